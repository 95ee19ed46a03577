/** Reading an object that came from elsewhere: nothing of it is taken that the vocabulary does not know. */
import { validateAkn } from '#markup/validate.ts'
import { readWritten, type WrittenDocument } from '#markup/written-reading.ts'
import type { WrittenRow } from '#markup/written-rows.ts'
import { XmlError } from '#markup/xml.ts'
import { hexDigest } from '../hashing.ts'
import { RefusedError } from '../refused.ts'
import { foreignHead } from './head.ts'
import { byNumber, type ExchangeObject, type Head, numbered, type Row } from './model.ts'
import { checkRows } from './soundness.ts'

// So much is decoded at a time.
const PIECE = 2 ** 16

/** Returns the object in the bytes. Throws RefusedError where they are none. */
export function readObject(bytes: Uint8Array, name: string): ExchangeObject {
  const called = `Object ${name}`
  const document = documentIn(bytes, called)
  const [fault] = validateAkn(bytes)
  if (fault) throw invalid(`${called} is not valid Akoma Ntoso 3.0: line ${fault.line}: ${fault.message}`)
  const head = headOf(document, called)
  const texts = new Map<string, string>()
  const rows = numbered([...rowsIn(document, texts, called).values()])
  checkRows(rows, called)
  return { head, rows, texts }
}

function documentIn(bytes: Uint8Array, called: string): WrittenDocument {
  try {
    return readWritten(decoded(bytes, called))
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
    throw invalid(`${called}, line ${error.line}: ${error.message}`, error)
  }
}

function* decoded(bytes: Uint8Array, called: string): Generator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (let at = 0; at < bytes.length; at += PIECE)
      yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: true })
    yield decoder.decode()
  } catch (error) {
    throw invalid(`${called} is not UTF-8`, error)
  }
}

// Elements of one number are pieces of one row: what the first states of it, all must.
function rowsIn(document: WrittenDocument, texts: Map<string, string>, called: string): Map<string, Row> {
  const rows = new Map<string, Row>()
  for (const { number, row, adrift } of document.pieces()) {
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

function headOf({ head: written, work, language }: WrittenDocument, called: string): Head {
  if (written === null) throw invalid(`${called} has no head (comity:head in its metadata)`)
  const head = foreignHead(written, called)
  const { iri } = head.work
  const said = head.expression.language
  if (work !== iri || language !== said)
    throw invalid(`${called} is ${work} (${language}) by its metadata and ${iri} (${said}) by its head`)
  return head
}

function invalid(reason: string, cause?: unknown): RefusedError {
  return new RefusedError('object-invalid', reason, cause === undefined ? {} : { cause })
}
