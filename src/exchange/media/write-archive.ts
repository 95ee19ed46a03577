/** A bundle as one archive: written beside its place under another name, and named when it is whole. */
import { randomBytes } from 'node:crypto'
import { type FileHandle, open, rename, rm, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import tar, { type Pack } from 'tar-stream'
import { syncFolder } from '../whole-file.ts'
import {
  BundleError,
  type BundleFile,
  bytesIn,
  type Contents,
  noRoom,
  ofMedium,
  type Progress,
} from './bundle.ts'
import { bytesOf } from './reading.ts'

/** Bytes of a header, and to which members are filled up. */
const BLOCK = 512

/**
 * Writes the bundle as an archive; one that lies there is replaced. The same contents give the same bytes. Throws BundleError where there is
 * no room: what was written by then is removed.
 */
export async function writeArchive(archive: string, contents: Contents, progress: Progress): Promise<void> {
  const folder = path.dirname(path.resolve(archive))
  const size = contents.files.reduce(
    (sum, { length }) => sum + BLOCK + Math.ceil(length / BLOCK) * BLOCK,
    2 * BLOCK,
  )
  await assertPlace(archive, folder, size)
  const part = path.join(folder, `.${path.basename(archive)}.${randomBytes(6).toString('hex')}.part`)
  try {
    const handle = await open(part, 'wx')
    try {
      await writeTo(handle, contents.files, progress)
    } finally {
      await handle.close()
    }
    await rename(part, archive)
    await syncFolder(folder)
  } catch (error) {
    await rm(part, { force: true })
    throw ofMedium(error, archive, bytesIn(contents))
  }
}

async function assertPlace(archive: string, folder: string, size: number): Promise<void> {
  if ((await stat(archive).catch(() => null))?.isDirectory())
    throw new BundleError(`Cannot pack to "${archive}": it is a folder; name a file in it`)
  const { bavail, bsize } = await statfs(folder).catch((error: Error) => {
    throw new BundleError(
      `Cannot pack to "${archive}": ${error.message}; name a file in a folder that is there`,
      { cause: error },
    )
  })
  if (size > bavail * bsize) throw noRoom(archive, size, bavail * bsize)
}

async function writeTo(handle: FileHandle, files: readonly BundleFile[], progress: Progress): Promise<void> {
  const pack = tar.pack()
  const filling = fill(pack, files, progress).catch((error: Error) => pack.destroy(error))
  // Whatever ends the one ends the other; what the medium says, or what is wrong with a file, is what is told.
  for await (const bytes of pack as AsyncIterable<Buffer>) await handle.writeFile(bytes)
  await filling
  await handle.sync()
}

// Nothing of when and by whom: what is packed twice is the same.
async function fill(pack: Pack, files: readonly BundleFile[], progress: Progress): Promise<void> {
  const stopped = new AbortController()
  pack.once('close', () => stopped.abort())
  for (const [index, file] of files.entries()) {
    progress({ label: file.name, done: index, total: files.length })
    const { name, length: size } = file
    const member = pack.entry({ name, size, mode: 0o644, type: 'file', mtime: new Date(0) })
    await pipeline(bytesOf(file), member, { signal: stopped.signal })
  }
  progress({ label: '', done: files.length, total: files.length })
  pack.finalize()
}
