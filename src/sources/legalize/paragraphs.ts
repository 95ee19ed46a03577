/** Running text cut into paragraphs and tables, line breaks that only wrap undone. */
import type { Cell } from '#markup/fragment.ts'
import { BREAK } from './marks.ts'
import type { Dialect } from './states.ts'
import { tableAt } from './tables.ts'

export type Paragraph =
  | { readonly kind: 'text'; readonly indent: number; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly Cell[])[] }
  /** A thematic break: `---`. It has no words but sets off what follows. */
  | { readonly kind: 'rule' }

// A paragraph while its lines are gathered: each part begins with what joins it to the part before.
interface Gathered {
  readonly indent: number
  readonly parts: string[]
}

const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/
const LIST_MARK = /^\s*(?:[-*+•]|\\?\(?\d{1,3}[a-z]?(?:[°º]\)?|\\?[.)])|\(?[a-zA-Z]\)|[a-z]\.)\s/
const SENTENCE_END = /[.:;!?]["”»'’)*\]]*$/

/** Returns the paragraphs of Markdown between two headings. */
export function paragraphsOf(markdown: string, dialect: Dialect): Paragraph[] {
  const lines = markdown.split('\n')
  const paragraphs: Paragraph[] = []
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? ''
    const table = isBlank(line) ? null : tableAt(lines, at)
    if (table) {
      paragraphs.push({ kind: 'table', rows: table.rows })
      at = table.end
    } else if (isBlank(line)) at++
    else if (RULE.test(line)) {
      paragraphs.push({ kind: 'rule' })
      at++
    } else {
      const start = at++
      while (at < lines.length && !endsBlock(lines, at)) at++
      for (const found of block(lines.slice(start, at), dialect)) paragraphs.push(found)
    }
  }
  return dialect.loose ? joined(paragraphs) : paragraphs
}

function endsBlock(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? ''
  return isBlank(line) || RULE.test(line) || tableAt(lines, at) !== null
}

function block(lines: readonly string[], dialect: Dialect): Paragraph[] {
  const gathered: Gathered[] = []
  let hard = false
  for (const raw of lines) {
    const line = raw.replace(/^\s*>\s?/, '').replace(/^(\s*)#{1,6}\s+(?!sub-?section)/i, '$1')
    const text = line.trim().replace(/\\$/, '').trimEnd()
    const last = gathered.at(-1)
    if (hard && last) last.parts.push(BREAK, text)
    else if (last && dialect.wrapped && continues(last.parts.at(-1) ?? '', line, dialect))
      last.parts.push(' ', text)
    else gathered.push({ indent: indentOf(line), parts: [text] })
    hard = /(?:[^\\]|^)\\$/.test(line) || (dialect.wrapped === true && / {2,}$/.test(line))
  }
  return gathered.map(paragraph).filter((found) => found.text !== '')
}

function paragraph({ indent, parts }: Gathered) {
  return { kind: 'text' as const, indent, text: parts.join('') }
}

// In wrapped text a line begins a paragraph where it carries a list mark, or where it is indented after the end of a sentence.
function continues(before: string, line: string, dialect: Dialect): boolean {
  if (/^\s*[-*+•]\s/.test(line) || /^\s*\d{1,3}\.\s/.test(line)) return false
  if (!SENTENCE_END.test(before)) return true
  return !LIST_MARK.test(line) && (dialect.indented || !/^\s+\S/.test(line))
}

// Argentina: a blank line after every wrapped line. A line goes on the one before where that has not ended its sentence and is
// long enough to have been wrapped, or where it begins in the middle of one; a link is never torn.
function joined(paragraphs: readonly Paragraph[]): Paragraph[] {
  const out: (Paragraph | Gathered)[] = []
  for (const next of paragraphs) {
    const last = out.at(-1)
    if (next.kind !== 'text') out.push(next)
    else if (last && 'parts' in last && (isTorn(last.parts) || runsOn(last.parts.at(-1) ?? '', next.text)))
      last.parts.push(' ', next.text)
    else out.push({ indent: next.indent, parts: [next.text] })
  }
  return out.map((found) => ('parts' in found ? paragraph(found) : found))
}

function isTorn(parts: readonly string[]): boolean {
  const tail = parts.slice(-12).join('')
  const opened = tail.lastIndexOf('[')
  return (opened >= 0 && tail.indexOf(']', opened) < 0) || /\]\([^)]*$/.test(tail)
}

function runsOn(before: string, after: string): boolean {
  if (SENTENCE_END.test(before) || LIST_MARK.test(after)) return false
  return (
    before.length - before.lastIndexOf(BREAK) >= 50 || /^[\p{Ll}(“"]/u.test(after) || WAITING.test(before)
  )
}

const WAITING = /(?:^|\s)(?:al?|con|del?|el|en|es|la|las|los?|o|para|por|que|se|sin|sobre|su|sus|una?|y)$|,$/i

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

function isBlank(line: string): boolean {
  return line.length === 0 || line.trim() === ''
}
