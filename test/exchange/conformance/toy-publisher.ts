/** A publisher that is not Comity, and may be hostile: keys of node:crypto, metadata and releases written from sections 2, 4, 5 and 8. */
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { zstdCompressSync } from 'node:zlib'
import { canonicalJson, sha256 } from './reading.ts'
import { type ToyAct, toyObject } from './toy-object.ts'
import { type Pair, stateRoot } from './trees.ts'

type Json = Record<string, unknown>

/** A release to be made: what the state is after it. */
export interface ToyRelease {
  readonly acts: readonly ToyAct[]
}

/** What the publisher does otherwise than it should, with its latest release and the metadata that sign it. */
export interface Deviation {
  /** Changes the text of an object; its hash and length are those of what comes out. */
  readonly object?: (xml: string) => string
  readonly release?: (document: Json) => Json
  /** Changes the bytes of the pack after its hash was taken. */
  readonly packFile?: (bytes: Buffer) => Buffer
  /** Changes what lies in the pack before it is compressed; its names are those of what comes out. */
  readonly packed?: (raw: Buffer) => Buffer
  /** Changes the pack as the release names it. */
  readonly packNamed?: (named: { hash: string; length: number; size: number }) => Json
  readonly signed?: (role: string, signed: Json) => Json
  /** Which keys sign a role; those it ought to be signed by are given. */
  readonly signers?: (role: string, keys: readonly ToyKey[]) => readonly ToyKey[]
  readonly files?: (files: Map<string, Buffer>) => void
}

export interface ToyKey {
  readonly id: string
  readonly public: string
  readonly secret: KeyObject
}

const HOUR = 3_600_000

export class ToyPublisher {
  readonly #keys = new Map<string, readonly ToyKey[]>()
  readonly collection: string
  /** Instant of the first release. */
  readonly #begun = Date.now() - 12 * HOUR
  readonly #root: Buffer

  constructor(collection = 'law') {
    this.collection = collection
    for (const [role, count] of Object.entries({
      root: 2,
      targets: 1,
      snapshot: 1,
      timestamp: 1,
      collection: 1,
    }))
      this.#keys.set(role, Array.from({ length: count }, newKey))
    this.#root = this.rootMetadata(1)
  }

