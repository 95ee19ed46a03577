/** Words of a query as the lexicon renders them: the longest terms that it knows, else word by word, else through a third language. */

import type { PartPlan, Saying } from '#search/across.ts'
import { wordsIn } from '#search/analysis/analysis.ts'
import { isStopWord } from '#search/analysis/stop-words.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { type PairLearnt, pairsLearnt, renderingsOf } from '#store/lexicon.ts'
import { throughThird } from '../lexicon/pivot.ts'
import { directionOf, stemsIn } from '../lexicon/terms.ts'

/** Words of one term at most, and renderings of it that are looked for. */
const LONGEST = 4
const MOST_RENDERINGS = 3
// What is said so more seldom is another sense, or noise.
const LEAST_SHARE = 0.1
/** Words of a query that are led through third languages: each is several questions. */
const MOST_PIVOTED = 4

interface Known {
  readonly known: readonly PartPlan[]
  readonly unknown: readonly string[]
}

/** Words of a query that stand together: from which of its words on, and how many. */
interface Term {
  readonly from: number
  readonly length: number
  readonly asked: string
  readonly stems: string
}

/** The lexicon from one language into all others. */
export class AcrossLexicon {
  readonly #db: Database
  readonly #pairs: readonly PairLearnt[]
  readonly #from: string
  // The words of a query, which all languages are asked.
  readonly #terms = new Map<string, readonly Term[]>()

  private constructor(db: Database, pairs: readonly PairLearnt[], from: string) {
    this.#db = db
    this.#pairs = pairs
    this.#from = from
  }

  static async open(db: Database, from: string): Promise<AcrossLexicon> {
    return new AcrossLexicon(db, await pairsLearnt(db), from)
  }

  /** Returns the parts that words are in a language, and the words that it does not know there. */
  partsOf(text: string, language: string): Known {
    const words = Array.from(wordsIn(text), (word) => word.text)
    const telling = words.filter((word) => saysSomething(word, [this.#from]))
    if (telling.length === 0) return { known: [], unknown: [] }
    const terms = this.#termsOf(words, language).filter(
      ({ from, length }) =>
        telling.includes(words[from] ?? '') && telling.includes(words[from + length - 1] ?? ''),
    )
    const known: PartPlan[] = []
    const unknown: string[] = []
    for (let at = 0; at < words.length; ) {
      const found = terms.find(({ from, sayings }) => from === at && sayings.length > 0)
      const word = words[at] ?? ''
      if (found) known.push({ asked: found.asked, by: 'lexicon', subject: null, sayings: found.sayings })
      else if (telling.includes(word)) unknown.push(word)
      at += found?.length ?? 1
    }
    return { known, unknown }
  }

  #termsIn(words: readonly string[]): readonly Term[] {
    const text = words.join(' ')
    const known = this.#terms.get(text)
    if (known) return known
    const terms = words.flatMap((_, from) =>
      Array.from({ length: Math.min(LONGEST, words.length - from) }, (__, count) => {
        const asked = words.slice(from, from + count + 1).join(' ')
        return { from, length: count + 1, asked, stems: stemsIn(asked, this.#from) }
      }),
    )
    this.#terms.set(text, terms)
    return terms
  }

  // Longest first, so that a term goes before its words.
  #termsOf(words: readonly string[], language: string) {
    if (!this.#pairs.some(({ one, other }) => one === language || other === language)) return []
    const terms = this.#termsIn(words)
    const direction = directionOf(this.#pairs, this.#from, language)
    if (!direction) return this.#pivoted(terms, language)
    const stems = [...new Set(terms.map((term) => term.stems).filter((each) => each !== ''))]
    const found = Map.groupBy(renderingsOf(this.#db, direction, stems), ({ fromStems }) => fromStems)
    return terms.toReversed().map((term) => ({
      ...term,
      sayings: (found.get(term.stems) ?? [])
        .filter(({ together, fromOften, rank }) => rank === 1 || together >= LEAST_SHARE * fromOften)
        .slice(0, MOST_RENDERINGS)
        .flatMap(({ toForms }) => sayingOf(toForms[0])),
    }))
  }

  #pivoted(terms: readonly Term[], language: string) {
    const asked = terms.filter(({ length, stems }) => length === 1 && stems !== '').slice(0, MOST_PIVOTED)
    return asked.map((term) => {
      const { terms: told } = throughThird(this.#db, this.#pairs, {
        from: this.#from,
        to: language,
        term: term.asked,
        domain: null,
        limit: MOST_RENDERINGS,
      })
      const renderings = told[0]?.renderings ?? []
      return {
        ...term,
        sayings: renderings.filter(({ share }) => share >= LEAST_SHARE).flatMap(({ form }) => sayingOf(form)),
      }
    })
  }
}

/** Returns whether a word is more than an article or a preposition, an elided one before it left aside. */
export function saysSomething(word: string, languages: readonly string[]): boolean {
  return !isStopWord(word, languages) && !isStopWord(word.replace(/^.*['’ʼ‘]/u, ''), languages)
}

function sayingOf(form: string | undefined): Saying[] {
  return form ? [{ text: form, slots: null }] : []
}
