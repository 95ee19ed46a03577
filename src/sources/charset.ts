/** Text of HTML files in the encoding that they declare: decoded strictly, or refused. */
import { UnreadableError } from './contract.ts'
import { decodeUtf8 } from './files.ts'

/**
 * Returns the text of an HTML file. Bytes that are UTF-8 are read so; others in the encoding that the file declares, where it is
 * one of those that the source is published in (labels of the WHATWG Encoding Standard). Throws UnreadableError for any other,
 * and for bytes that mean nothing in it.
 */
export function decodeHtml(bytes: Uint8Array, file: string, published: readonly string[]): string {
  if (isUtf8(bytes)) return decodeUtf8(bytes, file)
  const declared = declaredCharset(bytes)
  if (declared === null || declared === 'utf-8') return decodeUtf8(bytes, file)
  if (!published.includes(declared))
    throw new UnreadableError(
      file,
      'charset',
      `Cannot decode the file: it declares ${declared}; expected ${['utf-8', ...published].join(' or ')}; convert it with iconv, and correct its declaration`,
    )
  const text = decoded(bytes, declared)
  if (text !== null) return text
  throw new UnreadableError(
    file,
    `byte ${firstBadByte(bytes, declared)}`,
    `Cannot decode the file: expected ${declared}, as it declares; it is damaged or of another encoding; fetch it again`,
  )
}

const HEAD = 4096

function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1')
  return /<meta[^>]*charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]?.toLowerCase() ?? null
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

// Control characters stand where a byte means nothing in a table that leaves no gap.
const MEANINGLESS = /[\u0000\u0080-\u0084\u0086-\u009f]/

function decoded(bytes: Uint8Array, charset: string): string | null {
  try {
    const text = new TextDecoder(charset, { fatal: true }).decode(bytes)
    return MEANINGLESS.test(text) ? null : text
  } catch {
    return null
  }
}

function firstBadByte(bytes: Uint8Array, charset: string): number {
  let low = 0
  let high = bytes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (decodesSoFar(bytes.subarray(0, middle + 1), charset)) low = middle + 1
    else high = middle
  }
  return low
}

function decodesSoFar(bytes: Uint8Array, charset: string): boolean {
  try {
    const text = new TextDecoder(charset, { fatal: true }).decode(bytes, { stream: true })
    return !MEANINGLESS.test(text)
  } catch {
    return false
  }
}
