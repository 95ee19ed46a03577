/** Queries for wordings that were shown and are superseded: what was corrected stays findable. */
import { among, type Database } from './dialect/sqlite.ts'
import type { SupersededWording } from './model.ts'
import { readRows, rowColumns } from './provisions.ts'

/**
 * Returns the wordings of a provision that corrections took the place of, the latest correction first. A row that was only
 * closed, or lengthened, because something later changed still stands with its words from its day on: it is none of them.
 */
export async function supersededOf(db: Database, provisionId: number): Promise<SupersededWording[]> {
  const stands = new Set(
    readRows(
      db,
      rowColumns(db.sql)
        .where('pv.provision_id', '=', provisionId)
        .where('pv.superseded_in', 'is', null)
        .compile(),
    ).map(wordingOf),
  )
  const gone = readRows(
    db,
    rowColumns(db.sql)
      .where('pv.provision_id', '=', provisionId)
      .where('pv.superseded_in', 'is not', null)
      .orderBy('pv.id')
      .compile(),
  ).filter((row) => !stands.has(wordingOf(row)))
  const times = await shownTimes(
    db,
    gone.map((row) => row.id),
  )
  const found = new Map<string, SupersededWording>()
  for (const row of gone) {
    const time = times.get(row.id)
    if (!time) continue
    const before = found.get(wordingOf(row))
    found.set(wordingOf(row), { row, ...time, shownFrom: before?.shownFrom ?? time.shownFrom })
  }
  return [...found.values()].sort((a, b) =>
    a.shownUntil === b.shownUntil ? 0 : a.shownUntil < b.shownUntil ? 1 : -1,
  )
}

type Row = SupersededWording['row']

function wordingOf(row: Row): string {
  return JSON.stringify([row.from, row.textId, row.num, row.heading, row.kind])
}

async function shownTimes(db: Database, ids: readonly number[]) {
  const rows = await db.sql
    .selectFrom('provision_version as pv')
    .innerJoin('recording as learnt', 'learnt.id', 'pv.recorded_in')
    .innerJoin('recording as mended', 'mended.id', 'pv.superseded_in')
    .where(among('pv.id', ids))
    .select(['pv.id', 'learnt.at as shownFrom', 'mended.at as shownUntil', 'mended.who', 'mended.reason'])
    .execute()
  return new Map(rows.map(({ id, ...time }) => [id, time]))
}
