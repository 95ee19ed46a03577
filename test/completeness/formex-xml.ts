/**
 * The words of a document of the European Union in Formex: every text of the file, tags of blocks part words, tags inside a line do not.
 * - Cut, as data about the document: see `CUT`.
 * - Notes may stand elsewhere: Comity prints them after the provision that calls them.
 * - Numbers stored whole (`FT TYPE="NUMBER"`) are printed in groups of three digits; quotation marks stored as codes part words.
 */
import type { Reading } from './words.ts'
import { tokensOf } from './xml.ts'

/** Elements that are not text of the document, and why. Each must occur in the corpus. */
export const CUT: Readonly<Record<string, string>> = {
  'BIB.INSTANCE': 'place in the Official Journal, language, pages and number of the document',
  'FAM.COMP': 'the list of the acts that a consolidated text is made of',
}

const INLINE = /^(?:HT|DATE|FT|REF\.DOC(?:\.OJ)?|TERM)$/

/** Returns what the file says. */
export function readFormex(file: string): Reading {
  const places: string[] = ['']
  const moved: string[] = []
  let cut = 0
  let number = false
  const add = (text: string) => {
    if (cut === 0) places[places.length - 1] += text
  }
  for (const token of tokensOf(file)) {
    if (token.kind === 'text') add(number ? grouped(token.text) : token.text.replace(/\s+/g, ' '))
    else if (token.name in CUT) cut += token.kind === 'open' ? 1 : -1
    else if (token.name === 'NOTE' && token.kind === 'open') places.push('')
    else if (token.name === 'NOTE') moved.push(places.pop() ?? '')
    else if (token.name.startsWith('QUOT.')) add('"')
    else if (!INLINE.test(token.name)) add('\n')
    if (token.kind !== 'text' && token.name === 'FT')
      number = token.kind === 'open' && token.attributes.includes('TYPE="NUMBER"')
  }
  return { running: places[0] ?? '', moved }
}

function grouped(digits: string): string {
  const groups: string[] = []
  for (let rest = digits.trim(); rest !== ''; rest = rest.slice(0, -3)) groups.unshift(rest.slice(-3))
  return groups.join(' ')
}
