/** What came into the library is read for citations, each text once; and what waited for it is led to it. */
import { titleKey } from '#citations/titles.ts'
import { READING } from '#citations/version.ts'
import {
  expressionsOfWork,
  forgetReading,
  isNewlyHeld,
  readingVersion,
  recordReadingVersion,
  rowsOfTexts,
  rowsToRead,
} from '#store/citation-reading.ts'
import { namesOfWork, titlesAfter, titlesOfWork, worksOf } from '#store/cited.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { openLinks, recordLinks, removeLinks } from '#store/record/citations.ts'
import { bookOver, forgetBook, isCitedByTitle } from '../citations/book.ts'
import { rowsNaming } from '../citations/naming-rows.ts'
import {
  Contents,
  defineForms,
  definitionsIn,
  linkOf,
  readRows,
  type Transaction,
} from '../citations/read.ts'
import { Resolver } from '../citations/resolve.ts'

// Of the links that wait for an act that very much law cites.
const MOST_REOPENED = 200_000

/** An expression of which rows came in. */
export interface ReadExpression {
  readonly id: number
  readonly workId: number
  readonly language: string
  readonly inserted: readonly number[]
  readonly superseded: readonly number[]
}

/** Reads the rows that came in for citations and leads them on; leads on what waited for this work. In the import's transaction. */
export async function recordCitations(
  db: Database,
  trx: Transaction,
  expressions: readonly ReadExpression[],
): Promise<void> {
  try {
    const book = bookOver(db)
    if (readingVersion(db) === null) await recordReadingVersion(trx, READING)
    for (const [workId, ofWork] of Map.groupBy(expressions, (expression) => expression.workId)) {
      await readWork(db, trx, workId, ofWork)
      await leadOn(db, trx, workId)
    }
    for (const expression of expressions)
      if (isNewlyHeld(db, expression)) await rereadNaming(db, trx, expression, expressions)
    book.refresh()
  } catch (error) {
    forgetBook(db)
    throw error
  }
}

// Short forms hold in all of the work's texts: those read before are read by new ones as well.
async function readWork(
  db: Database,
  trx: Transaction,
  workId: number,
  expressions: readonly ReadExpression[],
): Promise<void> {
  const before = JSON.stringify(definitionsIn(db, workId))
  const contents = new Contents(db)
  for (const expression of expressions) {
    await removeLinks(trx, expression.superseded)
    await defineForms(db, trx, expression, expression.inserted, contents)
  }
  if (JSON.stringify(definitionsIn(db, workId)) === before) {
    for (const expression of expressions) await readRows(db, trx, expression, expression.inserted, contents)
    return
  }
  for (const expression of expressionsOfWork(db, workId)) {
    const rows = rowsToRead(db, expression.id)
    await removeLinks(trx, rows)
    await readRows(db, trx, expression, rows)
  }
}

// What was read before the act was held may name it in words that nothing else knows for the name of an act.
async function rereadNaming(
  db: Database,
  trx: Transaction,
  { id, language }: ReadExpression,
  justRead: readonly ReadExpression[],
): Promise<void> {
  const [title] = titlesAfter(db, id - 1)
  if (!title || !isCitedByTitle(title.type)) return
  const names = bookOver(db).names.namesGivenBy(title)
  const rows = new Set(names.flatMap((name) => rowsNaming(db, name, language, MOST_REOPENED)))
  for (const { inserted } of justRead) for (const row of inserted) rows.delete(row)
  const shared = rowsOfTexts(db, [...rows], language)
  await forgetReading(trx, shared)
  for (const [workId, ofWork] of Map.groupBy(shared, (each) => each.workId))
    await readWork(
      db,
      trx,
      workId,
      ofWork.map((each) => ({ ...each, superseded: [] })),
    )
}

async function leadOn(db: Database, trx: Transaction, workId: number): Promise<void> {
  const [work] = worksOf(db, [workId])
  if (!work) return
  const titles = [work.title, ...titlesOfWork(db, workId)].map(
    (title) => `${work.jurisdiction}/${titleKey(title)}`,
  )
  await reopen(db, trx, workId, [...namesOfWork(db, workId), ...titles])
}

async function reopen(
  db: Database,
  trx: Transaction,
  workId: number,
  names: readonly string[],
): Promise<void> {
  const open = openLinks(db, workId, names, MOST_REOPENED)
  const byExpression = Map.groupBy(open, ({ expressionId }) => expressionId)
  for (const links of byExpression.values()) {
    const [first] = links
    if (!first) continue
    const resolver = new Resolver(db, bookOver(db), { language: first.language })
    const place = { workId: first.workId, expressionId: first.expressionId, jurisdiction: first.jurisdiction }
    await recordLinks(
      trx,
      links.map(({ row, citation }) => linkOf(row, citation, place, resolver)),
    )
  }
}
