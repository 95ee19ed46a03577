/** What the lexicon is asked, and what it answers. */
import type { Domain, Use } from '#store/lexicon.ts'
import type { LexiconQuote } from './quotes.ts'

/** What the lexicon is asked. */
export interface LexiconAsked {
  readonly from: string
  readonly to: string
  /** Null for the whole glossary. */
  readonly term: string | null
  readonly domain: Domain
  /** Renderings of a term, or terms of a glossary, at most. */
  readonly limit: number
  /** Terms of the glossary in the order of the alphabet, those of one letter or all, from a place on; absent for the most frequent. */
  readonly alphabet?: { readonly letter: string | null; readonly offset: number }
}

/** What the lexicon answers. */
export interface LexiconAnswer {
  readonly from: string
  readonly to: string
  readonly term: string | null
  readonly domain: Domain
  /** What the pair was learnt from; null where it was not learnt. */
  readonly learnt: LearntFrom | null
  /** Third languages through which a pair is answered that was not learnt. */
  readonly through: readonly string[]
  /** Terms in all, before the limit. */
  readonly total: number
  readonly terms: readonly TermTold[]
  /** Letters that terms of the glossary begin with, in order. */
  readonly letters: readonly string[]
  /** Terms of more words that hold the one asked for. */
  readonly longer: readonly { readonly form: string; readonly rendering: string }[]
}

export interface LearntFrom {
  readonly works: number
  readonly sentences: number
  readonly read: number
  readonly at: string
}

export interface TermTold {
  readonly form: string
  readonly forms: readonly string[]
  readonly often: number
  readonly renderings: readonly RenderingTold[]
}

export interface RenderingTold {
  readonly form: string
  readonly forms: readonly string[]
  /** Times that the term is said so, of `often`. */
  readonly together: number
  /** Of the times that the term stands in the texts, the share in which it is said so; and of those of the rendering, the share in which it says the term. */
  readonly share: number
  readonly back: number
  readonly likelihood: number
  /** The word of a third language that leads from the one to the other; null where the texts show it themselves. */
  readonly through: { readonly language: string; readonly form: string } | null
  readonly where: readonly Use[]
  readonly proofs: readonly (readonly [from: LexiconQuote, to: LexiconQuote])[]
}
