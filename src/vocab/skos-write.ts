/** A vocabulary as SKOS statements. */
import { bcp47, type Language } from '#law/language.ts'
import type { Concept, Note, Vocabulary, Wording } from './model.ts'
import { NAMES, RDF_TYPE, type RdfObject, type Statement } from './rdf.ts'

/** Yields the statements of a vocabulary: the scheme first, then its concepts in their order. */
export function* statementsOf(vocabulary: Vocabulary): Generator<Statement> {
  const of = (predicate: string, object: RdfObject) => ({ subject: vocabulary.iri, predicate, object })
  yield of(RDF_TYPE, iri(NAMES.scheme))
  for (const { language, text } of vocabulary.title) yield of(NAMES.title, literal(text, language))
  if (vocabulary.version !== null)
    yield of(NAMES.versionInfo, { kind: 'literal', value: vocabulary.version, language: '' })
  for (const concept of vocabulary.concepts.values())
    if (concept.broader.length === 0) yield of(NAMES.hasTopConcept, iri(concept.iri))
  for (const concept of vocabulary.concepts.values()) yield* conceptStatements(concept, vocabulary.iri)
}

function* conceptStatements(concept: Concept, scheme: string): Generator<Statement> {
  const of = (predicate: string, object: RdfObject) => ({ subject: concept.iri, predicate, object })
  yield of(RDF_TYPE, iri(NAMES.concept))
  yield of(NAMES.inScheme, iri(scheme))
  for (const each of concept.broader) yield of(NAMES.broader, iri(each))
  for (const each of concept.narrower) yield of(NAMES.narrower, iri(each))
  for (const each of concept.related) yield of(NAMES.related, iri(each))
  for (const [language, wording] of concept.wordings)
    for (const [predicate, texts] of labelled(wording))
      for (const text of texts) yield of(predicate, literal(text, language))
  yield* noteStatements(concept.iri, NAMES.scopeNote, concept.scope)
  yield* noteStatements(concept.iri, NAMES.editorialNote, concept.editorial)
}

function labelled(wording: Wording): readonly (readonly [predicate: string, texts: readonly string[]])[] {
  return [
    [NAMES.prefLabel, wording.preferred === null ? [] : [wording.preferred]],
    [NAMES.altLabel, wording.alternatives],
    [NAMES.hiddenLabel, wording.hidden],
    [NAMES.pattern, wording.patterns],
    [NAMES.exception, wording.exceptions],
  ]
}

function* noteStatements(subject: string, predicate: string, notes: readonly Note[]): Generator<Statement> {
  for (const { language, text } of notes) yield { subject, predicate, object: literal(text, language) }
}

function iri(value: string): RdfObject {
  return { kind: 'iri', value }
}

function literal(value: string, language: Language): RdfObject {
  return { kind: 'literal', value, language: bcp47(language) }
}
