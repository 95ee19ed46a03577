/** Keeping the index: rows and titles go in and out in the transaction that changes the library. */
import type { Day } from '#kit/day.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { indexTerms } from '../analysis/analysis.ts'
import { type IndexedRow, indexedRow, type StoredRow } from '../indexed-row.ts'
import { rankOf, rowKey } from '../rank.ts'
import { blockOf, dayNumber, emptyBlock, NEVER_ENDS, readSpan, type Span, writeSpan } from '../spans.ts'
import { type SpelledWord, spelledWords } from '../spelled-words.ts'
import { PARTS, type PartNumber, run, setState, stateOf } from './sqlite.ts'
import { WordCounts } from './sqlite-words.ts'

/** What changed in an expression. */
export interface Change {
  readonly expressionId: number
  /** Provision versions that are found no more. */
  readonly removed: readonly number[]
  /** Provision versions that are new; `all`: every one of the expression. */
  readonly added: readonly number[] | 'all'
  /** An index that is begun takes texts that have ended by this day for those of the past. */
  readonly today: Day
}

/**
 * Brings the index up to a change. Call it in the transaction that made the change, once for every expression recorded, changed
 * or not: the title is indexed anew each time.
 */
export function updateIndex(db: Database, { expressionId, removed, added, today }: Change): void {
  if (stateOf(db, 'boundary') === null) setState(db, 'boundary', String(dayNumber(today)))
  const writer = new IndexWriter(db)
  const { language, rank } = writer.title(expressionId)
  writer.remove(rank, removed)
  const words = new Set<string>()
  for (const row of storedRows(db, expressionId, added))
    writer.add(expressionId, rank, indexedRow(row, language, words))
  writer.words(spelledWords(words, language))
  writer.end()
}

// An act is also found by its number and by what registers call it; addresses on the web name nothing that people type.
const NAMED_BY = `SELECT e.title, e.language, w.force, s.rank, w.number,
    (SELECT group_concat(value, ' ') FROM alias WHERE work_id = w.id AND value NOT LIKE '%://%')
  FROM expression AS e JOIN work AS w ON w.id = e.work_id LEFT JOIN search_expression AS s ON s.id = e.id WHERE e.id = ?`

/** Writes an index row by row; nothing of spans, words and the generation is kept before `end`. */
export class IndexWriter {
  readonly #db: Database
  readonly #generation: number
  readonly #boundary: number
  readonly #blocks = new Map<number, Uint8Array>()
  readonly #words: WordCounts

  constructor(db: Database) {
    this.#db = db
    this.#generation = Number(stateOf(db, 'generation')) + 1
    this.#boundary = Number(stateOf(db, 'boundary') ?? 0)
    this.#words = new WordCounts(db)
  }

