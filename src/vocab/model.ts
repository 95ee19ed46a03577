/** What a vocabulary of subjects is: concepts with their labels and patterns in many languages. The format is docs/spec/subjects.md. */
import type { Language } from '#law/language.ts'

/** How a concept is worded in one language. */
export interface Wording {
  readonly preferred: string | null
  readonly alternatives: readonly string[]
  /** Spellings that a search should know and nobody need see. */
  readonly hidden: readonly string[]
  /** What tells the concept in a text, as docs/spec/subjects.md writes it; none where the labels alone must do. */
  readonly patterns: readonly string[]
  /** Where a pattern that lies inside one of these does not count. */
  readonly exceptions: readonly string[]
}

export interface Note {
  readonly language: Language
  readonly text: string
}

export interface Concept {
  /** The name that lasts. Concepts of Comity's own list are `urn:comity:subject:<id>`. */
  readonly iri: string
  readonly broader: readonly string[]
  readonly narrower: readonly string[]
  readonly related: readonly string[]
  readonly wordings: ReadonlyMap<Language, Wording>
  /** What the concept takes in and what it leaves out. */
  readonly scope: readonly Note[]
  /** Notes for those who tag and compare; in Comity's own list, words of other legal systems that look like it and are not. */
  readonly editorial: readonly Note[]
}

export interface Vocabulary {
  readonly iri: string
  readonly title: readonly Note[]
  /** Of what state of the vocabulary this is, as its makers number it; null where they do not say. */
  readonly version: string | null
  readonly concepts: ReadonlyMap<string, Concept>
}

/** The name of Comity's own list, and what the names of its concepts begin with. */
export const OWN_LIST = 'urn:comity:subjects'
export const OWN_CONCEPT = 'urn:comity:subject:'

/** Returns the short name of a concept: the id of Comity's own list, else the whole IRI. */
export function shortName(iri: string): string {
  return iri.startsWith(OWN_CONCEPT) ? iri.slice(OWN_CONCEPT.length) : iri
}

/** Returns the IRI that a short name or an IRI means. */
export function iriOf(name: string): string {
  return name.includes(':') ? name : `${OWN_CONCEPT}${name}`
}

/** Returns the label in the first of the languages that has one, else in English, else in any, else the short name. */
export function labelOf(concept: Concept, languages: readonly Language[]): string {
  for (const language of [...languages, 'eng', ...concept.wordings.keys()]) {
    const label = concept.wordings.get(language)?.preferred
    if (label != null) return label
  }
  return shortName(concept.iri)
}

/** Returns the concepts above a concept, nearest first, each once. */
export function above(vocabulary: Vocabulary, iri: string): readonly string[] {
  return reached(iri, (each) => vocabulary.concepts.get(each)?.broader ?? [])
}

/** Returns the concepts below a concept, nearest first, each once. */
export function below(vocabulary: Vocabulary, iri: string): readonly string[] {
  return reached(iri, (each) => vocabulary.concepts.get(each)?.narrower ?? [])
}

function reached(from: string, next: (iri: string) => readonly string[]): readonly string[] {
  const seen = new Set<string>()
  const waiting = [...next(from)]
  for (let i = 0; i < waiting.length; i++) {
    const iri = waiting[i]
    if (iri === undefined || seen.has(iri) || iri === from) continue
    seen.add(iri)
    waiting.push(...next(iri))
  }
  return [...seen]
}
