/** Archives that somebody made to harm whoever reads them: each is refused before anything is taken, and nothing is ever unpacked. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { open, readdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { promisify } from 'node:util'
import tar, { type Header, type Pack } from 'tar-stream'
import { overArchive } from '#exchange/follow/medium.ts'
import { LIMITS } from '#exchange/limits.ts'
import { contentsOf } from '#exchange/media/contents.ts'
import { MOST_FILES } from '#exchange/media/tar-index.ts'
import { writeBundle } from '#exchange/media/write-bundle.ts'
import { type Refusal, RefusedError } from '#exchange/refused.ts'
import { scratch } from '#exchange/repository/publisher.fixture.ts'
import { centre, reader } from '#jobs/exchange/exchange.fixture.ts'
import { bring, expression, text, two, WORK } from '#jobs/import/import.fixture.ts'

const NOW = () => new Date('2026-11-30T06:00:00Z')
const GOOD = 'metadata/1.root.json'
const HASH = 'a'.repeat(64)

type Member = Partial<Header> & Pick<Header, 'name'> & { readonly bytes?: Buffer }

describe('an archive is refused', () => {
  for (const name of [
    '../../etc/passwd',
    '/etc/passwd',
    'metadata/../../secret.json',
    './metadata/1.root.json',
    'metadata//1.root.json',
    'metadata/1.root.json/',
    'metadata\\1.root.json',
    'C:/metadata/1.root.json',
    'metadata/01.root.json',
    'metadata/1.Root.json',
    'releases/x.json.zst',
    `releases/${HASH}.json.zst.exe`,
    'a-letter.txt',
    '',
  ])
    it(`for a member called ${JSON.stringify(name)}`, async (t) => {
      await refused(await archive(t, [{ name: GOOD, bytes: Buffer.from('{}') }, { name }]), 'path-traversal')
    })

  for (const type of ['symlink', 'link', 'directory', 'fifo', 'character-device', 'block-device'] as const)
    it(`for a member that is a ${type}`, async (t) => {
      const members = [{ name: GOOD, type, linkname: '/etc/passwd' }]
      await refused(await archive(t, members), 'path-traversal')
    })

  it('for a name that a longer header puts in the place of a good one', async (t) => {
    const members = [{ name: GOOD, pax: { path: '../secret' }, bytes: Buffer.from('{}') }]
    await refused(await archive(t, members), 'path-traversal')
  })

  it('for two members of one name: readers may differ in which they take', async (t) => {
    const twice = { name: GOOD, bytes: Buffer.from('{}') }
    await refused(await archive(t, [twice, { ...twice, bytes: Buffer.from('[]') }]), 'mixed-up')
  })

  for (const [name, limit] of [
    ['metadata/timestamp.json', LIMITS.timestamp],
    [GOOD, LIMITS.metadata],
    [`packs/${HASH}.zst`, LIMITS.pack],
    [`objects/${HASH}.xml.zst`, LIMITS.object],
  ] as const)
    it(`for ${name} longer than any may be, before it is read`, async (t) => {
      const file = await headerAlone(t, name, limit + 1)
      await refused(file, 'too-large')
    })

  it('for a length that is no number, or less than nothing', async (t) => {
    for (const size of [Number.NaN, -1, 2 ** 70]) {
      const file = await headerAlone(t, GOOD, 10, (header) => lengthOf(header, size))
      await refused(file, 'tampered', 'too-large')
    }
  })

  it('for lengths that lie about what follows', async (t) => {
    for (const said of [100, 5000]) {
      const file = await archive(t, [
        { name: GOOD, bytes: Buffer.alloc(1000, 65) },
        { name: 'metadata/2.root.json', bytes: Buffer.alloc(1000, 66) },
      ])
      const bytes = await readFile(file)
      lengthOf(bytes, said)
      checksummed(bytes)
      await writeFile(file, bytes)
      await refused(file, 'tampered', 'wrong-length', 'path-traversal')
    }
  })

  it('for a header that was changed', async (t) => {
    const file = await archive(t, [{ name: GOOD, bytes: Buffer.from('{}') }])
    const bytes = await readFile(file)
    bytes[3] = 88
    await writeFile(file, bytes)
    await refused(file, 'tampered')
  })

  it('for breaking off at any place before its end', async (t) => {
    const { bundle } = await published(t)
    const { length } = await readFile(bundle)
    for (const at of [1, 511, 700, 5000, length >> 1, length - 1600]) {
      const file = `${bundle}.${at}`
      await writeFile(file, (await readFile(bundle)).subarray(0, at))
      await refused(file, 'wrong-length', 'unreachable')
    }
  })

  it('for going on without an end, long before that would come', async (t) => {
    const file = await archive(t, [{ name: GOOD, bytes: Buffer.from('{}') }])
    // 64 GiB of nothing, which a disk that knows of holes keeps in a few kilobytes.
    await truncate(file, 64 * 2 ** 30)
    await refused(file, 'too-large')
  })

  it('for more members than any bundle has', async (t) => {
    const folder = await scratch(t)
    const file = path.join(folder, 'many.comity.tar')
    const handle = await open(file, 'w')
    const one = Buffer.alloc(512)
    for (let index = 0; index <= MOST_FILES; ) {
      const blocks: Buffer[] = []
      for (; blocks.length < 4096 && index <= MOST_FILES; index++) {
        headerInto(one, `packs/${index.toString(16).padStart(64, '0')}.zst`)
        blocks.push(Buffer.from(one))
      }
      await handle.writeFile(Buffer.concat(blocks))
    }
    await handle.close()
    await refused(file, 'too-large')
  })

  it('for being no archive, no file, or not there', async (t) => {
    const folder = await scratch(t)
    const at = (name: string) => path.join(folder, `${name}.comity.tar`)
    await writeFile(at('text'), 'not an archive at all '.repeat(100))
    await refused(at('text'), 'tampered')
    await refused(at('nowhere'), 'unreachable')
    await refused(folder, 'unreachable')
    await symlink('/dev/zero', at('endless'))
    await refused(at('endless'), 'unreachable')
    await promisify(execFile)('mkfifo', [at('pipe')])
    await refused(at('pipe'), 'unreachable')
  })
})

describe('what an archive holds', () => {
  it('is verified as all else is: what was changed in it is not applied', async (t) => {
    const { bundle, from, folder } = await published(t)
    const good = await readFile(bundle)
    const at = good.indexOf('packs/')
    const bytes = Buffer.from(good)
    bytes[at + 600] = (bytes[at + 600] ?? 0) ^ 1
    await writeFile(bundle, bytes)
    const to = await reader(folder, from, NOW)
    const medium = overArchive(bundle)
    const [outcome] = (await to.follow([medium])).collections
    await medium.close()
    assert.deepEqual([outcome?.status, outcome?.refusal], ['refused', 'tampered'])
  })

  it('is read where it lies: nothing is written beside it, nor where its names point', async (t) => {
    const { bundle, from, folder } = await published(t)
    const before = await readdir(path.dirname(bundle))
    const to = await reader(path.join(folder, 'reader'), from, NOW)
    const medium = overArchive(bundle)
    await to.follow([medium])
    await medium.close()
    assert.deepEqual(
      (await readdir(path.dirname(bundle))).filter((name) => name !== 'reader'),
      before,
    )
    assert.equal(existsSync('packs') || existsSync('metadata'), false)
  })

  it('is read from the middle where a break left the first half', async (t) => {
    const { bundle } = await published(t)
    const medium = overArchive(bundle)
    const whole = await all(medium, GOOD, 0)
    const { offset } = await medium.open(GOOD, 10)
    assert.deepEqual([offset, await all(medium, GOOD, 10)], [10, whole.subarray(10)])
    assert.deepEqual(await all(medium, GOOD, 1e9), Buffer.alloc(0))
    await assert.rejects(medium.open('metadata/9.root.json', 0), { name: 'NotThereError' })
    await medium.close()
  })
})

async function all(medium: ReturnType<typeof overArchive>, file: string, offset: number): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync((await medium.open(file, offset)).bytes))
}

async function published(t: TestContext) {
  const folder = await scratch(t)
  const from = await centre(folder, NOW)
  await bring(from, [{ work: WORK, expressions: [expression([text('2001-01-01', two('two'))])] }])
  await from.publish()
  const bundle = path.join(folder, 'law.comity.tar')
  const contents = await contentsOf({ repository: from.folder, collections: null, since: () => 0 })
  await writeBundle(bundle, contents, () => {})
  return { folder, from, bundle }
}

/** Opens a file of the archive and expects one of the refusals. */
async function refused(file: string, ...expected: readonly Refusal[]): Promise<void> {
  const medium = overArchive(file)
  const met = await medium.open(GOOD, 0).then(
    () => 'opened',
    (error: unknown) => (error instanceof RefusedError ? error.refusal : String(error)),
  )
  await medium.close()
  assert.ok(expected.includes(met as Refusal), `met ${met}; expected ${expected}`)
}

