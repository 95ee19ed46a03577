/** What a proof proves, and that nothing that was changed in it proves anything. */
import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, type Day, day } from '#kit/day.ts'
import { runs } from '../../../test/pace.ts'
import { anyObject } from '../object/object.fixture.ts'
import { scratch } from '../repository/publisher.fixture.ts'
import { browserPrimitives } from './browser-primitives.ts'
import { makeProof } from './make.ts'
import type { Proof } from './model.ts'
import { NODE_PRIMITIVES } from './node-primitives.ts'
import { inventedObjects, proofOf, type Signed, signed, someDay, trusting } from './proof.fixture.ts'
import { type Verdict, verifyProof } from './verify.ts'

type Loose = { -readonly [Key in keyof Proof]: Proof[Key] } & Record<string, unknown>

let stage: Signed
let other: Signed
let at: Day
let eId: string
const kept: (() => Promise<void>)[] = []
const context = { after: (work: () => Promise<void>) => void kept.push(work) }

before(async () => {
  const objects = inventedObjects(3)
  stage = await signed(await scratch(context), objects)
  other = await signed(await scratch(context), objects)
  at = someDay(objects[0] ?? { rows: [] })
  eId = leafOf(proofOf(stage, 0, at))
  return async () => {
    for (const work of kept) await work()
  }
})

describe('a proof', () => {
  it('holds for the act and each provision of it that stands on the day', async () => {
    const whole = proofOf(stage, 0, at)
    const verdict = await check(whole)
    assert.deepEqual([verdict.valid, verdict.fault, verdict.doubt], [true, null, null])
    assert.deepEqual(verdict.held, [
      'read',
      'root',
      'timestamp',
      'snapshot',
      'targets',
      'collection',
      'release',
      'state',
      'rows',
      'day',
      'text',
      'trust',
    ])
    assert.equal(verdict.proved?.whole, true)
    for (const row of verdict.proved?.rows ?? []) {
      const part = await check(proofOf(stage, 0, at, row.eId))
      assert.equal(part.valid, true, row.eId)
      assert.equal(part.proved?.rows[0]?.wId, row.wId)
    }
  })

  it('is told alike by Node and by what browsers have', async () => {
    const proof = JSON.stringify(proofOf(stage, 0, at))
    const options = { ...trusting(stage.signature.publisher), primitives: browserPrimitives() }
    const verdict = await verifyProof(proof, options)
    assert.deepEqual(verdict, await verifyProof(proof, trusting(stage.signature.publisher)))
    assert.equal(verdict.valid, true)
  })

  it('of another publisher cannot be told where only one is trusted', async () => {
    const verdict = await check(proofOf(other, 0, at))
    assert.equal(verdict.valid, null)
    assert.equal(verdict.doubt?.code, 'unknown-publisher')
    assert.equal(verdict.proved?.publisher, other.signature.publisher)
  })

  it('cannot be told where the machine has no Ed25519, and is never passed over', async () => {
    const primitives = { ...NODE_PRIMITIVES, ed25519: async () => null }
    const written = JSON.stringify(proofOf(stage, 0, at))
    const verdict = await verifyProof(written, { ...trusting(stage.signature.publisher), primitives })
    assert.deepEqual([verdict.valid, verdict.doubt?.code, verdict.proved], [null, 'no-ed25519', null])
  })

  it('leaves members alone that it does not know, and refuses a newer format', async () => {
    const proof = proofOf(stage, 0, at)
    assert.equal((await check({ ...proof, colour: 'green' })).valid, true)
    const newer = await check({ ...proof, format: 'comity-proof/2' })
    assert.deepEqual([newer.valid, newer.fault?.code], [false, 'newer-format'])
  })

  it('is none where it is no JSON, or lacks a part', async () => {
    for (const written of ['', 'null', '[]', '{}', '{"format":"comity-proof/1"}', '\u0000'])
      assert.equal((await verifyProof(written, trusting())).fault?.code, 'not-proof')
  })

  it('holds for every state, day and provision (property)', async () => {
    const folder = await scratch(context)
    let held: Signed | null = null
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyObject, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: -400, max: 4000 }),
        fc.nat(),
        async (objects, number, pick, days, provision) => {
          held = await signed(folder, objects, {
            number: held ? held.signature.release.number + 1 : 1,
            ...(held ? { publisher: held.publisher } : {}),
          })
          const index = pick % objects.length
          const on = addDays(day('1999-12-31'), days)
          const [entry, object] = [held.entries[index], held.objects[index]]
          if (!entry || !object) return
          const standing = object.rows.filter(
            ({ from, to }) => (from === null || from <= on) && (to === null || on < to),
          )
          const one = number % 2 === 0 ? null : (standing[provision % standing.length]?.eId ?? null)
          const proof = makeProof(held.signature, held.tree, entry, object, { at: on, eId: one })
          if (!proof) return assert.ok(standing.length === 0 || one !== null)
          const verdict = await verifyProof(JSON.stringify(proof), trusting(held.signature.publisher))
          assert.equal(verdict.valid, true, JSON.stringify(verdict.fault))
          if (one === null)
            assert.deepEqual(
              new Set(verdict.proved?.rows.map(({ wId }) => wId)),
              new Set(standing.map(({ wId }) => wId)),
            )
        },
      ),
      runs(60),
    )
  })
})

