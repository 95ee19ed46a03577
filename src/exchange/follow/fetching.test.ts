/** Files of a repository come whole or not at all, and a fetch that broke off goes on where it was. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { describe, it, type TestContext } from 'node:test'
import { hexDigest } from '../hashing.ts'
import { scratch } from '../repository/publisher.fixture.ts'
import { Fetching } from './fetching.ts'
import { overFolder, type Transport } from './transport.ts'

const BYTES = Buffer.from('the law, as its publisher signed it')
const PROMISED = { hash: hexDigest(BYTES), length: BYTES.length, limit: 1000 }

describe('a file of a repository', () => {
  it('goes on from what was fetched of it before', async (t) => {
    const { fetching, place, offsets } = await begun(t, BYTES.subarray(0, 10))
    await fetching.file('a', PROMISED, place)
    assert.deepEqual(await readFile(place), BYTES)
    assert.deepEqual(offsets, [10])
    assert.equal(fetching.bytes, BYTES.length - 10)
  })

  it('is taken as it lies there where only its name was missing', async (t) => {
    const { fetching, place, offsets } = await begun(t, BYTES)
    await fetching.file('a', PROMISED, place)
    assert.deepEqual(await readFile(place), BYTES)
    assert.deepEqual(offsets, [])
  })

  it('is fetched from the beginning where what lies there is another', async (t) => {
    for (const other of [Buffer.alloc(BYTES.length), Buffer.alloc(BYTES.length + 1), Buffer.alloc(3)]) {
      const { fetching, place } = await begun(t, other)
      await fetching.file('a', PROMISED, place)
      assert.deepEqual(await readFile(place), BYTES)
      assert.ok(!existsSync(`${place}.part`))
    }
  })

  it('is waited for only while it comes at a pace', async (t) => {
    const { folder, place } = await begun(t, Buffer.alloc(0))
    let now = 0
    const slow: Transport = {
      ...overFolder(folder),
      open: async () => ({
        offset: 0,
        bytes: (async function* () {
          for (const byte of BYTES) {
            now += 10_000
            yield Uint8Array.of(byte)
          }
        })(),
      }),
    }
    const fetching = new Fetching({ transports: [slow], bandwidth: null, clock: () => now })
    await assert.rejects(fetching.file('a', PROMISED, place), { refusal: 'too-slow' })
    assert.ok(!existsSync(place))
  })
})

async function begun(t: TestContext, part: Uint8Array) {
  const folder = await scratch(t)
  await writeFile(`${folder}/a`, BYTES)
  await mkdir(`${folder}/kept`)
  const place = `${folder}/kept/a`
  if (part.length > 0) await writeFile(`${place}.part`, part)
  const offsets: number[] = []
  const inner = overFolder(folder)
  const transport: Transport = {
    ...inner,
    open: (file, offset) => {
      offsets.push(offset)
      return inner.open(file, offset)
    },
  }
  const fetching = new Fetching({ transports: [transport], bandwidth: null, clock: () => performance.now() })
  return { folder, place, offsets, fetching }
}
