/** Keys that change, are lost or stolen: what a proof is worth under the roots of before and after. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Day } from '#kit/day.ts'
import { hexDigest } from '../hashing.ts'
import { readHeld } from '../repository/held.ts'
import { signDocument } from '../repository/metadata.ts'
import { scratch } from '../repository/publisher.fixture.ts'
import type { Proof } from './model.ts'
import {
  inventedObjects,
  proofOf,
  type Signed,
  signatureOf,
  signed,
  someDay,
  trusting,
} from './proof.fixture.ts'
import { type Trust, type Verdict, verifyProof } from './verify.ts'

type Json = {
  signed: Record<string, unknown> & { version: number }
  signatures: { keyid: string; sig: string }[]
}

describe('a chain of roots', () => {
  it('leads from the first root to the latest, however often keys changed', async (t) => {
    const { stage, at } = await rotated(t)
    const proof = proofOf(stage, 0, at)
    assert.equal(proof.metadata.root.length, 3)
    assert.equal((await check(stage, proof)).valid, true)
  })

  it('with a root missing between leads nowhere', async (t) => {
    const { stage, at } = await rotated(t)
    const proof = proofOf(stage, 0, at)
    const [first, , third] = proof.metadata.root
    for (const root of [[first, third], [first], [third], [first, third, third]])
      assert.deepEqual(await faultOf(stage, withRoots(proof, root)), false, String(root.length))
  })

  it('with a root that fewer signed than must leads nowhere, however often one of them signed', async (t) => {
    const { stage, at } = await rotated(t)
    const proof = proofOf(stage, 0, at)
    const [first, second, third] = proof.metadata.root
    const json = jsonOf(second)
    const [one] = json.signatures
    assert.ok(one && json.signatures.length >= 2)
    for (const signatures of [[one], [one, one, one], [], [one, { keyid: '__proto__', sig: one.sig }]]) {
      const verdict = await check(stage, withRoots(proof, [first, base64({ ...json, signatures }), third]))
      assert.deepEqual([verdict.valid, verdict.fault?.code], [false, 'under-threshold'])
    }
  })

  it('counts a key once that a root names twice', async (t) => {
    const { before, stage, at } = await rotated(t)
    const proof = proofOf(before, 0, at)
    const json = jsonOf(proof.metadata.root[0])
    const keys = json.signed.keys as Record<string, unknown>
    const roles = json.signed.roles as { root: { keyids: string[] } }
    const [one] = roles.root.keyids
    assert.ok(one)
    // Signed by one key alone, under two names: what a root would look like that one of its holders made by himself.
    const twice = { ...keys, twin: keys[one] }
    const signedPart = {
      ...json.signed,
      keys: twice,
      roles: { ...roles, root: { keyids: [one, 'twin'], threshold: 2 } },
    }
    const signers = await stage.publisher.ring.signers('root', [one], 1)
    const { bytes } = signDocument('root', signedPart as never, signers)
    const made: Json = JSON.parse(bytes.toString())
    const forged = base64({
      ...made,
      signatures: [...made.signatures, { keyid: 'twin', sig: made.signatures[0]?.sig ?? '' }],
    })
    const fingerprint = hexDigest(Buffer.from(forged, 'base64'))
    const verdict = await verifyProof(
      JSON.stringify({ ...withRoots(proof, [forged]), publisher: fingerprint }),
      trusting(fingerprint),
    )
    assert.deepEqual([verdict.fault?.step, verdict.fault?.code], ['root', 'under-threshold'])
  })

  it('is not mended by a root of another publisher', async (t) => {
    const { stage, at } = await rotated(t)
    const other = await rotated(t)
    const proof = proofOf(stage, 0, at)
    const [first, , third] = proof.metadata.root
    const strange = proofOf(other.stage, 0, at).metadata.root[1]
    assert.equal(await faultOf(stage, withRoots(proof, [first, strange, third])), false)
  })
})

describe('metadata of two states of one publisher', () => {
  for (const role of ['snapshot', 'targets', 'collection'] as const)
    it(`prove nothing together: ${role}`, async (t) => {
      const objects = inventedObjects(2)
      const one = await signed(await scratch(t), objects)
      const at = someDay(objects[0] ?? { rows: [] })
      const old = proofOf(one, 0, at)
      await one.publisher.repository.renew(['targets'])
      const two = await signed('', objects, { number: 2, publisher: one.publisher })
      const proof = proofOf(two, 0, at)
      assert.equal((await check(two, proof)).valid, true)
      const mixed = { ...proof, metadata: { ...proof.metadata, [role]: old.metadata[role] } }
      const verdict = await check(two, mixed)
      assert.deepEqual([verdict.valid, verdict.fault?.step, verdict.fault?.code], [false, role, 'other-file'])
    })

  it('prove no release of before under the metadata of after', async (t) => {
    const objects = inventedObjects(2)
    const one = await signed(await scratch(t), objects)
    const at = someDay(objects[0] ?? { rows: [] })
    const { release } = proofOf(one, 0, at)
    const two = await signed('', objects.slice(0, 1), { number: 2, publisher: one.publisher })
    const verdict = await check(two, { ...proofOf(two, 0, at), release })
    assert.deepEqual([verdict.valid, verdict.fault?.code], [false, 'release-not-signed'])
  })
})

describe('whoever knows the publisher better than the proof does', () => {
  it('takes a proof of before the keys changed, where the release is on record', async (t) => {
    const { before, at, roots, stage } = await rotated(t)
    const proof = proofOf(before, 0, at)
    const { number, hash } = before.signature.release
    const verdict = await check(stage, proof, { roots, releases: () => new Map([[number, hash]]) })
    assert.equal(verdict.valid, true)
  })

  it('cannot tell of a release that nobody has on record and that keys of before signed: they may be stolen', async (t) => {
    const { before, at, roots, stage } = await rotated(t)
    const verdict = await check(stage, proofOf(before, 0, at), { roots })
    assert.deepEqual([verdict.valid, verdict.doubt?.code], [null, 'keys-changed'])
  })

  it('refuses a second release of one number', async (t) => {
    const { stage, at } = await rotated(t)
    const verdict = await check(stage, proofOf(stage, 0, at), {
      releases: () => new Map([[stage.signature.release.number, 'a'.repeat(64)]]),
    })
    assert.deepEqual([verdict.valid, verdict.fault?.code], [false, 'release-fork'])
  })

  it('refuses a second root of one number', async (t) => {
    const { stage, at, roots } = await rotated(t)
    const verdict = await check(stage, proofOf(stage, 0, at), {
      roots: roots.with(1, 'a'.repeat(64)),
    })
    assert.deepEqual([verdict.valid, verdict.fault?.code], [false, 'root-fork'])
  })
})

describe('time', () => {
  it('that has run out is told and takes nothing away: what was signed stays signed', async (t) => {
    const { stage, at } = await rotated(t)
    const verdict = await check(stage, proofOf(stage, 0, at))
    const { timestamp } = await readHeld(stage.publisher.folder)
    assert.equal(verdict.proved?.until, timestamp.signed.expires)
    assert.equal(verdict.valid, true)
  })
})

interface Rotated {
  /** The collection as it was signed before the keys changed, and after. */
  readonly before: Signed
  readonly stage: Signed
  readonly roots: string[]
  readonly at: Day
}

