/** Reading an object that came from elsewhere: nothing of it is taken that the vocabulary does not know. */
import { validateAkn } from '#markup/validate.ts'
import { writtenHead, writtenRows } from '#markup/written-rows.ts'
import { parseXml, type XmlElement, XmlError } from '#markup/xml.ts'
import { hexDigest } from '../hashing.ts'
import { RefusedError } from '../refused.ts'
import { headIn } from './head.ts'
import { type ExchangeObject, type Head, numbered, type Row } from './model.ts'

/** Returns the object in the bytes. Throws RefusedError where they are none. */
export function readObject(bytes: Uint8Array, name: string): ExchangeObject {
  const xml = decoded(bytes, name)
  const root = rootOf(xml, name)
  const [fault] = validateAkn(xml)
  if (fault)
    throw new RefusedError(
      'object-invalid',
      `Object ${name} is not valid Akoma Ntoso 3.0: line ${fault.line}: ${fault.message}`,
    )
  const texts = new Map<string, string>()
  const rows = writtenRows(root).map(({ depth: _, fragment, ...row }): Row => {
    if (fragment === null) return { ...row, text: null }
    const text = hexDigest(fragment)
    texts.set(text, fragment)
    return { ...row, text }
  })
  return { head: headOf(root, name), rows: numbered(rows), texts }
}

function decoded(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new RefusedError('object-invalid', `Object ${name} is not UTF-8`)
  }
}

function rootOf(xml: string, name: string): XmlElement {
  try {
    return parseXml(xml)
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
    throw new RefusedError('object-invalid', `Object ${name}, line ${error.line}: ${error.message}`)
  }
}

function headOf(root: XmlElement, name: string): Head {
  const written = writtenHead(root)
  if (written === null)
    throw new RefusedError('object-invalid', `Object ${name} has no head (comity:head in its metadata)`)
  try {
    return headIn(written)
  } catch (error) {
    throw new RefusedError(
      'object-invalid',
      `Object ${name} has a head that cannot be read: ${reasonOf(error)}`,
    )
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