  /** Indexes the title of an expression, in the place of the one it had. Returns by what its rows are indexed. */
  title(expressionId: number): { language: string; rank: number } {
    const [row = []] = run(this.#db, NAMED_BY, expressionId)
    const [title, language] = row as [string, string]
    // Its rows stand under the rank that it had when it came in: it is looked at again when the index is made anew.
    const rank = row[3] === null ? rankOf(row[2] as string | null) : Number(row[3])
    const words = new Set<string>()
    const terms = indexTerms(title, language, words)
    const names = indexTerms([row[4], row[5]].filter((name) => name !== null).join(' '), language)
    run(
      this.#db,
      'INSERT OR REPLACE INTO search_title (rowid, title, names) VALUES (CAST(? AS INTEGER), ?, ?)',
      expressionId,
      terms,
      names,
    )
    run(
      this.#db,
      'INSERT OR REPLACE INTO search_expression (id, rank, terms) VALUES (?, ?, ?)',
      expressionId,
      rank,
      terms,
    )
    this.#words.add(spelledWords(words, language))
    return { language, rank }
  }

  /** Indexes a row. */
  add(expression: number, rank: number, row: IndexedRow): void {
    const part: PartNumber = row.to === NEVER_ENDS || row.to > this.#boundary ? 1 : 2
    run(
      this.#db,
      `INSERT INTO ${PARTS[part]} (rowid, num, heading, body) VALUES (CAST(? AS INTEGER), ?, ?, ?)`,
      rowKey(rank, row.id),
      row.num,
      row.heading,
      row.body,
    )
    this.#write({ ...row, expression, part })
  }

  /** Takes rows of an expression out. */
  remove(rank: number, ids: readonly number[]): void {
    for (const id of ids) {
      const span = readSpan(this.#block(blockOf(id)), id)
      if (span.part === 0) continue
      run(this.#db, `DELETE FROM ${PARTS[span.part]} WHERE rowid = CAST(? AS INTEGER)`, rowKey(rank, id))
      this.#write({ ...span, part: 0 })
    }
  }

  /** Counts words that an expression uses. */
  words(words: readonly SpelledWord[]): void {
    this.#words.add(words)
  }

  /** Writes what was gathered. */
  end(): void {
    for (const [block, rows] of this.#blocks)
      run(
        this.#db,
        'INSERT OR REPLACE INTO search_span (block, generation, rows) VALUES (?, ?, ?)',
        block,
        this.#generation,
        rows,
      )
    this.#blocks.clear()
    this.#words.end()
    setState(this.#db, 'generation', String(this.#generation))
  }

  #write(span: Span): void {
    writeSpan(this.#block(blockOf(span.id)), span)
  }

  #block(number: number): Uint8Array {
    let block = this.#blocks.get(number)
    if (!block) {
      const [row] = run(this.#db, 'SELECT rows FROM search_span WHERE block = ?', number)
      block = row ? Uint8Array.from(row[0] as Uint8Array) : emptyBlock()
      this.#blocks.set(number, block)
    }
    return block
  }
}

// Rows of a chunk, so that a code of thousands of articles does not lie in memory whole.
const CHUNK = 500

function* storedRows(db: Database, expressionId: number, added: Change['added']): Generator<StoredRow> {
  const ids =
    added === 'all'
      ? run(
          db,
          'SELECT id FROM provision_version WHERE expression_id = ? AND superseded_in IS NULL ORDER BY id',
          expressionId,
        ).map(([id]) => id as number)
      : added
  for (let start = 0; start < ids.length; start += CHUNK) {
    const chunk = JSON.stringify(ids.slice(start, start + CHUNK))
    for (const row of run(db, ROWS_BY_ID, chunk)) yield storedRow(row)
  }
}

const ROW = 'SELECT pv.id, pv.num, pv.heading, pv.valid_from, pv.valid_to, t.xml, pv.kind, pv.eid'
const FROM = 'FROM provision_version AS pv LEFT JOIN text AS t ON t.id = pv.text_id'
// A wording that the source only says there was has nothing to be found by.
const FOUND = 'pv.superseded_in IS NULL AND pv.missing = 0'
const ROWS_BY_ID = `${ROW} ${FROM} WHERE pv.id IN (SELECT value FROM json_each(?)) AND ${FOUND}`
const ROWS_AFTER = `${ROW}, pv.expression_id ${FROM} WHERE pv.id > ? AND ${FOUND} ORDER BY pv.id LIMIT ?`

/** Returns the languages of all expressions, by id. */
export function languagesOf(db: Database): Map<number, string> {
  return new Map(
    run(db, 'SELECT id, language FROM expression').map(([id, language]) => [
      id as number,
      language as string,
    ]),
  )
}

/** Returns the ids of all expressions. */
export function allExpressions(db: Database): number[] {
  return run(db, 'SELECT id FROM expression ORDER BY id').map(([id]) => id as number)
}

/** Returns the highest id of a provision version. */
export function highestRow(db: Database): number {
  return Number(run(db, 'SELECT max(id) FROM provision_version')[0]?.[0] ?? 0)
}

/** Returns rows of the whole library after an id, each with its expression, by id. */
export function rowsAfter(db: Database, id: number, most: number): { row: StoredRow; expression: number }[] {
  return run(db, ROWS_AFTER, id, most).map((row) => ({ row: storedRow(row), expression: row[8] as number }))
}

function storedRow([id, num, heading, from, to, xml, kind, eId]: readonly unknown[]): StoredRow {
  return {
    id: id as number,
    kind: kind as string,
    eId: eId as string,
    num: num as string | null,
    heading: heading as string | null,
    from: from as Day | null,
    to: to as Day | null,
    xml: xml as string | null,
  }
}
