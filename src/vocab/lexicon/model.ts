/** What learning a bilingual lexicon takes and gives: words by an analyser that is passed in, sentences side by side, entries with proofs. */

/** A word of a text and where it stands. */
export interface Token {
  /** What its forms have in common: the stem. */
  readonly term: string
  /** Terms of the parts of a compound, in order; the term alone for other words. */
  readonly parts: readonly string[]
  readonly start: number
  readonly end: number
  /** Numbers help to align and are no terms; words that say nothing of their own (articles, prepositions) neither begin nor end one. */
  readonly kind: 'word' | 'number' | 'empty'
}

/** Returns the words of a text in one language, in order. */
export type Analyser = (text: string) => readonly Token[]

/** A sentence, or two that follow each other, and where it stands: from where in which block of which row to where in which. */
export interface Sentence {
  /** The row, as whoever hands in provisions numbers it. */
  readonly row: number
  /** Which block of the row; -1 is its heading. */
  readonly block: number
  readonly start: number
  readonly lastBlock: number
  readonly end: number
  readonly text: string
}

/** Sentences of two languages that say the same. */
export interface SentencePair {
  /** The work, by the number that whoever hands it in knows it by. */
  readonly work: number
  readonly from: Sentence
  readonly to: Sentence
}

/** How often something is said, in all and so. */
export interface Counts {
  readonly together: number
  readonly from: number
  readonly to: number
}

/** A term, and one of the ways in which the other language says it. */
export interface Entry extends Counts {
  /** Numbers that tell the terms of one learning apart: words of one stem that the other language tells apart are two. */
  readonly fromTerm: number
  readonly toTerm: number
  /** Stems of the words, the same for all forms. */
  readonly fromStems: string
  readonly toStems: string
  /** As it stands in the texts, the most frequent form first; forms that differ in capitals alone are one. */
  readonly fromForms: readonly string[]
  readonly toForms: readonly string[]
  /** 1 where it is the best rendering of the first term, and where the first is the best of it. */
  readonly fromRank: number
  readonly toRank: number
  /** Dunning's log-likelihood ratio. */
  readonly likelihood: number
  /** Number of passages, by work. */
  readonly works: ReadonlyMap<number, number>
  /** Where it is so, the plainest passages first. */
  readonly proofs: readonly Proof[]
}

/** A sentence pair by its place in the list that was learnt from, and where in its sentences the terms stand. */
export interface Proof {
  readonly pair: number
  readonly from: Span
  readonly to: Span
}

export type Span = readonly [start: number, end: number]
