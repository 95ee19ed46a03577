/** Who may read what not everybody may: agreements made into what is cleared for a reader, by user class (spec: exchange, section 14.4). */
import { type Flow, flowsUnder } from '#agreements/compile.ts'
import { heldAgreements } from '#agreements/held.ts'
import type { HeldAgreement, Readers } from '#agreements/model.ts'
import { isInNetwork } from '#agreements/networks.ts'
import { agreementOn } from '#agreements/on-day.ts'
import { passOf } from '#agreements/passes.ts'
import { restrictedSources } from '#agreements/restricted.ts'
import { PUBLIC } from '#exchange/repository/places.ts'
import type { Day } from '#kit/day.ts'
import { type Collection, collectionsOf } from '#store/collections.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import {
  type Followed,
  type FollowedCollection,
  followedCollections,
  followedSources,
} from '#store/followed.ts'

/** A reader as a request shows one. */
export interface Reader {
  /** Network address; null where it is not known. */
  readonly address: string | null
  /** Secret of a pass; null where none was shown. */
  readonly secret: string | null
}

/** What is restricted on a day, and for whom. */
export interface Restrictions {
  /** False where everything is for everybody: no reader need be told from another. */
  readonly any: boolean
  /** Another one whenever something else is restricted, or for others. */
  readonly key: string
  /** Returns what is cleared for a reader, in order: names as the wall knows them. */
  clearedFor(reader: Reader): Promise<readonly string[]>
}

interface Restricted {
  readonly name: string
  readonly readers: readonly Readers[]
}

/** Returns what tells the restrictions of a day. They are read anew when somebody has written to the library, or the day changes. */
export function restrictionsOf(db: Database): (on: Day) => Promise<Restrictions> {
  let kept: { readonly mark: string; readonly restrictions: Promise<Restrictions> } | null = null
  return (on) => {
    const mark = `${db.stamp()} ${on}`
    if (kept?.mark !== mark) kept = { mark, restrictions: read(db, on) }
    return kept.restrictions
  }
}

async function read(db: Database, on: Day): Promise<Restrictions> {
  const [apart, collections] = await Promise.all([restrictedSources(db.sql), collectionsOf(db.sql)])
  const own = collections.filter(({ audience }) => audience !== PUBLIC)
  if (apart.length === 0 && own.length === 0) return { any: false, key: '', clearedFor: async () => [] }
  const [held, sources, followed] = await Promise.all([
    heldAgreements(db.sql),
    followedSources(db.sql),
    followedCollections(db.sql, null),
  ])
  const flows = living(held, on)
  const restricted = [
    ...followed
      .filter(({ source }) => apart.includes(source))
      .map((each) => ofFollowed(each, sources, flows)),
    ...own.map((each) => ofOwn(each, flows)),
  ]
  return {
    any: true,
    key: JSON.stringify([apart, own.map(({ id, selection }) => [id, selection]), restricted]),
    clearedFor: (reader) => clearedFor(db, restricted, reader, on),
  }
}

interface Living extends Flow {
  readonly party: string
}

// What was received under an agreement that is suspended may be read on; after its end it may not.
function living(held: readonly HeldAgreement[], on: Day): Living[] {
  return held.flatMap(({ record, party }) => {
    const terms = agreementOn(record, on)
    if (party === null || terms.status === 'draft' || terms.status === 'ended') return []
    return flowsUnder(record.id, terms).map((flow) => ({ ...flow, party }))
  })
}

// What no agreement speaks of is for nobody.
function ofFollowed(
  { source, collection }: FollowedCollection,
  sources: readonly Followed[],
  flows: readonly Living[],
): Restricted {
  const fingerprint = sources.find(({ name }) => name === source)?.fingerprint
  const under = flows.filter(
    ({ item, from, to, party }) =>
      to.id === party &&
      fingerprint !== undefined &&
      from.fingerprints.includes(fingerprint) &&
      item.collections.includes(collection),
  )
  return { name: `${source}/${collection}`, readers: under.flatMap(({ readers }) => readers) }
}

function ofOwn({ id }: Collection, flows: readonly Living[]): Restricted {
  const under = flows.filter(({ item, from, party }) => from.id === party && item.collections.includes(id))
  return { name: id, readers: under.flatMap(({ readers }) => readers) }
}

async function clearedFor(
  db: Database,
  restricted: readonly Restricted[],
  { address, secret }: Reader,
  on: Day,
): Promise<string[]> {
  const pass = secret === null ? null : await passOf(db.sql, secret, on)
  const admits = (readers: Readers): boolean => {
    switch (readers.class) {
      case 'public':
        return true
      case 'registered':
        return pass !== null
      case 'premises':
        return address !== null && readers.networks.some((network) => isInNetwork(address, network))
      case 'body':
        return pass !== null && pass.body === readers.name
    }
  }
  return restricted
    .filter(({ readers }) => readers.some(admits))
    .map(({ name }) => name)
    .sort()
}
