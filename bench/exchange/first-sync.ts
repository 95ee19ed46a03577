/** Everything under the corpora published and taken for the first time: bytes against one solid archive of the objects, and memory. */
import { createReadStream } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress } from 'node:zlib'
import { type Release, readRelease } from '../../src/exchange/documents.ts'
import { readPack } from '../../src/exchange/pack.ts'
import { runFile } from '../child.ts'
import { mb, type Row } from '../measure.ts'
import { nodesIn } from './nodes.ts'

/** Returns the measurements of the first sync of all corpora. */
export async function firstSync(corpora: string): Promise<Row[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-bench-first-'))
  const nodes = nodesIn(folder)
  try {
    const places = (await readdir(corpora, { withFileTypes: true })).filter((entry) => entry.isDirectory())
    const paths = places.map(({ name }) => path.join(corpora, name))
    await runFile('bench/import-all.ts', [nodes.publisher, ...paths])
    const published = await nodes.publish()
    const synced = await nodes.sync()
    const repository = path.join(nodes.publisher, 'exchange', 'public')
    const { count, bytes, archive } = await solidArchive(repository)
    const memory = Math.max(published.maxRssBytes, synced.maxRssBytes)
    return [
      {
        what: `first sync of all corpora: ${count} objects, ${mb(bytes)}`,
        figure: `${mb(synced.wireBytes)}, ${(synced.wireBytes / archive).toFixed(3)} times the archive`,
        target: '≤ 1.08 ×',
        met: synced.wireBytes <= 1.08 * archive,
        against: `one solid zstd-19 archive of the objects: ${mb(archive)}`,
      },
      {
        what: '… memory of either side',
        figure: `publishing ${mb(published.maxRssBytes)}, first sync ${mb(synced.maxRssBytes)}`,
        target: '< 300 MB',
        met: memory < 300e6,
        against: `in ${published.seconds.toFixed(0)} s and ${synced.seconds.toFixed(0)} s`,
      },
    ]
  } finally {
    nodes.stop()
    await rm(folder, { recursive: true })
  }
}

// All objects one after another in one frame, in the order of the release: nothing else.
async function solidArchive(repository: string): Promise<{ count: number; bytes: number; archive: number }> {
  const release = await releaseIn(repository)
  const sum = { count: 0, bytes: 0, archive: 0 }
  const objects = async function* () {
    for (const pack of release.packs) {
      const file = path.join(repository, 'packs', `${pack.hash}.zst`)
      for await (const { body } of readPack(createReadStream(file), pack)) {
        sum.count += 1
        sum.bytes += body.length
        yield body
      }
    }
  }
  const archive = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 19 } })
  await pipeline(objects, archive, async (compressed: AsyncIterable<Buffer>) => {
    for await (const chunk of compressed) sum.archive += chunk.length
  })
  return sum
}

async function releaseIn(repository: string): Promise<Release> {
  const folder = path.join(repository, 'targets', 'law')
  const name = (await readdir(folder)).find((each) => each.endsWith('.release.json.zst'))
  return readRelease(await readFile(path.join(folder, name ?? '')))
}
