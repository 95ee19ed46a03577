/** Where the text of the last provision ends and the end of the act begins: place and date, signatures, the publisher's line. */
import type { Dialect } from './states.ts'

const DATED_PLACE =
  /^\p{Lu}[\p{L}\s’'.-]{2,40}, (?:(?:a|el|le|den|am|on) )?\d{1,2}\.? (?:de |d’|d')?\p{L}{3,12}\.? (?:del? )?\d{4}\s*$/u
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})$/
const BOLD = /^\*\*[^*]+\*\*$/
const GRID = /^\+-{3,}/
const STARS = /^(?:\\\*){3}$/

/** Returns where in the piece the end of the act begins; -1 where the provision goes on to the end. */
export function closingAt(raw: string, bodyAt: number, dialect: Dialect): number {
  let paragraphs = 0
  let blank = true
  for (let at = bodyAt; at < raw.length; ) {
    const newline = raw.indexOf('\n', at)
    const end = newline < 0 ? raw.length : newline
    const line = raw.slice(at, end).trim()
    if (line === '') blank = true
    else {
      if (blank && paragraphs > 0 && closes(line, dialect)) return at
      if (blank && RULE.test(line)) return at
      if (blank) paragraphs++
      blank = false
    }
    at = end + 1
  }
  return -1
}

function closes(line: string, dialect: Dialect): boolean {
  if (DATED_PLACE.test(line) || STARS.test(line) || RULE.test(line)) return true
  return dialect.plain === 'ukrainian' ? GRID.test(line) : BOLD.test(line)
}
