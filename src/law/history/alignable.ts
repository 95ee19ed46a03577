/** What aligning looks at in a provision; open rows of the earlier text and placed drafts of the later one both have it. */
import type { Content } from '#law/content.ts'
import type { Placed } from '#law/eid.ts'
import { numberKey } from '#law/number.ts'

export interface Alignable {
  readonly kind: string
  readonly num: string | null
  readonly heading: string | null
  readonly content: Content | null
  /** The source's lasting key, where it has one. */
  readonly key: string | undefined
  /** Index of the parent in the same list; -1 at the top. */
  readonly parent: number
}

/** Returns a placed draft as aligning looks at it. */
export function alignable(placed: Placed): Alignable {
  const { kind, num, heading, content, key } = placed.draft
  return { kind, num, heading, content, key, parent: placed.parent }
}

/** Returns whether the provision has words of its own. */
export function isLeaf(item: Alignable): boolean {
  return item.content !== null
}

/** Returns whether the provision has a number that amounts to something. */
export function isNumbered(item: Alignable): boolean {
  return item.num !== null && numberKey(item.num) !== ''
}

/** Returns kind and number. */
export function label(item: Alignable): string {
  return `${item.kind}|${item.num === null ? '' : numberKey(item.num)}`
}

/** Returns whether the two read the same, formatting apart. */
export function reads(a: Alignable, b: Alignable): boolean {
  return (
    a.key === b.key &&
    a.kind === b.kind &&
    a.num === b.num &&
    a.heading === b.heading &&
    a.content?.wordsHash === b.content?.wordsHash
  )
}
