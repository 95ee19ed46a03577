/** Where articles and divisions stand: order among siblings, and the division that holds them on each day. */
import type { Day } from '#kit/day.ts'
import { type Digest, namesOf } from './digest.ts'
import type { Heading } from './divisions.ts'
import { edge, ranksOf } from './order.ts'
import type { Report } from './report.ts'
import { meet, type Span, splitAt, without } from './spans.ts'

export interface Placed extends Span {
  /** cid of the division that holds it on these days; null at the top. */
  readonly parent: string | null
  readonly order: string
}

/** Finds the places of one node during a span. `starts` are days on which wordings of the node begin. */
export type Placing = (cid: string, span: Span, starts: readonly Day[]) => Placed[]

interface Move {
  /** First day below the parent; null: since ever. */
  readonly from: Day | null
  readonly parent: string | null
}

/** Returns the function that finds places in the folded outline of all snapshots. */
export function placing(
  digests: readonly Digest[],
  headings: ReadonlyMap<string, readonly Heading[]>,
  report: Report,
): Placing {
  const parents = digests.map(parentsOf)
  const names = namesOf(digests)
  const ranks = ranksOf(digests, names, report)
  const movesBy = new Map<string, Move[]>()
  const movesOf = (cid: string, starts: readonly Day[]) => {
    const begins = headings.get(cid)?.map((heading) => heading.from) ?? starts
    const known =
      movesBy.get(cid) ?? moves(cid, begins, names.get(cid) ?? cid, digests, parents, headings, report)
    movesBy.set(cid, known)
    return known
  }
  const at = (cid: string, span: Span, starts: readonly Day[]) => {
    const list = movesOf(cid, starts)
    const cuts = list.flatMap((move) => (move.from === null ? [] : [move.from]))
    return splitAt(span, cuts).map((part) => {
      const move = list.findLast((one) => one.from === null || one.from <= part.from)
      return { ...part, parent: move?.parent ?? null }
    })
  }
  // On days on which the division was not there yet, or no longer, its content stands in what held the division.
  const standing = (
    parent: string | null,
    span: Span,
    passed: readonly string[],
  ): (Span & { parent: string | null })[] => {
    if (parent === null || passed.includes(parent)) return [{ ...span, parent: null }]
    const own = headings.get(parent) ?? []
    const inside = own.flatMap((heading) => meet(heading, span) ?? []).map((part) => ({ ...part, parent }))
    const outside = without(span, own)
      .flatMap((part) => at(parent, part, []))
      .flatMap((part) => standing(part.parent, part, [...passed, parent]))
    return [...inside, ...outside]
  }
  return (cid, span, starts) => {
    const placed = at(cid, span, starts).flatMap((part) => {
      const order = ranks.get(edge(part.parent, cid)) ?? ''
      return standing(part.parent, part, [cid]).map((one) => ({ ...one, order }))
    })
    return joined(placed.sort((a, b) => (a.from < b.from ? -1 : 1)))
  }
}

function joined(placed: readonly Placed[]): Placed[] {
  const result: Placed[] = []
  for (const one of placed) {
    const last = result.at(-1)
    if (last && last.to === one.from && last.parent === one.parent && last.order === one.order)
      result[result.length - 1] = { ...last, to: one.to }
    else result.push(one)
  }
  return result
}

function parentsOf(digest: Digest): Map<string, string | null> {
  const parents = new Map<string, string | null>()
  for (const [parent, children] of digest.children) for (const child of children) parents.set(child, parent)
  return parents
}

/**
 * Snapshots show that a node moved, not when. The day is that on which the divisions it moved into began, where that lies between
 * the two snapshots; else the day on which its own wording began; else the day of the snapshot that first shows it there.
 */
function moves(
  cid: string,
  starts: readonly Day[],
  name: string,
  digests: readonly Digest[],
  parents: readonly Map<string, string | null>[],
  headings: ReadonlyMap<string, readonly Heading[]>,
  report: Report,
): Move[] {
  const list: Move[] = []
  let before: number | null = null
  parents.forEach((map, index) => {
    const parent = map.get(cid)
    const digest = digests[index]
    if (parent === undefined || !digest) return
    if (before === null) list.push({ from: null, parent })
    else if (list.at(-1)?.parent !== parent) {
      const within = (day: Day) => day > (digests[before ?? 0]?.day ?? '') && day <= digest.day
      const fresh = chain(parent, map).filter((one) => !parents[before ?? 0]?.has(one))
      const began = fresh
        .flatMap((one) => headings.get(one)?.[0]?.from ?? [])
        .filter(within)
        .sort()
      const own = starts.filter(within).sort()
      const from = began.at(-1) ?? own[0] ?? digest.day
      if (began.length === 0 && own.length === 0) {
        report.gather(
          'move-not-dated',
          digest.path,
          `Moved between ${digests[before]?.day} and ${digest.day}, on a day not stated; shown in the new place from the later one, {cases}`,
          name,
        )
      }
      list.push({ from, parent })
    }
    before = index
  })
  return list
}

function chain(parent: string | null, parents: ReadonlyMap<string, string | null>): string[] {
  const found: string[] = []
  for (let at = parent; at !== null && !found.includes(at); at = parents.get(at) ?? null) found.push(at)
  return found
}
