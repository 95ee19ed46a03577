/** Reading an object that came from elsewhere: nothing of it is taken that the vocabulary does not know. */
import { validateAkn } from '#markup/validate.ts'
import { type WrittenRow, writtenHead, writtenPieces } from '#markup/written-rows.ts'
import { descendants, parseXml, type XmlElement, XmlError } from '#markup/xml.ts'
import { hexDigest } from '../hashing.ts'
import { RefusedError } from '../refused.ts'
import { foreignHead } from './head.ts'
import { byNumber, type ExchangeObject, type Head, numbered, type Row } from './model.ts'
import { checkRows } from './soundness.ts'

/** Returns the object in the bytes. Throws RefusedError where they are none. */
export function readObject(bytes: Uint8Array, name: string): ExchangeObject {
  const called = `Object ${name}`
  const xml = decoded(bytes, called)
  const root = rootOf(xml, called)
  const [fault] = validateAkn(xml)
  if (fault) throw invalid(`${called} is not valid Akoma Ntoso 3.0: line ${fault.line}: ${fault.message}`)
  const head = headOf(root, called)
  const texts = new Map<string, string>()
  const rows = numbered([...rowsIn(root, texts, called).values()])
  checkRows(rows, called)
  return { head, rows, texts }
}

function decoded(bytes: Uint8Array, called: string): string {
  let xml: string
  try {
    xml = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw invalid(`${called} is not UTF-8`, error)
  }
  if (/<!DOCTYPE/i.test(xml)) throw invalid(`${called} declares a document type; objects have none`)
  return xml
}

function rootOf(xml: string, called: string): XmlElement {
  try {
    return parseXml(xml)
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
    throw invalid(`${called}, line ${error.line}: ${error.message}`, error)
  }
}

// Elements of one number are pieces of one row: what the first states of it, all must.
function rowsIn(root: XmlElement, texts: Map<string, string>, called: string): Map<string, Row> {
  const rows = new Map<string, Row>()
  for (const { number, row, adrift } of writtenPieces(root)) {
    if (adrift) throw invalid(`${called}: ${row.wId} names a ${adrift} that is not there`)
    const read = rowOf(row, texts)
    const first = rows.get(number)
    if (first && byNumber(first, read) !== 0)
      throw invalid(
        `${called}: row ${number} is both of ${first.wId} and of ${read.wId}, or states two things`,
      )
    rows.set(number, first ?? read)
  }
  return rows
}

function rowOf({ depth: _, fragment, ...row }: WrittenRow, texts: Map<string, string>): Row {
  if (fragment === null) return { ...row, text: null }
  const text = hexDigest(fragment)
  texts.set(text, fragment)
  return { ...row, text }
}

function headOf(root: XmlElement, called: string): Head {
  const written = writtenHead(root)
  if (written === null) throw invalid(`${called} has no head (comity:head in its metadata)`)
  const head = foreignHead(written, called)
  const { iri } = head.work
  const { language } = head.expression
  const outside = named(root)
  if (outside.work !== iri || outside.language !== language)
    throw invalid(
      `${called} is ${outside.work} (${outside.language}) by its metadata and ${iri} (${language}) by its head`,
    )
  return head
}

// Whoever reads the document without its head goes by these.
function named(root: XmlElement): { work: string | undefined; language: string | undefined } {
  let [work, language]: (string | undefined)[] = []
  for (const { name, attributes } of descendants(root)) {
    if (work !== undefined && language !== undefined) break
    // The first is that of the work.
    if (name === 'FRBRuri') work ??= attributes.value
    if (name === 'FRBRlanguage') language ??= attributes.language
  }
  return { work, language }
}

function invalid(reason: string, cause?: unknown): RefusedError {
  return new RefusedError('object-invalid', reason, cause === undefined ? {} : { cause })
}
