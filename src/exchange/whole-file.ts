/** Files that are there whole or not at all, whatever is cut off in between. */
import { randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'

/** What a file is called while it is written: whoever was killed leaves one, and nobody reads it. */
export const PART = /^\..*\.part$/

/** Writes the bytes under the name in one step, on the disk before the name is; folders are made where they are missing. */
export async function writeWhole(file: string, bytes: Uint8Array, mode = 0o644): Promise<void> {
  const folder = path.dirname(file)
  await mkdir(folder, { recursive: true })
  const part = path.join(folder, `.${path.basename(file)}.${randomBytes(6).toString('hex')}.part`)
  try {
    await withHandle(await open(part, 'wx', mode), async (handle) => {
      await handle.writeFile(bytes)
      await handle.sync()
    })
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
  await syncFolder(folder)
}

// A name is on the disk only once its folder is. Where folders cannot be opened (Windows), the system sees to it.
async function syncFolder(folder: string): Promise<void> {
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
