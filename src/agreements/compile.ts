/** Agreements made into policy: what flows between whom on a day, and to whom what was received may be passed on (spec: exchange, sections 14.3 and 14.4). */
import type { Day } from '#kit/day.ts'
import type { Consent, HeldAgreement, Item, Onward, Party, Readers } from './model.ts'
import { agreementOn, holds, type OnDay } from './on-day.ts'

/** What one party gives another of one item, on a day. */
export interface Flow {
  readonly agreement: string
  readonly item: Item
  readonly from: Party
  readonly to: Party
  /** Whether it may be passed on: what the item says, else the agreement. */
  readonly onward: Onward
  /** Who may read it where it is received. */
  readonly readers: readonly Readers[]
}

/** What this centre offers a partner on a day: one collection, and the items that it answers. */
export interface Offer {
  readonly agreement: string
  readonly partner: Party
  readonly collection: string
  readonly items: readonly string[]
}

/** To whom what was received may be passed on. */
export interface Passing {
  readonly everybody: boolean
  /** Where not to everybody: to these, each with its exchange key where it has one. */
  readonly bodies: readonly { readonly name: string; readonly key: string | null }[]
}

/** A collection that is followed, and what its publisher signed of it. */
export interface FollowedRegime {
  /** Of the repository. */
  readonly fingerprint: string
  readonly collection: string
  readonly onward: Onward
}

const NOBODY: Passing = { everybody: false, bodies: [] }
const EVERYBODY: Passing = { everybody: true, bodies: [] }
/** What a consent names where it names everybody. */
export const TO_EVERYBODY = 'everybody'
const STRICTNESS: Readonly<Record<Onward, number>> = { free: 0, consent: 1, no: 2 }

/** Returns the flows that an agreement lays down, as its terms are on a day, whether or not it is in force. */
export function flowsUnder(agreement: string, terms: OnDay): Flow[] {
  return terms.list.flatMap((item) => {
    const from = terms.parties.find(({ id }) => id === item.gives)
    if (!from) return []
    return terms.parties
      .filter(({ id }) => id !== from.id && (item.receives.length === 0 || item.receives.includes(id)))
      .map((to) => ({
        agreement,
        item,
        from,
        to,
        onward: item.onward ?? terms.onward,
        readers: item.readers ?? terms.readers,
      }))
  })
}

/** Returns what this centre offers to whom on a day. What is not in force offers nothing. */
export function offersOn(held: readonly HeldAgreement[], on: Day): Offer[] {
  const offers = new Map<string, Offer>()
  for (const { record, party } of held) {
    const terms = agreementOn(record, on)
    if (party === null || terms.status !== 'in-force') continue
    for (const { item, from, to } of flowsUnder(record.id, terms)) {
      if (from.id !== party) continue
      for (const collection of new Set(item.collections)) {
        const name = JSON.stringify([record.id, to.id, collection])
        const items = [...(offers.get(name)?.items ?? []), item.id]
        offers.set(name, { agreement: record.id, partner: to, collection, items })
      }
    }
  }
  return [...offers.values()]
}

/** Returns what this centre receives on a day, by agreements in force. */
export function takenOn(held: readonly HeldAgreement[], on: Day): Flow[] {
  return held.flatMap(({ record, party }) => {
    const terms = agreementOn(record, on)
    return party === null || terms.status !== 'in-force'
      ? []
      : flowsUnder(record.id, terms).filter(({ to }) => to.id === party)
  })
}

/**
 * Returns to whom a followed collection may be passed on: as its publisher signed it, or as the agreement under which it came has it
 * where that is the stricter; where consent is asked for, to those for whom one is recorded that holds.
 */
export function passingOn(held: readonly HeldAgreement[], followed: FollowedRegime, on: Day): Passing {
  const bound = boundBy(held, followed, on)
  const rules = [followed.onward, ...bound.map(({ onward }) => onward)]
  const rule = rules.reduce((one, other) => (STRICTNESS[other] > STRICTNESS[one] ? other : one))
  if (rule === 'free') return EVERYBODY
  if (rule === 'no') return NOBODY
  const consents = bound.flatMap(({ terms, consents }) => (terms.status === 'in-force' ? consents : []))
  if (consents.some(({ to }) => to === TO_EVERYBODY)) return EVERYBODY
  return { everybody: false, bodies: consents.map(({ to, key }) => ({ name: to, key })) }
}

/** Returns whether a consent holds on a day. */
export function consentHolds({ given, until, withdrawn }: Consent, on: Day): boolean {
  return holds(on, given, until) && (withdrawn === null || on < withdrawn)
}

interface Bound {
  readonly terms: OnDay
  readonly onward: Onward
  readonly consents: readonly Consent[]
}

// Terms of agreements under which this centre receives the collection. What came under one that has ended stays under its terms, unless another is in force.
function boundBy(
  held: readonly HeldAgreement[],
  { fingerprint, collection }: FollowedRegime,
  on: Day,
): Bound[] {
  const all = held.flatMap(({ record, party }) => {
    const terms = agreementOn(record, on)
    if (party === null || terms.status === 'draft') return []
    return flowsUnder(record.id, terms)
      .filter(
        ({ item, from, to }) =>
          to.id === party && from.fingerprints.includes(fingerprint) && item.collections.includes(collection),
      )
      .map(({ item, from, onward }) => ({
        terms,
        onward,
        consents: record.consents.filter(
          (consent) =>
            consent.by === from.id &&
            (consent.items.length === 0 || consent.items.includes(item.id)) &&
            consentHolds(consent, on),
        ),
      }))
  })
  const living = all.filter(({ terms }) => terms.status !== 'ended')
  return living.length > 0 ? living : all
}
