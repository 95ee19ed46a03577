/** Spelling differences that searching does not see: case, width, and the marks that readers of a language leave out. */

// Letters that are letters of their own in the language's alphabet, so that folding them would join different words.
export const OWN_LETTERS: Readonly<Record<string, string>> = {
  swe: 'åäö',
  fin: 'åäö',
  dan: 'æøå',
  nob: 'æøå',
  nno: 'æøå',
  nor: 'æøå',
  est: 'äõöüšž',
  isl: 'áéíóúýþæöð',
  hun: 'öőüű',
  tur: 'çğıöşü',
  aze: 'çəğıöşü',
  spa: 'ñ',
  cat: 'ç',
  glg: 'ñ',
  eus: 'ñ',
}

// Letters that do not decompose but are written so where the keyboard lacks them.
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  ё: 'е',
  ґ: 'г',
}
const PLAIN_LETTERS = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g')

/** Returns the word in lower case and compatibility form, marks kept: what stemmers take. */
export function lowerCase(word: string, language: string): string {
  const plain = word.normalize('NFKC')
  return language === 'tur' || language === 'aze' ? plain.toLocaleLowerCase('tr') : plain.toLowerCase()
}

/** Returns a lower-case word without the marks that the language's readers do not tell words apart by. */
export function fold(word: string, language: string): string {
  if (/^[\x00-\x7f]*$/.test(word)) return word
  const own = OWN_LETTERS[language] ?? ''
  const letters = [...word].map((letter) => (own.includes(letter) ? letter : unmarked(letter)))
  return letters
    .join('')
    .replace(/\u0640|\p{Cf}/gu, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
}

function unmarked(letter: string): string {
  const replaced = letter.replace(PLAIN_LETTERS, (character) => PLAIN[character] ?? character)
  // The marks of Indic and South-East Asian scripts are vowels, those of й, ї and ў make letters of their own.
  if (/[йїў]/.test(replaced)) return replaced
  const bare = replaced
    .normalize('NFD')
    .replace(
      /(?<=[\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}])\p{Mn}+|^[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]+$/gu,
      '',
    )
  return bare.normalize('NFC')
}
