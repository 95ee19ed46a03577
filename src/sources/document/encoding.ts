/** Bytes of text in the encoding that is stated for them, decoded strictly. */
import { UnreadableError } from '../contract.ts'
import { decodeUtf8 } from '../files.ts'

/** Returns the encoding that a byte order mark states; null where there is none. */
export function markedEncoding(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : null
}

/**
 * Returns the text, without a byte order mark. The mark wins over what is stated; UTF-8 is expected where nothing is. Throws
 * UnreadableError where bytes mean nothing in the encoding.
 */
export function decodeStated(bytes: Uint8Array, stated: string | null, file: string): string {
  const encoding = markedEncoding(bytes) ?? stated ?? 'utf-8'
  if (encoding === 'utf-8' || encoding === 'utf8') return decodeUtf8(bytes, file)
  const text = strictly(bytes, encoding, file)
  const stray = STRAY.exec(text)
  if (stray)
    throw new UnreadableError(
      file,
      `character ${stray.index}`,
      `Cannot decode the file as ${encoding}: it holds control characters, which no text has; state another encoding with --encoding`,
    )
  return text
}

// Tables that leave no gap have control characters where a byte means nothing.
const STRAY = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u0080-\u0084\u0086-\u009f]/

function strictly(bytes: Uint8Array, encoding: string, file: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    const unknown = error instanceof RangeError
    const reason = unknown
      ? `"${encoding}" is no encoding known here; expected a label of the WHATWG Encoding Standard, such as windows-1251; state another with --encoding`
      : `it has bytes that mean nothing in ${encoding}; state another encoding with --encoding, or convert it with iconv`
    throw new UnreadableError(file, null, `Cannot decode the file: ${reason}`)
  }
}
