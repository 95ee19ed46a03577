/** Where the files of a repository are read: over HTTP, from a folder, from a bundle. Nothing of it is trusted. */
import { createReadStream, type Stats } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { RefusedError } from '../refused.ts'
import { type Answer, HttpClient } from './http.ts'
import { troubleIn, troubleOf } from './trouble.ts'

/** Reads files by their paths below the base of a repository. */
export interface Transport {
  /** As operators know it: the address or folder. */
  readonly base: string
  /** Opens a file, from an offset on. Throws NotThereError where there is none, RefusedError where the source cannot be reached. */
  open(file: string, offset: number): Promise<Opened>
  close(): Promise<void>
}

export interface Opened {
  /** Offset at which the bytes begin: a source that cannot begin in the middle begins at 0. */
  readonly offset: number
  readonly bytes: AsyncIterable<Uint8Array>
}

/** The source has no such file. */
export class NotThereError extends Error {
  override name = 'NotThereError'
  readonly file: string
  constructor(file: string, base: string) {
    super(`${base} has no ${file}`)
    this.file = file
  }
}

/** Returns a transport over HTTP. `token` gives what a restricted audience asks for, anew for each request. */
export function overHttp(base: string, token: (() => Promise<string>) | null = null): Transport {
  const root = base.endsWith('/') ? base : `${base}/`
  const client = new HttpClient()
  return {
    base,
    async open(file, offset) {
      const headers: Record<string, string> = {}
      // All else is compressed as it is.
      if (file.startsWith('metadata/')) headers['accept-encoding'] = 'br'
      if (offset > 0) headers.range = `bytes=${offset}-`
      if (token) headers.authorization = `Bearer ${await token()}`
      const { status, bytes, discard } = await answer(client, new URL(file, root), headers, base)
      if (status === 200) return { offset: 0, bytes: broken(bytes, base) }
      if (status === 206) return { offset, bytes: broken(bytes, base) }
      discard()
      if (status === 404 || status === 403) throw new NotThereError(file, base)
      throw new RefusedError('unreachable', `${base} answers ${status} to ${file}: ${troubleOf(status)}`)
    },
    close: async () => client.close(),
  }
}

/** Returns a transport over a folder. */
export function overFolder(folder: string): Transport {
  return {
    base: folder,
    async open(file, offset) {
      const place = path.join(folder, file)
      if (!place.startsWith(path.resolve(folder) + path.sep) && !place.startsWith(folder + path.sep))
        throw new RefusedError('path-traversal', `"${file}" leads out of ${folder}`)
      if (!(await foundAt(place))?.isFile()) {
        if (await foundAt(folder)) throw new NotThereError(file, folder)
        throw new RefusedError(
          'unreachable',
          `Cannot read ${folder}: there is no such folder; is the medium in?`,
        )
      }
      return { offset, bytes: broken(createReadStream(place, { start: offset }), folder) }
    },
    close: async () => {},
  }
}

async function foundAt(place: string): Promise<Stats | null> {
  try {
    return await stat(place)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw unreachable(place, error)
  }
}

async function answer(
  client: HttpClient,
  url: URL,
  headers: Record<string, string>,
  base: string,
): Promise<Answer> {
  try {
    return await client.get(url, headers)
  } catch (error) {
    throw unreachable(base, error)
  }
}

/** Returns the bytes; where they break off with an error, the source is said to be out of reach. */
export async function* broken(body: AsyncIterable<Uint8Array>, base: string): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch (error) {
    throw unreachable(base, error)
  }
}

function unreachable(base: string, error: unknown): RefusedError {
  return new RefusedError('unreachable', `Cannot reach ${base}: ${troubleIn(error)}`, { cause: error })
}
