/** A questionnaire on paper: the questions as a document that people fill in, beside the file that machines read. */
import type { Said, StudyDocument } from '#export/study/document.ts'
import { STUDY_FORMATS } from '#export/study/registry.ts'
import { formatDay } from '#i18n/dates.ts'
import { type Jurisdictions, jurisdictionName } from '#i18n/jurisdictions.ts'
import { translator } from '#i18n/messages.ts'
import { dayOf, dayOrNull, day as toDay } from '#kit/day.ts'
import { readQuestionnaire } from '#research/questionnaire.ts'
import { StudyError } from '#research/refused.ts'
import type { Sealed } from './signing.ts'

/** What a questionnaire can be printed as. */
export const PAPERS = STUDY_FORMATS.filter(({ ending }) => ['docx', 'md', 'pdf'].includes(ending))

/** Returns the format of a paper by the ending of its file. Throws StudyError where there is none such, or it cannot be made here. */
export function paperFormat(file: string) {
  const ending = /\.([a-z]+)$/.exec(file)?.[1] ?? ''
  const format = PAPERS.find((each) => each.ending === ending)
  if (!format)
    throw new StudyError(
      `Cannot write "${file}": expected a name that ends in ${PAPERS.map((each) => `.${each.ending}`).join(', ')}`,
    )
  if (!format.isMade())
    throw new StudyError(`Cannot write "${file}": ${format.name} cannot be made on this machine; use .docx`)
  return format
}

interface Speaking {
  readonly jurisdictions: Jurisdictions
  /** Language of the words around the questions. */
  readonly locale: string
}

/** Returns the questionnaire as a file for people. Throws StudyError as `paperFormat` does. */
export async function paperOf(
  sealed: Pick<Sealed, 'body' | 'hash'>,
  file: string,
  speaking: Speaking,
): Promise<Uint8Array | string> {
  return paperFormat(file).make(paperDocument(sealed, speaking))
}

/** Returns the questionnaire as a document for people. */
export function paperDocument(
  { body, hash }: Pick<Sealed, 'body' | 'hash'>,
  { jurisdictions, locale }: Speaking,
): StudyDocument {
  const { study, number, asker, asked, agreement, at, due, title, question, rows, columns } =
    readQuestionnaire(body)
  const t = translator(locale)
  const facts = {
    number,
    asker: asker.name,
    asked: asked.name,
    date: formatDay(dayOf(new Date(at)), t.locale),
    due: due === null ? '' : formatDay(toDay(due), t.locale),
    hash,
  }
  return {
    id: study,
    edition: null,
    at,
    by: asker.name,
    seq: 0,
    locale,
    site: null,
    title: said(t('studyFile.paper.title', { title })),
    question: said(question),
    summary: said(t('studyFile.paper.request')),
    mandate: said(t(due === null ? 'studyFile.paper.facts' : 'studyFile.paper.factsDue', facts)),
    agreement,
    people: [],
    rows: rows.map((row) => ({ id: row.id, question: said(row.question), guidance: said(row.guidance) })),
    states: columns.map(({ id, jurisdiction, at: day, label }) => ({
      id,
      jurisdiction,
      name: label || jurisdictionName(jurisdictions, jurisdiction, locale),
      at: dayOrNull(day),
      note: said(''),
    })),
    cells: [],
    withNotes: false,
    withAnnexes: false,
  }
}

function said(words: string): Said {
  return { words, others: [] }
}
