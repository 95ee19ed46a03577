/** What a release makes of a state is what was signed, or it is refused and says why. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stateAfter, stateOf } from './collection-state.ts'
import { BEFORE, CHECKPOINT, entryOf, hashOf, RELEASE } from './documents.fixture.ts'
import type { Checkpoint, Release } from './documents.ts'
import { RefusedError } from './refused.ts'
import { pairOf } from './state.ts'

const before = new Map(BEFORE.map((entry) => [pairOf(entry), entry]))
const [first, second] = RELEASE.put
const [tombstone] = RELEASE.tombstones
assert.ok(first && second && tombstone)

test('the state after a release is the one before with what is put and without what is withdrawn', () => {
  const after = stateAfter(before, RELEASE)
  assert.deepEqual(
    [...after.values()].sort((a, b) => (a.work < b.work ? -1 : 1)),
    [entryOf(1), entryOf(2), entryOf(4)],
  )
  assert.deepEqual([...before.values()], BEFORE, 'the state before stays as it was')
  assert.deepEqual(new Map(after), new Map(stateOf(CHECKPOINT)))
})

test('a release that changes nothing leaves the state as it is', () => {
  const after = stateAfter(before, RELEASE)
  const counts = { ...RELEASE.counts, put: 0, tombstoned: 0 }
  const empty = { ...RELEASE, release: 3, counts, put: [], tombstones: [], packs: [] }
  assert.deepEqual(stateAfter(after, empty), after)
})

const BROKEN: readonly [rule: string, changes: Partial<Release>, reason: RegExp][] = [
  [
    'what is withdrawn is what was published',
    { tombstones: [{ ...tombstone, object: hashOf('another') }] },
    /withdraws \/akn\/xv\/act\/3 \(eng\), which is not what was published/,
  ],
  [
    'what is withdrawn was there',
    { tombstones: [{ ...tombstone, work: '/akn/xv/act/5' }] },
    /withdraws \/akn\/xv\/act\/5/,
  ],
  [
    'a change names the object before it',
    { put: [{ ...first, was: hashOf('another') }, second] },
    /changes \/akn\/xv\/act\/1 \(eng\) from an object that was not published/,
  ],
  ['what is new was not there', { put: [{ ...first, was: null }, second] }, /from an object that was not/],
  ['what was there is not new', { put: [first, { ...second, was: hashOf('x') }] }, /from an object that/],
  ['works are counted', { counts: { ...RELEASE.counts, works: 4 } }, /counts 4 works in 3 languages/],
  ['expressions are counted', { counts: { ...RELEASE.counts, expressions: 4 } }, /there are 3 in 3/],
  ['the root is that of the state', { root: hashOf('another') }, /signs the root .*; what it names gives/],
  ['the root is over lengths', { put: [{ ...first, length: 7 }, second] }, /signs the root/],
  ['the root is over rows', { put: [{ ...first, rows: hashOf('x') }, second] }, /signs the root/],
  ['the root is over objects', { put: [first, { ...second, object: hashOf('x') }] }, /signs the root/],
]

for (const [rule, changes, reason] of BROKEN)
  test(`${rule}: a release that breaks it is refused`, () =>
    refuses(() => stateAfter(before, { ...RELEASE, ...changes }), reason))

test('a checkpoint whose state does not give its root is refused', () => {
  const [one, ...rest] = CHECKPOINT.state
  assert.ok(one)
  const broken: Partial<Checkpoint>[] = [
    { root: hashOf('another') },
    { state: rest },
    { state: [{ ...one, object: hashOf('another') }, ...rest] },
  ]
  for (const changes of broken)
    refuses(() => stateOf({ ...CHECKPOINT, ...changes }), /the checkpoint of law at release 2 signs the root/)
})

function refuses(read: () => unknown, reason: RegExp): void {
  assert.throws(read, (error) => {
    assert.ok(error instanceof RefusedError, String(error))
    assert.equal(error.refusal, 'wrong-root')
    assert.match(error.message, reason)
    return true
  })
}
