/** A questionnaire on paper: the questions as a document that people fill in, beside the file that machines read. */
import type { Said, StudyDocument } from '#export/study/document.ts'
import { STUDY_FORMATS } from '#export/study/registry.ts'
import { formatDay } from '#i18n/dates.ts'
import { type Jurisdictions, jurisdictionName } from '#i18n/jurisdictions.ts'
import { translator } from '#i18n/messages.ts'
import { dayOf, dayOrNull, day as toDay } from '#kit/day.ts'
import { type Questionnaire, readQuestionnaire } from '#research/questionnaire.ts'
import { StudyError } from '#research/refused.ts'
import type { Sealed } from './signing.ts'

const PAPERS = ['docx', 'md', 'pdf']

/** Returns the format of a paper by the ending of its file. Throws StudyError where there is none such, or it cannot be made here. */
export function paperFormat(file: string) {
  const ending = /\.([a-z]+)$/.exec(file)?.[1] ?? ''
  const format = STUDY_FORMATS.find((each) => each.ending === ending && PAPERS.includes(ending))
  if (!format)
    throw new StudyError(
      `Cannot write "${file}": expected a name that ends in ${PAPERS.map((each) => `.${each}`).join(', ')}`,
    )
  if (!format.isMade())
    throw new StudyError(`Cannot write "${file}": ${format.name} cannot be made on this machine; use .docx`)
  return format
}

/** Returns the questionnaire as a document for people, with the words around the questions in the language of `locale`. */
export async function paperOf(
  sealed: Pick<Sealed, 'body' | 'hash'>,
  file: string,
  { jurisdictions, locale }: { readonly jurisdictions: Jurisdictions; readonly locale: string },
): Promise<Uint8Array | string> {
  const questionnaire = readQuestionnaire(sealed.body)
  const format = paperFormat(file)
  return format.make(documentOf(questionnaire, sealed.hash, { jurisdictions, locale }))
}

function documentOf(
  { study, number, asker, asked, agreement, at, due, title, question, rows, columns }: Questionnaire,
  hash: string,
  { jurisdictions, locale }: { readonly jurisdictions: Jurisdictions; readonly locale: string },
): StudyDocument {
  const t = translator(locale)
  const facts = {
    number,
    asker: asker.name,
    asked: asked.name,
    date: formatDay(dayOf(new Date(at)), t.locale),
    due: due === null ? 'none' : formatDay(toDay(due), t.locale),
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
    mandate: said(t('studyFile.paper.facts', facts)),
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
