/** Words of texts as they are spelled, beside the terms that they are found by. */
import { isUnspaced, plainWord, termsOf } from './analysis/analysis.ts'
import { wordsKept } from './analysis/term-cache.ts'

export interface SpelledWord {
  /** In lower case and without marks. */
  readonly plain: string
  readonly term: string
  /** ISO 639, with a script where the source names one. */
  readonly language: string
  /** In lower case, as it stands. */
  readonly word: string
}

// Longer ones are mistakes of sources: words run together.
const LONGEST = 40
const kept = new Map<string, Map<string, SpelledWord | null>>()

/** Returns the words that a spelling can be learnt from: no numbers, nothing of scripts without spaces, nothing of several terms. */
export function spelledWords(words: ReadonlySet<string>, language: string): SpelledWord[] {
  let known = kept.get(language)
  if (!known || known.size > wordsKept()) kept.set(language, (known = new Map()))
  const all = new Map<string, SpelledWord>()
  for (const word of words) {
    let spelled = known.get(word)
    if (spelled === undefined) known.set(word, (spelled = spelledWord(word, language)))
    if (spelled) all.set(`${spelled.plain} ${spelled.term}`, spelled)
  }
  return [...all.values()]
}

function spelledWord(word: string, language: string): SpelledWord | null {
  if (word.length > LONGEST || /\p{N}/u.test(word) || isUnspaced(word)) return null
  const [plain, term] = [plainWord(word, language), termsOf(word, language)]
  return plain === '' || term === '' || `${plain}${term}`.includes(' ')
    ? null
    : { plain, term, language, word: word.toLowerCase() }
}
