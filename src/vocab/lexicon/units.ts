/** Terms as they stand in a sentence: words, and phrases of a few words with nothing but empty words between them. Each has a number. */
import type { Token } from './model.ts'
import { PairTable } from './pair-table.ts'

/** A sentence as it is learnt from: its words in order, numbers among them, without those that say nothing of their own. */
export interface Words {
  readonly text: string
  readonly tokens: readonly Token[]
  /** Whether a word and the next belong to one phrase. */
  readonly joined: readonly boolean[]
}

/** A sentence whose words have numbers; -1 for what is no part of a term. */
export interface NumberedWords extends Words {
  readonly ids: Int32Array
}

/** A phrase of a sentence, by the places of its first and last word. */
export interface Unit {
  readonly id: number
  readonly first: number
  readonly last: number
}

// Articles and prepositions between the words of a term: "analyse d'impact relative à la protection des données".
const MOST_BETWEEN = 3
const PARTS_PHRASES = /[^\p{L}\p{M}\p{N}\s'’ʼ·‑-]/u

/** Returns the words of a sentence that say something. */
export function wordsOf(text: string, tokens: readonly Token[]): Words {
  const kept: Token[] = []
  const joined: boolean[] = []
  let between = 0
  for (const token of tokens) {
    if (token.kind === 'empty') {
      between += 1
      continue
    }
    const last = kept.at(-1)
    if (last) joined.push(belongTogether(text.slice(last.end, token.start), between))
    kept.push(token)
    between = 0
  }
  return { text, tokens: kept, joined }
}

/** Numbers words and phrases of one language. */
export class UnitBook {
  readonly #terms = new Map<string, number>()
  readonly #phrases = new PairTable()

  /** Returns the sentence with its words numbered by the names they are told apart by. */
  numbered(words: Words, nameOf: (index: number) => string): NumberedWords {
    const ids = Int32Array.from(words.tokens, ({ kind }, index) =>
      kind === 'word' ? this.#numberOf(nameOf(index)) : -1,
    )
    return { ...words, ids }
  }

  /** Returns every phrase of the sentence of at most so many words. */
  unitsOf(words: NumberedWords, most: number): Unit[] {
    const units: Unit[] = []
    for (let first = 0; first < words.ids.length; first++) {
      let id = -1
      for (let last = first; last < Math.min(words.ids.length, first + most); last++) {
        const word = words.ids[last] ?? -1
        if (word < 0 || (last > first && !words.joined[last - 1])) break
        id = this.#phrases.idOf(id + 1, word)
        units.push({ id, first, last })
      }
    }
    return units
  }

  get size(): number {
    return this.#phrases.size
  }

  #numberOf(term: string): number {
    const known = this.#terms.get(term)
    if (known !== undefined) return known
    this.#terms.set(term, this.#terms.size)
    return this.#terms.size - 1
  }
}

// A comma before a relative clause is inside the phrase: "osoba, której dane dotyczą".
function belongTogether(text: string, between: number): boolean {
  return between <= MOST_BETWEEN && !PARTS_PHRASES.test(between > 0 ? text.replace(/^,/, '') : text)
}

/** Returns the stems of a phrase's words. */
export function stemsOf(words: Words, { first, last }: Unit): string {
  return words.tokens
    .slice(first, last + 1)
    .map(({ term }) => term)
    .join(' ')
}
