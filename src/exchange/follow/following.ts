/** Following one publisher: from the heartbeat to what is applied (spec: exchange, section 6). */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type CollectionState, stateAfter, stateOf } from '../collection-state.ts'
import type { PackNamed, Put } from '../documents.ts'
import { hexDigest } from '../hashing.ts'
import { LIMITS } from '../limits.ts'
import type { ExchangeObject } from '../object/model.ts'
import { patchedBy } from '../object/patch.ts'
import { readObject } from '../object/read.ts'
import { rootOverRows } from '../object/rows-root.ts'
import { writeObject } from '../object/write.ts'
import { type PackEntry, type ReadEntry, readPack } from '../pack.ts'
import { type Refusal, RefusedError } from '../refused.ts'
import { makeRoomFor } from '../room.ts'
import { Shelf, shelfPath } from '../shelf.ts'
import { type Entry, pairOf } from '../state.ts'
import { unpacked } from '../zstd.ts'
import { type Chain, chainOf, type Linked } from './chain.ts'
import type { Fetching } from './fetching.ts'
import { Brought, type Holdings, type Standing } from './holdings.ts'
import { NotThereError } from './transport.ts'
import { Trusted } from './trusted.ts'

export interface Followed {
  /** Fingerprint of the publisher. */
  readonly fingerprint: string
  /** Folder of all that is kept of it. */
  readonly folder: string
  readonly fetching: Fetching
  readonly holdings: Holdings
  /** The present instant. */
  readonly at: Date
  /** For how many days what has expired is still taken: more than none where it comes from a medium alone. */
  readonly grace?: number
}

/** What became of one collection. */
export interface Outcome {
  readonly collection: string
  readonly release: number
  readonly status: 'applied' | 'up-to-date' | 'refused'
  readonly refusal: Refusal | null
  readonly reason: string | null
  readonly works: number
}

/** What became of a publisher's collections, and when its word runs out. */
export interface FollowOutcome {
  readonly expires: string
  /** When the publisher signed its heartbeat; null where it does not say so. */
  readonly heard: string | null
  /** What the publisher says of itself; null where it says nothing. */
  readonly profile: string | null
  readonly collections: readonly Outcome[]
}

/** Follows all collections of the publisher. Throws RefusedError where its metadata are refused: nothing is then applied. */
export async function follow(followed: Followed): Promise<FollowOutcome> {
  const { fetching, at, grace = 0 } = followed
  const mirror = path.join(followed.folder, 'mirror')
  const trusted = await Trusted.open(
    { folder: path.join(followed.folder, 'trusted'), mirror, fetching, at, grace },
    followed.fingerprint,
  )
  await trusted.refresh()
  const shelf = new Shelf(mirror)
  const collections: Outcome[] = []
  for (const collection of trusted.collections) {
    const outcome = await new Follower(followed, trusted, shelf, collection).follow()
    // Of a restricted repository some collections may be for others: what was never given is not missed.
    if (outcome.refusal !== 'not-allowed' || outcome.release > 0) collections.push(outcome)
  }
  const profile = await profileOf(followed, trusted, mirror)
  if (collections.every(({ status }) => status !== 'refused')) await trusted.mirrored()
  return { expires: trusted.expires, heard: trusted.heard, profile, collections }
}

async function profileOf({ fetching }: Followed, trusted: Trusted, mirror: string): Promise<string | null> {
  const target = await trusted.target(null, 'profile.json')
  const hash = target?.hashes.sha256
  if (!target || !hash) return null
  const file = `targets/${hash}.profile.json`
  const place = path.join(mirror, file)
  await fetching.file(file, { hash, length: target.length, limit: LIMITS.metadata }, place)
  return readFile(place, 'utf8')
}

/** Follows one collection. */
class Follower {
  readonly #followed: Followed
  readonly #trusted: Trusted
  readonly #shelf: Shelf
  readonly #collection: string

  constructor(followed: Followed, trusted: Trusted, shelf: Shelf, collection: string) {
    this.#followed = followed
    this.#trusted = trusted
    this.#shelf = shelf
    this.#collection = collection
  }

