/**
 * The words of an act in the XML of gesetze-im-internet.de: every text of the file, tags of blocks part words, tags inside a line do not.
 * - Cut, as data that the site does not print: see `CUT`.
 * - Titles of the act stand in another order than in its metadata; notes of the editors may stand elsewhere.
 */
import type { Reading } from './words.ts'
import { tokensOf } from './xml.ts'

/** Elements that are not text of the act, and why. Each must occur in the corpus. */
export const CUT: Readonly<Record<string, string>> = {
  jurabk: 'the abbreviation again, in each norm; that of the act is read from its first norm',
  'ausfertigung-datum': 'the day of the act, which is the date of the work',
  standtyp: 'a code for the sort of note that follows',
  gliederungskennzahl: 'a code for the place of a division',
}

const MOVED = new Set(['kurzue', 'langue', 'amtabk', 'fussnoten', 'Footnote'])
const INLINE = /^(?:B|I|U|SUP|SUB|SP|small|ABWFORMAT|FnR|NB|KW|noindex|Citation|Rec)$/

/** Returns what the file says. */
export function readGii(file: string): Reading {
  const places: { text: string }[] = [{ text: '' }]
  const moved: string[] = []
  let cut = 0
  for (const token of tokensOf(file.replace(/<!DOCTYPE[^>]*>/, ''))) {
    const place = places.at(-1)
    if (token.kind === 'text') {
      if (cut === 0 && place) place.text += token.text.replace(/\s+/g, ' ')
    } else if (token.name in CUT) cut += token.kind === 'open' ? 1 : -1
    else if (!MOVED.has(token.name)) {
      if (place && !INLINE.test(token.name)) place.text += '\n'
    } else if (token.kind === 'open') places.push({ text: '' })
    else moved.push(places.pop()?.text ?? '')
  }
  return { running: places[0]?.text ?? '', moved }
}
