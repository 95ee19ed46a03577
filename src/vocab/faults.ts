/** What is wrong with a vocabulary: relations that lead nowhere or in circles, and patterns that cannot tell two concepts apart. */
import { type Language, languageOf } from '#law/language.ts'
import { isWrittenUnspaced } from './fold.ts'
import { above, type Concept, shortName, type Vocabulary } from './model.ts'
import { parsePattern } from './pattern.ts'
import { VocabularyError } from './vocabulary-error.ts'

export interface VocabularyFault {
  readonly concept: string
  readonly message: string
}

/** Returns the faults: relations to concepts that are not there, circles of broader concepts, related concepts that are above one another, patterns that cannot be read. */
export function faultsOf(vocabulary: Vocabulary): VocabularyFault[] {
  return [...vocabulary.concepts.values()].flatMap((concept) =>
    [...relationFaults(vocabulary, concept), ...patternFaults(concept)].map((message) => ({
      concept: concept.iri,
      message,
    })),
  )
}

function relationFaults(vocabulary: Vocabulary, concept: Concept): string[] {
  const { iri, broader, narrower, related } = concept
  const unknown = [...broader, ...narrower, ...related].filter((each) => !vocabulary.concepts.has(each))
  const over = above(vocabulary, iri)
  return [
    ...unknown.map((each) => `names ${shortName(each)}, which is not in the vocabulary`),
    ...(isInCircle(vocabulary, concept) ? ['is broader than itself, by way of its broader concepts'] : []),
    ...related
      .filter((each) => over.includes(each))
      .map((each) => `is related to ${shortName(each)}, which is above it`),
    ...(related.includes(iri) ? ['is related to itself'] : []),
  ]
}

function isInCircle(vocabulary: Vocabulary, { iri, broader }: Concept): boolean {
  return broader.some((each) => each === iri || above(vocabulary, each).includes(iri))
}

function patternFaults({ wordings }: Concept): string[] {
  return [...wordings].flatMap(([language, { patterns, exceptions }]) =>
    [...patterns, ...exceptions].flatMap((pattern) => {
      try {
        parsePattern(pattern, language)
        return []
      } catch (error) {
        if (error instanceof VocabularyError) return [error.message]
        throw error
      }
    }),
  )
}

/** Returns the strong patterns that two concepts share of which neither is above the other: they tell nothing apart. */
export function sharedPatterns(vocabulary: Vocabulary): VocabularyFault[] {
  const owners = new Map<string, Concept[]>()
  for (const concept of vocabulary.concepts.values())
    for (const [language, { patterns }] of concept.wordings)
      for (const key of new Set(patterns.flatMap((pattern) => strongKey(pattern, language)))) {
        const all = owners.get(key)
        if (all) all.push(concept)
        else owners.set(key, [concept])
      }
  return [...owners].flatMap(([key, concepts]) =>
    concepts.flatMap((one, i) =>
      concepts
        .slice(i + 1)
        .filter((other) => !isAbove(vocabulary, one, other) && !isAbove(vocabulary, other, one))
        .map((other) => ({
          concept: one.iri,
          message: `shares the pattern ${key} with ${shortName(other.iri)}`,
        })),
    ),
  )
}

function strongKey(pattern: string, language: Language): string[] {
  const { weak, slots } = parsePattern(pattern, language)
  if (weak) return []
  const unspaced = isWrittenUnspaced(language)
  const words = slots.map(({ pieces, afterGap }) => {
    const forms = pieces.map((piece) =>
      piece.kind === 'written' && !unspaced
        ? `${piece.openStart ? '*' : ''}${piece.text}${piece.openEnd ? '*' : ''}`
        : piece.text,
    )
    return `${afterGap ? '.. ' : ''}${forms.sort().join('/')}`
  })
  return [`${languageOf(language) ?? language}: ${words.join(' ')}`]
}

function isAbove(vocabulary: Vocabulary, upper: Concept, lower: Concept): boolean {
  return above(vocabulary, lower.iri).includes(upper.iri)
}
