/** The lists of common terms, made from the index by a job: terms that so many rows have that asking for them would scan it. */
import type { Database } from '#store/dialect/sqlite.ts'
import type { Attributes } from '../attributes.ts'
import { FIELD_WEIGHTS, PostingsWriter, termWeight } from '../postings.ts'
import { idOf } from '../rank.ts'
import { PARTS, type PartNumber, run, setState, stateOf } from './sqlite.ts'
import { openIndex } from './sqlite-attributes.ts'
import { matchKeys, numbersIn } from './sqlite-find.ts'

/** A term is common where more than one row in so many of its part has it, and more than so many rows. */
export interface CommonLimits {
  readonly oneIn: number
  readonly leastRows: number
}

const COMMON: CommonLimits = { oneIn: 200, leastRows: 2000 }

/** Told after every list. */
export type ListProgress = (done: number, total: number) => void

/**
 * Makes the lists anew, of the terms in more than 0.5 % of the rows of their part. Call it in a transaction. Returns how many
 * there are.
 */
export function makeLists(db: Database, progress: ListProgress, limits = COMMON): number {
  const { attributes } = openIndex(db)
  run(db, 'DELETE FROM search_list')
  const wanted = ([1, 2] as const).flatMap((part) =>
    commonTerms(db, part, attributes.count[part], limits).map((term) => ({ part, term })),
  )
  wanted.forEach(({ part, term }, index) => {
    makeList(db, attributes, part, term)
    progress(index + 1, wanted.length)
  })
  setState(db, 'listed-until', String(attributes.last))
  setState(db, 'listed-rows', String(attributes.count[1] + attributes.count[2]))
  setState(db, 'generation', String(Number(stateOf(db, 'generation')) + 1))
  return wanted.length
}

/** Makes the lists anew where they are stale. */
export async function keepLists(db: Database): Promise<void> {
  if (listsAreStale(db)) await db.sql.transaction().execute(async () => makeLists(db, () => {}))
}

// The lists are worth making anew where so large a part of the rows is not in them.
const STALE = 0.05

/** Returns whether enough was written since the lists were made, or none were made though they would be worth it. */
export function listsAreStale(db: Database): boolean {
  const { attributes, listedUntil } = openIndex(db)
  const rows = attributes.count[1] + attributes.count[2]
  if (rows < COMMON.leastRows * 2) return false
  const listed = Number(stateOf(db, 'listed-rows') ?? 0)
  return Math.abs(rows - listed) > rows * STALE || attributes.last - listedUntil > rows * STALE
}

function commonTerms(db: Database, part: PartNumber, rows: number, limits: CommonLimits): string[] {
  const least = Math.max(limits.leastRows, rows / limits.oneIn)
  if (rows <= least) return []
  return run(db, `SELECT term FROM ${PARTS[part]}_terms WHERE doc > ?`, least).map(([term]) => term as string)
}

function makeList(db: Database, attributes: Attributes, part: PartNumber, term: string): void {
  const writer = new PostingsWriter()
  const average = attributes.averageLength(part)
  const [row] = run(db, `SELECT group_concat(doc) FROM ${PARTS[part]}_places WHERE term = ?`, term)
  // Every place of the term is a row's key, in order: as often as it is told, as often the row has the term.
  const places = row?.[0] == null ? new Float64Array(0) : numbersIn(String(row[0]))
  const headings = new KeysInOrder(matchKeys(db, part, `{heading} : "${term}"`, places.length))
  const numbers = new KeysInOrder(matchKeys(db, part, `{num} : "${term}"`, places.length))
  for (let at = 0; at < places.length; ) {
    const key = places[at] as number
    let frequency = 0
    for (; places[at] === key; at++) frequency++
    if (headings.has(key)) frequency += FIELD_WEIGHTS.heading - 1
    if (numbers.has(key)) frequency += FIELD_WEIGHTS.num - 1
    const id = idOf(key)
    if (attributes.partOf(id) === part)
      writer.add(key, termWeight(frequency, attributes.lengthOf(id), average))
  }
  run(
    db,
    'INSERT INTO search_list (part, term, df, postings) VALUES (?, ?, ?, ?)',
    part,
    term,
    writer.count,
    writer.end(),
  )
}

class KeysInOrder {
  readonly #keys: Float64Array
  #at = 0

  constructor(keys: Float64Array) {
    this.#keys = keys
  }

  // Asked for keys in ascending order.
  has(key: number): boolean {
    while ((this.#keys[this.#at] ?? Number.POSITIVE_INFINITY) < key) this.#at++
    return this.#keys[this.#at] === key
  }
}
