/** The terms of words met before. Words of a text come back: a million provisions hold a few hundred thousand. */

import { ownString } from '#kit/own-string.ts'

/** A word of its own, no part of a text that it would keep in memory, and its terms. */
export interface KnownWord {
  readonly word: string
  readonly terms: string
}

let mostYoung = 100_000
const LONGEST = 48

/** Says how many words of each language are kept: many where a whole library is read, few where snippets are made. */
export function keepWords(most: number): void {
  mostYoung = most
}

/** Returns how many words of each language are kept. */
export function wordsKept(): number {
  return mostYoung
}

/** Keeps what was asked for lately: when the young are many they become the old, and what old ones nobody asks for goes. */
export class TermCache {
  #young = new Map<string, KnownWord>()
  #old = new Map<string, KnownWord>()

  /** Returns what is known of the word, else what `analyse` makes of it. */
  of(word: string, analyse: (word: string) => string): KnownWord {
    const young = this.#young.get(word)
    if (young !== undefined) return young
    const known = this.#old.get(word) ?? { word: ownString(word), terms: analyse(word) }
    if (word.length <= LONGEST) this.#keep(known)
    return known
  }

  #keep(known: KnownWord): void {
    if (this.#young.size >= mostYoung) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(known.word, known)
  }
}
