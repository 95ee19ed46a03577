/** The words a redline is made of: each word or sign with the white space after it. */
import { classAt, DIGIT, lengthAt, SPACE, spaceEnd, wordEnd } from './characters.ts'

/** Tokens of a text. Token `i` is the text from `starts[i]` to `starts[i + 1]`; what it says ends at `ends[i]`, white space follows. */
export interface Tokens {
  readonly text: string
  /** One more than there are tokens: the last is the length of the text. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  /** Equal where what is said is equal, for tokens of one lexicon. */
  readonly ids: readonly number[]
}

/** Numbers for words, given as they come. */
type Lexicon = Map<string, number>

/** Tokens of texts that are compared with each other, each text taken apart once. */
export class Vocabulary {
  readonly #lexicon: Lexicon = new Map()
  readonly #known = new Map<string, Tokens>()

  /** Returns the tokens of a text. */
  of(text: string): Tokens {
    const known = this.#known.get(text)
    if (known) return known
    const tokens = tokenize(text, this.#lexicon)
    this.#known.set(text, tokens)
    return tokens
  }
}

// A number keeps its decimals and hyphens: "12,5", "1221-1".
const JOINS = new Set(Array.from('-.,‑', (sign) => sign.charCodeAt(0)))
const UNSPACED_LETTER =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** Returns the tokens of a text. Words of scripts that write without spaces are found by the dictionary of ICU. */
function tokenize(text: string, lexicon: Lexicon): Tokens {
  const starts: number[] = []
  const ends: number[] = []
  const ids: number[] = []
  const put = (start: number, end: number) => {
    const word = text.slice(start, end)
    let id = lexicon.get(word)
    if (id === undefined) {
      id = lexicon.size
      lexicon.set(word, id)
    }
    starts.push(start)
    ends.push(end)
    ids.push(id)
  }
  const unspaced = UNSPACED_LETTER.test(text)
  for (let at = 0; at < text.length; ) {
    const end = coreEnd(text, at)
    if (unspaced && UNSPACED_LETTER.test(text.slice(at, end)))
      for (const [from, to] of wordsWithin(text, at, end)) put(from, to)
    else put(at, end)
    at = spaceEnd(text, end)
  }
  starts.push(text.length)
  return { text, starts, ends, ids }
}

// White space may open the text: the first token then says nothing.
function coreEnd(text: string, start: number): number {
  let at = wordEnd(text, start)
  if (at === start) return classAt(text, at) === SPACE ? at : at + lengthAt(text, at)
  while (joinsDigits(text, at)) at = wordEnd(text, at + 1)
  return at
}

function joinsDigits(text: string, at: number): boolean {
  return JOINS.has(text.charCodeAt(at)) && classAt(text, at - 1) === DIGIT && classAt(text, at + 1) === DIGIT
}

let segmenter: Intl.Segmenter | undefined

function wordsWithin(text: string, start: number, end: number): [start: number, end: number][] {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'word' })
  return Array.from(segmenter.segment(text.slice(start, end)), ({ index, segment }) => [
    start + index,
    start + index + segment.length,
  ])
}
