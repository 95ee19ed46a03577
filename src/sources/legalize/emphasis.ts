/** Emphasis: pairing runs of stars, and the stars that are none. */
import { text } from '#markup/fragment.ts'

/** A part of inline Markdown: words, ready mark-up, or a run of stars. */
export type Token =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'markup'; readonly value: string }
  | { readonly type: 'mark'; readonly length: number; readonly opens: boolean; readonly closes: boolean }

/**
 * Returns what a run of stars between the two characters may do: CommonMark's flanking rule without its rule of three. A star
 * alone between spaces ("R. * 311-12") or brackets is a star, and so is that of "R*133-1", which marks a decree in the Council
 * of State. Longer runs are bold closed and opened again, as converters from HTML write it.
 */
export function star(stars: string, before: string | undefined, after: string | undefined): Token {
  const opens = after !== undefined && !/\s/.test(after)
  const closes = before !== undefined && !/\s/.test(before)
  const ofNumber = stars === '*' && /^[A-Z.]$/.test(before ?? '') && /^\d$/.test(after ?? '')
  if (stars.length > 3) return { type: 'text', value: '' }
  if ((!opens && !closes) || (before === '(' && after === ')') || ofNumber)
    return { type: 'text', value: stars }
  return { type: 'mark', length: stars.length, opens, closes }
}

// Marks that may be open at once; more are the work of a hostile file.
const DEEPEST = 20

interface Open {
  /** Index of the part before which the element begins. */
  readonly at: number
  length: number
}

/** Returns the inline mark-up of the tokens, stars paired: `**a *b* c**`. Those that stay alone go. */
export function render(list: readonly Token[]): string {
  const parts: string[] = []
  const open: Open[] = []
  for (const token of list) {
    if (token.type === 'text') parts.push(text(token.value))
    else if (token.type === 'markup') parts.push(token.value)
    else mark(token, parts, open)
  }
  return balanced(parts.join(''))
}

function mark(token: Extract<Token, { type: 'mark' }>, parts: string[], open: Open[]): void {
  let left = token.length
  for (let start = open.at(-1); start && left > 0 && token.closes; start = open.at(-1)) {
    const length = start.length >= 2 && left >= 2 ? 2 : 1
    const element = length === 2 ? 'b' : 'i'
    parts[start.at] = `<${element}>${parts[start.at] ?? ''}`
    parts.push(`</${element}>`)
    left -= length
    start.length -= length
    if (start.length === 0) open.pop()
  }
  if (left === 0 || !token.opens || open.length >= DEEPEST) return
  open.push({ at: parts.length, length: left })
  parts.push('')
}

// Emphasis and HTML tags may cross in odd sources: then the mark-up goes and the words stay.
function balanced(marked: string): string {
  const filled = marked.replace(/<([bi])>\s*<\/\1>/g, '').replace(/ {2,}/g, ' ')
  const open: string[] = []
  for (const match of filled.matchAll(/<(\/?)(b|i|u|sup|sub|ref|authorialNote)(?: [^>]*)?>/g)) {
    if (match[1] === '') open.push(match[2] ?? '')
    else if (open.pop() !== match[2]) return withoutStyle(filled)
  }
  return open.length === 0 ? filled : withoutStyle(filled)
}

function withoutStyle(marked: string): string {
  return marked.replace(/<\/?(?:b|i|u|sup|sub)>/g, '')
}
