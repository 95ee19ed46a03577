/** What a language says about its words: the contract that each `<tag>.ts` of this folder keeps. */

/** Returns the stem of a word in lower case; never fails, and never returns anything for an empty word but an empty one. */
export type Stemmer = (word: string) => string

/** Returns stems by form, for words whose forms share no stem: lines "stem: form form form" (the stem itself is a form where it is repeated). */
export function formsOf(lines: string): Record<string, string> {
  const stems: Record<string, string> = {}
  for (const line of lines.split('\n')) {
    const [stem = '', forms = ''] = line.trim().split(': ')
    for (const form of forms.split(' ')) if (form !== '') stems[form] = stem
  }
  return stems
}

/** How words of a language become index terms. What is absent is as in most languages. */
export interface LanguageRules {
  /** Letters of their own in the alphabet, whose marks are not left out: folding them would join different words. */
  readonly ownLetters?: string
  /** Letters that are written as others before stemming: by rule of the language, or by people whose keyboard lacks them. */
  readonly letters?: Readonly<Record<string, string>>
  /** BCP 47 tag for lower case, where the language has a rule of its own. */
  readonly locale?: string
  readonly stem?: Stemmer
  /** Stems by word in lower case, with `letters` applied: what endings do not show. They come before `stem`. */
  readonly irregular?: Readonly<Record<string, string>>
  /** What an apostrophe cuts off the beginning of a word. */
  readonly elided?: RegExp
  /** What an apostrophe cuts off the end of a word. */
  readonly clitic?: RegExp
  /** Whether the apostrophe stands between two sounds of one word. */
  readonly apostropheInside?: boolean
  /** Endings of ordinal numbers: "1er" is `1`. */
  readonly ordinals?: RegExp
  /** Whether a dot parts thousands in the number of an act: "Ley 24.430" is 24430. */
  readonly dottedThousands?: boolean
  /** Words of the letters i, v, x that are words before they are numerals, in lower case, separated by spaces. */
  readonly notNumerals?: string
  /** Words so frequent that a text is not found by them, separated by spaces. */
  readonly stopWords?: string
  /** What may stand between the parts of a compound. Present where compounds are written as one word and split. */
  readonly links?: readonly string[]
}
