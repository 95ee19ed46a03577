/** The order of names in a locale, and the letters that long lists of them are cut into. */

const collators = new Map<string, Intl.Collator>()

/** Returns the comparison of two names in the order of the locale: numbers by their value, letter case and marks last. */
export function compareIn(locale: string): (a: string, b: string) => number {
  let collator = collators.get(locale)
  if (!collator) collators.set(locale, (collator = new Intl.Collator(locale, { numeric: true })))
  return collator.compare
}

const FIGURES = '0–9'
/** Stands for names that begin with no letter and no figure. */
export const NO_LETTER = '…'
// Scripts whose names do not begin with one of a few letters.
const WHOLE_SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/^\p{Script=Han}/u, '漢'],
  [/^[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'かな'],
  [/^\p{Script=Hangul}/u, '한'],
]

/** Returns the letter that a name stands under: its first one as a capital, without the marks that do not make a letter of their own. */
export function letterOf(name: string): string {
  const first = /[\p{L}\p{Nd}]/u.exec(name)?.[0]
  if (!first) return NO_LETTER
  if (/\p{Nd}/u.test(first)) return FIGURES
  const script = WHOLE_SCRIPTS.find(([pattern]) => pattern.test(first))
  if (script) return script[1]
  const capital = first.toLocaleUpperCase('en').slice(0, 1)
  // É stands under E; Й, Ў and Ґ are letters of their own.
  return /\p{Script=Latin}/u.test(capital) ? capital.normalize('NFD').slice(0, 1) : capital
}
