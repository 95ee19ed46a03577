/**
 * The words of a text with their places, as patterns meet them: cut at everything that is no letter or digit. Read character by character
 * with a table, because every text of the library passes here.
 */
import type { Language } from '#law/language.ts'
import { folded } from './fold.ts'

export interface Word {
  /** In the form in which words are compared. */
  readonly text: string
  readonly start: number
  readonly end: number
  /** Words of different stretches belong to no phrase together: a full stop, a semicolon or an empty line lies between them. */
  readonly stretch: number
}

/** Returns the words of the text. */
export function wordsOf(text: string, language: Language): Word[] {
  const words: Word[] = []
  eachWritten(text, language, (written, start, end, stretch) => {
    const word = folded(written, language)
    if (word !== '') words.push({ text: word, start, end, stretch })
  })
  return words
}

// Between letters an apostrophe is a sound in East Slavic and Turkic writing, and cuts off an article elsewhere; the dot is Catalan's (il·legal).
const APOSTROPHE_INSIDE = new Set('bel bul kaz kir mkd rus srp tat tgk ukr uzb'.split(' '))

/** Calls back for every word as it is written. */
export function eachWritten(
  text: string,
  language: Language,
  met: (written: string, start: number, end: number, stretch: number) => void,
): void {
  const joint = APOSTROPHE_INSIDE.has(language.slice(0, 3)) ? APOSTROPHE : DOT
  let [at, stretch, isFirst] = [0, 0, true]
  for (;;) {
    let [ends, blank] = [false, false]
    let kind = OTHER
    for (; at < text.length; at += widthAt(text, at)) {
      kind = kindAt(text, at)
      if (kind === LETTER) break
      ends ||= kind === STOP || (kind === NEW_LINE && blank)
      blank = kind === NEW_LINE || (kind === SPACE && blank)
    }
    if (at >= text.length) return
    if (ends && !isFirst) stretch++
    isFirst = false
    const start = at
    at = afterLetters(text, at)
    while (at < text.length && kindAt(text, at) === joint && isLetterAt(text, at + 1))
      at = afterLetters(text, at + 1)
    met(text.slice(start, at), start, at, stretch)
  }
}

const OTHER = 0
const SPACE = 1
const NEW_LINE = 2
const STOP = 3
const APOSTROPHE = 4
const DOT = 5
const LETTER = 6
const UNKNOWN = 255

const LETTERS = /^[\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u2060]$/u
const kinds = new Uint8Array(0x10000).fill(UNKNOWN)

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  const known = kinds[code] ?? OTHER
  if (known !== UNKNOWN) return known
  // Letters of rare scripts are written in two halves.
  if (code >= 0xd800 && code <= 0xdfff)
    return LETTERS.test(String.fromCodePoint(text.codePointAt(at) ?? 0)) ? LETTER : OTHER
  return (kinds[code] = kindOf(String.fromCharCode(code)))
}

function kindOf(character: string): number {
  if (LETTERS.test(character)) return LETTER
  if (character === '\n') return NEW_LINE
  if (/\s/.test(character)) return SPACE
  if (/[.;:!?…]/.test(character)) return STOP
  if (/['’]/.test(character)) return APOSTROPHE
  return character === '·' ? DOT : OTHER
}

function isLetterAt(text: string, at: number): boolean {
  return at < text.length && kindAt(text, at) === LETTER
}

function afterLetters(text: string, from: number): number {
  let at = from
  while (isLetterAt(text, at)) at += widthAt(text, at)
  return at
}

function widthAt(text: string, at: number): 1 | 2 {
  const code = text.charCodeAt(at)
  return code >= 0xd800 && code <= 0xdbff && at + 1 < text.length && isLowHalf(text.charCodeAt(at + 1))
    ? 2
    : 1
}

function isLowHalf(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}
