/** Sort keys of an edited text: what stays keeps its key, what comes gets one between its neighbours, and none that a later version uses. */
import { generateNKeysBetween } from 'fractional-indexing'
import { sortKeys } from '#law/history/siblings.ts'
import { parentsOf, type Text } from './text.ts'

/** A row among its siblings: the parent's wId and the key. */
export interface Seat {
  readonly parent: string | null
  readonly sort: string
}

/**
 * Returns the sort key of each entry. `before` are the seats of this day; `later` are keys, by parent, that other provisions
 * have in later versions: a new key stands before the first of them that follows its neighbour.
 */
export function seatsOf(
  text: Text,
  before: ReadonlyMap<string, Seat>,
  later: ReadonlyMap<string | null, readonly string[]>,
): Seat[] {
  const parents = parentsOf(text)
  const groups = new Map<number, number[]>()
  parents.forEach((parent, index) => {
    const group = groups.get(parent)
    if (group) group.push(index)
    else groups.set(parent, [index])
  })
  const seats: Seat[] = new Array(text.length)
  for (const [at, group] of groups) {
    const parent = at < 0 ? null : (text[at]?.wId ?? null)
    const held = group.map((index) => {
      const seat = before.get(text[index]?.wId ?? '')
      return seat && seat.parent === parent ? seat.sort : null
    })
    const keys = clearOf(held, sortKeys(held), later.get(parent) ?? [])
    group.forEach((index, i) => {
      seats[index] = { parent, sort: keys[i] as string }
    })
  }
  return seats
}

// Runs of new keys are made again between the key before them and the next one that anybody has or will have.
function clearOf(
  held: readonly (string | null)[],
  keys: readonly string[],
  later: readonly string[],
): string[] {
  const out = [...keys]
  for (let start = 0; start < out.length; ) {
    if (held[start] === out[start]) {
      start++
      continue
    }
    let end = start
    while (end < out.length && held[end] !== out[end]) end++
    const low = start > 0 ? (out[start - 1] as string) : null
    const high = end < out.length ? (out[end] as string) : null
    const between = later.filter((key) => (low === null || key > low) && (high === null || key < high)).sort()
    const made = generateNKeysBetween(low, between[0] ?? high, end - start)
    for (let i = start; i < end; i++) out[i] = made[i - start] as string
    start = end
  }
  return out
}
