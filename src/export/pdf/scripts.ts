/** Scripts by their letters: which scripts words are in, and whether a typeface is one for a script. */

/** By ISO 15924: the scripts' Unicode names, and letters that no typeface for them is without. */
const SCRIPTS: Readonly<Record<string, { readonly name: string; readonly letters: string }>> = {
  Arab: { name: 'Arabic', letters: 'ابيةپ' },
  Armn: { name: 'Armenian', letters: 'ԱաՖֆ' },
  Beng: { name: 'Bengali', letters: 'অকহ' },
  Deva: { name: 'Devanagari', letters: 'अकह' },
  Ethi: { name: 'Ethiopic', letters: 'ሀለፐ' },
  Geor: { name: 'Georgian', letters: 'აბჰ' },
  Gujr: { name: 'Gujarati', letters: 'અકહ' },
  Guru: { name: 'Gurmukhi', letters: 'ਅਕਹ' },
  Hans: { name: 'Han', letters: '国务应产权' },
  Hant: { name: 'Han', letters: '國務應產權' },
  Hebr: { name: 'Hebrew', letters: 'אבת' },
  Jpan: { name: 'Han', letters: 'あアん国条権働' },
  Khmr: { name: 'Khmer', letters: 'កខអ' },
  Knda: { name: 'Kannada', letters: 'ಅಕಹ' },
  Kore: { name: 'Hangul', letters: '가법률힣' },
  Laoo: { name: 'Lao', letters: 'ກຂຮ' },
  Mlym: { name: 'Malayalam', letters: 'അകഹ' },
  Mong: { name: 'Mongolian', letters: 'ᠠᠡᠢ' },
  Mymr: { name: 'Myanmar', letters: 'ကခအ' },
  Sinh: { name: 'Sinhala', letters: 'අකහ' },
  Taml: { name: 'Tamil', letters: 'அகஹ' },
  Telu: { name: 'Telugu', letters: 'అకహ' },
  Thaa: { name: 'Thaana', letters: 'ހށނ' },
  Thai: { name: 'Thai', letters: 'กขฮ' },
  Tibt: { name: 'Tibetan', letters: 'ཀཁཨ' },
}

const LATIN_ALONE = /^[\x20-\u024f\u2000-\u206f\s]*$/
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u

/** Returns the scripts of the words beside Latin, Cyrillic and Greek; Chinese characters may be of several, the likeliest first. */
export function scriptsIn(words: string): readonly string[] {
  if (LATIN_ALONE.test(words)) return []
  const told = Object.entries(SCRIPTS).filter(
    ([, { name }]) => name !== 'Han' && new RegExp(`\\p{Script=${name}}`, 'u').test(words),
  )
  const [kana, han] = [KANA.test(words), /\p{Script=Han}/u.test(words)]
  return [
    ...told.map(([script]) => script),
    ...(kana ? ['Jpan'] : []),
    ...(han ? ['Hans', 'Hant', 'Jpan'] : []),
  ]
}

/** Returns the letters of the words that are of the script, each once. */
export function lettersOfScript(script: string, words: string): number[] {
  const name = SCRIPTS[script]?.name ?? ''
  const own = script === 'Jpan' ? `${KANA.source}|\\p{Script=Han}` : `\\p{Script=${name}}`
  const letters = new Set(words.match(new RegExp(own, 'gu')))
  return Array.from(letters, (letter) => letter.codePointAt(0) ?? 0)
}

/** Returns whether a typeface of the letters is one for the script. */
export function isFor(script: string, letters: ReadonlySet<number>): boolean {
  const wanted = SCRIPTS[script]?.letters
  if (wanted === undefined) return false
  return Array.from(wanted).every((letter) => letters.has(letter.codePointAt(0) ?? 0))
}