describe('nothing is proved by', () => {
  const spoilt: Record<string, [change: (proof: Loose) => unknown, step: string]> = {
    'a text that was changed': [
      (proof) => {
        const [hash = '', text = ''] = Object.entries(proof.texts)[0] ?? []
        proof.texts = { ...proof.texts, [hash]: text.replace(/<p>/, '<p>Not ') }
      },
      'text',
    ],
    'a text that is missing': [(proof) => void (proof.texts = {}), 'text'],
    'a text that no row has': [
      (proof) => void (proof.texts = { ...proof.texts, ['f'.repeat(64)]: 'x' }),
      'text',
    ],
    'a row whose statement was changed': [(proof) => restate(proof, (row) => void (row[5] = '99')), 'rows'],
    'a row that was left out': [
      (proof) => {
        if ('all' in proof.rows) proof.rows = { all: proof.rows.all.slice(1) }
      },
      'rows',
    ],
    'rows in another order': [
      (proof) => {
        if ('all' in proof.rows) proof.rows = { all: proof.rows.all.toReversed() }
      },
      'rows',
    ],
    'the path of another act': [
      (proof) => void (proof.entry = { ...proof.entry, path: proofOf(stage, 1, at2()).entry.path }),
      'state',
    ],
    'the object of another act': [
      (proof) => {
        const { entry, rows, texts } = proofOf(stage, 1, at2())
        Object.assign(proof, { entry: { ...entry, path: proof.entry.path }, rows, texts })
      },
      'state',
    ],
    'an act of another name': [(proof) => claim(proof, { work: '/akn/xv/act/2' }), 'state'],
    'another language': [(proof) => claim(proof, { language: 'fra' }), 'state'],
    'a day on which nothing of it stands': [(proof) => claim(proof, { at: day('0001-01-01') }), 'day'],
    'a provision that it has not': [(proof) => claim(proof, { eId: 'art_9999', wId: 'art_9999' }), 'day'],
    'another length of the object': [
      (proof) => void (proof.entry = { ...proof.entry, length: proof.entry.length + 1 }),
      'state',
    ],
    'a release of another number': [
      (proof) => void (proof.release = { ...proof.release, number: 7 }),
      'release',
    ],
    'a release of another day': [
      (proof) => void (proof.release = { ...proof.release, at: '2020-01-01T00:00:00Z' }),
      'release',
    ],
    'the release of another publisher': [
      (proof) => void (proof.release = proofOf(other, 0, at).release),
      'release',
    ],
    'a collection of another name': [(proof) => void (proof.collection = 'lore'), 'collection'],
    'the metadata of another publisher': [
      (proof) => void (proof.metadata = proofOf(other, 0, at).metadata),
      'root',
    ],
    'a root that is not the first': [(proof) => void (proof.publisher = 'a'.repeat(64)), 'root'],
    ...Object.fromEntries(
      (['timestamp', 'snapshot', 'targets', 'collection'] as const).flatMap((role) => [
        [
          `${role} metadata whose signature was taken off`,
          [(proof: Loose) => remeta(proof, role, (json) => void (json.signatures = [])), role],
        ],
        [
          `${role} metadata that were changed`,
          [
            (proof: Loose) =>
              remeta(proof, role, (json) => void (json.signed.expires = '2099-01-01T00:00:00Z')),
            role,
          ],
        ],
        [
          `${role} metadata of another publisher`,
          [
            (proof: Loose) =>
              void (proof.metadata = { ...proof.metadata, [role]: proofOf(other, 0, at).metadata[role] }),
            role,
          ],
        ],
      ]),
    ),
  }
  for (const [what, [change, step]] of Object.entries(spoilt))
    it(what, async () => {
      const proof = structuredClone(proofOf(stage, 0, at)) as Loose
      change(proof)
      const verdict = await check(proof)
      assert.equal(verdict.valid, false)
      assert.equal(verdict.fault?.step, step, JSON.stringify(verdict.fault))
      assert.equal(verdict.proved, null)
    })

  const single: Record<string, [change: (proof: Loose) => unknown, step: string]> = {
    'a changed statement of a single provision': [
      (proof) => restate(proof, (row) => void (row[6] = 'Else')),
      'rows',
    ],
    'the path of another provision': [
      (proof) => {
        if ('some' in proof.rows)
          proof.rows = {
            ...proof.rows,
            some: proof.rows.some.map((one) => ({ ...one, index: one.index + 1 })),
          }
      },
      'rows',
    ],
    'a single provision under the name of another': [(proof) => claim(proof, { eId: 'art_9999' }), 'day'],
    'a single provision on a day on which it does not stand': [
      (proof) => claim(proof, { at: day('0001-01-01') }),
      'day',
    ],
    'a single provision as the whole act': [(proof) => claim(proof, { eId: null, wId: null }), 'day'],
  }
  for (const [what, [change, step]] of Object.entries(single))
    it(what, async () => {
      const proof = structuredClone(proofOf(stage, 0, at, eId)) as Loose
      assert.ok('some' in proof.rows)
      change(proof)
      const verdict = await check(proof)
      assert.deepEqual([verdict.valid, verdict.fault?.step], [false, step])
    })

  it('any byte that is another than it was (property)', async () => {
    const written = JSON.stringify(proofOf(stage, 0, at))
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: written.length - 1 }),
        fc.constantFrom('0', 'A', '"', 'z', ' '),
        async (where, by) => {
          const spoiled = written.slice(0, where) + by + written.slice(where + 1)
          const verdict = await verifyProof(spoiled, trusting(stage.signature.publisher))
          if (spoiled === written || verdict.valid !== true) return
          // What is left is the same proof written otherwise, or says less: members that are not known are passed over.
          const [then, now] = [JSON.parse(written), JSON.parse(spoiled)]
          assert.deepEqual([now.texts, now.rows, now.about.work], [then.texts, then.rows, then.about.work])
        },
      ),
      runs(150),
    )
  })
})

