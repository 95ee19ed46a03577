/** Plain text as words, digits and signs with their places. */
import { ownString } from '#kit/own-string.ts'

export interface Token {
  readonly start: number
  readonly end: number
  /** `w` a word, `n` digits, `s` a sign. */
  readonly type: 'w' | 'n' | 's'
  readonly text: string
  /** In small letters. */
  readonly low: string
  /** The same for every token of the text that is equal, for keeping by it what was learnt of the word. It rises without end: `GENERATION` of them hold at a time. */
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
  begin()
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

/** Ids of words are given out in generations of so many: with a new one, what was learnt of the old is forgotten. */
export const GENERATION = 10_000

// Each word once: texts repeat theirs, and what is equal is then found as fast as what is the same.
const words = new Map<string, Word>()
let next = 0

// Shorter ones are copied when they are cut out.
const SLICED = 13

function wordOf(word: string): Word {
  const known = words.get(word)
  if (known) return known
  const code = word.charCodeAt(0)
  const type = code >= 48 && code <= 57 ? 'n' : LETTER.test(word) ? 'w' : 's'
  const low = type === 'w' ? word.toLowerCase() : word === '’' || word === 'ʼ' ? "'" : word
  const own = word.length < SLICED ? word : ownString(word)
  const made = { word: own, low, type, id: next++ } as const
  words.set(own, made)
  return made
}

// Between texts alone: in one text a word keeps its id.
function begin(): void {
  if (words.size < GENERATION) return
  words.clear()
  next = Math.ceil(next / GENERATION) * GENERATION
}
