/** Asking the index in SQLite: which rows and which titles match. */
import type { Database } from '#store/dialect/sqlite.ts'
import { FIELD_WEIGHTS, type Postings, rarity } from '../postings.ts'
import { NONE, type Scored } from '../scored.ts'
import { PARTS, type PartNumber, run } from './sqlite.ts'

const { num, heading, body } = FIELD_WEIGHTS
const WEIGHTS = [num, heading, body].map((weight) => weight.toFixed(1)).join(', ')

/** Keys between which rows are looked for. */
export interface KeyRange {
  readonly first: number
  readonly last: number
}

/** Returns rows that match with their BM25, at most `most`: the first in order, which are of the highest force. */
export function matchScored(
  db: Database,
  part: PartNumber,
  match: string,
  most: number,
  range: KeyRange | null = null,
): Scored {
  const table = PARTS[part]
  const rows =
    range === null
      ? run(
          db,
          `SELECT rowid, -bm25(${table}, ${WEIGHTS}) FROM ${table} WHERE ${table} MATCH ? LIMIT ?`,
          match,
          most,
        )
      : run(
          db,
          `SELECT rowid, -bm25(${table}, ${WEIGHTS}) FROM ${table}
           WHERE ${table} MATCH ? AND rowid BETWEEN CAST(? AS INTEGER) AND CAST(? AS INTEGER) LIMIT ?`,
          match,
          range.first,
          range.last,
          most,
        )
  if (rows.length === 0) return NONE
  const keys = new Float64Array(rows.length)
  const scores = new Float32Array(rows.length)
  rows.forEach(([key, score], index) => {
    keys[index] = key as number
    scores[index] = score as number
  })
  return { keys, scores }
}

/** Returns the keys of rows that match, at most `most`, in order: several times cheaper than with scores. */
export function matchKeys(
  db: Database,
  part: PartNumber,
  match: string,
  most: number,
  range: KeyRange | null = null,
): Float64Array {
  const table = PARTS[part]
  const [row] =
    range === null
      ? run(
          db,
          `SELECT group_concat(rowid) FROM (SELECT rowid FROM ${table} WHERE ${table} MATCH ? LIMIT ?)`,
          match,
          most,
        )
      : run(
          db,
          `SELECT group_concat(rowid) FROM (SELECT rowid FROM ${table}
           WHERE ${table} MATCH ? AND rowid BETWEEN CAST(? AS INTEGER) AND CAST(? AS INTEGER) LIMIT ?)`,
          match,
          range.first,
          range.last,
          most,
        )
  return row?.[0] == null ? new Float64Array(0) : numbersIn(String(row[0]))
}

const COMMA = 44
const ZERO = 48

/** Returns the numbers of a text that has commas between them. */
export function numbersIn(text: string): Float64Array {
  // As bytes, which are several times sooner read than the letters of a string.
  const bytes = Buffer.from(text, 'latin1')
  const numbers = new Float64Array((bytes.length >> 1) + 1)
  let count = 0
  for (let at = 0; at < bytes.length; at++) {
    // The first nine digits fit a number of 32 bits, with which the processor reckons sooner.
    const end = at + 9
    let begin = 0
    for (; at < end && (bytes[at] ?? COMMA) !== COMMA; at++)
      begin = (Math.imul(begin, 10) + (bytes[at] as number) - ZERO) | 0
    let number = begin
    for (; (bytes[at] ?? COMMA) !== COMMA; at++) number = number * 10 + (bytes[at] as number) - ZERO
    numbers[count++] = number
  }
  return numbers.slice(0, count)
}

/** Returns the list of a common term, which is as rare as it is among so many rows; null where it is not listed. */
export function listOf(db: Database, part: PartNumber, term: string, rows: number): Postings | null {
  const [row] = run(db, 'SELECT df, postings FROM search_list WHERE part = ? AND term = ?', part, term)
  if (!row) return null
  const count = row[0] as number
  return { bytes: row[1] as Uint8Array, count, rarity: rarity(count, rows) }
}

/** Returns how many rows of a part have a term. */
export function rowsWithTerm(db: Database, part: PartNumber, term: string): number {
  return Number(run(db, `SELECT doc FROM ${PARTS[part]}_terms WHERE term = ?`, term)[0]?.[0] ?? 0)
}

/** Returns expressions whose title matches, at most `most`. */
export function matchTitles(db: Database, match: string, most: number): number[] {
  return run(db, 'SELECT rowid FROM search_title WHERE search_title MATCH ? LIMIT ?', match, most).map(
    ([id]) => id as number,
  )
}

/** Returns the terms of titles, by expression. */
export function titleTerms(db: Database, ids: readonly number[]): Map<number, string> {
  const rows = run(
    db,
    'SELECT id, terms FROM search_expression WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify(ids),
  )
  return new Map(rows.map(([id, terms]) => [id as number, terms as string]))
}

/** Returns the expressions of the work that an alias names as a whole, in its own, upper or lower case. */
export function matchAlias(db: Database, alias: string): number[] {
  const spellings = JSON.stringify([alias, alias.toUpperCase(), alias.toLowerCase()])
  return run(
    db,
    `SELECT e.id FROM alias AS a JOIN expression AS e ON e.work_id = a.work_id
     WHERE a.value IN (SELECT value FROM json_each(?))`,
    spellings,
  ).map(([id]) => id as number)
}

/** Returns the terms of words spelled so without their marks. */
export function findSpelled(db: Database, plain: readonly string[]): string[] {
  return run(
    db,
    'SELECT DISTINCT term FROM search_word WHERE plain IN (SELECT value FROM json_each(?))',
    JSON.stringify(plain),
  ).map(([term]) => term as string)
}

/** Returns terms of words that begin so and whose terms do not, at most `most`. */
export function findBeginning(db: Database, plain: string, most: number): string[] {
  return run(
    db,
    `SELECT DISTINCT term FROM search_word
     WHERE plain >= ?1 AND plain < ?2 AND substr(term, 1, length(?1)) != ?1 LIMIT ?3`,
    plain,
    `${plain}\u{10ffff}`,
    most,
  ).map(([term]) => term as string)
}
