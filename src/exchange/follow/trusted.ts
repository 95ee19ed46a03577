/** What a follower trusts of a publisher: TUF metadata, brought up to date in the steps of its client workflow (TUF 1.0, section 5). */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Metadata, TargetFile, Targets } from '@tufjs/models'
import { BadVersionError, EqualVersionError, ExpiredMetadataError } from 'tuf-js/dist/error.js'
import { TrustedMetadataStore } from 'tuf-js/dist/store.js'
import { IDENTIFIER } from '../documents.ts'
import { hexDigest } from '../hashing.ts'
import { LIMITS } from '../limits.ts'
import { REFUSALS, type Refusal, RefusedError } from '../refused.ts'
import { writeWhole } from '../whole-file.ts'
import type { Fetching } from './fetching.ts'
import { NotThereError } from './transport.ts'

const DAY = 86_400_000
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/

export interface TrustedOptions {
  /** Folder in which trusted metadata are kept. */
  readonly folder: string
  /** Folder of the mirror: metadata are kept there under the names that the publisher gave them, the timestamp when all else is there. */
  readonly mirror: string
  readonly fetching: Fetching
  /** The present instant. */
  readonly at: Date
  /** For how many days what has expired is still taken: more than none where it comes from a medium alone. */
  readonly grace?: number
}

/** Trusted metadata of one publisher and audience. */
export class Trusted {
  readonly #options: TrustedOptions
  readonly #store: TrustedMetadataStore
  #heartbeat: Buffer | null = null

