/**
 * Rows of texts by how much they say of many weighted terms: what is likest to a provision, rather than what has all words of a query.
 * Scored from the places of each term alone, with lengths and days from memory.
 */

import type { Database } from '#store/dialect/sqlite.ts'
import type { ExpressionFacts } from './attributes.ts'
import type { PartNumber } from './dialect/sqlite.ts'
import { type OpenIndex, openIndex } from './dialect/sqlite-attributes.ts'
import { listOf, rowsWithTerm } from './dialect/sqlite-find.ts'
import { occurrencesOf } from './dialect/sqlite-occurrences.ts'
import { readPostings, termWeight } from './postings.ts'
import { idOf } from './rank.ts'

/** A term as the index has it, and how much it counts. */
export interface WeightedTerm {
  readonly term: string
  readonly weight: number
}

/** Which rows are in question: those of expressions that are let in, which hold on a day (as a number). */
export class RowsInQuestion {
  readonly index: OpenIndex
  readonly #admitted: Uint8Array
  readonly #day: number

  constructor(db: Database, admits: (facts: ExpressionFacts) => boolean, day: number) {
    this.index = openIndex(db)
    const { expressions } = this.index.attributes
    this.#admitted = Uint8Array.from(expressions, (facts) => (facts?.shown && admits(facts) ? 1 : 0))
    this.#day = day
  }

  /** Returns whether the row is one of them. */
  has(id: number): boolean {
    return this.#admitted[this.index.attributes.expressionOf(id)] === 1 && this.holds(id)
  }

  /** Returns whether the row, of whatever expression, holds on the day. */
  holds(id: number): boolean {
    const { attributes } = this.index
    return (
      attributes.partOf(id) !== 0 && attributes.fromOf(id) <= this.#day && this.#day < attributes.toOf(id)
    )
  }

  /** Returns the expression of the row. */
  factsOf(id: number): ExpressionFacts | undefined {
    return this.index.attributes.expressions[this.index.attributes.expressionOf(id)]
  }

  /** Returns how many terms the row has. */
  lengthOf(id: number): number {
    return this.index.attributes.lengthOf(id)
  }

  /** The parts of the index in which rows of the day may lie. */
  get parts(): readonly PartNumber[] {
    return this.#day < this.index.boundary ? [1, 2] : [1]
  }
}

/** Places that are looked at for one question. */
export const MOST_PLACES = 250_000
// Places of one term that has no list.
const MOST_OF_TERM = 20_000

/**
 * Returns the rows in question that have some of the terms, with the sum of what each term weighs times how much the row says of it. Terms
 * are taken in the order given, until `most` places were looked at: the rest is not worth the time.
 */
export function rowsSaying(
  rows: RowsInQuestion,
  terms: readonly WeightedTerm[],
  most = MOST_PLACES,
): Map<number, number> {
  const sums = new Map<number, number>()
  let looked = 0
  for (const { term, weight } of terms) {
    if (looked > most) break
    for (const part of rows.parts)
      looked += eachRow(rows, part, term, (id, said) => {
        if (rows.has(id)) sums.set(id, (sums.get(id) ?? 0) + weight * said)
      })
  }
  return sums
}

// Tells how much each row says of a term, and returns how many there were.
function eachRow(
  { index }: RowsInQuestion,
  part: PartNumber,
  term: string,
  tell: (id: number, said: number) => void,
): number {
  const { attributes } = index
  const list = index.common[part].has(term) ? listOf(index.db, part, term, attributes.count[part]) : null
  if (list) {
    const { keys, scores } = readPostings({ ...list, rarity: 1 })
    for (let at = 0; at < keys.length; at++) tell(idOf(keys[at] as number), scores[at] as number)
    return keys.length
  }
  const found = occurrencesOf(index.db, part, term, MOST_OF_TERM)
  if (!found) return MOST_OF_TERM
  const average = attributes.averageLength(part)
  for (let at = 0; at < found.keys.length; at++) {
    const id = idOf(found.keys[at] as number)
    tell(id, termWeight(found.frequencies[at] as number, attributes.lengthOf(id), average))
  }
  return found.keys.length
}

/** How rare terms are in the texts of a language. */
export class Rarities {
  readonly #index: OpenIndex
  readonly #rows: number
  readonly #known = new Map<string, number>()

  constructor(index: OpenIndex, language: string) {
    this.#index = index
    this.#rows = rowsByLanguage(index).get(language) ?? 0
  }

  /** Returns how much a term's rarity counts; 0 where half the rows have it. */
  of(term: string): number {
    let known = this.#known.get(term)
    if (known === undefined) {
      const { db, common } = this.#index
      const has = common[1].get(term) ?? rowsWithTerm(db, 1, term)
      known = Math.max(0, Math.log((this.#rows - has + 0.5) / (has + 0.5)) || 0)
      this.#known.set(term, known)
    }
    return known
  }
}

const counted = new WeakMap<OpenIndex, Map<string, number>>()

function rowsByLanguage(index: OpenIndex): Map<string, number> {
  let counts = counted.get(index)
  if (counts) return counts
  const { attributes } = index
  const byExpression = new Float64Array(attributes.expressions.length)
  for (let id = 0; id < attributes.size; id++)
    if (attributes.partOf(id) === 1) {
      const expression = attributes.expressionOf(id)
      byExpression[expression] = (byExpression[expression] ?? 0) + 1
    }
  counts = new Map<string, number>()
  for (const facts of attributes.expressions)
    if (facts) counts.set(facts.language, (counts.get(facts.language) ?? 0) + (byExpression[facts.id] ?? 0))
  counted.set(index, counts)
  return counts
}
