/**
 * The words of a Dutch decision: every text below `inhoudsindicatie`, `uitspraak` and `conclusie`. Emphasis stands inside a line;
 * everything else parts words. Footnotes stand at the end of the file and are shown where they are called. The items of an ordered
 * list are numbered by the mark-up: the decision cites by those numbers, so they are words.
 */
import type { Reading } from './words.ts'
import { tokensOf } from './xml.ts'

const PARTS = /^(?:inhoudsindicatie|uitspraak|conclusie)$/
const INLINE = /^(?:emphasis|superscript|subscript|footnote-ref)$/

/** Returns what the file says. */
export function readRechtspraak(file: string): Reading {
  let inside = false
  let running = ''
  let note: string | null = null
  const moved: string[] = []
  const lists: (number | null)[] = []
  for (const token of tokensOf(file.trimStart().replace(/<\?linebreak\s*\?>/g, '<linebreak/>'))) {
    if (token.kind === 'text') {
      if (note !== null) note += token.text
      else if (inside) running += token.text
      continue
    }
    if (/^(?:ordered|itemized)list$/.test(token.name)) {
      if (token.kind === 'close') lists.pop()
      else lists.push(token.name === 'orderedlist' ? 0 : null)
    }
    const last = lists.at(-1)
    if (token.name === 'listitem' && token.kind === 'open' && last != null) {
      lists[lists.length - 1] = last + 1
      running += `\n${last + 1} `
    }
    if (PARTS.test(token.name)) inside = token.kind === 'open'
    if (token.name === 'footnote') {
      if (token.kind === 'open') note = ''
      else {
        moved.push(note ?? '')
        note = null
      }
    } else if (note !== null) note += INLINE.test(token.name) ? '' : '\n'
    else running += INLINE.test(token.name) ? '' : '\n'
  }
  return { running, moved }
}
