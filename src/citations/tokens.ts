/** Plain text as words, digits and signs with their places. */

export interface Token {
  readonly start: number
  readonly end: number
  /** `w` a word, `n` digits, `s` a sign. */
  readonly type: 'w' | 'n' | 's'
  readonly text: string
  /** In small letters. */
  readonly low: string
  /** The same for every token of the text, for keeping by it what was learnt of the word; -1 where nothing is kept. */
  readonly id: number
  /** True where white space stands before it. */
  readonly spaced: boolean
  /** True where a line begins with it. */
  readonly breaks: boolean
}

// Two words may have lost the blank between them where mark-up was: "laLey".
const TOKEN =
  /(?:la|las|el|los|del|de)(?=\p{Lu}\p{Ll})|\p{L}[\p{L}\p{M}]*|\d+|[¹²³⁰⁴-⁹]+|[^\s\u00ad\u200b-\u200f\u2060\ufeff]/uy
const LETTER = /^\p{L}/u
// Signs without width join or part what they stand between, and are no words.
const WITHOUT_WIDTH = /[\u00ad\u200b-\u200f\u2060]/
const SPACE = /\s/

/** Returns the tokens of the text. Takes time in proportion to its length. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let spaced = false
  let breaks = false
  for (let start = 0; start < text.length; ) {
    const gap = gapAt(text, start)
    if (gap !== null) {
      spaced ||= gap !== 'no width'
      breaks ||= gap === 'line'
      start++
      continue
    }
    TOKEN.lastIndex = start
    TOKEN.test(text)
    const end = Math.max(TOKEN.lastIndex, start + 1)
    const { word, low, type, id } = wordOf(text.slice(start, end))
    tokens.push({ start, end, type, text: word, low, id, spaced, breaks })
    spaced = false
    breaks = false
    start = end
  }
  return tokens
}

function gapAt(text: string, index: number): 'line' | 'space' | 'no width' | null {
  const code = text.charCodeAt(index)
  if (code === 10) return 'line'
  if (code === 32) return 'space'
  if (code > 32 && code < 0xa0) return null
  const sign = text[index] as string
  if (SPACE.test(sign)) return 'space'
  return WITHOUT_WIDTH.test(sign) ? 'no width' : null
}

interface Word {
  readonly word: string
  readonly low: string
  readonly type: Token['type']
  readonly id: number
}

// Each word once: texts repeat theirs, and what is equal is then found as fast as what is the same.
const words = new Map<string, Word>()
const MOST_WORDS = 30_000

function wordOf(word: string): Word {
  const known = words.get(word)
  if (known) return known
  const code = word.charCodeAt(0)
  const type = code >= 48 && code <= 57 ? 'n' : LETTER.test(word) ? 'w' : 's'
  const low = type === 'w' ? word.toLowerCase() : word === '’' || word === 'ʼ' ? "'" : word
  const isKept = words.size < MOST_WORDS
  const made = { word, low, type, id: isKept ? words.size : -1 } as const
  if (isKept) words.set(word, made)
  return made
}
