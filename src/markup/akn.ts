/** Akoma Ntoso 3.0 out: an expression on a day, or with its whole history, valid against the schema and readable back row by row. */
import { escapeAttribute } from '#kit/escape.ts'
import { bodyOf, documentElement } from './akn-body.ts'
import type { AknDocument } from './akn-document.ts'
import { metaOf } from './akn-meta.ts'
import { piecesOf } from './akn-pieces.ts'
import { writing } from './akn-writing.ts'
import { AKN_NS, COMITY_NS } from './vocabulary.ts'

/**
 * Returns the document. With history, each version of a provision is an element of its own whose `period` names its days, with
 * the same `wId`; where their eIds would meet, all but the first are suffixed and keep the real one in `comity:eId`.
 */
export function toAkn(document: AknDocument): string {
  const type = documentElement(document.work.type)
  const state = writing(document.at === null, document.contents, document.canonical ?? false)
  // The body first: the metadata lists the intervals and references that it uses.
  const body = bodyOf(type, piecesOf(document), document, state)
  const meta = metaOf(document, type, state)
  const name = escapeAttribute(document.work.subtype ?? document.work.type)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<akomaNtoso xmlns="${AKN_NS}" xmlns:comity="${COMITY_NS}">\n`,
    `<${type} name="${name}" contains="${versions(document)}">\n${meta}${body}</${type}>\n</akomaNtoso>\n`,
  ].join('')
}

function versions(document: AknDocument): 'multipleVersions' | 'originalVersion' | 'singleVersion' {
  if (document.at === null) return 'multipleVersions'
  return document.expression.textState === 'as-enacted' ? 'originalVersion' : 'singleVersion'
}
