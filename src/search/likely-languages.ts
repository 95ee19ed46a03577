/** How likely it is that a query is in each language held, by the words of the corpus that are spelled as the query's are. */
import { isUnspaced, plainWord, wordsIn } from './analysis/analysis.ts'
import type { OpenIndex } from './dialect/sqlite-attributes.ts'
import { spelledIn } from './dialect/sqlite-words.ts'
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
export function likelyLanguages(index: OpenIndex, query: Query): ReadonlyMap<string, number> {
  const support = new Map<string, number>()
  let told = 0
  for (const word of wordsOf(query)) {
    const acts = spelledIn(index.db, word)
    if (acts.length === 0) continue
    told++
    const rates = acts.map(([language, count]) => count / ((index.texts.get(language) ?? 0) + FEW))
    const [mostActs, mostRate] = [Math.max(...acts.map(([, count]) => count)), Math.max(...rates)]
    acts.forEach(([language, count], at) => {
      const share = Math.max(count / mostActs, (rates[at] as number) / mostRate)
      support.set(language, (support.get(language) ?? 0) + Math.min(1, share / SELDOM))
    })
  }
  if (told === 0) return new Map()
  const most = Math.max(...support.values())
  return new Map(
    Array.from(index.texts.keys(), (language) => {
      const share = (support.get(language) ?? 0) / most
      return [language, FOREIGN + (1 - FOREIGN) * share * share]
    }),
  )
}

// Without the article that is elided before them, as spellings are kept.
function wordsOf(query: Query): Set<string> {
  const words = clausesIn(query.wanted).flatMap(({ kind, text }) =>
    kind === 'prefix' ? [] : Array.from(wordsIn(text), ({ text: word }) => word),
  )
  const plain = words
    .filter((word) => !/\p{N}/u.test(word) && !isUnspaced(word))
    .map((word) => plainWord(word.replace(/^.*['’ʼ‘]/u, ''), 'und'))
  return new Set(plain.filter((word) => word !== '' && !word.includes(' ')))
}
