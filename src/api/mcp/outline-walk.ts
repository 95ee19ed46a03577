/** Walking the outline of a day: every row with the divisions above it, and finding the one that is asked for. */

import { numberKey } from '#law/number.ts'
import { isNumberedKind } from '#law/provision.ts'
import { attribute, scan } from '#markup/scan.ts'
import type { Node } from '#store/model.ts'

/** A row in its place. */
export interface Placed {
  readonly node: Node
  /** From the top down, itself not among them. */
  readonly above: readonly Node[]
}

/** A row, and the eId of the part inside its words that was asked for; empty where the whole row was. */
export interface FoundRow {
  readonly placed: Placed
  readonly inside: string
}

/** Returns every row in reading order. */
export function placesOf(nodes: readonly Node[]): Placed[] {
  const all: Placed[] = []
  const walk = (level: readonly Node[], above: readonly Node[]) => {
    for (const node of level) {
      all.push({ node, above })
      if (node.children.length > 0) walk(node.children, [...above, node])
    }
  }
  walk(nodes, [])
  return all
}

/** Returns the row of an eId, or the row in whose words the part of that eId stands; null where there is none. */
export function byEId(places: readonly Placed[], eId: string): FoundRow | null {
  const exact = places.find(({ node }) => node.eId === eId)
  if (exact) return { placed: exact, inside: '' }
  let best: Placed | null = null
  for (const placed of places)
    if (eId.startsWith(`${placed.node.eId}__`) && placed.node.eId.length > (best?.node.eId.length ?? 0))
      best = placed
  return best && { placed: best, inside: eId.slice(best.node.eId.length + 2) }
}

/** Returns the rows of a number, provisions with words before divisions: where there are any of the former, only those. */
export function byNumber(places: readonly Placed[], number: string): Placed[] {
  const key = numberKey(number).toLowerCase()
  if (key === '') return []
  const same = places.filter(
    ({ node }) => node.num !== null && isNumberedKind(node.kind) && numberKey(node.num).toLowerCase() === key,
  )
  const withWords = same.filter(({ node }) => node.textId !== null || node.missing)
  return withWords.length > 0 ? withWords : same
}

/** Returns the eId of the part of a fragment that the numbers lead to, the outermost first; null where there is none, or several. */
export function partNumbered(fragment: string, numbers: readonly string[]): string | null {
  const wanted = numbers.map((number) => number.toLowerCase())
  const found = new Set<string>()
  scan(
    fragment,
    () => {},
    (tag) => {
      const eId = tag.type === 'close' ? null : attribute(tag, 'eId')
      const own = eId?.split('__').map((segment) => segment.slice(segment.indexOf('_') + 1).toLowerCase())
      if (eId != null && own?.length === wanted.length && own.every((number, at) => number === wanted[at]))
        found.add(eId)
    },
  )
  const [only] = found
  return only !== undefined && found.size === 1 ? only : null
}

/** Returns the part of a fragment that has the eId, as it stands; null where there is none. */
export function partOf(fragment: string, eId: string): string | null {
  let depth = 0
  let begun: { readonly at: number; readonly depth: number } | null = null
  let part: string | null = null
  scan(
    fragment,
    () => {},
    (tag) => {
      if (part !== null || tag.type === 'empty') return
      if (tag.type === 'open') {
        if (begun === null && attribute(tag, 'eId') === eId) begun = { at: tag.start, depth }
        depth += 1
        return
      }
      depth -= 1
      if (begun !== null && depth === begun.depth) part = fragment.slice(begun.at, tag.end)
    },
  )
  return part
}

/** Returns a row's name in a line: number and heading, else its kind. */
export function nameOf({ num, heading, kind }: Pick<Node, 'num' | 'heading' | 'kind'>): string {
  const name = [num, heading].filter((part) => part !== null && part !== '').join(' ')
  return name === '' ? `[${kind}]` : name
}
