/** What agreements give: the form in which whoever keeps them tells the exchange (spec: exchange, section 11). */

/** What a partner may have of an audience on a day, and by which agreement. */
export interface Grant {
  readonly agreement: string
  readonly audience: string
  readonly collection: string
  /** Items of the thematic list that the collection answers. */
  readonly items: readonly string[]
  /** Public Ed25519 key of the partner, hex. */
  readonly key: string
  readonly partner: string
}

/** Returns the grants in force on a day. */
export type Grants = (day: string) => Promise<readonly Grant[]>
