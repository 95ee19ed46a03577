/** Reading a folded history without a store: the rows that hold on a day, in reading order. */
import type { Day } from '#kit/day.ts'
import { contains } from '#law/interval.ts'
import type { Woven, WovenRow } from './woven.ts'

/** Returns the rows that hold on the day, parents before children, siblings by sort key. */
export function readingAt(woven: Woven, at: Day): WovenRow[] {
  const holding = woven.rows.filter((row) => contains(row, at))
  const present = new Set(holding.map((row) => row.provision))
  const children = new Map<number, WovenRow[]>()
  for (const row of holding) {
    const parent = present.has(row.parent) ? row.parent : -1
    children.set(parent, [...(children.get(parent) ?? []), row])
  }
  const walk = (parent: number): WovenRow[] =>
    (children.get(parent) ?? [])
      .sort((a, b) => (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : 0))
      .flatMap((row) => [row, ...walk(row.provision)])
  return walk(-1)
}
