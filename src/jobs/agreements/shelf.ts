/** Agreements as readers may see them: those made public, their texts, and what flowed by each item. */
import { flowsUnder } from '#agreements/compile.ts'
import { agreementText, heldAgreement, heldAgreements, type TextFile } from '#agreements/held.ts'
import type { HeldAgreement } from '#agreements/model.ts'
import { agreementOn } from '#agreements/on-day.ts'
import type { Facts } from '#agreements/promises.ts'
import type { Day } from '#kit/day.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { agreementFacts } from './facts.ts'

/** What flowed of one collection that answers an item. */
export interface ItemFlow {
  readonly item: string
  readonly collection: string
  /** `apart`: given to partners alone, of which readers are told no more. */
  readonly state: 'given' | 'received' | 'apart' | 'nothing'
  readonly release: number | null
  readonly on: Day | null
  readonly works: number | null
}

export interface AgreementShelf {
  all(): Promise<HeldAgreement[]>
  /** Null where there is none of the id, or readers may not see it. */
  one(id: string): Promise<HeldAgreement | null>
  /** A file of the text of an agreement or of a protocol to it; null where it has none of the hash. */
  text(held: HeldAgreement, hash: string): Promise<TextFile | null>
  /** What flows by the terms of a day, as it stands today. */
  flowed(held: HeldAgreement, on: Day, today: Day): Promise<ItemFlow[]>
}

/** Returns the shelf of a library. */
export function agreementShelf(db: Database): AgreementShelf {
  return {
    all: async () => (await heldAgreements(db.sql)).filter(({ record }) => record.public),
    one: async (id) => {
      const held = await heldAgreement(db.sql, id)
      return held?.record.public ? held : null
    },
    text: async ({ record }, hash) => {
      const texts = [record.text, ...record.amendments.map(({ text }) => text)].flat()
      return texts.some((text) => text.sha256 === hash) ? agreementText(db.sql, hash) : null
    },
    flowed: async (held, on, today) => flowedBy(held, on, await agreementFacts(db, [held], today)),
  }
}

function flowedBy({ record, party }: HeldAgreement, on: Day, facts: Facts): ItemFlow[] {
  if (party === null) return []
  const flows = flowsUnder(record.id, agreementOn(record, on))
  const given = Map.groupBy(
    flows.filter(({ from }) => from.id === party),
    ({ item }) => item,
  )
  return [
    ...[...given.keys()].flatMap((item) =>
      item.collections.map((collection) => givenOf(item.id, collection, facts)),
    ),
    ...flows
      .filter(({ to }) => to.id === party)
      .flatMap(({ item, from }) =>
        item.collections.map((collection) => receivedOf(item.id, collection, from.fingerprints, facts)),
      ),
  ]
}

function givenOf(item: string, collection: string, facts: Facts): ItemFlow {
  const found = facts.collections.find(({ id }) => id === collection)
  const about = { item, collection, release: null, on: null, works: null }
  if (!found?.lastRelease) return { ...about, state: 'nothing' }
  if (!found.isForEverybody) return { ...about, state: 'apart' }
  const { number: release, on } = found.lastRelease
  return { ...about, state: 'given', release, on, works: found.published.size }
}

function receivedOf(
  item: string,
  collection: string,
  fingerprints: readonly string[],
  facts: Facts,
): ItemFlow {
  const found = facts.followed.find(
    (each) => each.collection === collection && fingerprints.includes(each.fingerprint),
  )
  const about = { item, collection, works: null }
  if (found && !found.isForEverybody) return { ...about, state: 'apart', release: null, on: null }
  return found
    ? { ...about, state: 'received', release: found.release, on: found.on }
    : { ...about, state: 'nothing', release: null, on: null }
}
