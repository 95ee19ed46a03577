/** Texts of a stranger: each has to be what the vocabulary would make of it, so that what is written of it is valid. */
import { canonicalFragment } from '#markup/canonical.ts'
import { canonicalReading, wrapped } from '#markup/reading.ts'
import { parseXml, XmlError } from '#markup/xml.ts'
import { RefusedError } from '../refused.ts'
import type { Patch } from './patch-format.ts'

/** Returns the texts that a patch brings and what follows them. Throws RefusedError where the bytes are not of the sizes named, or a text is not canonical. */
export function foreignTexts(raw: Buffer, { sizes, head }: Patch): { texts: string[]; rest: string } {
  const total = sizes.reduce((sum, size) => sum + size, 0)
  if (head ? total >= raw.length : total !== raw.length)
    throw new RefusedError('wrong-length', `A patch names texts of ${total} bytes and brings ${raw.length}`)
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let at = 0
  const texts = sizes.map((size) => {
    const text = decoded(decoder, raw.subarray(at, at + size))
    at += size
    if (!isCanonical(text))
      throw new RefusedError('object-invalid', 'A patch brings a text that is not canonical')
    return text
  })
  return { texts, rest: decoded(decoder, raw.subarray(at)) }
}

function decoded(decoder: TextDecoder, bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes)
  } catch (error) {
    throw new RefusedError('object-invalid', 'A patch brings a text that is not UTF-8', { cause: error })
  }
}

function isCanonical(xml: string): boolean {
  try {
    return canonicalFragment(parseXml(wrapped(xml)).children, canonicalReading()) === xml
  } catch (error) {
    if (error instanceof XmlError) return false
    throw error
  }
}
