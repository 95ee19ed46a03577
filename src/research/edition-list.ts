/** Queries for the editions of studies: what a list shows of each, one of them whole, and all of them. Behind the wall as well: what was published is for everybody. */
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

/** Returns the editions of a study, the latest first. */
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

/** Returns the editions of a study, the latest first. */
export async function editionsOf(db: Database, id: string): Promise<Edition[]> {
  const rows = await db.sql
    .selectFrom('study_edition')
    .where('study', '=', id)
    .select('document')
    .orderBy('number', 'desc')
    .execute()
  return rows.map(({ document }) => JSON.parse(document) as Edition)
}

/** Returns the latest edition of every study of which one was published, the one published last first. */
export async function latestEditions(db: Database): Promise<Edition[]> {
  const rows = await db.sql
    .selectFrom('study_edition')
    .where(({ eb, selectFrom }) =>
      eb(
        'number',
        '=',
        selectFrom('study_edition as later')
          .whereRef('later.study', '=', 'study_edition.study')
          .select((inner) => inner.fn.max('later.number').as('number')),
      ),
    )
    .select('document')
    .orderBy('at', 'desc')
    .orderBy('study')
    .execute()
  return rows.map(({ document }) => JSON.parse(document) as Edition)
}
