/**
 * Statements as JSON-LD. What is written is one document with its context inside; what is read is any document that brings its context
 * along (a context to be fetched is refused, since a vocabulary is read without a network), with labels as maps of languages, strings or values.
 */
import { NAMES, PREFIXES, RDF_TYPE, type Statement } from './rdf.ts'
import { VocabularyError } from './vocabulary-error.ts'

const WORDED = [
  'prefLabel',
  'altLabel',
  'hiddenLabel',
  'scopeNote',
  'editorialNote',
  'title',
  'pattern',
  'exception',
] as const
const LINKED = ['inScheme', 'hasTopConcept', 'broader', 'narrower', 'related'] as const

const CONTEXT: Readonly<Record<string, unknown>> = {
  ...PREFIXES,
  versionInfo: { '@id': NAMES.versionInfo },
  ...Object.fromEntries(WORDED.map((name) => [name, { '@id': NAMES[name], '@container': '@language' }])),
  ...Object.fromEntries(LINKED.map((name) => [name, { '@id': NAMES[name], '@type': '@id' }])),
}
const TERMS: ReadonlyMap<string, string> = new Map(
  [...WORDED, ...LINKED, 'versionInfo' as const].map((name) => [NAMES[name], name]),
)

/** Returns the statements as one JSON-LD document; those of a subject follow one another. */
export function jsonLdOf(statements: Iterable<Statement>): string {
  const nodes = new Map<string, Record<string, unknown>>()
  for (const { subject, predicate, object } of statements) {
    let node = nodes.get(subject)
    if (!node) nodes.set(subject, (node = { '@id': subject }))
    const term = predicate === RDF_TYPE ? '@type' : (TERMS.get(predicate) ?? predicate)
    if (object.kind === 'iri') node[term] = [...listOf(node[term]), object.value]
    else if (object.language === '') node[term] = object.value
    else {
      const words = isObject(node[term]) ? node[term] : {}
      node[term] = { ...words, [object.language]: [...listOf(words[object.language]), object.value] }
    }
  }
  return `${JSON.stringify({ '@context': CONTEXT, '@graph': [...nodes.values()] }, null, 1)}\n`
}

/** Gives the statements of a JSON-LD document. Throws VocabularyError where it is none, or leans on a context that is elsewhere. */
export function readJsonLd(text: string, take: (statement: Statement) => void): void {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    throw new VocabularyError('Cannot read the vocabulary: it is not JSON; expected JSON-LD')
  }
  const context = new Context(isObject(document) ? document['@context'] : undefined)
  const graph = isObject(document) && '@graph' in document ? document['@graph'] : document
  for (const node of listOf(graph)) readNode(node, context, take)
}

interface Meaning {
  readonly iri: string
  readonly language: boolean
  readonly link: boolean
}

/** What the keys of a document mean. */
class Context {
  readonly #terms = new Map<string, unknown>()

  constructor(given: unknown) {
    for (const part of listOf(given)) {
      if (typeof part === 'string')
        throw new VocabularyError(
          `Cannot read the vocabulary: its context lies elsewhere (${part}); expected JSON-LD with its context inside`,
        )
      if (isObject(part))
        for (const [term, definition] of Object.entries(part)) this.#terms.set(term, definition)
    }
  }

  meaningOf(key: string): Meaning {
    const term = this.#terms.get(key)
    const definition = isObject(term) ? term : { '@id': term }
    return {
      iri: this.iriOf(typeof definition['@id'] === 'string' ? definition['@id'] : key),
      language: definition['@container'] === '@language',
      link: definition['@type'] === '@id',
    }
  }

  iriOf(name: string): string {
    const colon = name.indexOf(':')
    const prefix = colon > 0 ? this.#terms.get(name.slice(0, colon)) : undefined
    if (typeof prefix === 'string') return prefix + name.slice(colon + 1)
    const vocabulary = this.#terms.get('@vocab')
    return colon < 0 && !name.startsWith('@') && typeof vocabulary === 'string' ? vocabulary + name : name
  }
}

function readNode(node: unknown, context: Context, take: (statement: Statement) => void): string | null {
  if (!isObject(node)) return null
  const keys = Object.entries(node).map(([key, value]) => ({ meaning: context.meaningOf(key), value }))
  const id = keys.find(({ meaning }) => meaning.iri === '@id')?.value
  const subject = typeof id === 'string' ? context.iriOf(id) : null
  for (const { meaning, value } of keys) {
    if (meaning.iri === '@type')
      for (const type of listOf(value)) {
        const iri = typeof type === 'string' ? context.meaningOf(type).iri : null
        if (subject !== null && iri !== null)
          take({ subject, predicate: RDF_TYPE, object: { kind: 'iri', value: iri } })
      }
    else if (!meaning.iri.startsWith('@')) readProperty(subject, meaning, value, context, take)
  }
  return subject
}

function readProperty(
  subject: string | null,
  { iri: predicate, language, link }: Meaning,
  value: unknown,
  context: Context,
  take: (statement: Statement) => void,
): void {
  const literal = (text: unknown, tag: string) => {
    if (subject !== null && (typeof text === 'string' || typeof text === 'boolean'))
      take({ subject, predicate, object: { kind: 'literal', value: String(text), language: tag } })
  }
  const iri = (name: string | null) => {
    if (subject !== null && name !== null) take({ subject, predicate, object: { kind: 'iri', value: name } })
  }
  if (language && isObject(value)) {
    for (const [tag, texts] of Object.entries(value)) for (const text of listOf(texts)) literal(text, tag)
    return
  }
  for (const each of listOf(value))
    if (isObject(each) && '@value' in each)
      literal(each['@value'], typeof each['@language'] === 'string' ? each['@language'] : '')
    else if (isObject(each)) iri(readNode(each, context, take))
    else if (link && typeof each === 'string') iri(context.iriOf(each))
    else literal(each, '')
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value]
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
