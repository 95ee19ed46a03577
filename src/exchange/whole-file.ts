/** Files that are there whole or not at all, whatever is cut off in between. */
import { randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'

/** What a file is called while it is written: whoever was killed leaves one, and nobody reads it. */
export const PART = /^\..*\.part$/

export interface WholeFile {
  readonly file: string
  readonly bytes: Uint8Array
}

/** Writes the bytes under the name in one step, on the disk before the name is; folders are made where they are missing. */
export async function writeWhole(file: string, bytes: Uint8Array, mode = 0o644): Promise<void> {
  await writeAllWhole([{ file, bytes }], mode)
}

/** Writes files each of which is there whole or not at all; in which order is not said. All are on the disk when it returns. */
export async function writeAllWhole(files: readonly WholeFile[], mode = 0o644): Promise<void> {
  const folders = [...new Set(files.map(({ file }) => path.dirname(file)))]
  await Promise.all(folders.map((folder) => mkdir(folder, { recursive: true })))
  const parts = files.map((each) => ({ ...each, part: partOf(each.file) }))
  try {
    await settled(parts.map(({ part, bytes }) => writePart(part, bytes, mode)))
    await settled(parts.map(({ part, file }) => rename(part, file)))
  } catch (error) {
    await Promise.all(parts.map(({ part }) => rm(part, { force: true }).catch(() => undefined)))
    throw error
  }
  await Promise.all(folders.map(syncFolder))
}

function partOf(file: string): string {
  return path.join(path.dirname(file), `.${path.basename(file)}.${randomBytes(6).toString('hex')}.part`)
}

async function writePart(part: string, bytes: Uint8Array, mode: number): Promise<void> {
  await withHandle(await open(part, 'wx', mode), async (handle) => {
    await handle.writeFile(bytes)
    await handle.sync()
  })
}

/** Puts the names in a folder on the disk: a name is there only once its folder is. Where folders cannot be opened (Windows), the system sees to it. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  if (handle) await withHandle(handle, (each) => each.sync().catch(() => undefined))
}

async function withHandle(handle: FileHandle, work: (handle: FileHandle) => Promise<void>): Promise<void> {
  try {
    await work(handle)
  } finally {
    await handle.close()
  }
}

// All have come to an end before the first failure is told: what is taken away then is not written again.
async function settled(works: readonly Promise<void>[]): Promise<void> {
  for (const result of await Promise.allSettled(works)) if (result.status === 'rejected') throw result.reason
}
