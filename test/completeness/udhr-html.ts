/**
 * The words of the Universal Declaration in one language: the body of the HTML file without its tags. An item of an ordered list has
 * the number that a browser shows, unless its text begins with a number of its own or it is empty.
 */
import type { Reading } from './words.ts'
import { tokensOf } from './xml.ts'

/** Returns what the file says. */
export function readDeclaration(file: string): Reading {
  let running = ''
  let items = 0
  let start = 0
  for (const token of tokensOf(file.slice(file.indexOf('<body')))) {
    if (token.kind === 'text') {
      running += token.text
      continue
    }
    running += '\n'
    if (token.name === 'ol') items = 0
    else if (token.name === 'li' && token.kind === 'open') start = running.length
    else if (token.name === 'li')
      running = `${running.slice(0, start)}${numbered(running.slice(start).trim(), ++items)}\n`
  }
  return { running, moved: [] }
}

function numbered(words: string, position: number): string {
  return words === '' || /^(?:\p{N}|\([^)]{1,4}\))/u.test(words) ? words : `${position} ${words}`
}
