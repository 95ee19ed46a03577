/** The concepts of texts that are compared: which a provision is about and how much, where its words tell them, and how they are named. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { ConceptHeld } from '#compare/corresponding/provision.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import type { FoundConcept, Matcher } from '#vocab/matcher.ts'
import { type Concept, labelOf, shortName, type Vocabulary } from '#vocab/model.ts'
import { conceptBook } from '../subjects/concept-book.ts'
import { ownList } from '../subjects/concept-list.ts'
import type { ConceptNamed } from './model.ts'

/** What a place tells that is enough by itself, and what one does that is not; a word of the heading; one of the division's. */
const STRONG = 1
const WEAK = 0.5
const OF_HEADING = 4
const OF_DIVISION = 1
/** What a concept tells of those above it, and of those beside it. */
const FOR_BROADER = 0.2
const FOR_RELATED = 0.1
/** Texts of which the concepts are kept. */
const MOST_KEPT = 30_000

export interface Reading {
  /** Concepts of a text, by the language's patterns; none where no vocabulary knows the language. */
  readonly of: (text: string) => readonly FoundConcept[]
  readonly vocabularies: readonly Vocabulary[]
}

interface Kept {
  readonly mark: string
  readonly found: Map<string, readonly FoundConcept[]>
}

const kept = new WeakMap<Database, Kept>()

/** Returns the vocabularies of a library: Comity's own list, and those that its operator took in, with labels in some languages. */
export async function vocabulariesOf(
  db: Database,
  languages: ReadonlySet<string>,
): Promise<readonly Vocabulary[]> {
  const home = db.file === null ? null : path.dirname(db.file)
  if (home === null || !existsSync(path.join(home, 'subjects'))) return [await ownList()]
  const { keptVocabularies } = await import('#vocab/kept.ts')
  return (await keptVocabularies(home, languages)).map(({ vocabulary }) => vocabulary)
}

/** Returns what reads the concepts of a language's texts; the same text is read once. */
export async function conceptReading(
  db: Database,
  vocabularies: readonly Vocabulary[],
  language: string,
): Promise<Reading> {
  const book = conceptBook(db)
  const matcher = await book.matcher(language)
  return { of: matcher ? readOnce(keptFor(db, book.mark), matcher, language) : () => [], vocabularies }
}

function keptFor(db: Database, mark: string): Kept {
  const known = kept.get(db)
  if (known?.mark === mark) return known
  const fresh: Kept = { mark, found: new Map() }
  kept.set(db, fresh)
  return fresh
}

function readOnce({ found }: Kept, matcher: Matcher, language: string) {
  return (text: string): readonly FoundConcept[] => {
    if (text === '') return []
    const key = `${language} ${text}`
    const known = found.get(key)
    if (known) return known
    const concepts = matcher(text)
    if (found.size >= MOST_KEPT) found.clear()
    found.set(key, concepts)
    return concepts
  }
}

/** Returns what a provision is about: what its words and heading tell, what the division that holds it is about, and what is near that. */
export function conceptsHeld(
  { of, vocabularies }: Reading,
  {
    text,
    heading,
    division,
  }: { readonly text: string; readonly heading: string | null; readonly division: string | null },
): ConceptHeld[] {
  const counts = new Map<string, number>()
  const add = (concept: string, count: number) => counts.set(concept, (counts.get(concept) ?? 0) + count)
  for (const { concept, strong, places } of of(text)) {
    const count = (strong ? STRONG : WEAK) * places.length
    add(concept, count)
    const known = conceptIn(vocabularies, concept)
    for (const above of known?.broader ?? []) add(above, FOR_BROADER * count)
    for (const beside of known?.related ?? []) add(beside, FOR_RELATED * count)
  }
  for (const { concept } of of(heading ?? '')) add(concept, OF_HEADING)
  for (const { concept } of of(division ?? '')) add(concept, OF_DIVISION)
  return Array.from(counts, ([concept, count]) => ({ concept, count }))
}

/** Returns the label of a concept in the first of the languages that has one. */
export function conceptLabel(
  vocabularies: readonly Vocabulary[],
  iri: string,
  languages: readonly string[],
): string {
  const concept = conceptIn(vocabularies, iri)
  return concept ? labelOf(concept, languages) : shortName(iri)
}

/** Returns the concept in the words of a reader. */
export function conceptNamed(vocabularies: readonly Vocabulary[], iri: string, reader: string): ConceptNamed {
  const concept = conceptIn(vocabularies, iri)
  return {
    iri,
    label: conceptLabel(vocabularies, iri, [reader]),
    scope: noteIn(concept?.scope, reader),
    friends: noteIn(concept?.editorial, reader),
  }
}

function conceptIn(vocabularies: readonly Vocabulary[], iri: string): Concept | undefined {
  for (const { concepts } of vocabularies) {
    const concept = concepts.get(iri)
    if (concept) return concept
  }
  return undefined
}

function noteIn(notes: Concept['scope'] | undefined, reader: string): string | null {
  return (notes?.find(({ language }) => language === reader) ?? notes?.[0])?.text ?? null
}
