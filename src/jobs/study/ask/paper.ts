/** A questionnaire on paper: the questions as a document that people fill in, beside the file that machines read. */
import type { Said, StudyDocument } from '#export/study/document.ts'
import { STUDY_FORMATS } from '#export/study/registry.ts'
import { type Jurisdictions, jurisdictionName } from '#i18n/jurisdictions.ts'
import { dayOrNull } from '#kit/day.ts'
import { type Questionnaire, readQuestionnaire } from '#research/questionnaire.ts'
import { StudyError } from '#research/refused.ts'
import type { Sealed } from './signing.ts'

const REQUEST =
  'Please answer each question for the law of the states named, quote the provisions that the answer rests on, and say where there are none.'
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

/** Returns the questionnaire as a document for people. */
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
  const until = due === null ? '' : `, to be answered by ${due}`
  const facts = `Questionnaire ${number} from ${asker.name} to ${asked.name}, ${at.slice(0, 10)}${until}. SHA-256 of what was signed: ${hash}.`
  return {
    id: study,
    edition: null,
    at,
    by: asker.name,
    seq: 0,
    locale,
    site: null,
    title: said(`Questionnaire: ${title}`),
    question: said(question),
    summary: said(REQUEST),
    mandate: said(facts),
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
