/** Releases and checkpoints are read back as written, and each rule that one breaks is refused by name. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { zstdCompressSync } from 'node:zlib'
import { CHECKPOINT, entryOf, hashOf, RELEASE } from './documents.fixture.ts'
import { type Checkpoint, type Release, readCheckpoint, readRelease, writeDocument } from './documents.ts'
import { hexDigest } from './hashing.ts'
import { type Refusal, RefusedError } from './refused.ts'
import { byPair } from './state.ts'
import { unpacked } from './zstd.ts'

test('a release and a checkpoint come back as they were written, under the hash of their bytes', () => {
  const release = writeDocument(RELEASE)
  assert.deepEqual(readRelease(release.bytes), RELEASE)
  assert.equal(release.hash, hexDigest(release.bytes))
  assert.deepEqual(readCheckpoint(writeDocument(CHECKPOINT).bytes), CHECKPOINT)
})

test('a document of very many entries is written some at a time, and is the text that it would be at once', () => {
  const entries = Array.from({ length: 2001 }, (_, number) => ({ ...entryOf(number), pack: 0 })).sort(byPair)
  const put = entries.map(({ pack, ...entry }) => ({ ...entry, was: null, pack }))
  const release: Release = {
    ...RELEASE,
    title: 'A title with "put":[] in it',
    put,
    tombstones: [],
    counts: { ...RELEASE.counts, put: put.length, tombstoned: 0 },
  }
  const checkpoint: Checkpoint = { ...CHECKPOINT, state: entries }
  for (const [document, read] of [
    [release, readRelease],
    [checkpoint, readCheckpoint],
  ] as const) {
    const { bytes } = writeDocument(document)
    assert.deepEqual(read(bytes), document)
    assert.equal(unpacked(bytes, 2 ** 24).toString(), JSON.stringify(document))
  }
})

test('members that are not known are passed over', () => {
  assert.deepEqual(readRelease(bytesOf({ ...RELEASE, later: { a: 1 } })), RELEASE)
})

const [first, second] = RELEASE.put
assert.ok(first && second)
const [tombstone] = RELEASE.tombstones
const { counts } = RELEASE

const BROKEN: readonly [rule: string, changes: Partial<Record<keyof Release, unknown>>, reason: RegExp][] = [
  ['the first release names none before it', { release: 1 }, /must name the one before it/],
  ['a later release names the one before it', { previous: null }, /must name the one before it/],
  ['releases are numbered from 1', { release: 0 }, /release/],
  ['put is ordered', { put: [second, first] }, /put: .* is out of order or there twice/],
  ['no pair is put twice', { put: [first, first] }, /is out of order or there twice/],
  [
    'tombstones are ordered',
    {
      tombstones: [{ ...tombstone, work: '/akn/xv/act/9' }, tombstone],
      counts: { ...counts, tombstoned: 2 },
    },
    /tombstones: .* is out of order/,
  ],
  [
    'no pair is put and withdrawn',
    { tombstones: [{ ...tombstone, work: first.work, language: first.language }] },
    /put and tombstones: .* there twice/,
  ],
  ['what is put is counted', { counts: { ...counts, put: 3 } }, /counts other changes/],
  ['what is withdrawn is counted', { counts: { ...counts, tombstoned: 0 } }, /counts other changes/],
  ['packs are named', { put: [{ ...first, pack: 1 }, second] }, /pack 1 of 1 is named/],
  ['onward transfer is one of three', { regime: { ...RELEASE.regime, onward: 'maybe' } }, /onward/],
  ['hashes are hashes', { root: 'A'.repeat(64) }, /64 hexadecimal digits/],
  ['instants have seconds', { at: '2026-11-30T06:00Z' }, /expected an instant/],
  ['instants are to the second', { at: '2026-11-30T06:00:00.5Z' }, /expected an instant/],
  ['instants are in UTC', { at: '2026-11-30T06:00:00+02:00' }, /expected an instant/],
  ['a collection has a name of its own', { collection: 'root' }, /collection/],
  ['a name is no path', { collection: '../law' }, /collection/],
  ['works have IRIs', { put: [{ ...first, work: '/akn/xv/act/1\nfra' }, second] }, /work/],
  ['objects have a limit', { put: [{ ...first, length: 2 ** 28 + 1 }, second] }, /length/],
  ['packs have a limit', { packs: [{ ...RELEASE.packs[0], length: 2 ** 28 + 1 }] }, /length/],
  ['packs have a limit unpacked', { packs: [{ ...RELEASE.packs[0], size: 2 ** 40 }] }, /size/],
  ['lengths are whole', { put: [{ ...first, length: 1.5 }, second] }, /length/],
]

for (const [rule, changes, reason] of BROKEN)
  test(`${rule}: a release that breaks it is refused`, () =>
    refuses(() => readRelease(bytesOf({ ...RELEASE, ...changes })), 'release-invalid', reason))

const CHECKPOINTS: readonly [rule: string, changes: Partial<Record<keyof Checkpoint, unknown>>][] = [
  ['the state is ordered', { state: CHECKPOINT.state.toReversed() }],
  ['no pair is there twice', { state: [CHECKPOINT.state[0], CHECKPOINT.state[0]] }],
  ['packs are named', { packs: [] }],
  ['it names a release', { hash: null }],
]

for (const [rule, changes] of CHECKPOINTS)
  test(`${rule}: a checkpoint that breaks it is refused`, () =>
    refuses(() => readCheckpoint(bytesOf({ ...CHECKPOINT, ...changes })), 'release-invalid', /./))

test('a newer major is refused, and both numbers are named', () => {
  for (const major of [2, 10])
    refuses(
      () => readRelease(bytesOf({ ...RELEASE, format: `comity-release/${major}` })),
      'newer-format',
      new RegExp(`comity-release/${major}; this version of Comity reads comity-release/1`),
    )
  refuses(() => readCheckpoint(bytesOf({ format: 'comity-checkpoint/2' })), 'newer-format', /checkpoint\/2/)
})

test('a document of another format is refused', () => {
  for (const format of ['comity-checkpoint/1', 'comity-release/0', 'comity-release/1.5', 7, undefined])
    refuses(() => readRelease(bytesOf({ ...RELEASE, format })), 'release-invalid', /format/)
})

test('what is no document is refused', () => {
  for (const raw of ['', '[]', 'null', '{"format":', '\ufeff{}', '['.repeat(100_000)])
    refuses(() => readRelease(zstdCompressSync(raw)), 'release-invalid', /./)
  refuses(
    () => readRelease(zstdCompressSync(Buffer.from([0x22, 0xff, 0x22]))),
    'release-invalid',
    /not JSON in UTF-8/,
  )
  refuses(() => readRelease(Buffer.from('none')), 'tampered', /./)
  refuses(() => readRelease(Buffer.alloc(0)), 'release-invalid', /./)
})

test('a document that would be larger than any may be is refused', () => {
  refuses(() => readRelease(Buffer.alloc(64 * 2 ** 20 + 1)), 'too-large', /./)
  const bomb = zstdCompressSync(Buffer.alloc(512 * 2 ** 20 + 1, 32))
  refuses(() => readRelease(bomb), 'wrong-length', /more than the 536870912 bytes/)
})

test('a publisher cannot write what no follower would read', () => {
  assert.throws(() => writeDocument({ ...RELEASE, root: hashOf('x').slice(1) }), /64 hexadecimal digits/)
})

function bytesOf(value: unknown): Buffer {
  return zstdCompressSync(JSON.stringify(value))
}

function refuses(read: () => unknown, as: Refusal, reason: RegExp): void {
  assert.throws(read, (error) => {
    assert.ok(error instanceof RefusedError, String(error))
    assert.equal(error.refusal, as)
    assert.match(error.message, reason)
    return true
  })
}
