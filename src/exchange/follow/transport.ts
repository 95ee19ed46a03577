/** Where the files of a repository are read: over HTTP, from a folder, from a bundle. Nothing of it is trusted. */
import { createReadStream, type Stats } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { RefusedError } from '../refused.ts'

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
  return {
    base,
    async open(file, offset) {
      const headers: Record<string, string> = { 'accept-encoding': 'identity' }
      if (offset > 0) headers.range = `bytes=${offset}-`
      if (token) headers.authorization = `Bearer ${await token()}`
      const response = await answer(new URL(file, root), headers, base)
      if (response.status === 404 || response.status === 403) {
        await response.body?.cancel()
        throw new NotThereError(file, base)
      }
      if (!response.ok || !response.body) {
        await response.body?.cancel()
        throw new RefusedError('unreachable', `${base} answers ${response.status} to ${file}`)
      }
      return { offset: response.status === 206 ? offset : 0, bytes: broken(response.body, base) }
    },
    close: async () => {},
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

async function answer(url: URL, headers: Record<string, string>, base: string): Promise<Response> {
  try {
    return await fetch(url, { headers, signal: AbortSignal.timeout(CONNECT_MS) })
  } catch (error) {
    throw unreachable(base, error)
  }
}

// Until the head of the answer is there; the pace of the body is watched by whoever reads it.
const CONNECT_MS = 30_000

/** Returns the bytes; where they break off with an error, the source is said to be out of reach. */
export async function* broken(body: AsyncIterable<Uint8Array>, base: string): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch (error) {
    throw unreachable(base, error)
  }
}

function unreachable(base: string, error: unknown): RefusedError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new RefusedError('unreachable', `Cannot reach ${base}: ${reason}`, { cause: error })
}
