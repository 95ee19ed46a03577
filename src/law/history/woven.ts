/** What folding a history gives: provisions that last, and their versions as intervals. The store records exactly this. */
import type { Day } from '#kit/day.ts'
import type { Content } from '#law/content.ts'
import type { Basis, Finding, Ground, Kind, SeenText } from '#law/provision.ts'

export interface WovenProvision {
  /** Lasting identity in the expression: the eId it had first, made unique. */
  readonly wId: string
}

export interface WovenRow {
  /** Index into `provisions`. */
  readonly provision: number
  /** Index into `provisions`; -1 at the top. */
  readonly parent: number
  readonly eId: string
  /** Key among siblings, compared as text; between-able (fractional indexing). */
  readonly sort: string
  readonly kind: Kind
  readonly num: string | null
  readonly heading: string | null
  readonly content: Content | null
  readonly from: Day | null
  readonly to: Day | null
  readonly basis: Basis
  readonly missing: boolean
  readonly concurrent: boolean
  readonly ground: Ground | null
  /** The source's own key of the provision in this wording; null where it has none, or where intervals came with the source. */
  readonly key: string | null
  /** The day of legal effect that the source stated with the text, believed or not; null where it stated none. */
  readonly stated: Day | null
}

/** A span between two points in time. */
export interface WovenVersion {
  readonly from: Day | null
  readonly to: Day | null
  readonly basis: Basis
  readonly published: Day | null
  readonly ground: Ground | null
  readonly added: number
  readonly changed: number
  readonly removed: number
  readonly state: 'held' | 'unknown'
  readonly reason: string | null
  readonly path: string | null
}

export interface Woven {
  readonly provisions: readonly WovenProvision[]
  readonly rows: readonly WovenRow[]
  /** Ascending, without gaps between the first and the last. */
  readonly versions: readonly WovenVersion[]
  readonly findings: readonly Finding[]
  readonly completeFrom: Day | null
  /** Every text that was woven, refused ones too, ascending; a later import is woven among them. Empty where one file stated the whole history. */
  readonly texts: readonly SeenText[]
}
