/** Points in time of an edited history: counted anew from its rows, with what is known of each day. */
import type { Day } from '#kit/day.ts'
import { type CountedRow, type DateFacts, versionsOf } from '#law/history/versions.ts'
import type { WovenVersion } from '#law/history/woven.ts'
import type { Basis, Ground } from '#law/provision.ts'
import type { HistoryRow } from './history.ts'

/** The day from which the text reads so, and what brought it about. */
export interface PointInTime {
  /** Null where it is unknown from when: only the first text of an act may be so. */
  readonly asOf: Day | null
  readonly basis: Basis
  readonly published: Day | null
  readonly ground: Ground | null
  /** Where the point in time comes from, for the list of versions. */
  readonly path: string
}

/** Returns the spans between the points in time of the rows. A point at which nothing changes any more goes. */
export function recounted(
  rows: readonly HistoryRow[],
  held: readonly WovenVersion[],
  point: PointInTime | null,
): WovenVersion[] {
  const facts = held.map(factsOf)
  if (point && !facts.some((fact) => fact.date === point.asOf)) {
    const { asOf, basis, published, ground, path } = point
    facts.push({ date: asOf, basis, published, ground, path, hole: null })
  }
  const spoke = new Map(held.map((version) => [version.from, changes(version)]))
  const counted = versionsOf(numbered(rows), facts).filter(
    (version, index) =>
      index === 0 || version.state === 'unknown' || changes(version) > 0 || spoke.get(version.from) === 0,
  )
  return counted.map((version, index) => ({
    ...version,
    path: version.path || null,
    to: counted[index + 1]?.from ?? null,
  }))
}

function factsOf({ from, basis, published, ground, path, state, reason }: WovenVersion): DateFacts {
  const hole = state === 'unknown' ? reason || 'The text is not known' : null
  return { date: from, basis, published, ground, path: path ?? '', hole }
}

function changes({ added, changed, removed }: WovenVersion): number {
  return added + changed + removed
}

function numbered(rows: readonly HistoryRow[]): CountedRow[] {
  const numbers = new Map<string, number>()
  const numberOf = (wId: string) => {
    const known = numbers.get(wId) ?? numbers.size
    numbers.set(wId, known)
    return known
  }
  return rows.map((row) => ({
    ...row,
    provision: numberOf(row.wId),
    parent: row.parent === null ? -1 : numberOf(row.parent),
    content: row.words,
  }))
}
