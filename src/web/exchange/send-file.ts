/** Sending a file, whole or from an offset on, and telling how much of it went out. */
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { ReadableStream as Bytes } from 'node:stream/web'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import type { Context } from 'hono'

const WORTH_RESUMING = 2 ** 16
const compress = promisify(brotliCompress)
const SMALL_TEXT = { params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } }

export interface SendOptions {
  /** Who may keep it. */
  readonly cache: string
  /**
   * Told what is sent: before its last bytes go, and where it breaks off, how much went. What it throws breaks the answer off before
   * it is whole.
   */
  readonly sent?: (sent: { start: number; bytes: number; length: number }) => Promise<void>
}

/** Returns the answer that sends the file; null where there is none. */
export async function sendFile(
  { req }: Context,
  file: string,
  { cache, sent }: SendOptions,
): Promise<Response | null> {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) return null
  // No more than is needed: an update may be smaller than its headers, and no browser takes these types for others.
  const headers = new Headers({
    'Content-Type': file.endsWith('.json') ? 'application/json' : 'application/zstd',
    'Cache-Control': cache,
  })
  const length = found.size
  if (isSmallText(file, length) && (req.header('accept-encoding') ?? '').includes('br') && !sent)
    return squeezed(file, req.method, headers)
  if (length > WORTH_RESUMING) headers.set('Accept-Ranges', 'bytes')
  const from = startIn(req.header('range'))
  if (from !== null && from >= length) {
    headers.set('Content-Range', `bytes */${length}`)
    return new Response(null, { status: 416, headers })
  }
  if (from !== null) headers.set('Content-Range', `bytes ${from}-${length - 1}/${length}`)
  const start = from ?? 0
  headers.set('Content-Length', `${length - start}`)
  const status = from === null ? 200 : 206
  if (req.method === 'HEAD') return new Response(null, { status, headers })
  const told = sent && ((bytes: number) => sent({ start, bytes, length }))
  // Never beyond the length that was announced, however the file grows meanwhile.
  const bytes = told ? counted(read(file, start, length), told) : read(file, start, length)
  return new Response(Bytes.from(bytes) as ReadableStream<Uint8Array>, { status, headers })
}

// Metadata are read whole: of an update that is small, they are half.
function isSmallText(file: string, length: number): boolean {
  return file.endsWith('.json') && length <= 2 ** 20
}

async function squeezed(file: string, method: string, headers: Headers): Promise<Response> {
  const bytes = await compress(await readFile(file), SMALL_TEXT)
  headers.set('Content-Encoding', 'br')
  headers.set('Vary', 'Accept-Encoding')
  headers.set('Content-Length', `${bytes.length}`)
  return new Response(method === 'HEAD' ? null : bytes, { headers })
}

// Opened with the first byte that is asked for: an answer that nobody reads holds no file.
async function* read(file: string, start: number, length: number): AsyncGenerator<Uint8Array> {
  if (length > 0) yield* createReadStream(file, { start, end: length - 1 })
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  told: (bytes: number) => Promise<void>,
): AsyncGenerator<Uint8Array> {
  let [count, held, isTold]: [number, Uint8Array | null, boolean] = [0, null, false]
  try {
    for await (const chunk of chunks) {
      if (held) {
        count += held.length
        yield held
      }
      held = chunk
    }
    isTold = true
    await told(count + (held?.length ?? 0))
    if (held) yield held
  } finally {
    if (!isTold && count > 0) await told(count)
  }
}

// A fetch that broke off goes on from where it was: other ranges are answered with the whole file.
function startIn(range: string | undefined): number | null {
  const start = /^bytes=(\d{1,15})-$/.exec(range ?? '')?.[1]
  return start === undefined ? null : Number(start)
}
