/** What a character is to a redline, kept by code: asking a regular expression of every character of a code would take longer than comparing it. */

export type CharacterClass = typeof LETTER | typeof DIGIT | typeof UNSPACED | typeof SPACE | typeof SIGN

export const LETTER = 1
export const DIGIT = 2
/** A letter of a script that writes without spaces. */
export const UNSPACED = 3
export const SPACE = 4
export const SIGN = 5

const NUMBERS = /^\p{N}$/u
const LETTERS = /^[\p{L}\p{M}]$/u
const WITHOUT_SPACES =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]$/u

const classes = new Uint8Array(0x10000)

/** Returns the class of the character that begins at the offset. */
export function classAt(text: string, at: number): CharacterClass {
  const code = text.charCodeAt(at)
  const known = classes[code] as CharacterClass | 0
  if (known !== 0) return known
  if (code >= 0xd800 && code <= 0xdbff) return classOf(text.slice(at, at + lengthAt(text, at)))
  const found = classOf(text.charAt(at))
  classes[code] = found
  return found
}

/** Returns where the run of white space that begins at the offset ends. */
export function spaceEnd(text: string, start: number): number {
  let at = start
  for (; at < text.length; at++) {
    const known = classes[text.charCodeAt(at)] as number
    if (known !== SPACE && (known !== 0 || classAt(text, at) !== SPACE)) break
  }
  return at
}

/** Returns where the run of letters and digits that begins at the offset ends. */
export function wordEnd(text: string, start: number): number {
  let at = start
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const known = classes[code] as number
    if (known > UNSPACED) break
    if (known === 0) {
      if (classAt(text, at) > UNSPACED) break
      at += lengthAt(text, at) - 1
    }
  }
  return at
}

/** Returns how many units of UTF-16 the character at the offset takes. */
export function lengthAt(text: string, at: number): 1 | 2 {
  const code = text.charCodeAt(at)
  if (code < 0xd800 || code > 0xdbff) return 1
  const next = text.charCodeAt(at + 1)
  return next >= 0xdc00 && next <= 0xdfff ? 2 : 1
}

/** Returns the number of letters and digits. */
export function lettersIn(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const known = classes[text.charCodeAt(at)] as number
    if (known === 0) {
      if (classAt(text, at) <= UNSPACED) count += 1
      at += lengthAt(text, at) - 1
    } else if (known <= UNSPACED) count += 1
  }
  return count
}

function classOf(character: string): CharacterClass {
  if (/^\s$/.test(character)) return SPACE
  if (NUMBERS.test(character)) return DIGIT
  if (WITHOUT_SPACES.test(character)) return LETTERS.test(character) ? UNSPACED : SIGN
  return LETTERS.test(character) ? LETTER : SIGN
}
