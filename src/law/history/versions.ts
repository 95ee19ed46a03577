/** Points in time of an expression: the days on which any of its provisions changes, counted from the rows themselves. */
import type { Day } from '#kit/day.ts'
import type { SeenText } from '#law/provision.ts'
import type { WovenRow, WovenVersion } from './woven.ts'

/** What a source says of one date. */
export interface DateFacts extends SeenText {
  /** Why no text is held from this day on; null where it is held. */
  readonly hole: string | null
}

/** What counting looks at in a row. */
export type CountedRow = Pick<
  WovenRow,
  'provision' | 'parent' | 'eId' | 'sort' | 'num' | 'heading' | 'from' | 'to' | 'basis' | 'missing' | 'ground'
> & { readonly content: { readonly hash: string } | null }

/**
 * Returns the spans between points in time. A hole is a span of its own; what comes after it is counted against the text
 * before it. Facts are given to the span that begins on their date; a span that begins on a day of which the source says
 * nothing (an effect stated for single provisions) takes the ground of the rows that begin there.
 */
export function versionsOf(rows: readonly CountedRow[], facts: readonly DateFacts[]): WovenVersion[] {
  const starting = group(rows, (row) => row.from)
  const ending = group(rows, (row) => row.to ?? undefined)
  const known = new Map(facts.map((fact) => [fact.date, fact]))
  const dates = [...new Set([...starting.keys(), ...ending.keys(), ...known.keys()])].sort(undatedFirst)
  const held = new Map<number, CountedRow>()
  const versions: WovenVersion[] = []
  let hole: Day | null = null
  for (let index = 0; index < dates.length; index++) {
    const from = dates[index] as Day | null
    const fact = known.get(from)
    const started = starting.get(from) ?? []
    const before: Day | null = hole ?? from
    const counts = fact?.hole ? NONE : count(held, started, ending.get(before) ?? [], before)
    hole = fact?.hole ? before : null
    for (const row of started) held.set(row.provision, row)
    if (!fact && counts.added + counts.changed + counts.removed === 0) continue
    versions.push({
      from,
      to: null,
      basis: fact?.basis ?? started[0]?.basis ?? 'in-force',
      published: fact?.published ?? null,
      ground: fact ? fact.ground : (started.find((row) => row.ground)?.ground ?? null),
      ...counts,
      state: fact?.hole ? 'unknown' : 'held',
      reason: fact?.hole ?? null,
      path: fact?.path ?? null,
    })
  }
  return versions.map((version, index) => ({ ...version, to: versions[index + 1]?.from ?? null }))
}

const NONE = { added: 0, changed: 0, removed: 0 }

// `held` keeps the last row of every provision; `ended` are those that held until the day `before`, on which the hole began
// where one lies between. A provision that had ended earlier and comes back is added.
function count(
  held: ReadonlyMap<number, CountedRow>,
  started: readonly CountedRow[],
  ended: readonly CountedRow[],
  before: Day | null,
) {
  const begun = new Set(started.map((row) => row.provision))
  let added = 0
  let changed = 0
  for (const row of started) {
    const last = held.get(row.provision)
    if (!last || last.to !== before) added++
    else if (!sameRow(last, row)) changed++
  }
  const removed = ended.filter((row) => !begun.has(row.provision)).length
  return { added, changed, removed }
}

function sameRow(a: CountedRow, b: CountedRow): boolean {
  return (
    a.parent === b.parent &&
    a.sort === b.sort &&
    a.eId === b.eId &&
    a.num === b.num &&
    a.heading === b.heading &&
    a.content?.hash === b.content?.hash &&
    a.missing === b.missing
  )
}

function group(
  rows: readonly CountedRow[],
  key: (row: CountedRow) => Day | null | undefined,
): Map<Day | null, CountedRow[]> {
  const groups = new Map<Day | null, CountedRow[]>()
  for (const row of rows) {
    const k = key(row)
    if (k === undefined) continue
    const found = groups.get(k)
    if (found) found.push(row)
    else groups.set(k, [row])
  }
  return groups
}

function undatedFirst(a: Day | null, b: Day | null): number {
  return a === b ? 0 : a === null ? -1 : b === null ? 1 : a < b ? -1 : 1
}
