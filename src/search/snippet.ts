/** The part of a text that shows best what was found in it. */
import { escapeText } from '#kit/escape.ts'
import { isUnspaced, prefixTerm, queryTerms, termsOf, wordsIn } from './analysis.ts'
import type { Clause } from './query.ts'

const LENGTH = 240

/** A place in a text where something was found; `clause` tells what. */
export interface Mark {
  readonly start: number
  readonly end: number
  readonly clause: number
}

/** Finds the marks in a text. */
export type Marker = (text: string) => Mark[]

/** Returns a marker for texts of the language. `languages` are those that the query was analysed in. */
export function markerFor(
  clauses: readonly Clause[],
  language: string,
  languages: readonly string[],
): Marker {
  const exact = new Map<string, number>()
  const beginnings: { term: string; clause: number }[] = []
  const substrings: { text: string; clause: number }[] = []
  clauses.forEach(({ kind, text }, clause) => {
    for (const { text: word } of wordsIn(text)) {
      if (isUnspaced(word)) substrings.push({ text: word, clause })
      else if (kind === 'prefix')
        for (const each of languages) beginnings.push({ term: prefixTerm(word, each), clause })
      for (const each of languages) exact.set(queryTerms(word, each).terms, clause)
    }
  })
  const clauseOf = (word: string): number | undefined => {
    const terms = termsOf(word, language)
    const found =
      exact.get(terms) ??
      terms
        .split(' ')
        .map((term) => exact.get(term))
        .find((clause) => clause !== undefined)
    return (
      found ??
      (beginnings.length > 0
        ? beginnings.find(({ term }) => prefixTerm(word, language).startsWith(term))?.clause
        : undefined)
    )
  }
  return (text) =>
    [...wordMarks(text, clauseOf), ...substringMarks(text, substrings)].sort(
      (a, b) => a.start - b.start || b.end - a.end,
    )
}

function wordMarks(text: string, clauseOf: (word: string) => number | undefined): Mark[] {
  const marks: Mark[] = []
  for (const { text: word, start } of wordsIn(text)) {
    const clause = clauseOf(word)
    if (clause !== undefined) marks.push({ start, end: start + word.length, clause })
  }
  return marks
}

function substringMarks(text: string, substrings: readonly { text: string; clause: number }[]): Mark[] {
  return substrings.flatMap(({ text: wanted, clause }) => {
    const marks: Mark[] = []
    for (let start = text.indexOf(wanted); start >= 0; start = text.indexOf(wanted, start + wanted.length)) {
      marks.push({ start, end: start + wanted.length, clause })
    }
    return marks
  })
}

/** Returns escaped HTML: about 240 characters around the marks, which stand in `<mark>`; the beginning of the text where there are none. */
export function snippetOf(text: string, marker: Marker): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const marks = marker(line)
  const [start, end] = window(line, marks)
  let html = start > 0 ? '… ' : ''
  let at = start
  for (const mark of marks) {
    if (mark.start < at || mark.end > end) continue
    html += `${escapeText(line.slice(at, mark.start))}<mark>${escapeText(line.slice(mark.start, mark.end))}</mark>`
    at = mark.end
  }
  return `${html}${escapeText(line.slice(at, end))}${end < line.length ? ' …' : ''}`
}

// The window with the most different things found, then the most found, then the first.
function window(line: string, marks: readonly Mark[]): [number, number] {
  if (line.length <= LENGTH) return [0, line.length]
  let best = marks[0]?.start ?? 0
  let bestWorth = 0
  for (const [index, first] of marks.entries()) {
    const inside: Mark[] = []
    for (let next = index; next < marks.length; next++) {
      const mark = marks[next]
      if (!mark || mark.end > first.start + LENGTH * 0.8) break
      inside.push(mark)
    }
    const worth = new Set(inside.map((mark) => mark.clause)).size * 100 + Math.min(inside.length, 99)
    if (worth > bestWorth) {
      bestWorth = worth
      best = first.start
    }
  }
  const start = beginOfWords(line, Math.max(0, best - LENGTH * 0.2))
  return [start, endOfWords(line, start + LENGTH)]
}

// The beginning of a sentence nearby, else of a word; scripts without spaces are cut anywhere.
function beginOfWords(line: string, wanted: number): number {
  if (wanted === 0) return 0
  const near = line.slice(Math.max(0, wanted - 40), wanted + 20)
  const sentence = near.search(/(?<=[.;:!?。；] ?)(?=[^\s.;:!?])/)
  const space = near.indexOf(' ')
  const offset = sentence > 0 ? sentence : space >= 0 ? space + 1 : near.length
  return whole(line, Math.max(0, wanted - 40) + offset)
}

function endOfWords(line: string, wanted: number): number {
  if (wanted >= line.length) return line.length
  const space = line.lastIndexOf(' ', wanted)
  return whole(line, space > wanted - 30 ? space : wanted)
}

// Not between the halves of a character.
function whole(line: string, at: number): number {
  return /[\udc00-\udfff]/.test(line[at] ?? '') ? at - 1 : at
}
