/** A study as tables: the grid of its answers, and its quotations with what each is pinned to. What spreadsheets and CSV are made of. */
import { bcp47 } from '#law/language.ts'
import { addressOf, cellOf, quotesOf, type StudyDocument } from './document.ts'
import { dayIn, disputesOf, movesOf, signatureLine, speakerOf } from './wording.ts'

/** A field, and what it leads to. */
export interface Field {
  readonly text: string
  readonly link: string | null
}

export interface TableOf {
  readonly name: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly Field[])[]
  /** Widths of the columns, in characters. */
  readonly widths: readonly number[]
}

/** Returns the answers: a row a question, a column a state; each field has the answer, what it quotes, and its status. */
export function gridOf(document: StudyDocument): TableOf {
  const t = speakerOf(document)
  return {
    name: t('studyFile.sheetGrid'),
    head: [t('studyFile.question'), ...document.states.map(({ name }) => name)],
    rows: document.rows.map((row) => [
      plain(row.question.words || row.id),
      ...document.states.map((state) => plain(cellText(document, row.id, state.id))),
    ]),
    widths: [36, ...document.states.map(() => 44)],
  }
}

/** Returns the quotations: a row each, with IRI, days, fingerprint and words. */
export function quotationsOf(document: StudyDocument): TableOf {
  const t = speakerOf(document)
  const columns = [
    ['question', 32],
    ['state', 18],
    ['citation', 44],
    ['words', 80],
    ['language', 10],
    ['asOf', 12],
    ['identifier', 60],
    ['hash', 66],
    ['quoted', 20],
    ['status', 24],
    ['signature', 40],
  ] as const
  return {
    name: t('studyFile.sheetQuotes'),
    head: columns.map(([name]) => t(`studyFile.${name}`)),
    rows: quotesOf(document).map(({ quote, row, state }) => [
      plain(row.question.words || row.id),
      plain(state.name),
      plain(quote.citation),
      plain(quote.text),
      plain(bcp47(quote.language)),
      plain(quote.at),
      { text: quote.iri, link: addressOf(document, quote.iri) },
      plain(quote.hash),
      plain(`${dayIn(document, quote.addedAt)}, ${quote.addedBy}`),
      plain(movesOf(document, quote).join('; ')),
      plain(signatureLine(document, quote)),
    ]),
    widths: columns.map(([, width]) => width),
  }
}

function cellText(document: StudyDocument, row: string, state: string): string {
  const t = speakerOf(document)
  const cell = cellOf(document, row, state)
  const quoted = cell.quotes.map((quote) => [quote.label, ...movesOf(document, quote)].join(' – '))
  const sources = cell.sources.map(({ words }) => words)
  const notes =
    document.withNotes && cell.notes.words !== '' ? [`${t('studyFile.notes')}: ${cell.notes.words}`] : []
  return [
    cell.answer.words,
    ...disputesOf(document, cell.answer),
    ...quoted.map((label) => `• ${label}`),
    ...sources,
    ...notes,
    `[${t(`studyFile.status.${cell.status}`)}]`,
  ]
    .filter((line) => line !== '')
    .join('\n')
}

function plain(text: string): Field {
  return { text, link: null }
}
