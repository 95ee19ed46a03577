/** What came into the library is read for concepts, each text and heading once a language; and reading all of it anew. */
import { chunks } from '#kit/chunks.ts'
import type { Told } from '#store/concept-bytes.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { contentsOf } from '#store/provisions.ts'
import {
  type ConceptPlace,
  type ConceptRow,
  conceptMark,
  conceptNumbers,
  conceptRowIds,
  conceptRows,
  expressionsWithPlaces,
  indexRows,
  jurisdictionOf,
  recordConceptMark,
  recordTold,
  removeAllConcepts,
  textsNotRead,
  unindexRows,
} from '#store/record/concepts.ts'
import type { Writing } from '#store/record/recorded.ts'
import type { FoundConcept, Matcher } from '#vocab/matcher.ts'
import { conceptBook, earliness, tellingText, wordCount } from './concept-book.ts'

/** An expression of which rows came in or went. */
export interface ChangedExpression {
  readonly id: number
  readonly workId: number
  readonly language: string
  readonly inserted: readonly number[]
  readonly superseded: readonly number[]
}

/** Reads the rows that came in for concepts and puts them into the index; takes out those that went. In the import's transaction. */
export async function recordConcepts(
  db: Database,
  trx: Writing,
  expressions: readonly ChangedExpression[],
): Promise<void> {
  if (conceptMark(db) === null) await recordConceptMark(trx, conceptBook(db).mark)
  for (const { workId, language, inserted, superseded } of expressions) {
    const place = { language, jurisdiction: jurisdictionOf(db, workId) }
    for (const ids of chunks(superseded, PIECE)) await unindexRows(db, trx, conceptRows(db, ids, true), place)
    await readRows(db, trx, inserted, place)
  }
}

// Rows at a time, so that little is kept.
const PIECE = 500

async function readRows(
  db: Database,
  trx: Writing,
  ids: readonly number[],
  place: ConceptPlace,
): Promise<void> {
  const matcher = ids.length === 0 ? null : await conceptBook(db).matcher(place.language)
  if (!matcher) return
  for (const piece of chunks(ids, PIECE)) {
    const rows = conceptRows(db, piece)
    await readWords(db, trx, rows, place.language, matcher)
    await indexRows(db, trx, rows, place)
  }
}

async function readWords(
  db: Database,
  trx: Writing,
  rows: readonly ConceptRow[],
  language: string,
  matcher: Matcher,
): Promise<void> {
  const textIds = [...new Set(rows.flatMap(({ textId }) => (textId === null ? [] : [textId])))]
  const fresh = contentsOf(db, textsNotRead(db, textIds, language))
  const texts = [...fresh].map(([textId, xml]) => {
    const text = tellingText(xml)
    return { textId, text, words: wordCount(text), found: matcher(text) }
  })
  const headings = [...new Set(rows.flatMap(({ heading }) => (heading === null ? [] : [heading])))].map(
    (heading) => ({ heading, found: matcher(heading) }),
  )
  const iris = new Set([...texts, ...headings].flatMap(({ found }) => found.map(({ concept }) => concept)))
  const numbers = await conceptNumbers(trx, [...iris])
  const told = (text: string, found: readonly FoundConcept[]): Told[] =>
    found.map((each) => toldOf(text, each, numbers.get(each.concept) ?? 0))
  await recordTold(
    trx,
    language,
    texts.map(({ textId, text, words, found }) => ({ textId, words, told: told(text, found) })),
    headings.map(({ heading, found }) => ({ heading, told: told(heading, found) })),
  )
}

/** Returns what a text tells of a concept that was found in it and has the number. */
export function toldOf(text: string, { strong, places }: FoundConcept, concept: number): Told {
  return { concept, count: places.length, strong, early: earliness(text, places[0]?.start ?? 0) }
}

export interface RereadConcepts {
  readonly expressions: number
  readonly rows: number
  readonly seconds: number
}

/** Reads all texts anew, in one transaction: others see what was read before until it is done. */
export async function rereadConcepts(
  db: Database,
  progress: (step: { readonly done: number; readonly total: number }) => void = () => {},
): Promise<RereadConcepts> {
  const started = performance.now()
  const read = await db.sql.transaction().execute(async (trx) => {
    await removeAllConcepts(trx)
    await recordConceptMark(trx, conceptBook(db).mark)
    const expressions = expressionsWithPlaces(db)
    let rows = 0
    for (const [done, { id, ...place }] of expressions.entries()) {
      const ids = conceptRowIds(db, id)
      await readRows(db, trx, ids, place)
      rows += ids.length
      progress({ done: done + 1, total: expressions.length })
    }
    return { expressions: expressions.length, rows }
  })
  return { ...read, seconds: Math.round(performance.now() - started) / 1000 }
}
