/** The next release of a collection while it is being made: what differs from the state before, object by object. */
import { promisify } from 'node:util'
import { constants, zstdCompress } from 'node:zlib'
import type { PackNamed, Put, Regime, Tombstone } from '#exchange/documents.ts'
import { writeDocument } from '#exchange/documents.ts'
import { headText } from '#exchange/object/head.ts'
import type { ExchangeObject } from '#exchange/object/model.ts'
import { patchBetween } from '#exchange/object/patch.ts'
import { type Leaves, rootOverRows } from '#exchange/object/rows-root.ts'
import { type WrittenObject, writeObject } from '#exchange/object/write.ts'
import type { PackEntry, PackWriter } from '#exchange/pack.ts'
import { makeRoomFor } from '#exchange/room.ts'
import { byPair, type Entry, pairOf, StateTree } from '#exchange/state.ts'
import { validateAkn } from '#markup/validate.ts'
import { type Collection, type HeldRelease, type Member, recordRelease } from '#store/collections.ts'
import { type Published, publish, publishedHead, publishedState, unpublish } from '#store/published.ts'
import { Spool } from '../import/spool.ts'
import { isCheckpointDue, keepDocument, packsOn, packWhole } from './checkpoint.ts'
import { expressionObject, type HeldObject, objectAsOf, objectBefore } from './object-of.ts'
import {
  type Change,
  type Press,
  type PublishOptions,
  type PublishReport,
  UnpublishableError,
} from './press.ts'

const compress = promisify(zstdCompress)
// Whole objects beside patches are taken once in a while: being quick to make is what counts.
const QUICK = { params: { [constants.ZSTD_c_compressionLevel]: 3 } }

type Held = Omit<Published, 'head'>

export class ReleaseDraft {
  readonly #press: Press
  readonly #collection: Collection
  readonly #options: PublishOptions
  readonly #state = new Map<string, Held>()
  readonly #put: Put[] = []
  readonly #tombstones: Tombstone[] = []
  /** Objects as they are to be recorded, those among them that were written anew and came out the same. */
  readonly #entries: Held[] = []
  /** The heads of these, in the same order. */
  readonly #heads = new Spool()
  readonly #packs: PackNamed[] = []
  readonly #changes: Change[] = []
  readonly #packing: PackWriter
  /** The last whole object on its way to the shelf. */
  #keeping: Promise<void> = Promise.resolve()
  #root = ''

  constructor(press: Press, collection: Collection, options: PublishOptions) {
    this.#press = press
    this.#collection = collection
    this.#options = options
    this.#packing = packsOn(press.shelf, this.#packs)
  }

  get isEmpty(): boolean {
    return this.#put.length === 0 && this.#tombstones.length === 0
  }