  get fingerprint(): string {
    return sha256(this.#root)
  }

  /** Returns a root of that version. */
  rootMetadata(version: number, { signers = (_, keys) => keys }: Deviation = {}): Buffer {
    const roles = ['root', 'targets', 'snapshot', 'timestamp']
    const keys = roles.flatMap((role) => this.keysOf(role))
    const signed = {
      ...{ _type: 'root', spec_version: '1.0.33', version, expires: instant(Date.now() + 365 * 24 * HOUR) },
      consistent_snapshot: true,
      keys: Object.fromEntries(keys.map((key) => [key.id, publicKey(key)])),
      roles: Object.fromEntries(
        roles.map((role) => [
          role,
          { keyids: this.keysOf(role).map(({ id }) => id), threshold: this.keysOf(role).length },
        ]),
      ),
    }
    return envelope(signed, signers('root', this.keysOf('root')))
  }

  keysOf(role: string): readonly ToyKey[] {
    return this.#keys.get(role) ?? []
  }

  /** Returns the files of the repository after the releases, signed by metadata of a version; the last of them, and what signs it, deviates. */
  files(
    releases: readonly ToyRelease[],
    deviation: Deviation = {},
    version = releases.length,
  ): Map<string, Buffer> {
    const files = new Map<string, Buffer>([['metadata/1.root.json', this.#root]])
    let previous: { hash: string; length: number } | null = null
    let state = new Map<string, Pair>()
    for (const [index, release] of releases.entries()) {
      const isLast = index === releases.length - 1
      const made = this.#release(
        files,
        release,
        { number: index + 1, state, previous },
        isLast ? deviation : {},
      )
      ;({ state } = made)
      previous = { hash: sha256(made.bytes), length: made.bytes.length }
      files.set(`releases/${previous.hash}.json.zst`, made.bytes)
      if (isLast) files.set(`targets/${this.collection}/${previous.hash}.release.json.zst`, made.bytes)
    }
    if (previous) this.#metadata(files, version, previous, deviation)
    deviation.files?.(files)
    return files
  }

  #release(
    files: Map<string, Buffer>,
    { acts }: ToyRelease,
    after: { number: number; state: ReadonlyMap<string, Pair>; previous: Json | null },
    deviation: Deviation,
  ): { bytes: Buffer; state: Map<string, Pair> } {
    const state = new Map<string, Pair>()
    const put: Json[] = []
    const parts: Buffer[] = []
    for (const act of acts.toSorted((a, b) => (`${a.number}` < `${b.number}` ? -1 : 1))) {
      const { work, bytes, hash, rows } = toyObject(act, deviation.object)
      const pair = { work, language: 'eng', object: hash, length: bytes.length, rows }
      state.set(work, pair)
      const was = after.state.get(work)?.object ?? null
      if (was === hash) continue
      put.push({ ...pair, was, pack: 0 })
      parts.push(Buffer.from(`${JSON.stringify({ object: hash, length: bytes.length })}\n`), bytes)
    }
    const gone = [...after.state.values()].filter(({ work }) => !state.has(work))
    const document = {
      ...{ format: 'comity-release/1', publisher: this.fingerprint, collection: this.collection },
      ...{
        release: after.number,
        previous: after.previous,
        at: instant(this.#begun + after.number * 60_000),
      },
      title: 'Toy law',
      regime: { licence: null, terms: null, onward: 'free', agreement: null },
      counts: { works: state.size, expressions: state.size, put: put.length, tombstoned: gone.length },
      root: stateRoot([...state.values()]),
      put,
      tombstones: gone.map(({ work, language, object }) => ({ work, language, object, reason: 'Repealed' })),
      packs: put.length === 0 ? [] : [packInto(files, Buffer.concat(parts), deviation)],
    }
    const said = deviation.release?.(document) ?? document
    return { bytes: zstdCompressSync(Buffer.from(JSON.stringify(said))), state }
  }

  #metadata(
    files: Map<string, Buffer>,
    version: number,
    latest: { hash: string; length: number },
    { signed = (_, said) => said, signers = (_, keys) => keys }: Deviation,
  ): void {
    const write = (role: string, name: string, keysOf: string, said: Json, days: number) => {
      const expires = instant(Date.now() + days * 24 * HOUR)
      const about = { spec_version: '1.0.33', version, expires, at: instant(Date.now()) }
      const bytes = envelope(signed(role, { ...about, ...said }), signers(role, this.keysOf(keysOf)))
      files.set(`metadata/${name}`, bytes)
      return { version, length: bytes.length, hashes: { sha256: sha256(bytes) } }
    }
    const file = (hash: string, length: number) => ({ length, hashes: { sha256: hash } })
    const collection = write(
      'collection',
      `${version}.${this.collection}.json`,
      'collection',
      {
        _type: 'targets',
        targets: { [`${this.collection}/release.json.zst`]: file(latest.hash, latest.length) },
      },
      365,
    )
    const keys = this.keysOf('collection')
    const role = { name: this.collection, keyids: keys.map(({ id }) => id), threshold: 1 }
    const delegations = {
      keys: Object.fromEntries(keys.map((key) => [key.id, publicKey(key)])),
      roles: [{ ...role, terminating: true, paths: [`${this.collection}/*`] }],
    }
    const top = { _type: 'targets', targets: {}, delegations }
    const targets = write('targets', `${version}.targets.json`, 'targets', top, 365)
    const meta = { 'targets.json': targets, [`${this.collection}.json`]: collection }
    const snapshot = write(
      'snapshot',
      `${version}.snapshot.json`,
      'snapshot',
      { _type: 'snapshot', meta },
      30,
    )
    write(
      'timestamp',
      'timestamp.json',
      'timestamp',
      { _type: 'timestamp', meta: { 'snapshot.json': snapshot } },
      7,
    )
  }
}

/** Returns a key that nobody was told of. */
export function newKey(): ToyKey {
  const { publicKey: half, privateKey: secret } = generateKeyPairSync('ed25519')
  const hex = half.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex')
  const id = sha256(canonicalJson({ keytype: 'ed25519', scheme: 'ed25519', keyval: { public: hex } }))
  return { id, public: hex, secret }
}

/** Returns the metadata signed by the keys. */
export function envelope(signed: Json, keys: readonly ToyKey[]): Buffer {
  const message = Buffer.from(canonicalJson(signed))
  const signatures = keys.map(({ id, secret }) => ({
    keyid: id,
    sig: sign(null, message, secret).toString('hex'),
  }))
  return Buffer.from(JSON.stringify({ signatures, signed }))
}

function publicKey({ public: hex }: ToyKey): Json {
  return { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: hex } }
}

function packInto(files: Map<string, Buffer>, honest: Buffer, deviation: Deviation): Json {
  const raw = deviation.packed?.(honest) ?? honest
  const bytes = zstdCompressSync(raw)
  const named = { hash: sha256(bytes), length: bytes.length, size: raw.length }
  files.set(`packs/${named.hash}.zst`, deviation.packFile?.(bytes) ?? bytes)
  return deviation.packNamed?.(named) ?? named
}

/** Returns an instant as the exchange writes it. */
export function instant(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z')
}
