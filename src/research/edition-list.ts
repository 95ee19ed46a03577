/** Queries for single editions of a study: what a list shows of each, and one of them whole, without reading the others. */
import type { Database } from '#store/dialect/sqlite.ts'
import type { Edition } from './edition.ts'

/** An edition as lists show it. */
export interface ListedEdition {
  readonly number: number
  /** ISO instant. */
  readonly at: string
  readonly by: string
  /** Of the last change that it takes in. */
  readonly seq: number
}

/** Returns the editions of a study, the latest first. Behind the wall as well: what was published is for everybody. */
export async function listEditions(db: Database, id: string): Promise<ListedEdition[]> {
  return db.sql
    .selectFrom('study_edition')
    .where('study', '=', id)
    .select(['number', 'at', 'by', 'seq'])
    .orderBy('number', 'desc')
    .execute()
}

/** Returns an edition; the latest where no number is given, and null where there is none. */
export async function editionNumbered(
  db: Database,
  id: string,
  number: number | null = null,
): Promise<Edition | null> {
  const all = db.sql.selectFrom('study_edition').where('study', '=', id).select('document')
  const one = number === null ? all.orderBy('number', 'desc').limit(1) : all.where('number', '=', number)
  const row = await one.executeTakeFirst()
  return row ? (JSON.parse(row.document) as Edition) : null
}