function check(proof: unknown): Promise<Verdict> {
  return verifyProof(JSON.stringify(proof), trusting(stage.signature.publisher))
}

function at2(): Day {
  return someDay(stage.objects[1] ?? { rows: [] })
}

function leafOf(proof: Proof): string {
  if (!('all' in proof.rows)) throw new Error('Not of a whole act')
  const rows = proof.rows.all.filter(
    ([, , , , , , , from, to]) => (from === null || from <= at) && (to === null || at < to),
  )
  const leaf = rows.find(
    ([wId, , , , , , , , , , , , , text]) => text !== null && !rows.some(([, , parent]) => parent === wId),
  )
  return leaf?.[1] ?? ''
}

function claim(proof: Loose, about: Partial<Proof['about']>): void {
  proof.about = { ...proof.about, ...about }
}

function restate(
  proof: Loose,
  change: (row: (string | boolean | null | readonly unknown[])[]) => void,
): void {
  const [row] = 'all' in proof.rows ? proof.rows.all : proof.rows.some.map((one) => one.row)
  if (row) change(row as never)
}

function remeta(
  proof: Loose,
  role: 'timestamp' | 'snapshot' | 'targets' | 'collection',
  change: (json: { signed: Record<string, unknown>; signatures: unknown[] }) => void,
): void {
  const json = JSON.parse(Buffer.from(proof.metadata[role], 'base64').toString())
  change(json)
  proof.metadata = { ...proof.metadata, [role]: Buffer.from(JSON.stringify(json)).toString('base64') }
}
