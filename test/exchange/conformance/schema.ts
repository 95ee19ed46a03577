/** The schema of Akoma Ntoso 3.0 as OASIS publishes it. */
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

const FILE = path.resolve(import.meta.dirname, '..', '..', '..', 'assets', 'schemas', 'akomantoso30.xsd')

let loaded: XsdValidator | null = null

/** Returns what the schema has against the document. */
export function schemaFaults(xml: string): string[] {
  loaded ??= load()
  try {
    using document = XmlDocument.fromString(xml)
    loaded.validate(document)
    return []
  } catch (error) {
    if (!(error instanceof XmlValidateError) && !(error instanceof XmlLibError)) throw error
    return error.details.map(({ line, message }) => `line ${line}: ${message.trim()}`)
  }
}

function load(): XsdValidator {
  xmlRegisterInputProvider(fsInputProviders)
  using schema = XmlDocument.fromBuffer(readFileSync(FILE), { url: FILE })
  return XsdValidator.fromDoc(schema)
}
