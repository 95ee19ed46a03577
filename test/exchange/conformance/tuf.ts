/** TUF metadata, checked in the steps of its client workflow (TUF 1.0.33, section 5.3 to 5.7) with nothing but node:crypto. */
import assert from 'node:assert/strict'
import { createPublicKey, verify } from 'node:crypto'
import { ask, canonicalJson, get, sha256 } from './reading.ts'

export interface Role {
  readonly keyids: readonly string[]
  readonly threshold: number
}

export interface Delegation extends Role {
  readonly name: string
  readonly paths?: readonly string[]
  readonly terminating: boolean
}

interface Key {
  readonly keytype: string
  readonly scheme: string
  readonly keyval: { readonly public: string }
}

export interface Meta {
  readonly version: number
  readonly length?: number
  readonly hashes?: { readonly sha256: string }
}

/** What is signed; which members there are depends on the type. */
export interface Signed {
  readonly _type: string
  readonly version: number
  readonly expires: string
  readonly at?: string
  readonly consistent_snapshot?: boolean
  readonly keys: Readonly<Record<string, Key>>
  readonly roles: Readonly<Record<string, Role>>
  readonly meta: Readonly<Record<string, Meta>>
  readonly targets: Readonly<Record<string, { length: number; hashes: { sha256: string }; custom?: unknown }>>
  readonly delegations?: {
    readonly keys: Readonly<Record<string, Key>>
    readonly roles: readonly Delegation[]
  }
}

export interface Metadata {
  readonly bytes: Buffer
  readonly signed: Signed
}

/** All metadata of a repository that the timestamp leads to. */
export interface Repository {
  readonly fingerprint: string
  readonly roots: readonly Metadata[]
  readonly timestamp: Metadata
  readonly snapshot: Metadata
  readonly targets: Metadata
  readonly collections: ReadonlyMap<string, Metadata>
}

/** Returns the repository. Throws AssertionError where a step of the workflow refuses it. */
export async function repositoryAt(base: string, fingerprint: string, now: Date): Promise<Repository> {
  const roots = await rootsAt(base, fingerprint)
  const root = roots.at(-1)?.signed
  assert.ok(root, 'there is a root')
  fresh(root, now)
  const by = (name: string): [Readonly<Record<string, Key>>, Role] => {
    const role = root.roles[name]
    assert.ok(role, `root names ${name}`)
    return [root.keys, role]
  }
  const timestamp = read(await get(base, 'metadata/timestamp.json'), 'timestamp', ...by('timestamp'))
  fresh(timestamp.signed, now)
  const named = async (role: string, meta: Meta | undefined) => {
    assert.ok(meta, `${role} is named`)
    const bytes = await get(base, `metadata/${meta.version}.${role}.json`)
    if (meta.length !== undefined) assert.equal(bytes.length, meta.length, `length of ${role}`)
    if (meta.hashes) assert.equal(sha256(bytes), meta.hashes.sha256, `hash of ${role}`)
    return bytes
  }
  const snapshotMeta = timestamp.signed.meta['snapshot.json']
  const snapshot = read(await named('snapshot', snapshotMeta), 'snapshot', ...by('snapshot'))
  assert.equal(snapshot.signed.version, snapshotMeta?.version)
  fresh(snapshot.signed, now)
  const { meta } = snapshot.signed
  const targets = read(await named('targets', meta['targets.json']), 'targets', ...by('targets'))
  fresh(targets.signed, now)
  const collections = new Map<string, Metadata>()
  const { delegations } = targets.signed
  for (const role of delegations?.roles ?? []) {
    const bytes = await named(role.name, meta[`${role.name}.json`])
    const collection = read(bytes, 'targets', delegations?.keys ?? {}, role)
    fresh(collection.signed, now)
    collections.set(role.name, collection)
  }
  return { fingerprint, roots, timestamp, snapshot, targets, collections }
}

// 5.3: each root is signed by the one before and by itself, and its number is one more.
async function rootsAt(base: string, fingerprint: string): Promise<Metadata[]> {
  const first = await get(base, 'metadata/1.root.json')
  assert.equal(sha256(first), fingerprint, 'the fingerprint is the hash of the first root')
  const roots: Metadata[] = [{ bytes: first, signed: JSON.parse(first.toString()).signed as Signed }]
  for (let version = 2; ; version++) {
    const answer = await ask(base, `metadata/${version}.root.json`)
    if (answer.status !== 200) break
    roots.push({ bytes: answer.bytes, signed: JSON.parse(answer.bytes.toString()).signed as Signed })
  }
  for (const [index, { bytes, signed }] of roots.entries()) {
    assert.equal(signed.version, index + 1, 'roots are numbered without a gap')
    for (const signer of [roots[Math.max(0, index - 1)]?.signed ?? signed, signed])
      read(bytes, 'root', signer.keys, signer.roles.root ?? { keyids: [], threshold: 1 })
  }
  return roots
}

function read(bytes: Buffer, type: string, keys: Readonly<Record<string, Key>>, role: Role): Metadata {
  const { signatures, signed } = JSON.parse(bytes.toString()) as {
    signatures: readonly { keyid: string; sig: string }[]
    signed: Signed
  }
  assert.equal(signed._type, type)
  const message = Buffer.from(canonicalJson(signed))
  const good = new Set<string>()
  for (const { keyid, sig } of signatures) {
    const key = role.keyids.includes(keyid) ? keys[keyid] : undefined
    if (key && verify(null, message, ed25519(key), Buffer.from(sig, 'hex'))) good.add(keyid)
  }
  assert.ok(good.size >= role.threshold, `${type} is signed by ${good.size} of ${role.threshold} keys`)
  return { bytes, signed }
}

function ed25519({ keytype, scheme, keyval }: Key) {
  assert.deepEqual([keytype, scheme], ['ed25519', 'ed25519'], 'all keys are Ed25519 (section 2)')
  const prefix = Buffer.from('302a300506032b6570032100', 'hex')
  const key = Buffer.concat([prefix, Buffer.from(keyval.public, 'hex')])
  return createPublicKey({ key, format: 'der', type: 'spki' })
}

function fresh({ _type, expires }: Signed, now: Date): void {
  assert.ok(Date.parse(expires) > now.getTime(), `${_type} has expired on ${expires}`)
}