  private constructor(options: TrustedOptions, root: Buffer) {
    this.#options = options
    this.#store = new TrustedMetadataStore(root)
    // 5.1: the library takes the time of the system; here the clock is given. It serves for nothing but to judge expiry.
    const at = new Date(options.at.getTime() - (options.grace ?? 0) * DAY)
    Object.defineProperty(this.#store, 'referenceTime', { value: at })
  }

  /** Opens what is trusted. `fingerprint` names the first root where none is trusted yet. */
  static async open(options: TrustedOptions, fingerprint: string): Promise<Trusted> {
    const kept = await readFile(path.join(options.folder, 'root.json')).catch(() => null)
    if (kept) return new Trusted(options, kept)
    const first = await options.fetching.small('metadata/1.root.json', LIMITS.metadata)
    if (hexDigest(first) !== fingerprint)
      throw new RefusedError(
        'wrong-key',
        `${options.fetching.base} has the fingerprint ${hexDigest(first)}; ${fingerprint} was to be trusted`,
      )
    const trusted = await explained('root', async () => new Trusted(options, first))
    await trusted.#keep('root', first, '1.root.json')
    return trusted
  }

  /** Follows the workflow to the snapshot: afterwards `target` answers. Throws RefusedError. */
  async refresh(): Promise<void> {
    await this.#roots()
    await this.#timestamp()
    await this.#snapshot()
    await this.#targets('targets', 'root')
  }

  /** Where trusted metadata are kept. */
  get folder(): string {
    return this.#options.folder
  }

  /** Until when all that the publisher signed holds, of what was read: without any grace. */
  get expires(): string {
    const roles = ['timestamp', 'snapshot', 'targets', ...this.collections]
    const signed = [this.#store.root, ...roles.map((role) => this.#store.getRole(role))]
    return signed.flatMap((each) => each?.signed.expires ?? []).sort()[0] ?? ''
  }

  /** When the publisher signed its heartbeat; null where it does not say so. */
  get heard(): string | null {
    const at = this.#store.timestamp?.signed.unrecognizedFields?.at
    return typeof at === 'string' && INSTANT.test(at) ? at : null
  }

  /** Throws RefusedError where what was signed at the instant cannot have been signed yet: the clock by which expiry is judged is wrong. */
  checkClock(signed: string, what: string): void {
    const { at } = this.#options
    if (Date.parse(signed) - at.getTime() > DAY)
      throw new RefusedError(
        'wrong-clock',
        `The clock of this machine says ${minute(at.toISOString())}; ${what} is of ${minute(signed)}. Set the clock, and sync again; if it is right, the publisher's is not: tell it`,
      )
  }

  /** Names of the delegated collections. Throws RefusedError where one cannot be a name: files are called by them. */
  get collections(): readonly string[] {
    const names = Object.keys(this.#store.targets?.signed.delegations?.roles ?? {})
    const wrong = names.find((name) => !IDENTIFIER.test(name))
    if (wrong !== undefined)
      throw new RefusedError(
        'path-traversal',
        `A collection is called "${wrong.slice(0, 80)}": no collection can be`,
      )
    return names
  }

  /** Returns what is signed of a target of the collection, or of the top role where it is null; null where it names none. */
  async target(collection: string | null, name: string): Promise<TargetFile | null> {
    if (collection !== null) await this.#targets(collection, 'targets')
    const role: Metadata<Targets> | undefined = this.#store.getRole(collection ?? 'targets')
    return role?.signed.targets[collection === null ? name : `${collection}/${name}`] ?? null
  }

  /** Makes the mirror one of this state: everything that its metadata name is there. */
  async mirrored(): Promise<void> {
    if (this.#heartbeat)
      await writeWhole(path.join(this.#options.mirror, 'metadata', 'timestamp.json'), this.#heartbeat)
  }

  // 5.3: every newer root, each signed by the one before and by itself.
  async #roots(): Promise<void> {
    for (let count = 0; count < LIMITS.roots; count++) {
      const version = this.#store.root.signed.version + 1
      const bytes = await this.#fetch(`${version}.root.json`, LIMITS.metadata)
      if (!bytes) return
      await explained(`root ${version}`, async () => this.#store.updateRoot(bytes))
      await this.#keep('root', bytes, `${version}.root.json`)
    }
    throw new RefusedError('too-large', `${this.#options.fetching.base} has more than ${LIMITS.roots} roots`)
  }

  // 5.4, with the timestamp seen before as the guard against rollback.
  async #timestamp(): Promise<void> {
    const kept = await this.#kept('timestamp')
    if (kept)
      try {
        this.#store.updateTimestamp(kept)
      } catch {
        // An expired or superseded one still guards; one that no longer verifies (its key was revoked) does not.
      }
    const bytes = await this.#fetch('timestamp.json', LIMITS.timestamp)
    if (!bytes)
      throw new RefusedError(
        'unreachable',
        `${this.#options.fetching.base} has no timestamp: it is no repository, or not whole`,
      )
    await explained('timestamp', async () => {
      try {
        this.#store.updateTimestamp(bytes)
      } catch (error) {
        if (!(error instanceof EqualVersionError)) throw error
      }
    })
    if (this.heard !== null) this.checkClock(this.heard, 'the heartbeat of the publisher')
    this.#heartbeat = bytes
    if (!kept?.equals(bytes)) await this.#keep('timestamp', bytes, null)
  }

  // 5.5
  async #snapshot(): Promise<void> {
    const kept = await this.#kept('snapshot')
    if (kept && (await isTaken(async () => this.#store.updateSnapshot(kept, true)))) return
    const meta = this.#store.timestamp?.signed.snapshotMeta
    const bytes = meta && (await this.#fetch(`${meta.version}.snapshot.json`, limitOf(meta)))
    if (!bytes) throw missing('snapshot', this.#options.fetching.base)
    await explained('snapshot', async () => this.#store.updateSnapshot(bytes))
    await this.#keep('snapshot', bytes, `${meta.version}.snapshot.json`)
  }

  // 5.6
  async #targets(role: string, parent: string): Promise<void> {
    if (this.#store.getRole(role)) return
    const kept = await this.#kept(role)
    if (kept && (await isTaken(async () => this.#store.updateDelegatedTargets(kept, role, parent)))) return
    const meta = this.#store.snapshot?.signed.meta[`${role}.json`]
    if (!meta)
      throw new RefusedError(
        'mixed-up',
        `The snapshot of ${this.#options.fetching.base} does not name ${role}`,
      )
    const bytes = await this.#fetch(`${meta.version}.${role}.json`, limitOf(meta))
    if (!bytes) throw missing(role, this.#options.fetching.base)
    await explained(role, async () => this.#store.updateDelegatedTargets(bytes, role, parent))
    await this.#keep(role, bytes, `${meta.version}.${role}.json`)
  }

  async #fetch(name: string, limit: number): Promise<Buffer | null> {
    try {
      return await this.#options.fetching.small(`metadata/${name}`, limit)
    } catch (error) {
      if (error instanceof NotThereError) return null
      throw error
    }
  }

  async #kept(role: string): Promise<Buffer | null> {
    return readFile(path.join(this.#options.folder, `${role}.json`)).catch(() => null)
  }

  async #keep(role: string, bytes: Buffer, published: string | null): Promise<void> {
    if (published !== null) await writeWhole(path.join(this.#options.mirror, 'metadata', published), bytes)
    await writeWhole(path.join(this.#options.folder, `${role}.json`), bytes)
  }
}

function minute(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ')
}

// However long they are said to be: a reader takes no more.
function limitOf({ length }: { readonly length?: number | undefined }): number {
  return Math.min(length ?? LIMITS.metadata, LIMITS.metadata)
}

async function isTaken(take: () => Promise<unknown>): Promise<boolean> {
  try {
    await take()
    return true
  } catch {
    return false
  }
}

function missing(role: string, base: string): RefusedError {
  return new RefusedError('mixed-up', `${base} names metadata of ${role} that it does not have`)
}

// Errors of the library, as what they mean for a follower.
async function explained<Result>(role: string, take: () => Promise<Result>): Promise<Result> {
  try {
    return await take()
  } catch (error) {
    if (error instanceof RefusedError) throw error
    const message = error instanceof Error ? error.message : String(error)
    const refusal = refusalOf(error, message)
    throw new RefusedError(
      refusal,
      `The ${role} metadata are refused: ${REFUSALS[refusal]} (${message.replace(/^Final /, '')})`,
      { cause: error },
    )
  }
}

function refusalOf(error: unknown, message: string): Refusal {
  if (error instanceof ExpiredMetadataError) return 'frozen'
  const unsigned = /signed by (\d+)\/(\d+) keys/.exec(message)
  if (unsigned) return unsigned[1] === '0' ? 'wrong-key' : 'under-threshold'
  if (error instanceof BadVersionError) return /match/.test(message) ? 'mixed-up' : 'rollback'
  if (/Missing file/.test(message)) return 'rollback'
  return 'tampered'
}
