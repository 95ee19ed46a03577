/** The vocabularies and concepts that are named on the command line, and what is said where there are none. */
import type { KeptVocabulary } from '#vocab/kept.ts'
import { type Concept, iriOf, shortName, type Vocabulary } from '#vocab/model.ts'
import { VocabularyError } from '#vocab/vocabulary-error.ts'
import { FailedError } from '../context.ts'

/** Returns the vocabulary of the name; the own list where none is named. Throws FailedError where there is none. */
export function vocabularyNamed(kept: readonly KeptVocabulary[], name: string | undefined): KeptVocabulary {
  const found = name === undefined ? kept[0] : kept.find((each) => each.name === name)
  if (found) return found
  throw new FailedError(
    `There is no vocabulary "${name}"; there ${kept.length === 1 ? 'is' : 'are'} ${kept.map((each) => each.name).join(', ')}`,
  )
}

/** Returns the concept of an id or IRI. Throws FailedError with what comes nearest where there is none. */
export function conceptNamed(vocabulary: Vocabulary, name: string): Concept {
  const found = vocabulary.concepts.get(iriOf(name))
  if (found) return found
  const near = [...vocabulary.concepts.values()]
    .map(({ iri }) => shortName(iri))
    .filter((id) => id.includes(name) || name.includes(id))
    .slice(0, 5)
  const hint = near.length > 0 ? `perhaps ${near.join(', ')}` : 'comity subjects list shows those there are'
  throw new FailedError(`There is no concept "${name}"; ${hint}`)
}

/** Runs work on vocabularies. Throws FailedError with the explanation where one cannot be read or kept. */
export async function explained<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof VocabularyError ? new FailedError(error.message) : error
  }
}
