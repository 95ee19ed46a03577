/**
 * Where the words of a text begin and end. Read character by character with a table, because every text of the library
 * passes here: no expression that could go back over what it has read.
 */

/** A word of a text and where it stands. */
export interface Word {
  readonly text: string
  readonly start: number
}

/** Where a word stands; written anew by each `findWord`, so that nothing is made for a word. */
export interface Span {
  start: number
  end: number
}

/** Returns the words of a text in order. A run of a script without spaces is one word. */
export function* wordsIn(text: string): Generator<Word> {
  const span: Span = { start: 0, end: 0 }
  while (findWord(text, span.end, span)) yield { text: text.slice(span.start, span.end), start: span.start }
}

/**
 * Finds the first word at or after a place that is not inside one, and returns whether there is any. A word may hold
 * apostrophes between letters and hyphens, dots, slashes and carets between digits; a single letter behind a hyphen belongs
 * to the number before it ("5-a"), and so does the letter of a French code article ("L. 1221-1", "R*123", "LO 176").
 */
export function findWord(text: string, from: number, span: Span): boolean {
  let at = from
  while (at < text.length && kindAt(text, at) < MARK) at += widthAt(text, at)
  if (at >= text.length) return false
  span.start = at
  at = afterArticleLetter(text, at)
  for (;;) {
    at = afterRun(text, at)
    const next = afterJoint(text, at)
    if (next === at) break
    at = next
  }
  span.end = at
  return true
}

const OTHER = 0
const APOSTROPHE = 1
const JOINT = 2
const MARK = 3
const NUMBER = 4
const LETTER = 5
const UNKNOWN = 255

const JOINERS: ReadonlySet<string> = new Set(['\u00ad', '\u00b7', '\u200c', '\u200d', '\u2060'])

const kinds = new Uint8Array(0x10000).fill(UNKNOWN)
const rareKinds = new Map<number, number>()

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  const known = kinds[code] ?? OTHER
  if (known !== UNKNOWN) return known
  if (code >= 0xd800 && code <= 0xdbff) return rareKindAt(text, at)
  return (kinds[code] = kindOf(String.fromCharCode(code)))
}

function rareKindAt(text: string, at: number): number {
  const code = text.codePointAt(at) ?? 0
  let kind = rareKinds.get(code)
  if (kind === undefined) rareKinds.set(code, (kind = kindOf(String.fromCodePoint(code))))
  return kind
}

function kindOf(character: string): number {
  if (/\p{L}/u.test(character)) return character === 'ʼ' ? APOSTROPHE : LETTER
  if (/\p{N}/u.test(character)) return NUMBER
  if (/\p{M}/u.test(character)) return MARK
  if (/['’‘`´]/.test(character)) return APOSTROPHE
  // A soft hyphen, a joiner or the Catalan dot (col·lecció) inside a word is no break.
  if (JOINERS.has(character)) return APOSTROPHE
  return /[-‑./^]/.test(character) ? JOINT : OTHER
}

function widthAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xd800 && code <= 0xdbff && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

function afterRun(text: string, from: number): number {
  let at = from
  while (at < text.length && kindAt(text, at) >= MARK) at += widthAt(text, at)
  return at
}

function afterJoint(text: string, at: number): number {
  if (at + 1 >= text.length) return at
  const kind = kindAt(text, at)
  if (kind === APOSTROPHE) return kindAt(text, at + 1) === LETTER ? at + 1 : at
  if (kind !== JOINT || !endsInNumber(text, at)) return at
  if (kindAt(text, at + 1) === NUMBER) return at + 1
  return isHyphen(text.charCodeAt(at)) && isLoneLetter(text, at + 1) && kindBefore(text, at) === NUMBER
    ? at + 1
    : at
}

// "12" or "12a" stands before.
function endsInNumber(text: string, at: number): boolean {
  const last = kindBefore(text, at)
  if (last === NUMBER) return true
  return last === LETTER && kindBefore(text, at - widthBefore(text, at)) === NUMBER
}

function widthBefore(text: string, at: number): number {
  const code = text.charCodeAt(at - 1)
  return code >= 0xdc00 && code <= 0xdfff && at > 1 && widthAt(text, at - 2) === 2 ? 2 : 1
}

function kindBefore(text: string, at: number): number {
  return at <= 0 ? OTHER : kindAt(text, at - widthBefore(text, at))
}

function isHyphen(code: number): boolean {
  return code === 0x2d || code === 0x2011
}

function isLoneLetter(text: string, at: number): boolean {
  if (kindAt(text, at) !== LETTER) return false
  const next = at + widthAt(text, at)
  if (next >= text.length) return true
  const kind = kindAt(text, next)
  return kind < MARK && kind !== APOSTROPHE
}

const A = 0x41
const D = 0x44
const L = 0x4c
const O = 0x4f
const R = 0x52

// Where "L. ", "R*", "A. ", "LO " stand before a digit, the place of the digit.
function afterArticleLetter(text: string, start: number): number {
  const letter = text.charCodeAt(start)
  if (letter !== L && letter !== R && letter !== D && letter !== A) return start
  let at = start + 1
  if (letter === L && text.charCodeAt(at) === O) at++
  for (let stars = 0; stars < 2 && text[at] === '*'; stars++) at++
  const dotted = text[at] === '.'
  if (dotted) at++
  else if (letter === A) return start
  if (text[at] === ' ' || text[at] === '\u00a0') at++
  const code = text.charCodeAt(at)
  return code >= 0x30 && code <= 0x39 ? at : start
}
