/** Making a file of Word say what it is in its own terms, and nothing of when or where it was made. */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { escapeText } from '#kit/escape.ts'
import { bcp47 } from '#law/language.ts'
import type { LawDocument } from '../document.ts'
import { zipTime } from '../zip-time.ts'

const CORE = 'docProps/core.xml'
const DATES = /<dcterms:(created|modified)([^>]*)>[^<]*<\/dcterms:\1>/g

/** What a file says of itself beside its words. */
export type Said = Pick<LawDocument, 'iri' | 'language' | 'recordedAt' | 'proof'>

/** Returns the file with identifier and language in its core properties, and the day of recording as its only date. */
export function lasting(file: Uint8Array, document: Said): Uint8Array {
  const parts: Zippable = { ...unzipSync(file) }
  const core = parts[CORE]
  if (!(core instanceof Uint8Array)) throw new Error(`Cannot finish the file of Word: it has no ${CORE}`)
  const stamp = `${document.recordedAt.slice(0, 19)}Z`
  const own = `<dc:identifier>${escapeText(document.iri)}</dc:identifier><dc:language>${bcp47(document.language)}</dc:language>`
  const said = strFromU8(core)
    .replace(
      DATES,
      (_, name: string, attributes: string) => `<dcterms:${name}${attributes}>${stamp}</dcterms:${name}>`,
    )
    .replace('</cp:coreProperties>', () => `${own}</cp:coreProperties>`)
  parts[CORE] = strToU8(said)
  renumber(parts)
  if (document.proof) carry(parts, document.proof)
  return zipSync(parts, { mtime: zipTime(document.recordedAt) })
}

const RELATIONS = 'word/_rels/document.xml.rels'
const CUSTOM_XML = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml'

// A part of custom XML (ECMA-376, Part 1, § 15.2.5): word processors keep it and show nothing of it.
function carry(parts: Zippable, proof: string): void {
  const relations = parts[RELATIONS]
  if (!(relations instanceof Uint8Array))
    throw new Error(`Cannot finish the file of Word: it has no ${RELATIONS}`)
  const own = `<Relationship Id="rIdProof" Type="${CUSTOM_XML}" Target="../customXml/item1.xml"/>`
  parts[RELATIONS] = strToU8(strFromU8(relations).replace('</Relationships>', () => `${own}</Relationships>`))
  parts['customXml/item1.xml'] = strToU8(
    `<?xml version="1.0" encoding="UTF-8"?>\n<proof xmlns="urn:comity:1.0">${escapeText(proof)}</proof>\n`,
  )
}

const NAMED = [
  'word/document.xml',
  'word/footnotes.xml',
  'word/_rels/document.xml.rels',
  'word/_rels/footnotes.xml.rels',
]
const BY_CHANCE = /(<w:hyperlink\b[^>]*? r:id="|<Relationship\b[^>]*? Id=")(rId[\w-]{12,})(?=")/g
const COUNTED = /(<w:bookmark(?:Start|End)\b[^>]*? w:id=")(\d+)(?=")/g
const CONTENTS =
  /(<w:(?:bookmarkStart|hyperlink)\b[^>]*? w:(?:name|anchor)="_Toc|<w:instrText\b[^>]*>PAGEREF _Toc)(\d+)(?=["\s])/g

// Links get names by chance; bookmarks, and lines of the table of contents, numbers that go on from file to file: all are counted anew.
function renumber(parts: Zippable): void {
  for (const [pattern, name] of [
    [BY_CHANCE, (count: number) => `rIdLink${count}`],
    [COUNTED, (count: number) => String(count)],
    [CONTENTS, (count: number) => String(count)],
  ] as const) {
    const known = new Map<string, string>()
    for (const part of NAMED) {
      const xml = parts[part]
      if (!(xml instanceof Uint8Array)) continue
      const counted = strFromU8(xml).replace(pattern, (_, before: string, id: string) => {
        if (!known.has(id)) known.set(id, name(known.size + 1))
        return `${before}${known.get(id)}`
      })
      parts[part] = strToU8(counted)
    }
  }
}