  async follow(): Promise<Outcome> {
    const { holdings } = this.#followed
    const begun = await holdings.standing(this.#collection)
    let reached: Standing | null = begun
    let current: Linked | null = null
    let works = 0
    try {
      const chain = await this.#chain(begun)
      if (chain.releases.length === 0) return this.#outcome(reached, 'up-to-date', works)
      const latest = chain.releases.at(-1)?.release
      if (latest) this.#trusted.checkClock(latest.at, `release ${latest.release} of ${this.#collection}`)
      let state = await holdings.state(this.#collection)
      for (const link of chain.releases) {
        current = link
        const from = link === chain.releases[0] ? chain.checkpoint : null
        const before = state
        state = from ? checkpointState(from, link) : stateAfter(before, link.release)
        await this.#receive(link)
        works += await this.#apply(link, before, from)
        reached = { ...link.release, hash: link.hash }
      }
      return this.#outcome(reached, 'applied', works)
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error
      if (current) await this.#refuse(current, error)
      return { ...this.#outcome(reached, 'refused', works), refusal: error.refusal, reason: error.message }
    }
  }

  #chain(standing: Standing | null): Promise<Chain> {
    const { fetching, fingerprint, folder } = this.#followed
    const evidence = path.join(folder, 'evidence')
    const options = { trusted: this.#trusted, fetching, shelf: this.#shelf, publisher: fingerprint, evidence }
    return chainOf(options, this.#collection, standing)
  }

  async #apply(
    { hash, release }: Linked,
    before: CollectionState,
    checkpoint: Chain['checkpoint'],
  ): Promise<number> {
    const put = checkpoint ? checkpoint.state.map(asPut) : release.put
    const { packs } = checkpoint ?? release
    for (const pack of packs) await this.#fetch(pack, release.release)
    return this.#followed.holdings.apply({
      collection: release.collection,
      release: release.release,
      hash,
      root: release.root,
      at: release.at,
      title: release.title,
      regime: release.regime,
      tombstones: checkpoint ? [] : release.tombstones,
      objects: this.#objects(before, put, packs),
    })
  }

  async #fetch(pack: PackNamed, release: number): Promise<void> {
    if (pack.length > LIMITS.pack)
      throw new RefusedError(
        'too-large',
        `A pack of ${pack.length} bytes is announced; at most ${LIMITS.pack} are read`,
      )
    const promised = { hash: pack.hash, length: pack.length, limit: LIMITS.pack }
    const { fetching } = this.#followed
    try {
      await fetching.file(shelfPath('packs', pack.hash), promised, this.#shelf.place('packs', pack.hash))
    } catch (error) {
      if (!(error instanceof NotThereError)) throw error
      throw new RefusedError(
        'gap',
        `Release ${release} of ${this.#collection} cannot be applied: its pack ${pack.hash.slice(0, 12)}… is not to be had from ${fetching.base}. If that is a bundle, have one made that begins where this library stands: comity pack --since ${release - 1}`,
        { cause: error },
      )
    }
  }

  // In the order of the packs, which is that in which they were named; what a pack holds and no pair names is passed over.
  async *#objects(before: CollectionState, put: readonly Put[], packs: readonly PackNamed[]) {
    const wanted = new Map<string, Put[]>()
    for (const entry of put) wanted.set(entry.object, [...(wanted.get(entry.object) ?? []), entry])
    for (const pack of packs) {
      for await (const brought of readPack(this.#shelf.stream('packs', pack.hash), pack)) {
        const [entry, ...rest] = wanted.get(brought.object) ?? []
        if (!entry) continue
        wanted.set(brought.object, rest)
        yield new Brought(asEntry(entry), await this.#object(before, entry, brought))
      }
    }
    for (const [entry] of wanted.values())
      if (entry) yield new Brought(asEntry(entry), await this.#whole(entry))
  }

  async #object(before: CollectionState, entry: Put, brought: ReadEntry): Promise<ExchangeObject> {
    if (brought.patch === null) {
      makeRoomFor(brought.body.length)
      return verified(brought, entry)
    }
    const held = before.get(pairOf(entry))
    const old =
      held && held.object === entry.was ? await this.#followed.holdings.object(this.#collection, held) : null
    const made = old && patched(old, brought.patch, brought.body, entry)
    return made ?? this.#whole(entry)
  }

  async #whole(entry: Entry): Promise<ExchangeObject> {
    const file = shelfPath('objects', entry.object)
    try {
      const bytes = await this.#followed.fetching.small(file, LIMITS.object)
      makeRoomFor(entry.length)
      return verified({ body: unpacked(bytes, entry.length) }, entry)
    } catch (error) {
      if (!(error instanceof NotThereError)) throw error
      throw new RefusedError(
        'object-invalid',
        `The object of ${entry.work} (${entry.language}) cannot be made from what came, and is not there whole`,
        { cause: error },
      )
    }
  }

  async #receive({ hash, release }: Linked): Promise<void> {
    const { collection } = release
    const receipt = { collection, release: release.release, hash, refusal: null, reason: null }
    await this.#followed.holdings.keep({ ...receipt, status: 'received' })
  }