async function rotated(t: { after: (work: () => Promise<void>) => void }): Promise<Rotated> {
  const objects = inventedObjects(2)
  const before = await signed(await scratch(t), objects)
  const { repository } = before.publisher
  await repository.rotate('root')
  await repository.rotate('timestamp')
  const signature = await signatureOf(before.publisher, before.signature.release)
  return {
    before,
    stage: { ...before, signature },
    roots: signature.files.roots.map((root) => hexDigest(root)),
    at: someDay(objects[0] ?? { rows: [] }),
  }
}

function check(stage: Signed, proof: unknown, known: Partial<Trust> = {}): Promise<Verdict> {
  const options = trusting(stage.signature.publisher)
  return verifyProof(JSON.stringify(proof), {
    ...options,
    trust: async (fingerprint) => {
      const trust = await options.trust(fingerprint)
      return trust && { ...trust, ...known }
    },
  })
}

async function faultOf(stage: Signed, proof: unknown): Promise<boolean | null> {
  return (await check(stage, proof)).valid
}

function withRoots(proof: Proof, root: readonly (string | undefined)[]): object {
  return { ...proof, metadata: { ...proof.metadata, root } }
}

function jsonOf(written: string | undefined): Json {
  return JSON.parse(Buffer.from(written ?? '', 'base64').toString())
}

function base64(json: unknown): string {
  return Buffer.from(JSON.stringify(json)).toString('base64')
}
