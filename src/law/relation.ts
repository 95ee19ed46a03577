/** What one work states of another: a corrigendum of what it corrects, a decision of the provisions it applies. */

export const RELATIONS = [
  'corrects',
  'consolidates',
  'amends',
  'repeals',
  'implements',
  'applies',
  'appeal-of',
  'appealed-in',
  'summarises',
  'translates',
  'concerns',
] as const

export type RelationKind = (typeof RELATIONS)[number]

/** A relation as a source states it. The other work need not be held: it is named, and found once it is. */
export interface Relation {
  readonly kind: RelationKind
  /** What the other work is known by: a scheme such as `celex`, `ecli`, `eli`, `akn`, and the value; null where only its name is given. */
  readonly target: { readonly scheme: string; readonly value: string } | null
  /** Its name as the source prints it; null where it prints none. */
  readonly title: string | null
  /** The provision meant, as printed: "art. 6:162", "§ 823"; null for the whole. */
  readonly provision: string | null
}
