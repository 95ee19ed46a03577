/** The mark of a library: a text that stays while nothing in it changes, across restarts too, and is another one after any change. */
import { sql } from 'kysely'
import { sha256 } from '#kit/hash.ts'
import type { Database } from './dialect/sqlite.ts'

interface Kept {
  readonly stamp: string
  readonly mark: string
}

const keptByDatabase = new WeakMap<Database, Kept>()

/** Returns the mark. It is read anew only after somebody wrote to the database. */
export async function markOf(db: Database): Promise<string> {
  const stamp = db.stamp()
  const kept = keptByDatabase.get(db)
  if (kept?.stamp === stamp) return kept.mark
  const { rows } = await sql<{ mark: string }>`
    SELECT (SELECT coalesce(max(id), 0) || '-' || coalesce(max(at), '') FROM recording)
      || '-' || (SELECT coalesce(max(id), 0) || '-' || count(*) FROM finding)
      || '-' || (SELECT count(*) FROM expression WHERE shown = 1)
      || '-' || (SELECT coalesce(max(id), 0) || '.' || count(withdrawn_at) FROM tag) AS mark`.execute(db.sql)
  const mark = `${rows[0]?.mark ?? ''}${db.isWalled ? `-${await wallOf(db)}` : ''}`
  keptByDatabase.set(db, { stamp, mark })
  return mark
}

// Readers who do not see the same are not told that what one of them holds is what another would get.
async function wallOf(db: Database): Promise<string> {
  const { rows } = await sql<{ ids: string | null }>`
    SELECT group_concat(id) AS ids FROM (SELECT id FROM temp.wall_expression ORDER BY id)`.execute(db.sql)
  return sha256(rows[0]?.ids ?? '').slice(0, 12)
}
