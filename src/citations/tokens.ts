/** Plain text as words, digits and signs with their places. */

export interface Token {
  readonly start: number
  readonly end: number
  /** `w` a word, `n` digits, `s` a sign. */
  readonly type: 'w' | 'n' | 's'
  readonly text: string
  /** In small letters. */
  readonly low: string
  /** True where white space stands before it. */
  readonly spaced: boolean
  /** True where a line begins with it. */
  readonly breaks: boolean
}

// Two words may have lost the blank between them where mark-up was: "laLey".
// Signs without width join or part what they stand between, and are no words.
const TOKEN =
  /(?:la|las|el|los|del|de)(?=\p{Lu}\p{Ll})|\p{L}[\p{L}\p{M}]*|\d+|[¹²³⁰⁴-⁹]+|[^\s\u00ad\u200b-\u200f\u2060\ufeff]/gu
const SPACE = /\s/
const LETTER = /^\p{L}/u

/** Returns the tokens of the text. Takes time in proportion to its length. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let last = 0
  for (const match of text.matchAll(TOKEN)) {
    const word = match[0]
    const start = match.index
    const code = word.charCodeAt(0)
    const type = code >= 48 && code <= 57 ? 'n' : LETTER.test(word) ? 'w' : 's'
    tokens.push({
      start,
      end: start + word.length,
      type,
      text: word,
      low: type === 'w' ? word.toLowerCase() : word === '’' || word === 'ʼ' ? "'" : word,
      spaced: start > last && SPACE.test(text.slice(last, start)),
      breaks: start > last && text.slice(last, start).includes('\n'),
    })
    last = start + word.length
  }
  return tokens
}
