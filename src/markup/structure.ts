/**
 * Structure found by numbering: lines of a text as the outline of an act. Where a line may be a heading or the beginning of a
 * sentence, what the rest of the document does decides. Nothing is dropped: every line ends up in some row.
 */
import { type Content, wordsOf } from '#law/content.ts'
import { looseKind } from '#law/headings.ts'
import type { Kind } from '#law/provision.ts'
import { fragment } from './fragment.ts'
import type { Line } from './lines.ts'
import { beginsItem, numberedBlocks } from './numbered-blocks.ts'
import { type Start, startsOf } from './structure-starts.ts'

/** A row of the outline that was found. */
export interface Found {
  readonly depth: number
  readonly kind: Kind
  readonly num: string | null
  readonly heading: string | null
  readonly content: Content | null
}

/** Returns the outline of the lines, in their order. `language` is that of the text (`und` where it is not known). */
export function structureOf(lines: readonly Line[], language: string): Found[] {
  const starts = startsOf(lines, language)
  const habits = habitsOf(lines, starts)
  const outline = new Outline()
  const first = starts.findIndex((start) => start !== null)
  outline.front(lines.slice(0, first < 0 ? lines.length : first), first >= 0)
  const last = starts.findLastIndex((start) => start?.role === 'provision')
  for (let at = first; at >= 0 && at < lines.length; ) {
    const start = starts[at] as Start
    let end = at + 1
    while (end < lines.length && starts[end] === null) end++
    const below = lines.slice(at + 1, end)
    if (start.role === 'division') outline.division(start, below)
    else if (start.role === 'annex') outline.annex(start, below)
    else outline.provision(start, below, habits, at === last && end === lines.length)
    at = end
  }
  return outline.rows
}

interface Habits {
  /** What follows a number on its line is the heading even where it ends like a sentence. */
  readonly headed: boolean
  /** The line below a lone number is the heading. */
  readonly headedBelow: boolean
}

// A document heads its provisions or does not: what most of them look like is what all of them are.
function habitsOf(lines: readonly Line[], starts: readonly (Start | null)[]): Habits {
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

class Outline {
  readonly rows: Found[] = []
  /** Ranks of the divisions that are open, outermost first. */
  #open: number[] = []

  // The title stands first: short lines that end no sentence.
  front(lines: readonly Line[], followed: boolean): void {
    let end = 0
    while (end < lines.length && isTitle((lines[end] as Line).plain) && !beginsItem(lines[end] as Line)) end++
    if (!followed) end = 0
    for (const line of lines.slice(0, end))
      this.#push(0, 'preface', null, null, fragment([{ kind: 'p', inline: line.inline }]))
    const rest = lines.slice(end)
    const kind = rest[0] ? (followed ? (looseKind(rest[0].plain) ?? 'preamble') : 'text') : 'preamble'
    this.#push(0, kind, null, null, fragment(numberedBlocks(rest)))
  }

  division(start: Start, below: readonly Line[]): void {
    const { kind, num, rest, rank } = start
    const depth = this.#enter(rank)
    const [first, ...others] = below
    const titled =
      rest === '' && first !== undefined && !first.table && isTitle(first.plain) && !beginsItem(first)
    const title = titled ? headingIn(first) : { heading: rest || null, notes: '' }
    this.#push(depth, kind, num, title.heading, null)
    this.#body(depth + 1, 'intro', title.notes + start.notes, titled ? others : below)
  }

  annex(start: Start, below: readonly Line[]): void {
    this.#open = [ANNEX]
    const [first, ...others] = below
    const titled = first !== undefined && !first.table && isTitle(first.plain) && !beginsItem(first)
    const title = titled ? headingIn(first) : { heading: null, notes: '' }
    const heading = [start.rest, title.heading].filter(Boolean).join(' ') || null
    const rest = titled ? others : below
    const words = fragment(withNotes(numberedBlocks(rest), title.notes + start.notes))
    this.#push(0, 'attachment', start.num, heading, words)
  }

  provision(start: Start, below: readonly Line[], habits: Habits, isLast: boolean): void {
    const depth = this.#open.length
    const closing = isLast ? closingAt(below) : below.length
    const own = below.slice(0, closing)
    const { heading, notes, lines } = titled(start, own, habits)
    const words = fragment(withNotes(numberedBlocks(lines), notes))
    this.#push(depth, start.kind, start.num, heading, words, true)
    this.#body(0, 'conclusions', '', below.slice(closing))
  }

  #body(depth: number, kind: Kind, notes: string, lines: readonly Line[]): void {
    this.#push(depth, kind, null, null, fragment(withNotes(numberedBlocks(lines), notes)))
  }

  #enter(rank: number | null): number {
    // A heading without a word of rank stands beside others of its sort, and inside what has one.
    const own = rank ?? UNRANKED
    this.#open = this.#open.filter((open) => open < own)
    this.#open.push(own)
    return this.#open.length - 1
  }

  #push(
    depth: number,
    kind: Kind,
    num: string | null,
    heading: string | null,
    content: Content | null,
    always = false,
  ): void {
    if (always || num !== null || heading !== null || content !== null)
      this.rows.push({ depth, kind, num, heading, content })
  }
}

