/** A study as every format of export takes it: plain data, with what a reader has to know of each quotation. */
import type { Day } from '#kit/day.ts'
import type { Language } from '#law/language.ts'

export interface StudyDocument {
  readonly id: string
  /** Number of the edition; null for the state of a study that was not published. */
  readonly edition: number | null
  /** When it was published, or last changed, as an ISO instant, and by whom. */
  readonly at: string
  readonly by: string
  /** Number of the last change that it takes in. */
  readonly seq: number
  /** Language of the words around what people wrote and what the law says. */
  readonly locale: string
  /** Scheme and host where the library is read, which makes addresses of IRIs; null where it is not told. */
  readonly site: string | null
  readonly title: Said
  readonly question: Said
  readonly summary: Said
  readonly mandate: Said
  readonly agreement: string | null
  readonly people: readonly StudyPerson[]
  readonly rows: readonly StudyRow[]
  readonly states: readonly StudyState[]
  /** Of what stands in them; what nobody touched is not listed. */
  readonly cells: readonly StudyCell[]
  /** Whether the notes of the cells are to be shown. */
  readonly withNotes: boolean
  /** Whether the provisions quoted are to be shown in full. */
  readonly withAnnexes: boolean
}

/** Words that somebody wrote; `others` are those that were written meanwhile by people who had not seen them. */
export interface Said {
  readonly words: string
  readonly others: readonly { readonly words: string; readonly by: string }[]
}

export interface StudyPerson {
  readonly name: string
  readonly role: 'lead' | 'researcher' | 'reviewer'
}

export interface StudyRow {
  readonly id: string
  readonly question: Said
  readonly guidance: Said
}

export interface StudyState {
  readonly id: string
  readonly jurisdiction: string
  /** What the study calls it, else the jurisdiction's name in the language of the document. */
  readonly name: string
  /** The day whose law the column tells; null where each quotation has its own. */
  readonly at: Day | null
  readonly note: Said
}

export type StudyStatus = 'open' | 'draft' | 'answered' | 'reviewed' | 'none-found'

export interface StudyCell {
  readonly row: string
  readonly state: string
  readonly status: StudyStatus
  readonly statusBy: { readonly by: string; readonly at: string } | null
  readonly answer: Said
  readonly notes: Said
  readonly quotes: readonly StudyQuote[]
  readonly sources: readonly StudySource[]
}

export interface StudySource {
  readonly id: string
  readonly kind: 'act' | 'decision' | 'literature'
  readonly words: string
  readonly link: string | null
}

/** Words of a provision, as the study quotes them, with what is known of them here. */
export interface StudyQuote {
  readonly id: string
  /** The provision on the day, as IRI. */
  readonly iri: string
  readonly work: string
  /** eId of the part that alone is quoted; null for the whole provision. */
  readonly part: string | null
  /** SHA-256 of the provision's wording. */
  readonly hash: string
  readonly at: Day
  readonly from: Day | null
  readonly to: Day | null
  readonly jurisdiction: string
  readonly language: Language
  readonly title: string
  readonly num: string | null
  readonly heading: string | null
  readonly text: string
  readonly marks: readonly { readonly start: number; readonly end: number }[]
  /** When it was taken into the study, as an ISO instant, and by whom. */
  readonly addedAt: string
  readonly addedBy: string
  /** What it is cited as, in the style asked for, and in short, for tables. */
  readonly citation: string
  readonly label: string
  /** How the law moved since; empty where it did not, or nobody looked. */
  readonly moves: readonly StudyMove[]
  /** The provision in the wording quoted, as a canonical fragment; null where it is not held. */
  readonly full: string | null
  readonly receipt: Receipt | null
}

export interface StudyMove {
  readonly kind: 'amended' | 'repealed' | 'corrected' | 'gone'
  readonly since: Day | null
}

/** Who signed the wording quoted; read from a proof that was checked. */
export interface Receipt {
  /** What the publisher calls itself in what it signed, else its fingerprint. */
  readonly publisher: string
  readonly fingerprint: string
  readonly collection: string
  readonly release: number
}

/** Returns the cell of a row and a state; an empty one where nobody touched it. */
export function cellOf(document: Pick<StudyDocument, 'cells'>, row: string, state: string): StudyCell {
  return document.cells.find((cell) => cell.row === row && cell.state === state) ?? untouched(row, state)
}

/** Returns all quotations row by row, each with its cell. */
export function quotesOf(
  document: Pick<StudyDocument, 'cells' | 'rows' | 'states'>,
): { readonly quote: StudyQuote; readonly row: StudyRow; readonly state: StudyState }[] {
  return document.rows.flatMap((row) =>
    document.states.flatMap((state) =>
      cellOf(document, row.id, state.id).quotes.map((quote) => ({ quote, row, state })),
    ),
  )
}

/** Returns what a quotation or source leads to in the world; null where it leads nowhere. */
export function addressOf({ site }: Pick<StudyDocument, 'site'>, link: string | null): string | null {
  if (link === null) return null
  if (/^https?:\/\//i.test(link)) return link
  return link.startsWith('/akn/') && site !== null ? `${site}${encodeURI(link)}` : null
}

function untouched(row: string, state: string): StudyCell {
  const none: Said = { words: '', others: [] }
  return {
    row,
    state,
    status: 'open',
    statusBy: null,
    answer: none,
    notes: none,
    quotes: [],
    sources: [],
  }
}
