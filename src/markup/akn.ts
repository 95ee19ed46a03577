/** Akoma Ntoso 3.0 out: an expression on a day, or with its whole history, valid against the schema and readable back row by row. */
import { escapeAttribute } from '#kit/escape.ts'
import { documentElement, writeBody } from './akn-body.ts'
import type { AknDocument } from './akn-document.ts'
import { metaOf } from './akn-meta.ts'
import { piecesOf } from './akn-pieces.ts'
import { aside, writing } from './akn-writing.ts'
import { AKN_NS, COMITY_NS } from './vocabulary.ts'

/**
 * Returns the document. With history, each version of a provision is an element of its own whose `period` names its days, with
 * the same `wId`; where their eIds would meet, all but the first are suffixed and keep the real one in `comity:eId`.
 */
export function toAkn(document: AknDocument): string {
  return aknBytes(document).toString('utf8')
}

/** Returns the document as the bytes of a file. Throws RangeError where it is larger than any may be. */
export function aknBytes(document: AknDocument): Buffer {
  const type = documentElement(document.work.type)
  const state = writing(document.at === null, document.contents, document.canonical ?? false)
  // The body first: the metadata lists the intervals and references that it uses.
  const body = aside(state, () => writeBody(type, piecesOf(document), document, state))
  const meta = metaOf(document, type, state)
  const name = escapeAttribute(document.work.subtype ?? document.work.type)
  const { out } = state
  out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
  out.write(`<akomaNtoso xmlns="${AKN_NS}" xmlns:comity="${COMITY_NS}">\n`)
  out.write(`<${type} name="${name}" contains="${versions(document)}">\n${meta}`)
  out.append(body)
  out.write(`</${type}>\n</akomaNtoso>\n`)
  return out.bytes()
}

function versions(document: AknDocument): 'multipleVersions' | 'originalVersion' | 'singleVersion' {
  if (document.at === null) return 'multipleVersions'
  return document.expression.textState === 'as-enacted' ? 'originalVersion' : 'singleVersion'
}
