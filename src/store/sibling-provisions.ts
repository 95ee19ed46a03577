/** Provisions that are one in the languages of a work. */
import { among, type Database } from './dialect/sqlite.ts'

/**
 * Returns pairs of a provision and each that is the same in a language of its work, itself among them: a provision is the same where it
 * has the same lasting name.
 */
export function siblingsOf(db: Database, provisionIds: readonly number[]): [number, number][] {
  const query = db.sql
    .selectFrom('provision as mine')
    .innerJoin('expression as e', 'e.id', 'mine.expression_id')
    .innerJoin('expression as other', 'other.work_id', 'e.work_id')
    .innerJoin('provision as theirs', (join) =>
      join.onRef('theirs.expression_id', '=', 'other.id').onRef('theirs.wid', '=', 'mine.wid'),
    )
    .where(among('mine.id', provisionIds))
    .select(['mine.id', 'theirs.id as sibling'])
  return db.rows(query.compile()) as [number, number][]
}
