/** TUF metadata as they are read and written here: the form checked with zod, canonical JSON and signatures by @tufjs/models. */
import {
  Key,
  Metadata,
  MetadataKind,
  type Root,
  Signature,
  type Snapshot,
  type Targets,
  type Timestamp,
} from '@tufjs/models'
import { z } from 'zod'
import type { Signer } from '../keys/key.ts'
import { PublishingError } from '../publishing-error.ts'

const KEY = z.looseObject({
  keytype: z.string(),
  scheme: z.string(),
  keyval: z.looseObject({ public: z.string() }),
})
const ROLE = z.looseObject({ keyids: z.array(z.string()), threshold: z.int().min(1) })
const DELEGATED = ROLE.extend({
  name: z.string(),
  terminating: z.boolean(),
  paths: z.array(z.string()).optional(),
})
const COMMON = {
  spec_version: z.string(),
  version: z.int().min(1),
  expires: z.iso.datetime(),
  /** When it was signed; earlier versions of Comity did not say so. */
  at: z.string().optional(),
}
const FILE = z.looseObject({ length: z.int().min(0), hashes: z.record(z.string(), z.string()) })
const META = z.looseObject({
  version: z.int().min(1),
  length: z.int().optional(),
  hashes: z.record(z.string(), z.string()).optional(),
})

const ROOT = z.looseObject({
  _type: z.literal('root'),
  ...COMMON,
  consistent_snapshot: z.literal(true),
  keys: z.record(z.string(), KEY),
  roles: z.object({ root: ROLE, targets: ROLE, snapshot: ROLE, timestamp: ROLE }),
})
const TARGETS = z.looseObject({
  _type: z.literal('targets'),
  ...COMMON,
  targets: z.record(z.string(), FILE),
  delegations: z.looseObject({ keys: z.record(z.string(), KEY), roles: z.array(DELEGATED) }).optional(),
})
const SNAPSHOT = z.looseObject({
  _type: z.literal('snapshot'),
  ...COMMON,
  meta: z.record(z.string(), META),
})
const TIMESTAMP = z.looseObject({
  _type: z.literal('timestamp'),
  ...COMMON,
  meta: z.looseObject({ 'snapshot.json': META }),
})

const FORMS = { root: ROOT, targets: TARGETS, snapshot: SNAPSHOT, timestamp: TIMESTAMP }

/** TUF's types of metadata; those of collections are of type targets. */
export type Kind = keyof typeof FORMS
export type SignedOf<K extends Kind> = z.infer<(typeof FORMS)[K]>
export type TufKey = z.infer<typeof KEY>
export type Meta = z.infer<typeof META>

/** Who may sign for a role. */
export interface Authority {
  readonly keys: Readonly<Record<string, TufKey>>
  readonly keyids: readonly string[]
  readonly threshold: number
}

type AnyMetadata = Metadata<Root | Targets | Snapshot | Timestamp>

/** One file of metadata. */
export interface Document<K extends Kind = Kind> {
  readonly signed: SignedOf<K>
  readonly bytes: Buffer
  readonly model: AnyMetadata
}

/** The version of TUF's specification that is written. */
export const SPEC_VERSION = '1.0.33'

/** Returns the metadata that the bytes write, without a look at signatures. Throws PublishingError where they are not of the kind. */
export function readDocument<K extends Kind>(kind: K, bytes: Buffer, name: string): Document<K> {
  try {
    return documentOf(kind, bytes)
  } catch (error) {
    throw new PublishingError(
      `Cannot read ${name}: it is no ${kind} metadata of TUF (${error instanceof Error ? error.message.split('\n')[0] : error}); put a copy of the repository in its place`,
      { cause: error },
    )
  }
}

/** Signs the metadata with every signer. */
export function signDocument<K extends Kind>(
  kind: K,
  signed: SignedOf<K>,
  signers: readonly Signer[],
): Document<K> {
  const model = modelOf(kind, JSON.stringify({ signed, signatures: [] }))
  for (const signer of signers)
    model.sign((bytes) => new Signature({ keyID: signer.id, sig: signer.sign(bytes) }))
  return documentOf(kind, Buffer.from(JSON.stringify(model.toJSON())))
}

/** Returns the metadata with more signatures beside those that they have. */
export function cosigned<K extends Kind>(
  kind: K,
  document: Document<K>,
  signers: readonly Pick<Signer, 'id' | 'sign'>[],
): Document<K> {
  const model = modelOf(kind, document.bytes.toString('utf8'))
  for (const signer of signers)
    model.sign((bytes) => new Signature({ keyID: signer.id, sig: signer.sign(bytes) }))
  return documentOf(kind, Buffer.from(JSON.stringify(model.toJSON())))
}

/** Returns the signature of the key where the metadata have one that verifies; else null. */
export function hasSigned({ model }: Document, id: string, key: TufKey | null): string | null {
  const signature = model.signatures[id]
  if (!key || !signature) return null
  try {
    Key.fromJSON(id, JSON.parse(JSON.stringify(key))).verifySignature(model)
    return signature.sig
  } catch {
    return null
  }
}

/** Returns whether enough of those who may sign for the role by the root or targets metadata have signed. */
export function isSignedFor(role: string, document: Document, by: Document<'root' | 'targets'>): boolean {
  try {
    by.model.verifyDelegate(role, document.model)
    return true
  } catch {
    return false
  }
}

/** Returns who may sign for one of the roles that root names. */
export function authorityOf(root: SignedOf<'root'>, role: Kind): Authority {
  const { keyids, threshold } = root.roles[role]
  return { keys: root.keys, keyids, threshold }
}

/** Returns who may sign for a collection; null where there is no such collection. */
export function delegationOf(targets: SignedOf<'targets'>, collection: string): Authority | null {
  const role = targets.delegations?.roles.find(({ name }) => name === collection)
  if (!targets.delegations || !role) return null
  return { keys: targets.delegations.keys, keyids: role.keyids, threshold: role.threshold }
}

function documentOf<K extends Kind>(kind: K, bytes: Buffer): Document<K> {
  const text = bytes.toString('utf8')
  const { signed } = z.object({ signed: z.unknown() }).parse(JSON.parse(text))
  return { signed: FORMS[kind].parse(signed) as SignedOf<K>, bytes, model: modelOf(kind, text) }
}

function modelOf(kind: Kind, text: string): AnyMetadata {
  const json = JSON.parse(text)
  switch (kind) {
    case 'root':
      return Metadata.fromJSON(MetadataKind.Root, json)
    case 'targets':
      return Metadata.fromJSON(MetadataKind.Targets, json)
    case 'snapshot':
      return Metadata.fromJSON(MetadataKind.Snapshot, json)
    case 'timestamp':
      return Metadata.fromJSON(MetadataKind.Timestamp, json)
  }
}
