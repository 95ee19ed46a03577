/** What vocabularies are made of as RDF: statements, and the names of SKOS that are read and written. */

export type RdfObject =
  | { readonly kind: 'iri'; readonly value: string }
  | { readonly kind: 'literal'; readonly value: string; readonly language: string }

/** A triple whose subject is named. */
export interface Statement {
  readonly subject: string
  readonly predicate: string
  readonly object: RdfObject
}

const SKOS_NS = 'http://www.w3.org/2004/02/skos/core#'
const COMITY_NS = 'urn:comity:1.0:'

export const PREFIXES: Readonly<Record<string, string>> = {
  skos: SKOS_NS,
  dct: 'http://purl.org/dc/terms/',
  owl: 'http://www.w3.org/2002/07/owl#',
  comity: COMITY_NS,
}

export const RDF_NS = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
export const RDF_TYPE = `${RDF_NS}type`

/** Names of SKOS (https://www.w3.org/TR/skos-reference/), Dublin Core, OWL, and Comity's own two. */
export const NAMES = {
  concept: `${SKOS_NS}Concept`,
  scheme: `${SKOS_NS}ConceptScheme`,
  inScheme: `${SKOS_NS}inScheme`,
  hasTopConcept: `${SKOS_NS}hasTopConcept`,
  prefLabel: `${SKOS_NS}prefLabel`,
  altLabel: `${SKOS_NS}altLabel`,
  hiddenLabel: `${SKOS_NS}hiddenLabel`,
  broader: `${SKOS_NS}broader`,
  narrower: `${SKOS_NS}narrower`,
  related: `${SKOS_NS}related`,
  scopeNote: `${SKOS_NS}scopeNote`,
  editorialNote: `${SKOS_NS}editorialNote`,
  title: 'http://purl.org/dc/terms/title',
  versionInfo: 'http://www.w3.org/2002/07/owl#versionInfo',
  deprecated: 'http://www.w3.org/2002/07/owl#deprecated',
  /** What tells the concept in a text, written as docs/spec/subjects.md says. */
  pattern: `${COMITY_NS}pattern`,
  /** Where a pattern that lies inside does not count. */
  exception: `${COMITY_NS}exception`,
} as const
