/** The words of a provision that told its concepts: the reason that is shown beside a concept. Read when asked, never kept. */
import type { Language } from '#law/language.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { wordedRows } from '#store/lexicon.ts'
import { conceptBook, tellingText } from './concept-book.ts'

/** A concept with the words that told it, each once, as they stand there. */
export interface WordsOfConcept {
  readonly concept: string
  readonly inHeading: readonly string[]
  readonly inText: readonly string[]
}

/** Returns the concepts of a row (`provision_version`) that is in the language, with the words that told each. */
export async function wordsTelling(db: Database, row: number, language: Language): Promise<WordsOfConcept[]> {
  const [held] = wordedRows(db, [row])
  if (!held) return []
  const [, heading, xml] = held
  return wordsOfConcepts(db, language, { heading, text: xml === null ? '' : tellingText(xml) })
}

/** Returns the concepts of some words of the language, with the words that told each. */
export async function wordsOfConcepts(
  db: Database,
  language: Language,
  { heading, text }: { readonly heading: string | null; readonly text: string },
): Promise<WordsOfConcept[]> {
  const matcher = await conceptBook(db).matcher(language)
  if (!matcher) return []
  const inText = new Map(matcher(text).map(({ concept, places }) => [concept, wordsAt(text, places)]))
  const headed = heading ?? ''
  const inHeading = new Map(matcher(headed).map(({ concept, places }) => [concept, wordsAt(headed, places)]))
  return [...new Set([...inHeading.keys(), ...inText.keys()])].map((concept) => ({
    concept,
    inHeading: inHeading.get(concept) ?? [],
    inText: inText.get(concept) ?? [],
  }))
}

function wordsAt(
  text: string,
  places: readonly { readonly start: number; readonly end: number }[],
): string[] {
  return [...new Set(places.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' ')))]
}
