/** Checking Akoma Ntoso 3.0 against the schema of OASIS. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import {
  XmlDocument,
  XmlLibError,
  XmlValidateError,
  XsdValidator,
  xmlRegisterInputProvider,
} from 'libxml2-wasm'
import { fsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs'
import { schemaParts } from './schema-parts.ts'

export interface Invalid {
  readonly line: number
  readonly message: string
}

const SCHEMAS = path.resolve(import.meta.dirname, '..', '..', 'assets', 'schemas')

let loaded: XsdValidator | null = null

// What is larger is checked part by part: as a tree, a document takes several times its bytes.
const WHOLE = 2 ** 20
const PART = 2 ** 19

/** Returns what the schema has against the document; nothing where it is valid. Of a large one, no more than its first part that is not. */
export function validateAkn(document: string | Uint8Array): Invalid[] {
  const bytes = typeof document === 'string' ? Buffer.from(document) : document
  return bytes.length <= WHOLE ? faultsIn(bytes) : faultsInParts(bytes, PART)
}

/** Returns what the schema has against the first part of the document that is not valid. */
export function faultsInParts(document: Uint8Array, size: number): Invalid[] {
  const bytes = Buffer.from(document.buffer, document.byteOffset, document.byteLength)
  for (const step of schemaParts(bytes, size)) {
    if ('twice' in step) return [{ line: step.line, message: `${step.twice} is there twice` }]
    const found = faultsIn(step.bytes)
    if (found.length > 0) return found.map((fault) => ({ ...fault, line: step.lineOf(fault.line) }))
  }
  return []
}

function faultsIn(bytes: Uint8Array): Invalid[] {
  loaded ??= load()
  let document: XmlDocument
  try {
    document = XmlDocument.fromBuffer(bytes)
  } catch (error) {
    return faults(error)
  }
  try {
    loaded.validate(document)
    return []
  } catch (error) {
    return faults(error)
  } finally {
    document.dispose()
  }
}

function load(): XsdValidator {
  xmlRegisterInputProvider(fsInputProviders)
  const file = path.join(SCHEMAS, 'akomantoso30.xsd')
  const schema = XmlDocument.fromBuffer(readFileSync(file), { url: file })
  try {
    return XsdValidator.fromDoc(schema)
  } finally {
    schema.dispose()
  }
}

function faults(error: unknown): Invalid[] {
  if (!(error instanceof XmlValidateError) && !(error instanceof XmlLibError)) throw error
  return error.details.map(({ line, message }) => ({ line, message: message.trim() }))
}
