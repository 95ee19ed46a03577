/**
 * Where a term stands, as the index's own vocabulary tells it, place by place: how often each row has it, and in which field. Asked so,
 * a term is scored several times faster than by the index's `bm25`, which looks up the length of every row; lengths are in memory.
 */
import type { Database } from '#store/dialect/sqlite.ts'
import { FIELD_WEIGHTS } from '../postings.ts'
import { PARTS, type PartNumber, run } from './sqlite.ts'
import { numbersIn } from './sqlite-find.ts'

/** Rows that have a term, in the order of their keys, and how often, weighted by field. */
export interface Occurrences {
  readonly keys: Float64Array
  readonly frequencies: Float32Array
}

const NOWHERE: Occurrences = { keys: new Float64Array(0), frequencies: new Float32Array(0) }

/** Returns the rows that have a term; null where it stands in more than `most` places. */
export function occurrencesOf(
  db: Database,
  part: PartNumber,
  term: string,
  most: number,
): Occurrences | null {
  const [row] = run(
    db,
    `SELECT group_concat(doc), group_concat(substr(col, 1, 1), '')
     FROM (SELECT doc, col FROM ${PARTS[part]}_places WHERE term = ? LIMIT ?)`,
    term,
    most + 1,
  )
  if (row?.[0] == null) return NOWHERE
  const places = numbersIn(String(row[0]))
  return places.length > most ? null : counted(places, String(row[1]))
}

/** Returns how often rows have terms that begin so, weighted by field; `keys` are all the rows that have one, in order. */
export function beginningsOf(
  db: Database,
  part: PartNumber,
  beginning: string,
  keys: Float64Array,
): Occurrences {
  const [row] = run(
    db,
    `SELECT group_concat(doc), group_concat(substr(col, 1, 1), '')
     FROM (SELECT doc, col FROM ${PARTS[part]}_places WHERE term >= ? AND term < ?)`,
    beginning,
    `${beginning}\u{10ffff}`,
  )
  const frequencies = new Float32Array(keys.length)
  const at = new Map(Array.from(keys, (key, index) => [key, index]))
  const fields = String(row?.[1] ?? '')
  const places = row?.[0] == null ? NOWHERE.keys : numbersIn(String(row[0]))
  places.forEach((key, place) => {
    const index = at.get(key)
    if (index !== undefined) frequencies[index] = (frequencies[index] as number) + weightOf(fields, place)
  })
  return { keys, frequencies }
}

/** Returns the keys of rows for every place of terms from one to another, these included, at most `most`; in no order. */
export function placesBetween(
  db: Database,
  part: PartNumber,
  from: string,
  to: string,
  most: number,
): Float64Array {
  const [row] = run(
    db,
    `SELECT group_concat(doc) FROM (SELECT doc FROM ${PARTS[part]}_places WHERE term >= ? AND term <= ? LIMIT ?)`,
    from,
    to,
    most,
  )
  return row?.[0] == null ? NOWHERE.keys : numbersIn(String(row[0]))
}

// The places of a row follow each other.
function counted(places: Float64Array, fields: string): Occurrences {
  const keys = new Float64Array(places.length)
  const frequencies = new Float32Array(places.length)
  let count = 0
  for (let place = 0; place < places.length; place++) {
    const key = places[place] as number
    if (count === 0 || keys[count - 1] !== key) keys[count++] = key
    frequencies[count - 1] = (frequencies[count - 1] as number) + weightOf(fields, place)
  }
  return { keys: keys.slice(0, count), frequencies: frequencies.slice(0, count) }
}

const [NUM, HEADING] = ['n', 'h'].map((letter) => letter.charCodeAt(0))

// Fields are told by their first letters: number, heading, body.
function weightOf(fields: string, place: number): number {
  const field = fields.charCodeAt(place)
  return field === NUM ? FIELD_WEIGHTS.num : field === HEADING ? FIELD_WEIGHTS.heading : FIELD_WEIGHTS.body
}
