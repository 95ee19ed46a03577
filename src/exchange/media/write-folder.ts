/** A bundle as a folder: file by file, the timestamp last, so that what breaks off is no repository yet. */
import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, rmdir, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import { hexDigest } from '../hashing.ts'
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

/**
 * Writes the bundle into the folder, which is made where it is missing. Into one with an earlier bundle of the same publisher, what is
 * missing is written; nothing is taken away. Throws BundleError where something else lies there, or where there is no room; what was
 * written by then is removed.
 */
export async function writeFolder(folder: string, contents: Contents, progress: Progress): Promise<void> {
  const made: string[] = []
  try {
    await assertFor(folder, contents.fingerprint)
    const missing: BundleFile[] = []
    for (const file of contents.files)
      if (!(await isThere(path.join(folder, file.name), file))) missing.push(file)
    await makeFolder(folder, made)
    await assertRoom(folder, missing)
    for (const [index, file] of missing.entries()) {
      progress({ label: file.name, done: index, total: missing.length })
      // Whoever takes the stick out now must not find the timestamp there and what it names not.
      if (file === contents.files.at(-1)) await syncAll(folder, contents)
      await writeFile(path.join(folder, file.name), file, made)
    }
    await syncAll(folder, contents)
    progress({ label: folder, done: missing.length, total: missing.length })
  } catch (error) {
    // What lay there before is no part of it.
    for (const place of made.reverse())
      await rm(place, { force: true }).catch(() => rmdir(place).catch(() => {}))
    throw ofMedium(error, folder, bytesIn(contents))
  }
}

async function syncAll(folder: string, { files }: Contents): Promise<void> {
  for (const each of new Set(files.map(({ name }) => path.dirname(name))))
    await syncFolder(path.join(folder, each))
}

async function assertFor(folder: string, fingerprint: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error.code === 'ENOTDIR'
      ? new BundleError(
          `Cannot pack to "${folder}": it is a file; name a folder, or a file that ends with .comity.tar`,
        )
      : error
  })
  if (names.length === 0) return
  const root = await readFile(path.join(folder, 'metadata', '1.root.json')).catch(() => null)
  if (!root)
    throw new BundleError(
      `Cannot pack to "${folder}": other files lie there; name a folder of its own, such as ${path.join(folder, 'bundle')}`,
    )
  const other = hexDigest(root)
  if (other !== fingerprint)
    throw new BundleError(
      `Cannot pack to "${folder}": the bundle of another publisher lies there (${other.slice(0, 16)}…); name another folder`,
    )
}

async function isThere(place: string, file: BundleFile): Promise<boolean> {
  const found = await stat(place).catch(() => null)
  if (!found?.isFile() || found.size !== file.length) return false
  if ('bytes' in file) return (await readFile(place)).equals(file.bytes)
  if (file.hash === null) return true
  const hashing = createHash('sha256')
  for await (const chunk of createReadStream(place)) hashing.update(chunk as Buffer)
  return hashing.digest('hex') === file.hash
}

async function assertRoom(folder: string, missing: readonly BundleFile[]): Promise<void> {
  const needed = missing.reduce((sum, { length }) => sum + length, 0)
  const { bavail, bsize } = await statfs(folder)
  if (needed > bavail * bsize) throw noRoom(folder, needed, bavail * bsize)
}

async function writeFile(place: string, file: BundleFile, made: string[]): Promise<void> {
  await makeFolder(path.dirname(place), made)
  const part = path.join(
    path.dirname(place),
    `.${path.basename(place)}.${randomBytes(6).toString('hex')}.part`,
  )
  made.push(part)
  const handle = await open(part, 'wx')
  try {
    for await (const bytes of bytesOf(file)) await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  const isNew = (await stat(place).catch(() => null)) === null
  await rename(part, place)
  if (isNew) made.push(place)
}

// Each folder that is made is remembered, the outermost first.
async function makeFolder(folder: string, made: string[]): Promise<void> {
  const first = await mkdir(folder, { recursive: true })
  if (first === undefined) return
  const below = path.relative(first, folder).split(path.sep).filter(Boolean)
  for (let count = 0; count <= below.length; count++) made.push(path.join(first, ...below.slice(0, count)))
}
