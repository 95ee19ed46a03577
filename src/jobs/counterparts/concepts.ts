/** What provisions are about, as vectors over the library's concepts: that of the source, and those of rows that may answer it. */
import {
  conceptRarity,
  type RarityOf,
  type RelatedTo,
  underHeadings,
  type Vector,
  withRelated,
} from '#compare/counterparts/concept-vector.ts'
import type { Day } from '#kit/day.ts'
import type { RowsInQuestion } from '#search/rows-saying.ts'
import { rowTold } from '#store/concept-strength.ts'
import { conceptFrequencies, divisionsOn, type JudgedRow, walkConcept } from '#store/concept-walks.ts'
import { conceptIris } from '#store/concepts.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { toldOfRows } from '#store/record/concepts.ts'
import type { Vocabulary } from '#vocab/model.ts'
import { conceptBook, wordCount } from '../subjects/concept-book.ts'
import { toldOf } from '../subjects/concept-index.ts'
import { ownList } from '../subjects/concept-list.ts'
import type { CounterpartSource } from './source.ts'

/** The concepts of a library as they are weighed for one question. */
export interface Concepts {
  readonly rarityOf: RarityOf
  readonly relatedTo: RelatedTo
  readonly iris: ReadonlyMap<number, string>
  /** The list whose wordings teach how words are said in other languages. */
  readonly vocabulary: Vocabulary
}

/** Returns how the library's concepts are weighed; those of `leftOut` (IRIs) count for nothing. */
export async function conceptsOfLibrary(db: Database, leftOut: ReadonlySet<string>): Promise<Concepts> {
  const { rows, byConcept } = conceptFrequencies(db)
  const iris = conceptIris(db)
  const numbers = new Map([...iris].map(([number, iri]) => [iri, number]))
  const vocabulary = await ownList()
  return {
    iris,
    vocabulary,
    rarityOf: (concept) =>
      leftOut.has(iris.get(concept) ?? '') ? 0 : conceptRarity(byConcept.get(concept) ?? 1, rows),
    relatedTo: (concept) => relatedIn(vocabulary, iris.get(concept), numbers),
  }
}

function relatedIn(
  { concepts }: Vocabulary,
  iri: string | undefined,
  numbers: ReadonlyMap<string, number>,
): number[] {
  const related = iri === undefined ? undefined : concepts.get(iri)?.related
  return (related ?? []).flatMap((each) => numbers.get(each) ?? [])
}

const WHOLE = 1.6
const STRENGTHS = 255
const SURE = 1
const WEAK = 0.6

/** Returns what the source is about, read from its words: with its headings above, and what is related a little. */
export async function sourceVector(
  db: Database,
  concepts: Concepts,
  { expression, row, text, above, part }: CounterpartSource,
): Promise<Vector> {
  const matcher = await conceptBook(db).matcher(expression.language)
  if (!matcher) return new Map()
  const numbers = new Map([...concepts.iris].map(([number, iri]) => [iri, number]))
  const told = (words: string) =>
    matcher(words).flatMap((found) => {
      const number = numbers.get(found.concept)
      return number === undefined ? [] : [toldOf(words, found, number)]
    })
  const heading = part === null ? row.heading : null
  const own = ownVector(rowTold(wordCount(text), told(text), heading === null ? [] : told(heading)))
  const headings = (part === null ? above : [row.heading ?? '', ...above]).map(
    (each): Vector => new Map(told(each).map(({ concept, strong }) => [concept, strong ? SURE : WEAK])),
  )
  return withRelated(underHeadings(own, headings), concepts.relatedTo)
}

function ownVector(told: readonly { readonly concept: number; readonly strength: number }[]): Vector {
  return new Map(told.map(({ concept, strength }) => [concept, (strength / STRENGTHS) * WHOLE]))
}

// Concepts that are walked, and rows that are met on all walks together.
const MOST_WALKED = 14
const MOST_MET = 60_000
const LEAST_MET = 300

/** Returns rows in question that tell concepts of the source, with what speaks for each before it is looked at closely. */
export function rowsTelling(
  db: Database,
  concepts: Concepts,
  source: Vector,
  places: readonly string[],
  rows: RowsInQuestion,
): Map<number, number> {
  const walked = [...source]
    .map(([concept, weight]) => ({ concept, weight: weight * concepts.rarityOf(concept) ** 2 }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.concept - b.concept)
    .slice(0, MOST_WALKED)
  const most = Math.max(LEAST_MET, Math.floor(MOST_MET / Math.max(1, walked.length * places.length)))
  const sums = new Map<number, number>()
  for (const { concept, weight } of walked)
    for (const place of places)
      walkConcept(db, concept, place, most, (row, strength) => {
        if (rows.has(row)) sums.set(row, (sums.get(row) ?? 0) + (weight * strength) / STRENGTHS)
      })
  return sums
}

/** A row with the divisions that it lies in, the nearest first. */
export interface PlacedRow {
  readonly row: JudgedRow
  readonly above: readonly JudgedRow[]
}

// Divisions in divisions; more levels than any act has.
const MOST_LEVELS = 12

/** Returns the rows in their places on the day. */
export function placedRows(db: Database, rows: readonly JudgedRow[], at: Day): PlacedRow[] {
  const divisions = new Map<number, JudgedRow>()
  let wanted = parentsOf(rows, divisions)
  for (let level = 0; wanted.length > 0 && level < MOST_LEVELS; level++) {
    const found = divisionsOn(db, wanted, at)
    for (const [provision, division] of found) divisions.set(provision, division)
    wanted = parentsOf([...found.values()], divisions)
  }
  return rows.map((row) => ({ row, above: above(row, divisions) }))
}

function parentsOf(rows: readonly JudgedRow[], known: ReadonlyMap<number, JudgedRow>): number[] {
  const parents = rows.flatMap(({ parent }) => (parent === null || known.has(parent) ? [] : [parent]))
  return [...new Set(parents)]
}

function above(row: JudgedRow, divisions: ReadonlyMap<number, JudgedRow>): JudgedRow[] {
  const found: JudgedRow[] = []
  for (let parent = row.parent; parent !== null && found.length < MOST_LEVELS; ) {
    const division = divisions.get(parent)
    if (!division) break
    found.push(division)
    parent = division.parent
  }
  return found
}

/** Returns what the rows are about, by id. */
export function rowVectors(
  db: Database,
  concepts: Concepts,
  placed: readonly PlacedRow[],
  languageOf: (row: JudgedRow) => string,
): Map<number, Vector> {
  const all = new Map(placed.flatMap(({ row, above }) => [row, ...above].map((each) => [each.id, each])))
  const told = toldOfRows(db, [...all.values()], languageOf)
  return new Map(
    placed.map(({ row, above }) => {
      const headings = above.map(
        ({ id }): Vector =>
          new Map(
            (told.get(id) ?? []).map(({ concept, strong, inHeading }) => [
              concept,
              inHeading ? (strong ? SURE : WEAK) : 0,
            ]),
          ),
      )
      const vector = underHeadings(ownVector(told.get(row.id) ?? []), headings)
      return [row.id, withRelated(vector, concepts.relatedTo)]
    }),
  )
}

/** Returns what rows are about by their words and headings alone, by id. */
export function ownVectors(
  db: Database,
  rows: readonly JudgedRow[],
  languageOf: (row: JudgedRow) => string,
): Map<number, Vector> {
  return new Map([...toldOfRows(db, rows, languageOf)].map(([id, told]) => [id, ownVector(told)]))
}
