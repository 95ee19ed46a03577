/**
 * What an archive holds, found in one pass without unpacking anything: regular files under the names of a repository and nothing
 * else (spec: exchange, sections 10 and 12). An archive may come from anybody.
 */
import type { FileHandle } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import tar, { type Header } from 'tar-stream'
import { RefusedError } from '../refused.ts'
import { limitOf } from '../repository-names.ts'

/** Where a file lies in the archive. */
export interface Placed {
  readonly offset: number
  readonly length: number
}

/** Most files that an archive may hold. */
export const MOST_FILES = 262_144
/** Most bytes after the last file: archives are filled up to whole blocks. */
const FILLING = 2 ** 20
const CHUNK = 2 ** 18

/**
 * Returns where each file lies, by name; where one is sought, those up to it. Throws RefusedError at the first member that no bundle
 * holds, and where the archive is not whole.
 */
export async function indexOf(
  handle: FileHandle,
  archive: string,
  sought: string | null = null,
): Promise<Map<string, Placed>> {
  const placed = new Map<string, Placed>()
  const extract = tar.extract()
  // Where the last member ends: data beyond it without another are not waited for.
  let end = 0
  const check = (at: number) => {
    if (at > end + FILLING)
      throw new RefusedError(
        'too-large',
        `${archive} goes on for more than ${FILLING} bytes after its last file`,
      )
  }
  const feeding = pipeline(chunksOf(handle, check), extract)
  feeding.catch(() => {})
  try {
    for await (const entry of extract) {
      const { name, length, offset } = memberOf(entry.header, archive)
      if (placed.has(name)) throw new RefusedError('mixed-up', `${archive} holds ${name} twice`)
      if (placed.size === MOST_FILES)
        throw new RefusedError('too-large', `${archive} holds more than ${MOST_FILES} files`)
      placed.set(name, { offset, length })
      if (name === sought) return placed
      end = offset + length
      entry.resume()
    }
    await feeding
  } catch (error) {
    extract.destroy()
    throw explained(error, archive)
  }
  return placed
}

async function* chunksOf(handle: FileHandle, check: (at: number) => void): AsyncGenerator<Buffer> {
  for (let at = 0; ; ) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, at)
    if (bytesRead === 0) return
    check(at)
    yield buffer.subarray(0, bytesRead)
    at += bytesRead
  }
}

// `byteOffset` is where the data begin: the reader counts it, its types do not say so.
type Placing = Partial<Header> & Pick<Header, 'name'> & { readonly byteOffset?: number }

function memberOf(
  { name, type, size, byteOffset }: Placing,
  archive: string,
): { name: string; length: number; offset: number } {
  const shown = JSON.stringify(name.slice(0, 120))
  if (type !== 'file')
    throw new RefusedError(
      'path-traversal',
      `${archive} holds ${shown}, which is no regular file (${type ?? 'of an unknown kind'}): no bundle does`,
    )
  const limit = limitOf(name)
  if (limit === null)
    throw new RefusedError('path-traversal', `${archive} holds ${shown}: no file of a bundle is called so`)
  if (size === undefined || byteOffset === undefined)
    throw new RefusedError('tampered', `${archive} does not say how long ${shown} is`)
  if (size > limit)
    throw new RefusedError(
      'too-large',
      `${archive} holds ${name} with ${size} bytes; at most ${limit} are read`,
    )
  return { name, length: size, offset: byteOffset }
}

function explained(error: unknown, archive: string): unknown {
  if (error instanceof RefusedError) return error
  const reason = error instanceof Error ? error.message : String(error)
  if (/Unexpected end of data/.test(reason))
    return new RefusedError(
      'wrong-length',
      `${archive} breaks off in the middle: it was not copied whole. Copy it again`,
      { cause: error },
    )
  if (error instanceof Error && 'syscall' in error)
    return new RefusedError('unreachable', `Cannot read ${archive}: ${reason}`, { cause: error })
  return new RefusedError('tampered', `${archive} is no archive of a bundle, or damaged: ${reason}`, {
    cause: error,
  })
}
