/** An independent reader of the exchange, written from docs/spec/exchange.md alone: bytes over HTTP, hashes, frames, canonical JSON. */
import { createHash } from 'node:crypto'
import { constants, zstdDecompressSync } from 'node:zlib'

/** A file of a repository as it was answered. */
export interface Answer {
  readonly status: number
  readonly bytes: Buffer
  readonly headers: Headers
}

/** Returns what the base answers to a path. */
export async function ask(base: string, file: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(new URL(file, base), init)
  return {
    status: response.status,
    bytes: Buffer.from(await response.arrayBuffer()),
    headers: response.headers,
  }
}

/** Returns the bytes of a file. Throws where it is not there. */
export async function get(base: string, file: string): Promise<Buffer> {
  const { status, bytes } = await ask(base, file)
  if (status !== 200) throw new Error(`${base}${file} is answered with ${status}`)
  return bytes
}

/** Returns the SHA-256 as the exchange writes it. */
export function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

/** Returns what one zstd frame holds; its window is at most 2^27 bytes (section 8). */
export function unzstd(bytes: Uint8Array, most: number, dictionary?: Uint8Array): Buffer {
  if (bytes.length === 0) return Buffer.alloc(0)
  return zstdDecompressSync(bytes, {
    maxOutputLength: most,
    params: { [constants.ZSTD_d_windowLogMax]: 27 },
    ...(dictionary && dictionary.length > 0 ? { dictionary } : {}),
  })
}

/** Returns the value in canonical JSON, over which TUF metadata are signed (OLPC: members by name, two characters escaped). */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return `"${value.replace(/[\\"]/g, '\\$&')}"`
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${members.map(([name, inner]) => `${canonicalJson(name)}:${canonicalJson(inner)}`).join(',')}}`
  }
  return JSON.stringify(value)
}
