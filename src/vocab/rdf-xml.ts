/**
 * RDF/XML read as it comes (https://www.w3.org/TR/rdf-syntax-grammar/): thesauri of states and of the European Union are published so.
 * Statements about blank nodes, XML literals and collections say nothing that a vocabulary takes, and are passed over.
 */
import type { Readable } from 'node:stream'
import { SaxesParser, type SaxesTagNS } from 'saxes'
import { RDF_NS, RDF_TYPE, type Statement } from './rdf.ts'
import { VocabularyError } from './vocabulary-error.ts'

const XML_NS = 'http://www.w3.org/XML/1998/namespace'

interface Frame {
  /** What an element is: the root, a node, a property of the node around it, or something passed over. */
  readonly kind: 'root' | 'node' | 'property' | 'skipped'
  /** Of a node, and of the node to which a property belongs; null for a blank one. */
  readonly subject: string | null
  readonly predicate: string
  readonly language: string
  readonly base: string
  text: string
  /** Whether the property had a resource or a node inside. */
  filled: boolean
}

/** Reads RDF/XML, and gives every statement about a named subject. Throws VocabularyError naming the line that cannot be read. */
export async function readRdfXml(
  input: Readable,
  base: string,
  take: (statement: Statement) => void,
): Promise<void> {
  const parser = new SaxesParser({ xmlns: true })
  const frames: Frame[] = []
  parser.on('opentag', (tag) => frames.push(opened(tag, frames.at(-1), base, take)))
  parser.on('text', (text) => addText(frames.at(-1), text))
  parser.on('cdata', (text) => addText(frames.at(-1), text))
  parser.on('closetag', () => closed(frames.pop(), take))
  parser.on('error', (error) => {
    throw new VocabularyError(`Cannot read the vocabulary: ${error.message}; expected RDF/XML`)
  })
  input.setEncoding('utf8')
  for await (const chunk of input) parser.write(String(chunk))
  parser.close()
}

type Take = (statement: Statement) => void

function opened(tag: SaxesTagNS, parent: Frame | undefined, base: string, take: Take): Frame {
  const name = tag.uri + tag.local
  const attribute = (uri: string, local: string) =>
    Object.values(tag.attributes).find((each) => each.uri === uri && each.local === local)?.value
  const frame = {
    predicate: name,
    language: attribute(XML_NS, 'lang') ?? parent?.language ?? '',
    base: attribute(XML_NS, 'base') ?? parent?.base ?? base,
    text: '',
    filled: false,
  }
  if (parent === undefined && name === `${RDF_NS}RDF`) return { ...frame, kind: 'root', subject: null }
  if (parent?.kind === 'skipped') return { ...frame, kind: 'skipped', subject: null }
  if (parent === undefined || parent.kind !== 'node') return nodeOf(tag, frame, parent, attribute, take)
  return propertyOf(frame, parent, attribute, take)
}

type Attribute = (uri: string, local: string) => string | undefined
type Bare = Omit<Frame, 'kind' | 'subject'>

function nodeOf(
  tag: SaxesTagNS,
  frame: Bare,
  parent: Frame | undefined,
  attribute: Attribute,
  take: Take,
): Frame {
  const about = attribute(RDF_NS, 'about')
  const id = attribute(RDF_NS, 'ID')
  const subject =
    about !== undefined
      ? resolved(about, frame.base)
      : id !== undefined
        ? resolved(`#${id}`, frame.base)
        : null
  if (parent?.kind === 'property') {
    parent.filled = true
    if (parent.subject !== null && subject !== null)
      take({ subject: parent.subject, predicate: parent.predicate, object: { kind: 'iri', value: subject } })
  }
  if (subject !== null) {
    if (frame.predicate !== `${RDF_NS}Description`)
      take({ subject, predicate: RDF_TYPE, object: { kind: 'iri', value: frame.predicate } })
    for (const { uri, local, value } of Object.values(tag.attributes))
      if (uri !== '' && uri !== RDF_NS && uri !== XML_NS && !uri.startsWith('http://www.w3.org/2000/xmlns'))
        take({
          subject,
          predicate: uri + local,
          object: { kind: 'literal', value, language: frame.language },
        })
  }
  return { ...frame, kind: 'node', subject }
}

function propertyOf(frame: Bare, parent: Frame, attribute: Attribute, take: Take): Frame {
  const resource = attribute(RDF_NS, 'resource')
  const parseType = attribute(RDF_NS, 'parseType')
  if (parseType === 'Resource') return { ...frame, kind: 'node', subject: null }
  if (parseType !== undefined) return { ...frame, kind: 'skipped', subject: null }
  if (resource !== undefined && parent.subject !== null)
    take({
      subject: parent.subject,
      predicate: frame.predicate,
      object: { kind: 'iri', value: resolved(resource, frame.base) },
    })
  const filled = resource !== undefined || attribute(RDF_NS, 'nodeID') !== undefined
  return { ...frame, kind: 'property', subject: parent.subject, filled }
}

function closed(frame: Frame | undefined, take: Take): void {
  if (frame?.kind !== 'property' || frame.filled || frame.subject === null) return
  const { subject, predicate, text, language } = frame
  take({ subject, predicate, object: { kind: 'literal', value: text, language } })
}

function addText(frame: Frame | undefined, text: string): void {
  if (frame?.kind === 'property') frame.text += text
}

function resolved(reference: string, base: string): string {
  return URL.canParse(reference)
    ? reference
    : URL.canParse(reference, base)
      ? new URL(reference, base).href
      : reference
}
