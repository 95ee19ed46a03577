/** TUF metadata inside a proof: read, and held against those who had to sign them (TUF 1.0, sections 4.2 and 5). */
import { canonicalize } from '@tufjs/canonical-json'
import * as z from 'zod'
import { LIMITS } from '../limits.ts'
import { ProofDoubt, ProofFault, type Step } from './fault.ts'
import { bytesOfBase64, bytesOfHex, type Primitives, utf8 } from './primitives.ts'

const KEY = z.object({ keytype: z.string(), scheme: z.string(), keyval: z.object({ public: z.string() }) })
const KEYS = z.record(z.string(), KEY)
const ROLE = z.object({ keyids: z.array(z.string()), threshold: z.int().min(1) })
const COMMON = { spec_version: z.string().regex(/^1\./), version: z.int().min(1), expires: z.iso.datetime() }
const FILE = z.object({ length: z.int().min(0), hashes: z.record(z.string(), z.string()) })
const META = z.object({
  version: z.int().min(1),
  length: z.int().min(0).optional(),
  hashes: z.record(z.string(), z.string()).optional(),
})
const DELEGATED = ROLE.extend({
  name: z.string(),
  terminating: z.boolean(),
  paths: z.array(z.string()).optional(),
})

const FORMS = {
  root: z.object({
    _type: z.literal('root'),
    ...COMMON,
    consistent_snapshot: z.literal(true),
    keys: KEYS,
    roles: z.object({ root: ROLE, targets: ROLE, snapshot: ROLE, timestamp: ROLE }),
  }),
  targets: z.object({
    _type: z.literal('targets'),
    ...COMMON,
    targets: z.record(z.string(), FILE),
    delegations: z.object({ keys: KEYS, roles: z.array(DELEGATED) }).optional(),
  }),
  snapshot: z.object({ _type: z.literal('snapshot'), ...COMMON, meta: z.record(z.string(), META) }),
  timestamp: z.object({
    _type: z.literal('timestamp'),
    ...COMMON,
    meta: z.object({ 'snapshot.json': META }),
  }),
}
const SIGNATURES = z.array(z.object({ keyid: z.string(), sig: z.string() }))

type Kind = keyof typeof FORMS
export type SignedOf<K extends Kind> = z.infer<(typeof FORMS)[K]>
export type Meta = z.infer<typeof META>
export type TargetFile = z.infer<typeof FILE>

/** One file of metadata. */
export interface Metadata<K extends Kind> {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly signed: SignedOf<K>
  /** What the signatures are over. */
  readonly message: Uint8Array<ArrayBuffer>
  readonly signatures: ReadonlyMap<string, string>
}

/** Who may sign, and how many of them must. */
export interface Authority {
  readonly keys: Readonly<Record<string, z.infer<typeof KEY>>>
  readonly keyids: readonly string[]
  readonly threshold: number
}

/** Returns the metadata that base64 writes. Throws ProofFault where they are none of the kind. */
export function readMetadata<K extends Kind>(kind: K, written: string, step: Step): Metadata<K> {
  const bytes = bytesOfBase64(written)
  try {
    if (!bytes || bytes.length > (kind === 'timestamp' ? LIMITS.timestamp : LIMITS.metadata))
      throw new RangeError()
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const json = JSON.parse(text)
    const { signatures } = z.object({ signatures: SIGNATURES }).parse(json)
    return {
      bytes,
      signed: FORMS[kind].parse(json.signed) as SignedOf<K>,
      // Of what is written, members that are not known here among it.
      message: utf8(canonicalize(json.signed)),
      signatures: new Map(signatures.map(({ keyid, sig }) => [keyid, sig])),
    }
  } catch {
    throw new ProofFault(step, 'metadata-unreadable', { role: kind })
  }
}

/** Checks that enough have signed. Throws ProofFault where they have not, ProofDoubt where this machine cannot check signatures. */
export async function checkSigned(
  primitives: Primitives,
  metadata: Metadata<Kind>,
  authority: Authority,
  about: { readonly step: Step; readonly role: string; readonly version: number },
): Promise<void> {
  // By the key itself, not by what it is called: one key under two names signs once.
  const signed = new Set<string>()
  for (const keyid of new Set(authority.keyids)) {
    const key = Object.hasOwn(authority.keys, keyid) ? authority.keys[keyid] : undefined
    const signature = metadata.signatures.get(keyid)
    if (!key || signature === undefined || signed.has(key.keyval.public.toLowerCase())) continue
    if (await isSignature(primitives, key, metadata.message, signature, about.step))
      signed.add(key.keyval.public.toLowerCase())
  }
  const { threshold } = authority
  if (signed.size < threshold)
    throw new ProofFault(about.step, 'under-threshold', {
      role: about.role,
      version: about.version,
      signed: signed.size,
      threshold,
    })
}

async function isSignature(
  primitives: Primitives,
  { keytype, scheme, keyval }: z.infer<typeof KEY>,
  message: Uint8Array<ArrayBuffer>,
  written: string,
  step: Step,
): Promise<boolean> {
  const [key, signature] = [bytesOfHex(keyval.public), bytesOfHex(written)]
  if (keytype !== 'ed25519' || scheme !== 'ed25519' || key?.length !== 32 || signature?.length !== 64)
    return false
  const right = await primitives.ed25519(key, message, signature)
  if (right === null) throw new ProofDoubt(step, 'no-ed25519')
  return right
}
