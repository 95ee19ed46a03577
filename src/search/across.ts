/**
 * Whether other languages than that of a query are searched, and what its words are called there, as the vocabulary of subjects and the
 * lexicon tell it. Which words these are is worked out by `jobs/search/across-plan.ts`.
 */

/**
 * `yes`: what says it in the query's own language comes first, then other languages; `only`: other languages alone; `mixed`: all in one order;
 * `no`: not even where nothing is found.
 */
export const ACROSS = ['yes', 'only', 'mixed', 'no'] as const

export type Across = (typeof ACROSS)[number]

/** Words that say a part of the query: one after another, each a choice; a word that is `open` begins so. */
export interface Saying {
  /** As it is shown. */
  readonly text: string
  /** Null where the words of the text are looked for as they stand, in any form. */
  readonly slots: readonly SayingSlot[] | null
}

export interface SayingSlot {
  readonly choices: readonly { readonly text: string; readonly open: boolean }[]
  /** Whether other words may stand between the one before and this one. */
  readonly afterGap: boolean
}

/** A part of the query in one other language. */
export interface PartPlan {
  /** As the query has it. */
  readonly asked: string
  readonly by: 'subject' | 'lexicon'
  /** The concept that the words tell; null where the lexicon leads. */
  readonly subject: string | null
  readonly sayings: readonly Saying[]
}

export interface LanguagePlan {
  /** ISO 639-3, without script or spelling. */
  readonly language: string
  /** All of these are looked for together. */
  readonly parts: readonly PartPlan[]
  /** Words of the query that nothing is known of in this language. */
  readonly left: readonly string[]
}

/** What is looked for in other languages. */
export interface AcrossPlan {
  /** The languages that the query is read in. */
  readonly own: readonly string[]
  readonly languages: readonly LanguagePlan[]
}

/** Works out the plan for some of the languages held, ISO 639-3 without script; null where nothing is known of the query in any of them. */
export type AcrossPlanner = (languages: ReadonlySet<string>) => Promise<AcrossPlan | null>
