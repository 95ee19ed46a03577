/** A study, or an edition of it, as the document that files are made of: with the names of states, citations, wordings, moves and signatures. */
import { type CitationStyle, citationIn, shortLabel } from '#export/study/citation-style.ts'
import type {
  Receipt,
  Said,
  StudyCell,
  StudyDocument,
  StudyMove,
  StudyQuote,
} from '#export/study/document.ts'
import { type Jurisdictions, jurisdictionName } from '#i18n/jurisdictions.ts'
import { type Day, day, dayOrNull } from '#kit/day.ts'
import { type Edition, editionOf, studyOfEdition } from '#research/edition.ts'
import { editionsOf } from '#research/edition-list.ts'
import { StudyError } from '#research/refused.ts'
import { openStudy } from '#research/studies.ts'
import { type Register, said as standing } from '#research/study.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { movesOf } from '../moves.ts'
import { type Pinned, pinnedFor, quotesIn, type Signed } from './texts.ts'

export interface ExportOptions {
  readonly jurisdictions: Jurisdictions
  readonly style: CitationStyle
  /** Language of the words around, as the interface speaks it. */
  readonly locale: string
  /** Scheme and host where the library is read; null where it is not told. */
  readonly site: string | null
  readonly withNotes: boolean
  readonly withAnnexes: boolean
  /** Whether is told who signed what is quoted. */
  readonly withReceipts: boolean
  /** The day as of which is told how the law moved; null to tell nothing of it. */
  readonly today: Day | null
}

/**
 * Returns the edition of the number; without one the study as it stands, which is its latest edition where nothing was changed since. Throws
 * StudyError where there is none.
 */
export async function editionToExport(db: Database, id: string, number: number | null): Promise<Edition> {
  const editions = await editionsOf(db, id)
  if (number !== null) {
    const found = editions.find((each) => each.number === number)
    if (found) return found
    const held = editions.map((each) => each.number).join(', ')
    throw new StudyError(
      `Cannot export edition ${number} of the study "${id}": ${held === '' ? 'none was published' : `there are ${held}`}`,
    )
  }
  const opened = db.isWalled ? null : await openStudy(db, id)
  const [latest] = editions
  if (!opened && latest) return latest
  if (!opened)
    throw new StudyError(`Cannot find the study "${id}": there is none of the name; see comity study list`)
  const { study, changes, people } = opened
  if (latest?.seq === study.seq) return latest
  const last = changes.at(-1)
  const act = { at: last?.at ?? '', by: last?.by ?? '' }
  return editionOf(study, {
    id,
    number: null,
    ...act,
    people: people.map(({ name, role }) => ({ name, role })),
  })
}

/** Returns the document of an edition; what is at hand of its quotes is looked for where it is not given. */
export async function documentOfEdition(
  db: Database,
  edition: Edition,
  options: ExportOptions,
  found?: Pinned,
): Promise<StudyDocument> {
  const pinned = found ?? (await pinnedFor(db, quotesIn(edition), options.withReceipts))
  const moved = options.today === null ? [] : await movesOf(db, studyOfEdition(edition), options.today)
  const moves = Map.groupBy(moved, ({ quote }) => quote)
  const mapping = { ...options, pinned, movesOf: (id: string): StudyMove[] => moves.get(id) ?? [] }
  const { id, number, at, by, seq, agreement, people } = edition
  return {
    id,
    edition: number,
    at,
    by,
    seq,
    locale: options.locale,
    site: options.site,
    title: saidOf(edition.title),
    question: saidOf(edition.question),
    summary: saidOf(edition.summary),
    mandate: saidOf(edition.mandate),
    agreement,
    people,
    rows: edition.rows.map((row) => ({
      id: row.id,
      question: saidOf(row.question),
      guidance: saidOf(row.guidance),
    })),
    states: edition.columns.map((column) => ({
      id: column.id,
      jurisdiction: column.jurisdiction,
      name:
        standing(column.label) ||
        jurisdictionName(options.jurisdictions, column.jurisdiction, options.locale),
      at: dayOrNull(column.at),
      note: saidOf(column.note),
    })),
    cells: edition.cells.map((cell) => cellOf(cell, mapping)),
    withNotes: options.withNotes,
    withAnnexes: options.withAnnexes,
  }
}

interface Mapping extends ExportOptions {
  readonly pinned: Pinned
  readonly movesOf: (quote: string) => readonly StudyMove[]
}

function cellOf(cell: Edition['cells'][number], mapping: Mapping): StudyCell {
  const { row, column, status, statusBy, sources } = cell
  return {
    row,
    state: column,
    status,
    statusBy,
    answer: saidOf(cell.answer),
    notes: saidOf(cell.notes),
    quotes: cell.quotes.map((quoted) => quoteOf(quoted, mapping)),
    sources,
  }
}

function quoteOf(
  { quote, by, addedAt }: Edition['cells'][number]['quotes'][number],
  { jurisdictions, style, site, pinned, movesOf: moved }: Mapping,
): StudyQuote {
  const { basis: _, wId: __, at, from, to, ...told } = quote
  const own = { ...told, at: day(at), from: dayOrNull(from), to: dayOrNull(to), addedAt, addedBy: by }
  const signed = pinned.proofs.get(quote.id)
  return {
    ...own,
    citation: citationIn(style, own, { jurisdictions, site }),
    label: shortLabel(own, jurisdictions),
    moves: moved(quote.id).map(({ kind, since }) => ({ kind, since })),
    full: pinned.texts.get(quote.hash) ?? null,
    receipt: signed ? receiptOf(signed) : null,
  }
}

function receiptOf({ proved }: Signed): Receipt {
  const { publisher: fingerprint, institution, collection, release } = proved
  return { publisher: institution ?? fingerprint, fingerprint, collection, release: release.number }
}

// The latest words stand; others that say the same say nothing of their own.
function saidOf(register: Register): Said {
  const words = standing(register)
  const others = register
    .filter((each) => each.words !== words)
    .map(({ words: said, by }) => ({ words: said, by }))
  return { words, others }
}
