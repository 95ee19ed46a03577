/** How many wordings provisions have had: one grouped query for all that a page shows, kept while nobody writes. */
import { sql as raw } from 'kysely'
import type { Day } from '#kit/day.ts'
import type { Basis } from '#law/provision.ts'
import { among, type Database } from './dialect/sqlite.ts'
import type { WordingCount } from './model.ts'

/** Counts kept, about 100 bytes each. */
const MAX_KEPT = 100_000

interface Kept {
  readonly stamp: string
  readonly counts: Map<number, WordingCount>
}

const keptByDatabase = new WeakMap<Database, Kept>()

/**
 * Returns, by provision id, how many wordings began by the day, how many are to come after it, and when the first began. A provision
 * renumbered or moved keeps its wording; words that come back after others are a wording of their own.
 */
export function wordingCounts(
  db: Database,
  provisionIds: readonly number[],
  until: Day,
): Map<number, WordingCount> {
  const kept = keptFor(db, until)
  const absent = provisionIds.filter((id) => !kept.has(id))
  if (kept.size + absent.length > MAX_KEPT) kept.clear()
  if (absent.length > 0) for (const [id, count] of counted(db, absent, until)) kept.set(id, count)
  const counts = new Map<number, WordingCount>()
  for (const id of provisionIds) {
    const count = kept.get(id)
    if (count) counts.set(id, count)
  }
  return counts
}

// A row is a new wording where its words differ from those of the row before it.
function counted(db: Database, provisionIds: readonly number[], until: Day): Map<number, WordingCount> {
  const rows = db.sql
    .selectFrom('provision_version as pv')
    .where(among('pv.provision_id', provisionIds))
    .where('pv.superseded_in', 'is', null)
    .select(['pv.provision_id as provision', 'pv.valid_from as since', 'pv.basis as basis'])
    .select(
      raw<number>`row_number() OVER life > 1 AND pv.text_id IS lag(pv.text_id) OVER life
        AND pv.heading IS lag(pv.heading) OVER life AND pv.missing IS lag(pv.missing) OVER life`.as('same'),
    )
    .modifyEnd(raw`WINDOW life AS (PARTITION BY pv.provision_id ORDER BY pv.valid_from)`)
  // Of the other columns SQLite takes those of the row that holds the least start; an unknown one is no start.
  const grouped = db.sql
    .selectFrom(rows.as('life'))
    .groupBy('provision')
    .select(['provision', raw<number>`sum(same = 0 AND (since IS NULL OR since <= ${until}))`.as('now')])
    .select(raw<number>`sum(same = 0 AND since > ${until})`.as('coming'))
    .select([
      raw<string | null>`min(since)`.as('first'),
      'basis',
      raw<number>`sum(since IS NULL)`.as('undated'),
    ])
  const counts = new Map<number, WordingCount>()
  for (const row of db.rows(grouped.compile())) {
    const [id, n, coming, first, basis, undated] = row as [number, number, number, Day | null, Basis, number]
    counts.set(id, { n, coming, since: undated > 0 ? null : first, basis })
  }
  return counts
}

function keptFor(db: Database, until: Day): Map<number, WordingCount> {
  const stamp = `${db.stamp()} ${until}`
  const known = keptByDatabase.get(db)
  if (known?.stamp === stamp) return known.counts
  const counts = new Map<number, WordingCount>()
  keptByDatabase.set(db, { stamp, counts })
  return counts
}
