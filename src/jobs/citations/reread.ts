/** Reading a whole library anew for citations, in one transaction: whoever dies meanwhile leaves those of before. */
import { READING } from '#citations/version.ts'
import {
  expressionsToRead,
  recordReadingVersion,
  removeAllCitations,
  rowsToRead,
} from '#store/citation-reading.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { bookOver, forgetBook } from './book.ts'
import { defineForms, readRows, type Transaction } from './read.ts'

export interface RereadReport {
  /** Texts read, once for each work and language that has them. */
  readonly texts: number
  /** Places that cite, in provisions as they were worded at any time. */
  readonly citations: number
  /** Of those, the ones that lead to what is held. */
  readonly held: number
  readonly seconds: number
}

/** Expressions read so far. */
export interface RereadStep {
  readonly done: number
  readonly total: number
}

/** Reads all texts anew. Others see the citations of before until it is done; nobody writes meanwhile. */
export async function rereadCitations(
  db: Database,
  progress: (step: RereadStep) => void = () => {},
): Promise<RereadReport> {
  const started = performance.now()
  try {
    const read = await db.sql.transaction().execute(async (trx) => {
      await removeAllCitations(trx)
      await recordReadingVersion(trx, READING)
      return readAll(db, trx, progress)
    })
    return { ...read, seconds: Math.round(performance.now() - started) / 1000 }
  } finally {
    forgetBook(db)
  }
}

async function readAll(db: Database, trx: Transaction, progress: (step: RereadStep) => void) {
  const expressions = expressionsToRead(db)
  const total = expressions.length
  const sum = { texts: 0, citations: 0, held: 0 }
  let done = 0
  bookOver(db)
  for (const ofWork of Map.groupBy(expressions, ({ workId }) => workId).values()) {
    for (const expression of ofWork)
      await defineForms(db, trx, expression, rowsToRead(db, expression.id, true))
    for (const expression of ofWork) {
      const { texts, links, held } = await readRows(db, trx, expression, rowsToRead(db, expression.id))
      sum.texts += texts
      sum.citations += links
      sum.held += held
      progress({ done: ++done, total })
    }
  }
  return sum
}
