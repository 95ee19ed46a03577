/**
 * Which words of a vocabulary a short text may meet, by the first letters of what begins each of its patterns and labels. A query has few
 * words: what finds the concepts in it is made of these alone, rather than of the whole list.
 */
import type { Language } from '#law/language.ts'
import { folded, isWrittenUnspaced } from '#vocab/fold.ts'
import type { Concept, Vocabulary, Wording } from '#vocab/model.ts'
import { wordsOf } from '#vocab/words.ts'

/** Returns a vocabulary that has, of the words in the language, those that the text may meet. */
export type Nearest = (text: string) => Vocabulary

/** A pattern or label of a concept, and what any text must have that meets it. */
interface Begins {
  readonly concept: Concept
  readonly words: string
}

// What a word begins with, as far as it is looked up. A stem has the first two letters of its words.
const LETTERS = 4
const LETTERS_OF_STEM = 2
const LENGTHS = [1, 2, 3, LETTERS]

/** Returns what tells the words of a vocabulary in the language that a text may meet. */
export function nearestIn(vocabulary: Vocabulary, language: Language): Nearest {
  const begun = new Map<string, Begins[]>()
  const inside: (Begins & { readonly bare: string })[] = []
  for (const concept of vocabulary.concepts.values()) {
    const wording = concept.wordings.get(language)
    if (!wording) continue
    for (const words of labelsOf(wording))
      add(begun, keyOf(words, language, LETTERS_OF_STEM), { concept, words })
    for (const words of [...wording.patterns, ...wording.exceptions])
      for (const { bare, isOpen } of beginningsOf(words, language))
        if (isOpen) inside.push({ concept, words, bare: folded(bare, language) })
        else add(begun, keyOf(bare, language, LETTERS), { concept, words })
  }
  return (text) => {
    const beginnings = beginningsIn(text, language)
    const met = new Map<Concept, Set<string>>()
    const meet = ({ concept, words }: Begins) => {
      const known = met.get(concept)
      if (known) known.add(words)
      else met.set(concept, new Set([words]))
    }
    for (const beginning of beginnings.keys) for (const each of begun.get(beginning) ?? []) meet(each)
    for (const each of inside) if (beginnings.words.some((word) => word.includes(each.bare))) meet(each)
    const concepts = Array.from(
      met,
      ([concept, words]) => [concept.iri, only(concept, language, words)] as const,
    )
    return { ...vocabulary, concepts: new Map(concepts) }
  }
}

function labelsOf({ preferred, alternatives, hidden }: Wording): string[] {
  return [...(preferred === null ? [] : [preferred]), ...alternatives, ...hidden]
}

function beginningsOf(pattern: string, language: Language): { bare: string; isOpen: boolean }[] {
  const [first = ''] = pattern
    .replace(/^\(/, '')
    .trim()
    .split(isWrittenUnspaced(language) ? '..' : /\s/)
  return first
    .split('/')
    .map((choice) => ({ bare: choice.replace(/^\*/, ''), isOpen: choice.startsWith('*') }))
}

function keyOf(text: string, language: Language, letters: number): string {
  if (isWrittenUnspaced(language)) return [...folded(text.replace(/\s/g, ''), language)][0] ?? ''
  const [first] = wordsOf(text, language)
  return plain(first?.text ?? '').slice(0, letters)
}

function beginningsIn(text: string, language: Language): { keys: Set<string>; words: string[] } {
  if (isWrittenUnspaced(language))
    return { keys: new Set(folded(text, language)), words: [folded(text.replace(/\s/g, ''), language)] }
  const words = Array.from(wordsOf(text, language), (word) => word.text)
  const keys = words.map(plain).flatMap((word) => LENGTHS.map((letters) => word.slice(0, letters)))
  return { keys: new Set(keys), words }
}

// A stem may leave out marks that its word has.
function plain(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '')
}

function only(concept: Concept, language: Language, met: ReadonlySet<string>): Concept {
  const wording = concept.wordings.get(language)
  if (!wording) return concept
  const has = (words: string) => met.has(words)
  const kept: Wording = {
    preferred: wording.preferred !== null && has(wording.preferred) ? wording.preferred : null,
    alternatives: wording.alternatives.filter(has),
    hidden: wording.hidden.filter(has),
    patterns: wording.patterns.filter(has),
    exceptions: wording.exceptions.filter(has),
  }
  return { ...concept, wordings: new Map([[language, kept]]) }
}

function add(begun: Map<string, Begins[]>, key: string, each: Begins): void {
  const known = begun.get(key)
  if (known) known.push(each)
  else begun.set(key, [each])
}
