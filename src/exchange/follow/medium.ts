/** Media as sources: a folder, or an archive whose files are read where they lie in it and never unpacked (spec: exchange, section 12). */
import { statSync } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { indexOf, type Placed } from '../media/tar-index.ts'
import { RefusedError } from '../refused.ts'
import { broken, NotThereError, overFolder, type Transport } from './transport.ts'

/** What the name of an archive ends with. */
export const ARCHIVE = '.comity.tar'

/** Returns whether what is named is reached over a network; else it is a folder or file that the operator has at hand. */
export function isNetwork(base: string): boolean {
  return /^https?:\/\//i.test(base)
}

/** Returns a transport over a folder or, where a file is named, over an archive; for one file alone where that is sought. */
export function overMedium(place: string, sought: string | null = null): Transport {
  return place.endsWith(ARCHIVE) || isFile(place) ? overArchive(place, sought) : overFolder(place)
}

/**
 * Returns a transport over a tar archive. It is opened and looked through when the first file is asked for, and read as it was then. Where one
 * file is sought alone, it is looked through no further than to that.
 */
export function overArchive(archive: string, sought: string | null = null): Transport {
  let opened: Promise<Archive> | null = null
  return {
    base: archive,
    async open(file, offset) {
      opened ??= openArchive(archive, sought)
      const { handle, placed } = await opened
      const place = placed.get(file)
      if (!place) throw new NotThereError(file, archive)
      const begin = Math.min(offset, place.length)
      return { offset: begin, bytes: broken(bytesOf(handle, place, begin), archive) }
    },
    async close() {
      const was = await opened?.catch(() => null)
      await was?.handle.close()
    },
  }
}

// What cannot be looked at is told when the first file is asked for.
function isFile(place: string): boolean {
  try {
    return statSync(place).isFile()
  } catch {
    return false
  }
}

interface Archive {
  readonly handle: FileHandle
  readonly placed: ReadonlyMap<string, Placed>
}

async function openArchive(archive: string, sought: string | null): Promise<Archive> {
  // Pipes and devices never end, and cannot be read in the middle.
  const found = await stat(archive).catch((error: Error) => {
    throw new RefusedError('unreachable', `Cannot read ${archive}: ${error.message}`, { cause: error })
  })
  if (!found.isFile()) throw new RefusedError('unreachable', `Cannot read ${archive}: it is no regular file`)
  const handle = await open(archive, 'r').catch((error: Error) => {
    throw new RefusedError('unreachable', `Cannot read ${archive}: ${error.message}`, { cause: error })
  })
  try {
    return { handle, placed: await indexOf(handle, archive, sought) }
  } catch (error) {
    await handle.close()
    throw error
  }
}

const CHUNK = 2 ** 16

async function* bytesOf(
  handle: FileHandle,
  { offset, length }: Placed,
  from: number,
): AsyncGenerator<Uint8Array> {
  for (let at = from; at < length; ) {
    const wanted = Math.min(CHUNK, length - at)
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(wanted), 0, wanted, offset + at)
    if (bytesRead === 0) return
    yield buffer.subarray(0, bytesRead)
    at += bytesRead
  }
}
