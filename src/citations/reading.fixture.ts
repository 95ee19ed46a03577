/** Readings as tests write them down: the words found, the act, the way to the provision. */
import { loadCitationData } from './act-data.ts'
import { NameBook } from './book.ts'
import type { Act, Found } from './reference.ts'

const book = new NameBook(loadCitationData())

/** Returns what the text of an act cites, one line a reference: `words → act: path`. */
export function cited(
  text: string,
  language: string,
  jurisdiction: string | null = null,
  self = true,
): string[] {
  const rules = { language, jurisdiction, self, definitions: [] }
  return book.read(text, rules).found.map((found) => line(found, text))
}

function line({ start, end, act, from, path, to }: Found, text: string): string {
  const way = (steps: Found['path']) => steps.map(({ num }) => num).join('/')
  const place = from === 'act' ? '' : `${from} `
  const provision = path.length === 0 ? place.trim() : `${place}${way(path)}${to ? `–${way(to)}` : ''}`
  return `${text.slice(start, end)} → ${nameOf(act)}${provision ? `: ${provision}` : ''}`
}

function nameOf(act: Act): string {
  if (act.kind === 'named') return [...new Set(act.candidates.map(({ key }) => key))].join(' or ')
  return act.kind
}
