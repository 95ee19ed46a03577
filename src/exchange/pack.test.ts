/** Packs give back what was put into them however they arrive, and are refused where they are not what was announced. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { constants, zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { runs } from '../../test/pace.ts'
import { hexDigest } from './hashing.ts'
import { PACK_SIZE } from './limits.ts'
import { type PackEntry, PackWriter, readPack, type WrittenPack } from './pack.ts'
import { RefusedError } from './refused.ts'
import { packed, unpacked } from './zstd.ts'

const PATCH = { close: [], drop: [2], open: [], base: [1], sizes: [3], head: false }
const entries = fc.array(
  fc.record({
    object: fc.stringMatching(/^[0-9a-f]{64}$/),
    patch: fc.constantFrom(null, PATCH),
    body: fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
  }),
  { minLength: 1, maxLength: 12 },
)

test('any cutting of the bytes gives the same entries', async () => {
  await fc.assert(
    fc.asyncProperty(
      entries,
      fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }),
      async (put, cuts) => {
        const [pack] = await packsOf(put)
        assert.ok(pack)
        const plain = put.map(({ object, patch, body }) => ({ object, patch, body }))
        assert.deepEqual(await all(pack, cut(pack.bytes, cuts)), plain)
      },
    ),
    runs(25),
  )
})

test('a body of any size arrives whole', async () => {
  const put = [1, 2 ** 14 - 1, 2 ** 14, 2 ** 20 + 7].map((size): PackEntry => {
    const body = randomBytes(size)
    return { object: hexDigest(body), patch: null, body }
  })
  const [pack] = await packsOf(put)
  assert.ok(pack)
  assert.deepEqual(await all(pack, cut(pack.bytes, [65_536])), put)
})

test('a pack that ends early is refused, wherever it ends', async () => {
  const pack = await small()
  for (let end = 0; end < pack.bytes.length; end++)
    await refuses(pack, pack.bytes.subarray(0, end), /^(?:tampered|wrong-length)$/)
})

test('a pack that goes on is refused', async () => {
  const pack = await small()
  const longer = Buffer.concat([pack.bytes, Buffer.of(0)])
  await refuses(pack, longer, /^wrong-length$/)
  await refuses({ ...pack, length: longer.length }, longer, /^wrong-length$/)
  const twice = Buffer.concat([pack.bytes, pack.bytes])
  await refuses({ ...pack, length: twice.length }, twice, /^wrong-length$/)
})

test('the last entry is given out when the whole pack was found to be the one announced, and not before', async () => {
  const put = [1, 2, 3].map((size): PackEntry => {
    const body = randomBytes(size)
    return { object: hexDigest(body), patch: null, body }
  })
  const [pack] = await packsOf(put)
  assert.ok(pack)
  let given = 0
  await assert.rejects(async () => {
    for await (const _ of readPack(cut(Buffer.concat([pack.bytes, Buffer.of(0)]), [65_536]), pack)) given++
  }, RefusedError)
  assert.ok(given < put.length, `${given} of ${put.length}`)
})

test('a size or length that is not the one announced is refused', async () => {
  const pack = await small()
  for (const size of [0, pack.size - 1, pack.size + 1])
    await refuses({ ...pack, size }, pack.bytes, /^wrong-length$/)
  for (const length of [0, pack.length - 1, pack.length + 1])
    await refuses({ ...pack, length }, pack.bytes, /^(?:wrong-length|tampered)$/)
})

test('a header that is too long, not JSON, or not of an entry is refused', async () => {
  const object = 'a'.repeat(64)
  const headers = [
    ' '.repeat(5 * 2 ** 20),
    `${' '.repeat(5 * 2 ** 20)}\n`,
    'no JSON\n',
    '\xff\n',
    '{}\n',
    `{"object":"${object}","length":-1}\n`,
    `{"object":"../../${object}","length":0}\n`,
    `{"object":"${object}","length":1e12}\n`,
    `{"object":"${object}","length":0,"patch":{"close":[[0,null]],"drop":[],"open":[],"base":[],"sizes":[],"head":false}}\n`,
    `{"object":"${object}","length":0,"patch":{"close":[],"drop":[],"open":[{"wId":"\\u0001"}],"base":[],"sizes":[],"head":false}}\n`,
  ]
  for (const header of headers) await refuses(...announced(Buffer.from(header, 'latin1')), /^object-invalid$/)
})

test('an entry that is cut off in its body or header is refused', async () => {
  const header = `{"object":"${'a'.repeat(64)}","length":10}`
  for (const raw of [header, `${header}\n`, `${header}\n123456789`])
    await refuses(...announced(Buffer.from(raw)), /^wrong-length$/)
})

test('bombs are refused before memory grows', async () => {
  const bomb = zstdCompressSync(Buffer.alloc(2 ** 28), {
    params: { [constants.ZSTD_c_compressionLevel]: 3 },
  })
  const before = process.memoryUsage().rss
  let most = 0
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5)
  const named = { bytes: bomb, hash: hexDigest(bomb), length: bomb.length, size: 1000 }
  await refuses(named, bomb, /^(?:wrong-length|object-invalid)$/)
  assert.throws(() => unpacked(bomb, 1000), refusal(/^wrong-length$/))
  clearInterval(watch)
  most = Math.max(most, process.memoryUsage().rss)
  assert.ok(most - before < 64 * 2 ** 20, `grew by ${Math.round((most - before) / 2 ** 20)} MiB`)
})

test('a window of more than 2^27 bytes is refused', async () => {
  // A frame of one empty block that asks for a window of 2^28 bytes.
  const window = Buffer.from('28b52ffd0090010000', 'hex')
  await refuses(
    { bytes: window, hash: hexDigest(window), length: window.length, size: 0 },
    window,
    /^tampered$/,
  )
  assert.throws(() => unpacked(window, 1000), refusal(/^tampered$/))
  const fits = Buffer.from('28b52ffd0088010000', 'hex')
  assert.equal(unpacked(fits, 1000).length, 0)
})

test('a compressed file that is cut, goes on or is none is refused', () => {
  const file = packed(Buffer.from('Law in force. '.repeat(100)))
  assert.equal(unpacked(file, 1400).length, 1400)
  for (let end = 1; end < file.length; end++)
    assert.throws(() => unpacked(file.subarray(0, end), 2000), refusal(/^tampered$/))
  for (const more of [Buffer.of(0), file, packed(Buffer.from('more'))])
    assert.throws(() => unpacked(Buffer.concat([file, more]), 10_000), refusal(/^tampered$/))
  assert.throws(() => unpacked(file, 1399), refusal(/^wrong-length$/))
  assert.throws(() => unpacked(Buffer.from('none at all'), 100), refusal(/^tampered$/))
})

test('every entry lies in the pack of the index that was given for it', async () => {
  const written: WrittenPack[] = []
  const writer = new PackWriter(async (pack) => void written.push(pack))
  const sizes = [100, PACK_SIZE / 2, PACK_SIZE / 2, 10, PACK_SIZE + 1, 10, 10]
  const put = sizes.map((size, index): PackEntry => {
    const body = Buffer.alloc(size, index)
    return { object: hexDigest(body), patch: null, body }
  })
  const indices: number[] = []
  for (const entry of put) indices.push(await writer.add(entry))
  await writer.flush()
  await writer.flush()
  assert.deepEqual(indices, [0, 0, 1, 1, 2, 3, 3])
  const found = await Promise.all(written.map((pack) => all(pack, cut(pack.bytes, [1000]))))
  for (const [index, entry] of put.entries())
    assert.ok(found[indices[index] as number]?.some(({ object }) => object === entry.object))
  assert.equal(found.flat().length, put.length)
})

async function packsOf(put: readonly PackEntry[]): Promise<WrittenPack[]> {
  const packs: WrittenPack[] = []
  const writer = new PackWriter(async (pack) => void packs.push(pack))
  for (const entry of put) await writer.add(entry)
  await writer.flush()
  return packs
}

async function small(): Promise<WrittenPack> {
  const put = [1, 2, 3].map((number): PackEntry => {
    const body = Buffer.from(`Article ${number}: `.repeat(20))
    return { object: hexDigest(body), patch: null, body }
  })
  return (await packsOf(put))[0] ?? assert.fail('no pack')
}

function announced(raw: Buffer): [WrittenPack, Buffer] {
  const bytes = zstdCompressSync(raw)
  return [{ bytes, hash: hexDigest(bytes), length: bytes.length, size: raw.length }, bytes]
}

async function* cut(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1
    yield bytes.subarray(at, at + size)
    at += size
  }
}

async function all(pack: WrittenPack, bytes: AsyncIterable<Uint8Array>): Promise<PackEntry[]> {
  const found: PackEntry[] = []
  for await (const { object, patch, body } of readPack(bytes, pack))
    found.push({ object, patch, body: Buffer.from(body) })
  return found
}

async function refuses(pack: WrittenPack, bytes: Buffer, as: RegExp): Promise<void> {
  await assert.rejects(() => all(pack, cut(bytes, [7000])), refusal(as))
}

function refusal(as: RegExp): (error: unknown) => true {
  return (error) => {
    assert.ok(error instanceof RefusedError, String(error))
    assert.match(error.refusal, as, error.message)
    return true
  }
}
