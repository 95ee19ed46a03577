/** The rows that stand on a day, in reading order, as a library shows them (spec: data-model): which they are, and what lies below a provision. */
import type { Interval } from '#law/interval.ts'
import type { ProvedRow } from './model.ts'

/** A row in its place. */
export interface PlacedRow extends ProvedRow {
  readonly depth: number
}

/** Returns whether the row's interval holds the day: from its first day on, and no longer on the first day after it. */
export function isInForce({ from, to }: Pick<ProvedRow, 'from' | 'to'>, at: string): boolean {
  return (from === null || from <= at) && (to === null || at < to)
}

/** No provision stands in more divisions than this (spec: exchange, "What an object must keep to"). */
const DEEPEST = 250

/**
 * Returns the rows in reading order: children below parents, siblings by sort key. A row whose parent does not stand comes at the top.
 * Null where the rows are none of a sound object: one provision twice, or one that stands in itself, so that words would be lost.
 */
export function inReadingOrder(rows: readonly ProvedRow[]): PlacedRow[] | null {
  const held = new Set(rows.map(({ wId }) => wId))
  if (held.size < rows.length) return null
  const groups = new Map<string | null, ProvedRow[]>()
  for (const row of rows) {
    const parent = row.parent !== null && held.has(row.parent) ? row.parent : null
    const group = groups.get(parent)
    if (group) group.push(row)
    else groups.set(parent, [row])
  }
  for (const group of groups.values()) group.sort(bySort)
  const ordered: PlacedRow[] = []
  const walk = (parent: string | null, depth: number) => {
    if (depth > DEEPEST) return
    for (const row of groups.get(parent) ?? []) {
      ordered.push({ ...row, depth })
      walk(row.wId, depth + 1)
    }
  }
  walk(null, 0)
  return ordered.length === rows.length ? ordered : null
}

/** Returns a provision of the ordered rows with all that stands below it; null where there is no such one, or more than one. */
export function partOf(ordered: readonly PlacedRow[], eId: string, wId: string | null): PlacedRow[] | null {
  const found = ordered.filter((row) => row.eId === eId && (wId === null || row.wId === wId))
  const [first] = found
  if (!first || found.length > 1) return null
  const begin = ordered.indexOf(first)
  const after = ordered.findIndex((row, index) => index > begin && row.depth <= first.depth)
  return ordered
    .slice(begin, after < 0 ? undefined : after)
    .map((row) => ({ ...row, depth: row.depth - first.depth }))
}

/** Returns the days for which all rows stand as they do on that day: since the latest beginning, until the first end. */
export function spanOf(rows: readonly ProvedRow[]): Interval {
  const starts = rows.map(({ from }) => from)
  const ends = rows.flatMap(({ to }) => to ?? []).sort()
  const known = starts.filter((from) => from !== null).sort()
  return { from: known.length < starts.length ? null : (known.at(-1) ?? null), to: ends[0] ?? null }
}

function bySort(a: ProvedRow, b: ProvedRow): number {
  const [left, right] = [
    [a.sort, `${a.from ?? ''} ${a.eId}`],
    [b.sort, `${b.from ?? ''} ${b.eId}`],
  ]
  for (const [index, text] of left.entries()) {
    const other = right[index] ?? ''
    if (text !== other) return text < other ? -1 : 1
  }
  return 0
}
