/** The part of a text that shows best what was found in it. */
import { escapeText } from '#kit/escape.ts'
import { isUnspaced, termsOf, wordsIn } from './analysis/analysis.ts'
import { findWord, type Span } from './analysis/words.ts'
import type { Condition } from './conditions.ts'

const LENGTH = 240
// So far into a text, what was found before is good enough.
const FAR = 6000

/** A place in a text where something was found; `condition` tells which of the query's conditions it answers. */
export interface Mark {
  readonly start: number
  readonly end: number
  readonly condition: number
}

/** Finds the marks in a text of a language. */
export type Marker = (text: string, language: string) => Mark[]

/** Returns a marker for what answers a query's conditions. */
export function markerFor(conditions: readonly Condition[]): Marker {
  const singles = singleTerms(conditions)
  const phrases = conditions.flatMap(({ answers, runs }, condition) =>
    runs
      ? []
      : answers
          .filter(({ terms }) => terms.includes(' '))
          .map(({ terms, open, between }) => ({ terms: terms.split(' '), open, between, condition })),
  )
  const substrings = conditions.flatMap(({ text: asked, runs }, condition) =>
    runs
      ? runs.map((text) => ({ text, condition }))
      : Array.from(wordsIn(asked)).flatMap(({ text }) => (isUnspaced(text) ? [{ text, condition }] : [])),
  )
  const read = wordReader(singles)
  return (text, language) => {
    const words: FoundWord[] = []
    const marks: Mark[] = []
    const seen = new Set<number>()
    const said = read(language)
    const span: Span = { start: 0, end: 0 }
    while (findWord(text, span.end, span)) {
      const { start, end } = span
      const { terms, condition } = said(text.slice(start, end))
      if (phrases.length > 0) words.push({ start, end, terms })
      if (condition !== undefined) {
        marks.push({ start, end, condition })
        seen.add(condition)
      }
      const near = marks.at(-1)?.end ?? text.length
      if (phrases.length === 0 && seen.size === conditions.length && start > near + LENGTH) break
      if (start > FAR && marks.length > 0) break
    }
    return [
      ...marks,
      ...phrases.flatMap((phrase) => phraseMarks(words, phrase)),
      ...substringMarks(text, substrings),
    ].sort((a, b) => a.start - b.start || b.end - a.end)
  }
}

// Returns what tells the condition that a word's terms answer; each answer is looked for once.
function singleTerms(conditions: readonly Condition[]): (terms: string) => number | undefined {
  const exact = new Map<string, number>()
  const beginnings: { terms: string; condition: number }[] = []
  conditions.forEach(({ answers, text: asked }, condition) => {
    for (const { terms, open } of answers) {
      if (open && !isUnspaced(asked)) beginnings.push({ terms, condition })
      exact.set(terms, condition)
    }
  })
  const known = new Map<string, number | undefined>()
  return (terms) => {
    if (!known.has(terms)) {
      known.set(
        terms,
        exact.get(terms) ?? beginnings.find((beginning) => terms.startsWith(beginning.terms))?.condition,
      )
    }
    return known.get(terms)
  }
}

interface SaidWord {
  readonly terms: string
  readonly condition: number | undefined
}

// The texts of a page say the same words again and again: each is read once a language.
function wordReader(
  singles: (terms: string) => number | undefined,
): (language: string) => (word: string) => SaidWord {
  const known = new Map<string, Map<string, SaidWord>>()
  return (language) => {
    const words = known.get(language) ?? new Map<string, SaidWord>()
    known.set(language, words)
    return (word) => {
      let said = words.get(word)
      if (said === undefined) {
        const terms = termsOf(word, language)
        words.set(word, (said = { terms, condition: singles(terms) }))
      }
      return said
    }
  }
}

interface FoundWord {
  readonly start: number
  readonly end: number
  readonly terms: string
}

interface MarkedPhrase {
  readonly terms: readonly string[]
  readonly open: boolean
  readonly between: number | undefined
  readonly condition: number
}

// A phrase is marked from its first word to its last, and nowhere else.
function phraseMarks(words: readonly FoundWord[], phrase: MarkedPhrase): Mark[] {
  const single = words.flatMap(({ start, end, terms }) =>
    terms === '' ? [] : terms.split(' ').map((term) => ({ start, end, term })),
  )
  const marks: Mark[] = []
  for (let at = 0; at < single.length; at++) {
    const end = phraseEnd(single, at, phrase)
    const [first, last] = [single[at], end === null ? undefined : single[end]]
    if (first && last) marks.push({ start: first.start, end: last.end, condition: phrase.condition })
  }
  return marks
}

// The place of the last word of a phrase that begins at a word; null where it does not.
function phraseEnd(
  words: readonly { readonly term: string }[],
  begin: number,
  { terms, open, between }: MarkedPhrase,
): number | null {
  let at = begin - 1
  for (const [index, term] of terms.entries()) {
    const isOpen = between !== undefined || (open && index === terms.length - 1)
    const says = (word: string | undefined) => (isOpen ? word?.startsWith(term) : word === term)
    const reach = index === 0 ? 0 : (between ?? 0)
    let next = at + 1
    while (next <= at + 1 + reach && !says(words[next]?.term)) next++
    if (next > at + 1 + reach) return null
    at = next
  }
  return at
}

function substringMarks(text: string, substrings: readonly { text: string; condition: number }[]): Mark[] {
  return substrings.flatMap(({ text: wanted, condition }) => {
    const marks: Mark[] = []
    for (let start = text.indexOf(wanted); start >= 0; start = text.indexOf(wanted, start + wanted.length)) {
      marks.push({ start, end: start + wanted.length, condition })
    }
    return marks
  })
}

/** Returns escaped HTML: about 240 characters around the marks, which stand in `<mark>`; the beginning of the text where there are none. */
export function snippetOf(text: string, language: string, marker: Marker): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const marks = marker(line, language)
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
    const worth = new Set(inside.map((mark) => mark.condition)).size * 100 + Math.min(inside.length, 99)
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
