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

const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/
const LIST_MARK = /^\s*(?:[-*+•]|\\?\(?\d{1,3}[a-z]?(?:[°º]\)?|\\?[.)])|\(?[a-zA-Z]\)|[a-z]\.)\s/
const SENTENCE_END = /[.:;!?]["”»'’)*\]]*$/

/** Returns the paragraphs of Markdown between two headings. */
export function paragraphsOf(markdown: string, dialect: Dialect): Paragraph[] {
  const lines = markdown.split('\n')
  const paragraphs: Paragraph[] = []
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? ''
    if (isBlank(line)) {
      at++
      continue
    }
    const table = tableAt(lines, at)
    if (table) {
      paragraphs.push({ kind: 'table', rows: table.rows })
      at = table.end
    } else if (RULE.test(line)) {
      paragraphs.push({ kind: 'rule' })
      at++
    } else {
      const start = at
      while (
        at < lines.length &&
        !isBlank(lines[at] ?? '') &&
        !(at > start && (RULE.test(lines[at] ?? '') || tableAt(lines, at)))
      )
        at++
      paragraphs.push(...block(lines.slice(start, at), dialect))
    }
  }
  return dialect.loose ? joined(paragraphs) : paragraphs
}

function block(lines: readonly string[], dialect: Dialect): Paragraph[] {
  const paragraphs: { kind: 'text'; indent: number; text: string }[] = []
  let hard = false
  for (const raw of lines) {
    const line = raw.replace(/^\s*>\s?/, '').replace(/^(\s*)#{1,6}\s+(?!sub-?section)/i, '$1')
    const text = line.trim().replace(/\\$/, '').trimEnd()
    const last = paragraphs.at(-1)
    if (hard && last) last.text += `${BREAK}${text}`
    else if (last && dialect.wrapped && continues(last.text, line, dialect)) last.text += ` ${text}`
    else paragraphs.push({ kind: 'text', indent: indentOf(line), text })
    hard = /(?:[^\\]|^)\\$/.test(line) || (dialect.wrapped === true && / {2,}$/.test(line))
  }
  return paragraphs.filter((paragraph) => paragraph.text !== '')
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
  const out: Paragraph[] = []
  for (const paragraph of paragraphs) {
    const last = out.at(-1)
    if (
      last?.kind === 'text' &&
      paragraph.kind === 'text' &&
      (torn(last.text) || runsOn(last.text, paragraph.text))
    ) {
      out[out.length - 1] = { ...last, text: `${last.text} ${paragraph.text}` }
    } else out.push(paragraph)
  }
  return out
}

function torn(text: string): boolean {
  const opened = text.lastIndexOf('[')
  const inLabel = opened >= 0 && text.indexOf(']', opened) < 0
  return (inLabel && text.length < 4000) || /\]\([^)]*$/.test(text)
}

function runsOn(before: string, after: string): boolean {
  if (SENTENCE_END.test(before) || LIST_MARK.test(after)) return false
  const tail = before.length - before.lastIndexOf(BREAK)
  return tail >= 50 || /^[\p{Ll}(“"]/u.test(after) || WAITING.test(before)
}

const WAITING = /(?:^|\s)(?:al?|con|del?|el|en|es|la|las|los?|o|para|por|que|se|sin|sobre|su|sus|una?|y)$|,$/i

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

function isBlank(line: string): boolean {
  return line.length === 0 || line.trim() === ''
}
