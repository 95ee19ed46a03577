/** How likely it is that a query is in each language held, by the words of the corpus that are spelled as the query's are. */
import { isUnspaced, plainWord, rulesFor, wordsIn } from './analysis/analysis.ts'
import type { Vocabulary } from './match.ts'
import { clausesIn, type Query } from './query.ts'

// What matches by a foreign stem alone, as English "pay" does for "payés", is found and comes last.
const FOREIGN = 0.2
// In a language that has a word so much more seldom than another it stands in quotations and names.
const SELDOM = 0.05
// Of so few texts, how many have a word tells little.
const FEW = 5

/**
 * Returns, by language, what hits in it are multiplied by: 1 where it has the query's words as they are spelled, down to 0.2 where
 * it has none of them. Empty where no word tells.
 */
export function likelyLanguages(
  texts: ReadonlyMap<string, number>,
  query: Query,
  vocabulary: Vocabulary,
): ReadonlyMap<string, number> {
  const support = new Map<string, number>()
  let told = 0
  for (const word of wordsOf(query)) {
    const acts = vocabulary.languages(word)
    if (acts.length === 0) continue
    told++
    const rates = acts.map(([language, count]) => count / ((texts.get(language) ?? 0) + FEW))
    const [mostActs, mostRate] = [Math.max(...acts.map(([, count]) => count)), Math.max(...rates)]
    acts.forEach(([language, count], at) => {
      const share = Math.max(count / mostActs, (rates[at] as number) / mostRate)
      support.set(language, (support.get(language) ?? 0) + Math.min(1, share / SELDOM))
    })
  }
  if (told === 0) return new Map()
  const most = Math.max(...support.values())
  return new Map(
    Array.from(texts.keys(), (language) => {
      const share = (support.get(language) ?? 0) / most
      return [language, FOREIGN + (1 - FOREIGN) * share * share]
    }),
  )
}

function wordsOf(query: Query): Set<string> {
  return new Set(
    clausesIn(query.wanted).flatMap(({ kind, text }) => (kind === 'prefix' ? [] : plainWordsOf(text))),
  )
}

// Without the article that is elided before them, as spellings are kept.
function plainWordsOf(text: string): string[] {
  return Array.from(wordsIn(text), ({ text: word }) => word)
    .filter((word) => !/\p{N}/u.test(word) && !isUnspaced(word))
    .map((word) => plainWord(word.replace(/^.*['’ʼ‘]/u, ''), 'und'))
    .filter((word) => word !== '' && !word.includes(' '))
}

// A word that so many texts of some language have is a word of that language.
const SURE = 5

/**
 * Returns the rules by which the words are read: those of the languages that have all of them as they are spelled, where they are
 * sure to be words of a language; else all. What foreign rules make of a word is no word of theirs.
 */
export function likelyRules(text: string, all: readonly string[], vocabulary: Vocabulary): readonly string[] {
  const words = [...wordsIn(text)]
  const plain = plainWordsOf(text)
  if (plain.length === 0 || plain.length < words.length) return all
  let rules = all
  for (const word of plain) {
    const known = vocabulary.languages(word)
    if (!known.some(([, texts]) => texts >= SURE)) return all
    const having = new Set(known.map(([language]) => rulesFor(language)))
    rules = rules.filter((each) => having.has(each))
  }
  return rules.length > 0 ? rules : all
}
