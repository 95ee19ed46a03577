/** Order of siblings: one order that holds for every snapshot. */
import type { Digest } from './digest.ts'
import type { Report } from './report.ts'

/** Returns the name of a place below a division: keys the ranks. */
export function edge(parent: string | null, child: string): string {
  return `${parent ?? ''} ${child}`
}

/**
 * Returns an order key for each (parent, child): its place in a walk through the outlines of all snapshots merged, so that a
 * node compares rightly also with the siblings of the division that it stands for.
 */
export function ranksOf(
  digests: readonly Digest[],
  names: ReadonlyMap<string, string>,
  report: Report,
): Map<string, string> {
  const merged = new Map<string | null, string[]>()
  for (const digest of digests.toReversed()) {
    for (const [parent, children] of digest.children)
      merged.set(parent, merge(merged.get(parent) ?? [], children))
  }
  const ranks = new Map<string, string>()
  const walk = (parent: string | null, above: readonly string[]) => {
    for (const child of merged.get(parent) ?? []) {
      const name = edge(parent, child)
      if (!ranks.has(name)) ranks.set(name, String(ranks.size + 1).padStart(6, '0'))
      if (!above.includes(child)) walk(child, [...above, child])
    }
  }
  walk(null, [])
  reportOrder(digests, ranks, names, report)
  return ranks
}

function reportOrder(
  digests: readonly Digest[],
  ranks: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>,
  report: Report,
): void {
  for (const digest of digests) {
    for (const [parent, children] of digest.children) {
      const keys = children.map((child) => ranks.get(edge(parent, child)) ?? '')
      const index = keys.findIndex((key, at) => at > 0 && key < (keys[at - 1] ?? ''))
      if (index > 0) {
        report.gather(
          'order-changed',
          digest.path,
          `On ${digest.day} these stood in another order among their siblings than in a newer snapshot, which is kept, {cases}`,
          names.get(children[index] ?? '') ?? '',
        )
      }
    }
  }
}

// What only the older list has comes after what it followed there.
function merge(newer: readonly string[], older: readonly string[]): string[] {
  if (newer.length === 0) return [...new Set(older)]
  const result = [...newer]
  const known = new Set(newer)
  older.forEach((one, index) => {
    if (known.has(one)) return
    const before = older[index - 1]
    result.splice(before === undefined ? 0 : result.indexOf(before) + 1, 0, one)
    known.add(one)
  })
  return result
}
