/** The bytes of a bundle's files as they are copied: what is not what its name says is not passed on. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { BundleError, type BundleFile } from './bundle.ts'

const CHUNK = 2 ** 18

/** Yields the bytes of the file. Throws BundleError at its end where they are not those that its name and length promise. */
export async function* bytesOf(file: BundleFile): AsyncGenerator<Buffer> {
  if ('bytes' in file) {
    yield file.bytes
    return
  }
  const hashing = createHash('sha256')
  let length = 0
  for await (const chunk of chunksOf(file.place)) {
    hashing.update(chunk)
    length += chunk.length
    if (length > file.length) throw damaged(file.place)
    yield chunk
  }
  const hash = hashing.digest('hex')
  if (length !== file.length || (file.hash !== null && hash !== file.hash)) throw damaged(file.place)
}

// What cannot be read here must not be told as though the medium could not be written to.
async function* chunksOf(place: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(place, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw damaged(place)
    const reason = error instanceof Error ? error.message : String(error)
    throw new BundleError(`Cannot pack ${place}: it cannot be read (${reason})`, { cause: error })
  }
}

/** Returns the error for a file that is not what was signed. */
export function damaged(place: string): BundleError {
  return new BundleError(
    `Cannot pack ${place}: it is missing, or not what was signed; put a copy of the repository in its place`,
  )
}
