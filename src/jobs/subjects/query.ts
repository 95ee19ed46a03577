/** Which concepts the words of a query tell, and where in it they stand. A query is short: what is weak in a text is enough in it. */
import { termsOf } from '#search/analysis/analysis.ts'
import { type Matcher, matcherOf } from '#vocab/matcher.ts'
import type { Concept, Vocabulary, Wording } from '#vocab/model.ts'
import { type Nearest, nearestIn } from './concept-near.ts'

/** Words of a query that tell concepts: all of them alike. */
export interface ConceptsTold {
  readonly start: number
  readonly end: number
  readonly concepts: readonly string[]
}

/** Concepts that the same words may tell: more would be guesses. */
const MOST_ALIKE = 3

/** Returns the concepts of a vocabulary in a query of a language, by the words that tell them; of places inside a longer one, the longer. */
export function conceptsInQuery(vocabulary: Vocabulary, text: string, language: string): ConceptsTold[] {
  const near = nearestTo(vocabulary, text, language)
  if (near === null || near.concepts.size === 0) return []
  const places = readersOf(near, language).flatMap((match) =>
    match(text).flatMap(({ concept, places: found }) =>
      found.map(({ start, end, pattern }) => ({ concept, start, end, letters: lettersOf(pattern) })),
    ),
  )
  const chosen: { start: number; end: number; letters: number; concepts: Set<string> }[] = []
  for (const { concept, start, end, letters } of places.sort(
    (a, b) => b.end - b.start - (a.end - a.start) || b.letters - a.letters || a.start - b.start,
  )) {
    const same = chosen.find((each) => each.start === start && each.end === end)
    if (same && same.letters === letters) same.concepts.add(concept)
    else if (!chosen.some((each) => each.start <= start && end <= each.end))
      chosen.push({ start, end, letters, concepts: new Set([concept]) })
  }
  return chosen
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, concepts }) => ({ start, end, concepts: [...concepts].slice(0, MOST_ALIKE) }))
}

// Of patterns that one word meets, the longest knows most of it: "Kündigungsfrist" is told by itself rather than by "Kündigung".
function lettersOf(pattern: string): number {
  return pattern.replace(/[^\p{L}]/gu, '').length
}

/** Returns the languages in which a vocabulary has words. */
export function languagesOf(vocabulary: Vocabulary): ReadonlySet<string> {
  return read(vocabulary).languages
}

interface Read {
  readonly languages: ReadonlySet<string>
  readonly nearest: Map<string, Nearest>
}

const kept = new WeakMap<Vocabulary, Read>()

function read(vocabulary: Vocabulary): Read {
  let known = kept.get(vocabulary)
  if (!known) {
    const languages = new Set(
      [...vocabulary.concepts.values()].flatMap(({ wordings }) => [...wordings.keys()]),
    )
    kept.set(vocabulary, (known = { languages, nearest: new Map() }))
  }
  return known
}

// What finds all concepts of a language takes a tenth of a second to make and some megabytes: what a query may tell are a few.
function nearestTo(vocabulary: Vocabulary, text: string, language: string): Vocabulary | null {
  const { languages, nearest } = read(vocabulary)
  if (!languages.has(language)) return null
  let made = nearest.get(language)
  if (!made) nearest.set(language, (made = nearestIn(vocabulary, language)))
  return made(text)
}

// By its patterns, and by its labels in any form: a label that is no pattern says too much in a law, and in a query what it says.
function readersOf(near: Vocabulary, language: string): readonly Matcher[] {
  return [allStrong, labelsAlone].map((wordingOf) =>
    matcherOf([readBy(near, language, wordingOf)], language, termsOf),
  )
}

function readBy(
  vocabulary: Vocabulary,
  language: string,
  wordingOf: (wording: Wording) => Wording,
): Vocabulary {
  const concepts = new Map<string, Concept>()
  for (const [iri, concept] of vocabulary.concepts) {
    const wording = concept.wordings.get(language)
    if (wording) concepts.set(iri, { ...concept, wordings: new Map([[language, wordingOf(wording)]]) })
  }
  return { ...vocabulary, concepts }
}

function allStrong(wording: Wording): Wording {
  return { ...wording, patterns: wording.patterns.map((each) => each.replace(/^\((.*)\)$/s, '$1')) }
}

function labelsAlone(wording: Wording): Wording {
  return { ...wording, patterns: [] }
}
