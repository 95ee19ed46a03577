/** What differs between two days, without reading either text. */
import type { Day } from '#kit/day.ts'
import { among, type Database } from './dialect/sqlite.ts'
import type { ChangedRow, ProvisionVersion } from './model.ts'
import { readRows, rowColumns, rowsBetween } from './provisions.ts'

/** Returns the rows that differ, in reading order; what was removed stands where it stood. */
export function changesInOrder(db: Database, expressionId: number, from: Day, to: Day): ChangedRow[] {
  const changed = changedRows(db, expressionId, from, to)
  if (changed.length < 2) return changed
  const places = new Map<ChangedRow, readonly string[]>()
  const after = placesOn(
    db,
    to,
    changed.flatMap((row) => row.after ?? []),
  )
  const before = placesOn(
    db,
    from,
    changed.flatMap((row) => (row.after ? [] : (row.before ?? []))),
  )
  for (const row of changed)
    places.set(row, (row.after ? after : before).get((row.after ?? row.before)?.provisionId ?? -1) ?? [])
  return changed.sort((a, b) => comparePlaces(places.get(a) ?? [], places.get(b) ?? []))
}

/**
 * The rows that differ between two days, each provision once, in no order. Only rows that begin or end between
 * the two days are read.
 */
function changedRows(db: Database, expressionId: number, from: Day, to: Day): ChangedRow[] {
  const { begun, ended } = rowsBetween(db, expressionId, from, to)
  const pairs = new Map<number, { before: ProvisionVersion | null; after: ProvisionVersion | null }>()
  for (const row of ended) pairs.set(row.provisionId, { before: row, after: null })
  for (const row of begun)
    pairs.set(row.provisionId, { before: pairs.get(row.provisionId)?.before ?? null, after: row })
  const changed: ChangedRow[] = []
  for (const { before, after } of pairs.values()) {
    if (before && after && sameRow(before, after)) continue
    const wId = (after ?? before)?.wId ?? ''
    changed.push(from <= to ? { wId, before, after } : { wId, before: after, after: before })
  }
  return changed
}

/** Returns, by provision, the sort keys from the top down to it: sibling keys last, so that places of two days compare. */
function placesOn(db: Database, at: Day, rows: readonly ProvisionVersion[]): Map<number, string[]> {
  const known = new Map<number, ProvisionVersion>(rows.map((row) => [row.provisionId, row]))
  for (let wanted = parents(rows); wanted.length > 0; ) {
    const found = holding(
      db,
      at,
      wanted.filter((id) => !known.has(id)),
    )
    for (const row of found) known.set(row.provisionId, row)
    wanted = parents(found).filter((id) => !known.has(id))
  }
  const place = (row: ProvisionVersion): string[] => {
    const parent = row.parentId === null ? undefined : known.get(row.parentId)
    return [...(parent ? place(parent) : []), row.sort]
  }
  return new Map(rows.map((row) => [row.provisionId, place(row)]))
}

function parents(rows: readonly ProvisionVersion[]): number[] {
  return [...new Set(rows.flatMap((row) => row.parentId ?? []))]
}

function holding(db: Database, at: Day, provisions: readonly number[]): ProvisionVersion[] {
  if (provisions.length === 0) return []
  return readRows(
    db,
    rowColumns(db.sql)
      .where(among('pv.provision_id', provisions))
      .where('pv.superseded_in', 'is', null)
      .where((eb) => eb.or([eb('pv.valid_from', 'is', null), eb('pv.valid_from', '<=', at)]))
      .where((eb) => eb.or([eb('pv.valid_to', 'is', null), eb('pv.valid_to', '>', at)]))
      .compile(),
  )
}

function comparePlaces(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const [left, right] = [a[i] as string, b[i] as string]
    if (left !== right) return left < right ? -1 : 1
  }
  return a.length - b.length
}

function sameRow(a: ProvisionVersion, b: ProvisionVersion): boolean {
  return (
    a.textId === b.textId &&
    a.eId === b.eId &&
    a.num === b.num &&
    a.heading === b.heading &&
    a.parentId === b.parentId &&
    a.sort === b.sort &&
    a.kind === b.kind &&
    a.missing === b.missing
  )
}
