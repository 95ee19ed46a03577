/** Headings and signatures: lines that are no sentences, told from those that are. */
import { wordsOf } from '#law/content.ts'
import { CLOSING } from '#law/numbering/general.ts'
import { beginsSmall, type Line } from './lines.ts'
import { beginsItem } from './numbered-blocks.ts'
import type { Start } from './structure-starts.ts'

/** What a document does with its headings. */
export interface Habits {
  /** What follows a number on its line is the heading even where it ends like a sentence. */
  readonly headed: boolean
  /** The line below a lone number is the heading. */
  readonly headedBelow: boolean
}

/** Returns the habits. A document heads its provisions or does not: what most of them look like is what all of them are. */
export function habitsOf(lines: readonly Line[], starts: readonly (Start | null)[]): Habits {
  let onLine = 0
  let headed = 0
  let alone = 0
  let below = 0
  starts.forEach((start, at) => {
    if (start?.role !== 'provision') return
    const next = starts[at + 1] === null ? lines[at + 1] : undefined
    if (start.rest === '') {
      alone++
      if (next && isTitle(next.plain) && starts[at + 2] === null && lines[at + 2]) below++
    } else {
      onLine++
      if (next && isShort(start.rest)) headed++
    }
  })
  return { headed: onLine > 0 && headed >= onLine * 0.7, headedBelow: alone > 0 && below >= alone * 0.6 }
}

/** Returns the heading of a provision, the notes called in it, and the lines of its words. */
export function titled(
  start: Start,
  below: readonly Line[],
  habits: Habits,
): { heading: string | null; notes: string; lines: readonly Line[] } {
  const [first, ...others] = below
  if (start.caption) {
    const above = headingOf(start.caption)
    const lines = start.rest === '' ? below : [start.line, ...below]
    return { heading: above.heading, notes: above.notes, lines }
  }
  if (start.rest !== '') {
    const isHeading =
      first !== undefined &&
      !beginsItem(start.line) &&
      (isTitle(start.rest) || (habits.headed && isShort(start.rest)))
    if (isHeading) return { heading: start.rest, notes: start.notes, lines: below }
    return { heading: null, notes: '', lines: [start.line, ...below] }
  }
  const isHeading =
    first !== undefined &&
    others.length > 0 &&
    !first.table &&
    !beginsItem(first) &&
    isTitle(first.plain) &&
    (habits.headedBelow || first.level > 0 || isEmphasised(first))
  if (!isHeading) return { heading: null, notes: start.notes, lines: below }
  const title = headingOf(first)
  return { heading: title.heading, notes: start.notes + title.notes, lines: others }
}

/** Returns the line as a heading. Headings are plain text: notes called in one stand at the beginning of what it heads. */
export function headingOf(line: Line): { heading: string | null; notes: string } {
  const notes = line.inline.match(/<authorialNote>.*?<\/authorialNote>/gs) ?? []
  return { heading: line.plain || null, notes: notes.join('') }
}

// "Definitions." may head a text; "The authority shall:" begins one.
function isShort(words: string): boolean {
  return wordsOf(words).length <= 14 && !/[:;,]$/.test(words)
}

/** Returns whether the words may head something: a short line that ends no sentence and goes on in no other. */
export function isTitle(words: string): boolean {
  return (
    words !== '' &&
    words.length <= 220 &&
    !/[.;:,!?。；：]["”»'’)]*$/u.test(words.replace(/\b\p{L}{1,3}\.$/u, '')) &&
    !beginsSmall(words)
  )
}

function isEmphasised(line: Line): boolean {
  return /^<(b|i|u)>.*<\/\1>$/s.test(line.inline)
}

/** Returns where the signatures begin: at a line that says where the act was done, or at short lines at the very end that end no sentence. */
export function closingAt(lines: readonly Line[], closes: (words: string) => boolean): number {
  const done = lines.findLastIndex(({ plain }) => closes(plain) || DONE.test(plain))
  if (done >= 0 && lines.slice(done + 1).every(isClosing)) return done
  let at = lines.length
  while (at > 1 && isClosing(lines[at - 1] as Line)) at--
  return at > 0 && /[.;!?。]["”»'’)]*$/u.test(lines[at - 1]?.plain ?? '') ? at : lines.length
}

const DONE = new RegExp(`^(?:${CLOSING})(?!\\p{L})`, 'iu')

function isClosing(line: Line): boolean {
  return (
    !line.table &&
    line.plain.length <= 90 &&
    !beginsItem(line) &&
    (!/[.;:,]$/.test(line.plain) || /(?<!\p{L})(?:г|года|р|roku|r)\.$/iu.test(line.plain))
  )
}
