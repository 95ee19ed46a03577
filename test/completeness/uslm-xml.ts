/**
 * The words of a law of the United States in USLM: every text of the file, tags of blocks part words, tags inside a line do not.
 * - Cut, as data about the file or rendering of the printed book: see `CUT`. Marks of footnotes are rendering.
 * - Comity prints the number of a section before its heading, and both before the notes of editors that some files put between them.
 * - Notes in the margin and below the page may stand elsewhere, as may those of editors.
 */
import type { Reading } from './words.ts'
import { tokensOf } from './xml.ts'

/** Elements that are not text of the law, and why. Each must occur in the corpus. */
export const CUT: Readonly<Record<string, string>> = {
  meta: 'data about the file; what of it the law prints stands in its preface again',
  page: 'where pages of the Statutes at Large begin; the first is the place of the law and is kept',
  endMarker: 'the ornament after a law',
}

const MOVED = new Set(['sidenote', 'footnote', 'editorialNote'])
const INLINE =
  /^(?:b|i|u|sup|sub|em|strong|ref|term|inline|date|quotedText|amendingAction|headingText|shortTitle|proviso|citableAs|currentThroughPublicLaw|committee)$/

/** Returns what the file says. */
export function readUslm(file: string): Reading {
  const places: { name: string; text: string }[] = [{ name: '', text: '' }]
  const moved: string[] = []
  let cut = 0
  let inPreface = false
  for (const token of tokensOf(numberFirst(file))) {
    const place = places.at(-1)
    if (token.kind === 'text') {
      if (cut === 0 && place) place.text += token.text.replace(/\s+/g, ' ')
      continue
    }
    if (token.name === 'preface') inPreface = token.kind === 'open'
    if (token.name in CUT && !(token.name === 'page' && inPreface)) cut += token.kind === 'open' ? 1 : -1
    else if (MOVED.has(token.name) && token.kind === 'open') places.push({ name: token.name, text: '' })
    else if (MOVED.has(token.name)) moved.push(places.pop()?.text ?? '')
    else if (place && !INLINE.test(token.name)) place.text += '\n'
  }
  return { running: places[0]?.text ?? '', moved }
}

const HEADING_FIRST =
  /(<heading\b[^>]*>(?:(?!<heading\b).)*?<\/heading>)\s*(<num\b[^>]*>(?:(?!<num\b).)*?<\/num>)/gs
const MARK =
  /<ref\b[^>]*class="footnoteRef"[^>]*>[^<]*<\/ref>|(?<=<footnote\b[^>]*>)\s*<sup\b[^>]*>[^<]*<\/sup>/g

function numberFirst(file: string): string {
  return file.replace(MARK, '').replace(HEADING_FIRST, '$2$1')
}