async function archive(t: TestContext, members: readonly Member[]): Promise<string> {
  const file = path.join(await scratch(t), 'hostile.comity.tar')
  const pack: Pack = tar.pack()
  for (const { bytes = Buffer.alloc(0), ...header } of members)
    pack.entry({ ...header, size: bytes.length }, bytes)
  pack.finalize()
  await writeFile(file, Buffer.concat(await Array.fromAsync(pack as AsyncIterable<Buffer>)))
  return file
}

/** An archive that announces a member and holds nothing of it. */
async function headerAlone(
  t: TestContext,
  name: string,
  size: number,
  change: (header: Buffer) => void = () => {},
): Promise<string> {
  const file = path.join(await scratch(t), 'header.comity.tar')
  const header = Buffer.alloc(512)
  headerInto(header, name)
  lengthOf(header, size)
  change(header)
  checksummed(header)
  await writeFile(file, Buffer.concat([header, Buffer.alloc(1024)]))
  return file
}

// POSIX.1-2017, pax, "ustar Interchange Format".
function headerInto(header: Buffer, name: string): void {
  header.fill(0)
  header.write(name, 0)
  header.write('0000644\0', 100)
  header.write('00000000000\0', 124)
  header.write('0', 156)
  header.write('ustar\0' + '00', 257)
  checksummed(header)
}

function lengthOf(header: Buffer, size: number): void {
  if (Number.isNaN(size)) header.write('not number ', 124)
  else if (size >= 0 && size < 8 ** 11) header.write(`${size.toString(8).padStart(11, '0')} `, 124)
  else {
    header.fill(size < 0 ? 0x01 : 0x7f, 124, 136)
    header[124] = size < 0 ? 0xff : 0x80
  }
}

function checksummed(header: Buffer): void {
  header.fill(32, 148, 156)
  const sum = header.subarray(0, 512).reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
}