  async #refuse({ hash, release }: Linked, error: RefusedError): Promise<void> {
    const { collection } = release
    const { refusal, message } = error
    await this.#followed.holdings.keep({
      collection,
      release: release.release,
      hash,
      status: 'refused',
      refusal,
      reason: message,
    })
  }

  #outcome(reached: Standing | null, status: Outcome['status'], works: number): Outcome {
    const release = reached?.release ?? 0
    return { collection: this.#collection, release, status, refusal: null, reason: null, works }
  }
}

const NOTHING = Buffer.alloc(0)

function checkpointState(checkpoint: NonNullable<Chain['checkpoint']>, { release }: Linked): CollectionState {
  if (checkpoint.root !== release.root)
    throw new RefusedError(
      'wrong-root',
      `The checkpoint of ${release.collection} is not of the state of release ${release.release}`,
    )
  return stateOf(checkpoint)
}

function asPut(entry: Entry & { pack: number }): Put {
  return { ...entry, was: null }
}

function asEntry({ work, language, object, length, rows }: Put): Entry {
  return { work, language, object, length, rows }
}

/** Returns the object that the patch makes; null where it is not the one signed, and has to be taken whole. */
function patched(
  old: ExchangeObject,
  patch: NonNullable<PackEntry['patch']>,
  body: Buffer,
  entry: Entry,
): ExchangeObject | null {
  try {
    const object = patchedBy(old, { patch, body }, LIMITS.object)
    const written = writeObject(object)
    return written.hash === entry.object ? named(object, entry, written.rows) : null
  } catch (error) {
    if (error instanceof RefusedError) return null
    throw error
  }
}

/** Returns the object in the bytes once they are those named, and lets go of them: those of a code are large. */
function verified(read: Pick<ReadEntry, 'body'>, entry: Entry): ExchangeObject {
  const name = `${entry.work} (${entry.language})`
  const { length } = read.body
  if (length !== entry.length)
    throw new RefusedError(
      'wrong-length',
      `The object of ${name} has ${length} bytes; ${entry.length} were announced`,
    )
  if (hexDigest(read.body) !== entry.object)
    throw new RefusedError('tampered', `The object of ${name} is not the one that was signed`)
  const object = readObject(read.body, name)
  read.body = NOTHING
  makeRoomFor(length)
  return named(object, entry, rootOverRows(object.rows, new Map()))
}

function named(object: ExchangeObject, entry: Entry, rows: string): ExchangeObject {
  const { work, expression } = object.head
  if (work.iri !== entry.work || expression.language !== entry.language)
    throw new RefusedError(
      'object-invalid',
      `An object of ${work.iri} (${expression.language}) stands where ${entry.work} (${entry.language}) should`,
    )
  if (rows !== entry.rows)
    throw new RefusedError(
      'object-invalid',
      `The rows of ${entry.work} (${entry.language}) are not those signed`,
    )
  return object
}
