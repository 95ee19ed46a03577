/** Unpacking archives that may be hostile: nothing leaves its folder, nothing grows past the limits. */
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createZstdDecompress } from 'node:zlib'
import tar from 'tar-stream'
import { UnreadableError } from './contract.ts'
import { reading, tooLarge, unpackingFault } from './faults.ts'

/** Largest single file read into memory, in bytes. The largest code known (labour code, JSON) has 50 MB. */
export const MAX_FILE = 128 * 2 ** 20
/** Largest sum of an archive's members, in bytes, and how many members. */
export const MAX_ARCHIVE = 4 * 2 ** 30
export const MAX_MEMBERS = 200_000
/** Above 64 MiB, an archive may not grow by more than this factor: compressed law reaches about 250. */
export const MAX_RATIO = 1000

/** Unpacks a flat tar (zstd or gzip) into a new temporary folder. Throws UnreadableError, leaving nothing, where a limit or rule is broken. */
export async function unpack(
  archive: string,
  accept: (name: string) => boolean = () => true,
): Promise<{ folder: string; members: string[] }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-'))
  const members: string[] = []
  const packed = (await reading(archive, () => stat(archive))).size
  let total = 0
  const count = (bytes: number) => {
    total += bytes
    const limit = Math.min(MAX_ARCHIVE, Math.max(64 * 2 ** 20, packed * MAX_RATIO))
    if (total > limit) throw tooLarge(archive, total, limit)
  }
  try {
    const extract = tar.extract()
    const unpacking = pipeline(createReadStream(archive), decompressor(archive), extract)
    unpacking.catch(() => {})
    for await (const entry of extract) {
      const name = memberName(entry.header.name, archive)
      const wanted = entry.header.type === 'file' && accept(name)
      if (wanted && (entry.header.size ?? 0) > MAX_FILE)
        throw tooLarge(`${archive}!${name}`, entry.header.size ?? 0, MAX_FILE)
      const chunks: Buffer[] = []
      for await (const chunk of entry as AsyncIterable<Buffer>) {
        count(chunk.length)
        if (wanted) chunks.push(chunk)
      }
      if (!wanted) continue
      if (members.push(name) > MAX_MEMBERS)
        throw new UnreadableError(
          archive,
          name,
          `Cannot unpack the archive: it holds more than ${MAX_MEMBERS} files`,
        )
      await writeFile(path.join(folder, spooledName(name)), Buffer.concat(chunks))
    }
    await unpacking
    return { folder, members }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw unpackingFault(error, archive)
  }
}

/** Returns the name that a member has in the folder it is unpacked into. */
export function spooledName(member: string): string {
  return member.replaceAll('/', '__')
}

// Members keep to the archive's folder: no absolute name, no drive, no parent.
function memberName(name: string, archive: string): string {
  const clean = name.replace(/^(\.\/)+/, '')
  if (path.isAbsolute(clean) || /^[A-Za-z]:|\\|\0/.test(clean) || clean.split('/').includes('..')) {
    throw new UnreadableError(
      archive,
      name,
      `Cannot unpack the archive: member "${name}" would leave its folder; expected plain names`,
    )
  }
  return clean
}

/** Returns the stream that decompresses what has the name's ending: zstd for `.zst`, else gzip. */
export function decompressor(file: string) {
  return file.endsWith('.zst') ? createZstdDecompress() : createGunzip()
}
