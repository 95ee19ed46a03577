/** The subjects of a provision as pages show them: named in the reader's language. */
import type { SubjectOfProvision, SubjectShelf } from '#jobs/subjects/shelf.ts'
import type { Expression, Node } from '#store/model.ts'
import { shortName } from '#vocab/model.ts'
import type { Page } from '../page.ts'
import { subjectLabel } from './names.ts'

export interface NamedSubject extends SubjectOfProvision {
  readonly label: string
}

/** Returns the subjects of a row; none where no page speaks of subjects. */
export async function subjectsOfRow(
  page: Page,
  { id, provisionId }: Pick<Node, 'id' | 'provisionId'>,
  { language }: Pick<Expression, 'language'>,
): Promise<readonly NamedSubject[]> {
  const { subjects } = page
  if (!subjects) return []
  const told = await subjects.subjectsOf({ row: id, provision: provisionId, language })
  return named(page, subjects, told)
}

/** Returns subjects with their names. */
export async function named(
  page: Page,
  shelf: SubjectShelf,
  told: readonly SubjectOfProvision[],
): Promise<NamedSubject[]> {
  const all: NamedSubject[] = []
  for (const subject of told) {
    const found = await shelf.concept(subject.concept)
    all.push({ ...subject, label: found ? subjectLabel(page, found.concept) : shortName(subject.concept) })
  }
  return all
}
