/** The headings of divisions in time. LEGI lists no past wordings of divisions: only what snapshots show is known. */
import type { Basis } from '#law/provision.ts'
import { lettersOf } from './content.ts'
import type { Digest } from './digest.ts'
import type { Report } from './report.ts'
import { earlier, holds, type Span } from './spans.ts'
import type { DivisionNode } from './tree.ts'
import { endUnseen } from './unseen.ts'

export interface Heading extends Span {
  /** LEGISCTA of this wording of the heading. */
  readonly id: string
  readonly title: string
  readonly basis: Basis
}

interface Seen {
  readonly node: DivisionNode
  /** Snapshot that shows it, and its index. */
  readonly digest: Digest
  readonly at: number
}

/**
 * Returns the headings of each division by its cid, ascending. A heading holds until the next one known begins; a division that
 * the next snapshot lacks, without a stated end, is of unknown standing from the day after it was last seen.
 */
export function headingsOf(digests: readonly Digest[], report: Report): Map<string, Heading[]> {
  const seen = new Map<string, Seen[]>()
  digests.forEach((digest, at) => {
    for (const node of digest.divisions.values()) {
      const list = seen.get(node.cid)
      if (list) list.push({ node, digest, at })
      else seen.set(node.cid, [{ node, digest, at }])
    }
  })
  const found = new Map<string, Heading[]>()
  for (const [cid, list] of seen) {
    const known = headings(list)
    reportDisagreements(list, known, report)
    const last = list.at(-1)
    const gone = digests[(last?.at ?? 0) + 1]
    found.set(cid, last && gone ? endUnseen(known, last.digest.day, gone.day) : known)
  }
  return found
}

function headings(seen: readonly Seen[]): Heading[] {
  const newest = new Map(seen.map((one) => [one.node.id, one]))
  const begun = [...newest.values()]
    .map(({ node, digest }) => ({
      id: node.id,
      title: node.title,
      from: node.from ?? digest.day,
      to: node.to,
    }))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  return begun.flatMap((one, index): Heading[] => {
    const to = earlier(one.to, begun[index + 1]?.from ?? null)
    return to !== null && to <= one.from ? [] : [{ ...one, to, basis: 'in-force' }]
  })
}

function reportDisagreements(seen: readonly Seen[], known: readonly Heading[], report: Report): void {
  for (const { node, digest } of seen) {
    const kept = known.find((one) => holds(one, digest.day))
    if (kept && lettersOf(kept.title) === lettersOf(node.title)) continue
    const check = kept?.id === node.id ? 'corrected-by-source' : 'withdrawn-by-source'
    const title = node.title.replace(/\s+/g, ' ').trim()
    const instead = kept ? `"${kept.title.replace(/\s+/g, ' ').trim()}"` : 'no such division'
    report.warn(
      check,
      digest.path,
      `${title} (${node.id})`,
      `A newer snapshot has ${instead} for ${digest.day}, which is kept`,
    )
  }
}
