/** Words so frequent that a text is not found by them. They count only in phrases, or where a query has no other word. */
import { RULES, ruledAs } from './registry.ts'

const sets = new Map<string, ReadonlySet<string>>()

/** Returns whether the word is a stop word in one of the languages. */
export function isStopWord(word: string, languages: readonly string[]): boolean {
  const lower = word.toLowerCase()
  return languages.some((language) => stopWordsOf(ruledAs(language)).has(lower))
}

function stopWordsOf(base: string): ReadonlySet<string> {
  let set = sets.get(base)
  if (set === undefined) sets.set(base, (set = new Set(RULES[base]?.stopWords?.split(' '))))
  return set
}
