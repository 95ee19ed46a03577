/** The headings of divisions in time. LEGI lists no past wordings of divisions: only what snapshots show is known. */
import type { Basis } from '#law/provision.ts'
import { unknownSpan } from './articles.ts'
import { lettersOf } from './content.ts'
import type { Digest } from './digest.ts'
import type { Report } from './report.ts'
import { earlier, meet, type Span } from './spans.ts'
import type { DivisionNode } from './tree.ts'

export interface Heading extends Span {
  readonly title: string
  readonly basis: Basis
}

/**
 * Returns the headings of each division by its cid, ascending. A heading holds until the next one known begins; a division that
 * the next snapshot lacks, without a stated end, is of unknown standing from the day after it was last seen.
 */
export function headingsOf(digests: readonly Digest[], report: Report): Map<string, Heading[]> {
  const seen = new Map<string, { node: DivisionNode; at: number }[]>()
  digests.forEach((digest, at) => {
    for (const node of digest.divisions.values()) {
      const list = seen.get(node.cid)
      if (list) list.push({ node, at })
      else seen.set(node.cid, [{ node, at }])
    }
  })
  return new Map([...seen].map(([cid, list]) => [cid, headings(list, digests, report)]))
}

function headings(
  seen: readonly { node: DivisionNode; at: number }[],
  digests: readonly Digest[],
  report: Report,
): Heading[] {
  const newestById = new Map(seen.map((one) => [one.node.id, one]))
  for (const { node, at } of seen) {
    const kept = newestById.get(node.id)?.node
    if (kept && lettersOf(kept.title) !== lettersOf(node.title)) {
      report.warn(
        'corrected-by-source',
        digests[at]?.path ?? '',
        `${kept.title.trim()} (${node.id})`,
        'The heading of this division has other words in a newer snapshot, which is kept',
      )
    }
  }
  const starts = [...newestById.values()]
    .map(({ node, at }) => ({ title: node.title, from: node.from ?? digests[at]?.day ?? null, to: node.to }))
    .filter((one) => one.from !== null)
    .map((one) => ({ ...one, from: one.from as NonNullable<typeof one.from> }))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
  const known = starts.flatMap((one, index): Heading[] => {
    const to = earlier(one.to, starts[index + 1]?.from ?? null)
    return to !== null && to <= one.from ? [] : [{ title: one.title, from: one.from, to, basis: 'in-force' }]
  })
  const lastAt = seen.at(-1)?.at ?? digests.length - 1
  const [last, gone] = [digests[lastAt], digests[lastAt + 1]]
  if (!last || !gone || known.every((one) => one.to !== null && one.to <= gone.day)) return known
  const unknown = unknownSpan(last.day, gone.day)
  return known.flatMap((one) => {
    const sure = meet(one, { from: one.from, to: unknown.from })
    const lost = meet(one, unknown)
    return [
      ...(sure ? [{ ...one, ...sure }] : []),
      ...(lost ? [{ ...one, ...lost, basis: 'unknown' as const }] : []),
    ]
  })
}
