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

export interface Invalid {
  readonly line: number
  readonly message: string
}

const SCHEMAS = path.resolve(import.meta.dirname, '..', '..', 'assets', 'schemas')

let loaded: XsdValidator | null = null

/** Returns what the schema has against the document; nothing where it is valid. */
export function validateAkn(xml: string): Invalid[] {
  loaded ??= load()
  let document: XmlDocument
  try {
    document = XmlDocument.fromString(xml)
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
