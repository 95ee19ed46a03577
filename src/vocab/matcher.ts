/**
 * Finding the concepts of a text in one pass: its words are looked up in an automaton of all patterns of the language, and phrases are
 * followed word by word. The time is that of reading the text; every concept found says which words told it.
 */
import type { Language } from '#law/language.ts'
import { isWrittenUnspaced } from './fold.ts'
import { patternOfLabel, type Stem } from './label-pattern.ts'
import { runMeetings, wordMeetings } from './meetings.ts'
import type { Concept, Vocabulary } from './model.ts'
import { type Pattern, parsePattern } from './pattern.ts'
import { type Meeting, type Phrase, phrasesIn } from './phrases.ts'

/** Words of the text that told a concept. */
export interface Place {
  readonly start: number
  readonly end: number
  readonly pattern: string
  readonly strong: boolean
}

export interface FoundConcept {
  readonly concept: string
  /** Whether one of the places is enough by itself; else it was found by weak patterns that stand together. */
  readonly strong: boolean
  /** In the order of the text. */
  readonly places: readonly Place[]
}

/** Returns the concepts of a text, those with most places first. */
export type Matcher = (text: string) => readonly FoundConcept[]

interface Told {
  readonly concept: string
  readonly pattern: string
  readonly kind: 'strong' | 'weak' | 'exception'
}

/**
 * Returns what finds the concepts of some vocabularies in texts of a language. Concepts that have no pattern in the language are told by
 * their labels, word by word as `stem` has it; without it, by the labels as they stand.
 * Throws VocabularyError where a pattern cannot be read.
 */
export function matcherOf(
  vocabularies: readonly Vocabulary[],
  language: Language,
  stem: Stem | null,
): Matcher {
  const phrases: Phrase<Told>[] = []
  for (const vocabulary of vocabularies)
    for (const concept of vocabulary.concepts.values()) phrases.push(...phrasesOf(concept, language, stem))
  const find = phrasesIn(
    phrases,
    isWrittenUnspaced(language) ? runMeetings(language) : wordMeetings(language, stem),
  )
  return (text) => conceptsOf(find(text))
}

function phrasesOf(concept: Concept, language: Language, stem: Stem | null): Phrase<Told>[] {
  const wording = concept.wordings.get(language) ?? concept.wordings.get(language.slice(0, 3))
  if (!wording) return []
  const { patterns, exceptions } = wording
  const of = (written: string, exception: boolean): Phrase<Told> => {
    const { slots, weak }: Pattern = parsePattern(written, language)
    const kind = exception ? 'exception' : weak ? 'weak' : 'strong'
    return { slots, told: { concept: concept.iri, pattern: written, kind } }
  }
  const told =
    patterns.length > 0
      ? patterns.map((each) => of(each, false))
      : labelPhrases(concept.iri, wording, language, stem)
  return [...told, ...exceptions.map((each) => of(each, true))]
}

function labelPhrases(
  concept: string,
  {
    preferred,
    alternatives,
    hidden,
  }: { preferred: string | null; alternatives: readonly string[]; hidden: readonly string[] },
  language: Language,
  stem: Stem | null,
): Phrase<Told>[] {
  return [...(preferred === null ? [] : [preferred]), ...alternatives, ...hidden].flatMap((label) => {
    const pattern = patternOfLabel(label, language, stem)
    if (pattern === null) return []
    const kind = pattern.weak ? 'weak' : 'strong'
    return [{ slots: pattern.slots, told: { concept, pattern: label, kind } }]
  })
}

function conceptsOf(meetings: readonly Meeting<Told>[]): FoundConcept[] {
  const by = new Map<string, Meeting<Told>[]>()
  for (const meeting of meetings) {
    const all = by.get(meeting.told.concept)
    if (all) all.push(meeting)
    else by.set(meeting.told.concept, [meeting])
  }
  const found: FoundConcept[] = []
  for (const [concept, all] of by) {
    const places = placesOf(all)
    const strong = places.some((place) => place.strong)
    if (strong || new Set(places.map(({ pattern }) => pattern)).size > 1)
      found.push({ concept, strong, places })
  }
  return found.sort((a, b) => Number(b.strong) - Number(a.strong) || b.places.length - a.places.length)
}

// One stretch of words tells a concept once: by the first and longest pattern, but by a strong one rather than by a weak one.
function placesOf(meetings: readonly Meeting<Told>[]): Place[] {
  const places: Place[] = []
  for (const place of outsideExceptions(meetings)) {
    const last = places.at(-1)
    if (last === undefined || place.start >= last.end) places.push(place)
    else if (place.strong && !last.strong) places[places.length - 1] = place
  }
  return places
}

function outsideExceptions(meetings: readonly Meeting<Told>[]): Place[] {
  const inOrder = [...meetings].sort((a, b) => a.start - b.start || b.end - a.end || rank(a) - rank(b))
  const places: Place[] = []
  let exceptedUntil = 0
  for (const { told, start, end } of inOrder) {
    if (told.kind === 'exception') exceptedUntil = Math.max(exceptedUntil, end)
    else if (end > exceptedUntil)
      places.push({ start, end, pattern: told.pattern, strong: told.kind === 'strong' })
  }
  return places
}

const rank = ({ told }: Meeting<Told>) => (told.kind === 'exception' ? 0 : told.kind === 'strong' ? 1 : 2)
