/**
 * The words of an Akoma Ntoso document (2.0 or 3.0): every text of the file, tags of blocks part words, tags inside a line do not.
 * - Cut: `meta`, which describes the document, except the notes in it (`meta/notes`), which the text calls.
 * - Notes may stand elsewhere: Comity prints them after the provision that calls them. Their calls part words.
 */
import type { Reading } from './words.ts'
import { tokensOf } from './xml.ts'

const NOTES = /^(?:akn:)?(?:authorialNote|note)$/
const INLINE =
  /^(?:ref|rref|mref|def|term|i|b|u|sup|sub|span|abbr|a|ins|del|inline|remark|date|time|person|organization|concept|object|event|location|process|role|entity|quantity|noteRef|doc[A-Z]\w*|docketNumber|shortTitle|courtType|neutralCitation|party|judge|lawyer|signature|opinion|argument|affectedDocument|relatedDocument|r?mod|mmod|placeholder|fillIn|decoration|img|marker|eop|recordedTime|vote|outcome|session|legislature)$/

/** Returns what the file says. */
export function readAkn(file: string): Reading {
  const places = [{ text: '' }]
  const moved: string[] = []
  let meta = false
  for (const token of tokensOf(file)) {
    const place = places.at(-1)
    if (!place) break
    if (token.kind === 'text') {
      if (!meta || places.length > 1) place.text += token.text
      continue
    }
    const name = token.name.replace(/^.*:/, '')
    if (name === 'meta') meta = token.kind === 'open'
    else if (!NOTES.test(token.name)) place.text += INLINE.test(name) ? '' : '\n'
    else if (token.kind === 'open') {
      place.text += '\n'
      places.push({ text: '' })
    } else moved.push(places.pop()?.text ?? '')
  }
  return { running: places[0]?.text ?? '', moved }
}

/** Returns the day of the expression: that of `FRBRExpression/FRBRdate`. */
export function expressionDay(file: string): string | null {
  return /<FRBRExpression\b.*?<FRBRdate\b[^>]*\bdate="(\d{4}-\d\d-\d\d)/s.exec(file)?.[1] ?? null
}