  /** Finds what differs between the state published and what belongs to the collection now. */
  async compare(members: readonly Member[]): Promise<void> {
    const { db, progress } = this.#press
    const held = new Map<string, Held>()
    for (const entry of await publishedState(db.sql, this.#collection.id)) held.set(pairOf(entry), entry)
    for (const [index, member] of members.entries()) {
      const before = held.get(pairOf(member)) ?? null
      held.delete(pairOf(member))
      if (before && before.expression_id === member.expressionId && before.recording === member.recording)
        this.#state.set(pairOf(member), before)
      else await this.#take(member, before)
      progress({ label: member.work, done: index + 1, total: members.length })
    }
    for (const entry of held.values()) this.#withdraw(entry)
    // The database orders by bytes, a release by code units.
    this.#put.sort(byPair)
    this.#tombstones.sort(byPair)
    if (!this.#options.dryRun) await this.#packing.flush()
    await this.#keeping
    this.#root = new StateTree([...this.#state.values()]).root()
  }

  /** Writes and records the release. It is not signed yet. */
  async write(last: HeldRelease | null): Promise<HeldRelease> {
    const { db, shelf, now } = this.#press
    const at = instant(now(), last?.at ?? null)
    const number = (last?.number ?? 0) + 1
    const document = writeDocument({
      format: 'comity-release/1',
      publisher: this.#press.repository.fingerprint,
      collection: this.#collection.id,
      release: number,
      previous: last ? { hash: last.hash, length: last.length } : null,
      at,
      title: this.#collection.title,
      regime: this.#collection.regime as Regime,
      counts: this.#counts(),
      root: this.#root,
      put: this.#put,
      tombstones: this.#tombstones,
      packs: this.#packs,
    })
    await shelf.put('releases', document.hash, document.bytes)
    const release: HeldRelease = {
      collection: this.#collection.id,
      number,
      hash: document.hash,
      length: document.bytes.length,
      root: this.#root,
      at,
      put: this.#put.length,
      tombstoned: this.#tombstones.length,
      bytes: this.#bytes() + document.bytes.length,
      checkpoint: await this.#checkpoint(number, document.hash),
    }
    await db.sql.transaction().execute(async (trx) => {
      for (const { work, language } of this.#tombstones)
        await unpublish(trx, { collection: this.#collection.id, work, language })
      let index = 0
      for (const head of this.#heads) await publish(trx, { ...(this.#entries[index++] as Held), head })
      await recordRelease(trx, release)
    })
    return release
  }

  report(release: number, hash: string | null): Omit<PublishReport, 'holes'> {
    return {
      collection: this.#collection.id,
      release,
      hash,
      put: this.#put.length,
      tombstoned: this.#tombstones.length,
      objects: this.#state.size,
      bytes: this.#bytes(),
      root: this.#root,
      changes: this.#changes,
    }
  }

  async #take(member: Member, before: Held | null): Promise<void> {
    const now = await expressionObject(this.#press.library, member)
    const { object } = now
    const { title } = object.head.expression
    const written = writeObject(object)
    const entry: Entry = {
      work: member.work,
      language: member.language,
      object: written.hash,
      length: written.bytes.length,
      rows: written.rows,
    }
    const held = { ...entry, expression_id: member.expressionId, recording: member.recording }
    const published = { collection: this.#collection.id, ...held }
    this.#state.set(pairOf(entry), published)
    this.#entries.push(published)
    this.#heads.add(headText(object.head))
    if (before?.object === written.hash) return
    if (!before) {
      makeRoomFor(written.bytes.length)
      inspected(written, title)
    }
    const travelling = await this.#travelling(now, written, before, member.expressionId)
    const pack = this.#options.dryRun ? 0 : await this.#packing.add(travelling)
    this.#put.push({ ...entry, was: before?.object ?? null, pack })
    this.#changes.push({
      what: before ? 'changed' : 'new',
      work: entry.work,
      language: entry.language,
      title,
      length: entry.length,
      travels: travelling.body.length,
    })
  }

  // A patch, where the object before can be made again and the patch is the smaller.
  async #travelling(
    now: HeldObject,
    written: WrittenObject,
    before: Held | null,
    expressionId: number,
  ): Promise<PackEntry> {
    const whole: PackEntry = { object: written.hash, patch: null, body: written.bytes }
    if (!before) return whole
    // On another thread meanwhile: of most objects that change it will be wanted.
    const squeezed = this.#options.dryRun ? null : compress(written.bytes, QUICK)
    squeezed?.catch(() => {})
    const old = await this.#before(before, now, expressionId, written.leaves)
    if (!old) return whole
    const { patch, body } = patchBetween(old, now.object)
    if (body.length > written.bytes.length / 4) return whole
    if (squeezed) await this.#keepWhole(written.hash, squeezed)
    return { object: written.hash, patch, body }
  }

  // One after another, and each while the next is made or the pack is written: nothing names it before the release does.
  async #keepWhole(hash: string, squeezed: Promise<Buffer>): Promise<void> {
    await this.#keeping
    this.#keeping = squeezed.then((bytes) => this.#press.shelf.put('objects', hash, bytes))
    this.#keeping.catch(() => {})
  }

  async #before(
    before: Held,
    now: HeldObject,
    expressionId: number,
    leaves: Leaves,
  ): Promise<ExchangeObject | null> {
    const { db } = this.#press
    const head = await publishedHead(db.sql, before)
    if (head === null) return null
    // Another expression may be shown now: the one of another source, or a copy that was edited.
    const isSame = before.expression_id === expressionId
    const old = isSame ? objectBefore(db, before, head, now) : objectAsOf(db, before, head)
    return rootOverRows(old.rows, leaves) === before.rows ? old : null
  }

  #withdraw({ work, language, object }: Held): void {
    const reason = this.#options.reason ?? 'No longer in the collection'
    this.#tombstones.push({ work, language, object, reason })
    this.#changes.push({ what: 'withdrawn', work, language, title: work, length: 0, travels: 0 })
  }

  #counts() {
    const works = new Set([...this.#state.values()].map(({ work }) => work)).size
    return {
      works,
      expressions: this.#state.size,
      put: this.#put.length,
      tombstoned: this.#tombstones.length,
    }
  }

  #bytes(): number {
    return this.#packs.reduce((sum, pack) => sum + pack.length, 0)
  }

  // The first release is its own checkpoint; another is made once a follower would fetch more than twice as much without it.
  async #checkpoint(release: number, hash: string): Promise<string | null> {
    const { repository, shelf } = this.#press
    const about = { publisher: repository.fingerprint, collection: this.#collection.id, release, hash }
    const named = { format: 'comity-checkpoint/1', ...about, root: this.#root } as const
    if (release === 1) {
      const state = this.#put.map(({ was: _, ...entry }) => entry)
      return keepDocument(shelf, writeDocument({ ...named, state, packs: this.#packs }))
    }
    if (!(await isCheckpointDue(this.#press, this.#collection.id, this.#bytes()))) return null
    const whole = await packWhole(this.#press, this.#state.values())
    return keepDocument(shelf, writeDocument({ ...named, ...whole }))
  }
}

// Never before that of the release before, whatever the clock says.
function instant(now: Date, last: string | null): string {
  const at = now.toISOString().replace(/\.\d+Z$/, 'Z')
  return last !== null && at < last ? last : at
}

// The gate: an object that followers would refuse is not signed. Patches are made of what passed it.
function inspected({ bytes }: WrittenObject, title: string): void {
  const [fault] = validateAkn(bytes)
  if (fault)
    throw new UnpublishableError(
      `Cannot publish "${title}": as an object it is not valid Akoma Ntoso 3.0 (line ${fault.line}: ${fault.message}); nothing was signed`,
    )
}
