/** How words of a text and of a pattern are brought to one form: lower case, letters that are written two ways, marks that are left out. */
import type { Language } from '#law/language.ts'

// Languages whose readers leave accents out, in capitals or in haste; elsewhere a letter with a mark is another letter.
const WITHOUT_MARKS = new Set('cat ell eng fra glg ita nld por spa'.split(' '))
const UNSPACED = new Set('jpn khm lao mya tha zho'.split(' '))
const LETTERS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  bel: { ё: 'е', ў: 'у' },
  deu: { ß: 'ss' },
  ell: { ς: 'σ' },
  rus: { ё: 'е' },
  ukr: { ґ: 'г' },
}

/** Returns whether the language is written without spaces, so that patterns are looked for inside runs of characters. */
export function isWrittenUnspaced(language: Language): boolean {
  return UNSPACED.has(language.slice(0, 3))
}

/** Returns the word in the form in which words are compared; soft hyphens, joiners, stress marks and apostrophes inside it are left out. */
export function folded(word: string, language: Language): string {
  const base = language.slice(0, 3)
  const plain = word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u00ad\u200b-\u200d\u2060'’ʼ·]|[\u0300\u0301]/g, '')
  const letters = LETTERS[base]
  const written = letters ? plain.replace(/\p{L}/gu, (letter) => letters[letter] ?? letter) : plain
  return WITHOUT_MARKS.has(base) ? withoutMarks(written) : written
}

// The tilde of ñ makes another letter.
function withoutMarks(word: string): string {
  return word
    .normalize('NFD')
    .replace(/(?<!n\u0303?)\p{M}|(?<=n)(?!\u0303)\p{M}/gu, '')
    .normalize('NFC')
}