const ANNEX = 0
const UNRANKED = 50

function titled(
  start: Start,
  below: readonly Line[],
  habits: Habits,
): { heading: string | null; notes: string; lines: readonly Line[] } {
  const [first, ...others] = below
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
  const title = headingIn(first)
  return { heading: title.heading, notes: start.notes + title.notes, lines: others }
}

// Headings are plain text: notes called in one stand at the beginning of what it heads.
function headingIn(line: Line): { heading: string | null; notes: string } {
  const notes = line.inline.match(/<authorialNote>.*?<\/authorialNote>/gs) ?? []
  return { heading: line.plain || null, notes: notes.join('') }
}

function withNotes(
  blocks: ReturnType<typeof numberedBlocks>,
  notes: string,
): ReturnType<typeof numberedBlocks> {
  if (notes === '') return blocks
  const [first, ...rest] = blocks
  if (first?.kind === 'p') return [{ kind: 'p', inline: notes + first.inline }, ...rest]
  return [{ kind: 'p', inline: notes }, ...blocks]
}

// "Definitions." may head a text; "The authority shall:" begins one.
function isShort(words: string): boolean {
  return wordsOf(words).length <= 14 && !/[:;,]$/.test(words)
}

// A short line that ends no sentence and does not go on in the next.
function isTitle(words: string): boolean {
  return (
    words !== '' &&
    words.length <= 220 &&
    !/[.;:,!?。；：]["”»'’)]*$/u.test(words.replace(/\b\p{L}{1,4}\.$/u, '')) &&
    !/^\p{Ll}/u.test(words)
  )
}

function isEmphasised(line: Line): boolean {
  return /^<(b|i|u)>.*<\/\1>$/s.test(line.inline)
}

// Where the signatures begin: a line that says where the act was done, or short lines at the very end that end no sentence.
function closingAt(lines: readonly Line[]): number {
  const done = lines.findLastIndex(({ plain }) => DONE.test(plain))
  if (done >= 0 && lines.slice(done + 1).every(isClosing)) return done
  let at = lines.length
  while (at > 1 && isClosing(lines[at - 1] as Line)) at--
  return at > 0 && /[.;!?。]["”»'’)]*$/u.test(lines[at - 1]?.plain ?? '') ? at : lines.length
}

const DONE =
  /^(?:done (?:at|in)|given (?:at|under)|fait [àa]|geschehen (?:zu|in)|hecho en|dado en|feito em|fatto a|совершено в|учинено в|здзейснена ў|sporządzono w|gedaan te)(?!\p{L})/iu

function isClosing(line: Line): boolean {
  return (
    !line.table &&
    line.plain.length <= 90 &&
    !beginsItem(line) &&
    (!/[.;:,]$/.test(line.plain) || /(?<!\p{L})(?:г|года|р|roku|r)\.$/iu.test(line.plain))
  )
}
