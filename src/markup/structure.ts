/**
 * Structure found by numbering: lines of a text as the outline of an act. Where a line may be a heading or the beginning of a
 * sentence, what the rest of the document does decides. Nothing is dropped: every line ends up in some row.
 */
import type { Content } from '#law/content.ts'
import { looseKind } from '#law/headings.ts'
import type { Numbering } from '#law/numbering/rules.ts'
import type { Kind } from '#law/provision.ts'
import { fragment } from './fragment.ts'
import { beginsSmall, type Line } from './lines.ts'
import { beginsItem, numberedBlocks } from './numbered-blocks.ts'
import { numberingFor } from './numbering.ts'
import { captioned, type Start, startsOf } from './structure-starts.ts'
import { closingAt, type Habits, habitsOf, headingOf, isTitle, titled } from './structure-titles.ts'

/** A row of the outline that was found. */
export interface Found {
  readonly depth: number
  readonly kind: Kind
  readonly num: string | null
  readonly heading: string | null
  readonly content: Content | null
}

/**
 * Returns the outline of the lines, in their order. `language` is that of the text (`und` where it is not known); what it and the
 * jurisdiction call their parts is data (`numbering.ts`).
 */
export function structureOf(
  all: readonly Line[],
  language: string,
  jurisdiction: string | null = null,
): Found[] {
  const numbering = numberingFor(jurisdiction, language)
  const begun = startsOf(all, numbering)
  const { lines, starts } = numbering.captions ? captioned(all, begun) : { lines: all, starts: begun }
  const habits = habitsOf(lines, starts)
  const outline = new Outline(numbering)
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

/** Returns the outline of an act that numbers nothing: its title, its words as one paragraph, its signatures. */
export function wholeOf(
  lines: readonly Line[],
  language: string,
  jurisdiction: string | null = null,
): Found[] {
  const numbering = numberingFor(jurisdiction, language)
  const outline = new Outline(numbering)
  const most = Math.min(MOST_TITLES, lines.length - 1)
  const begins = lines.findIndex((line) => line.table || !isTitle(line.plain) || beginsItem(line))
  const title = Math.min(begins < 0 ? most : begins, most)
  outline.whole(lines.slice(0, title), lines.slice(title))
  return outline.rows
}

const MOST_TITLES = 5

class Outline {
  readonly rows: Found[] = []
  readonly #numbering: Numbering
  /** Ranks of the divisions that are open, outermost first. */
  #open: number[] = []

  constructor(numbering: Numbering) {
    this.#numbering = numbering
  }

  // The title stands first: short lines that end no sentence.
  front(lines: readonly Line[], followed: boolean): void {
    let end = 0
    while (end < lines.length && isTitle((lines[end] as Line).plain) && !beginsItem(lines[end] as Line)) end++
    if (!followed) end = 0
    for (const line of lines.slice(0, end))
      this.#push(0, 'preface', null, null, fragment([{ kind: 'p', inline: line.inline }]))
    const rest = lines.slice(end)
    const kind = rest[0] ? (followed ? (this.#loose(rest[0].plain) ?? 'preamble') : 'text') : 'preamble'
    this.#push(0, kind, null, null, fragment(numberedBlocks(rest)))
  }

  whole(title: readonly Line[], lines: readonly Line[]): void {
    for (const { inline } of title) this.#push(0, 'preface', null, null, fragment([{ kind: 'p', inline }]))
    const closing = closingAt(lines, (words) => this.#numbering.closes(words))
    this.#push(0, 'paragraph', null, null, fragment(numberedBlocks(lines.slice(0, closing))))
    this.#body(0, 'conclusions', '', lines.slice(closing))
  }

  division(start: Start, below: readonly Line[]): void {
    const { kind, num, rest, rank } = start
    const depth = this.#enter(rank)
    const [first, ...others] = below
    const titled =
      rest === '' && first !== undefined && !first.table && isTitle(first.plain) && !beginsItem(first)
    const title = titled ? headingOf(first) : { heading: rest || null, notes: '' }
    this.#push(depth, kind, num, title.heading, null)
    this.#body(depth + 1, 'intro', title.notes + start.notes, titled ? others : below)
  }

  annex(start: Start, below: readonly Line[]): void {
    this.#open = [ANNEX]
    const [first, ...others] = below
    // "Annex 1 / to Decree No. 7 / Forms" goes on; "Annex Forms" has its title.
    const open = start.rest === '' || beginsSmall(start.rest)
    const titled = open && first !== undefined && !first.table && isTitle(first.plain) && !beginsItem(first)
    const title = titled ? headingOf(first) : { heading: null, notes: '' }
    const heading = [start.rest, title.heading].filter(Boolean).join(' ') || null
    const rest = titled ? others : below
    const words = fragment(withNotes(numberedBlocks(rest), title.notes + start.notes))
    this.#push(0, 'attachment', start.num, heading, words)
  }

  provision(start: Start, below: readonly Line[], habits: Habits, isLast: boolean): void {
    const depth = this.#open.length
    const closing = isLast ? closingAt(below, (line) => this.#numbering.closes(line)) : below.length
    const own = below.slice(0, closing)
    const { heading, notes, lines } = titled(start, own, habits)
    const words = fragment(withNotes(numberedBlocks(lines), notes))
    this.#push(depth, start.kind, start.num, heading, words, true)
    this.#body(0, 'conclusions', '', below.slice(closing))
  }

  #loose(plain: string): Kind | null {
    return this.#numbering.headed(plain) ?? looseKind(plain)
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

function withNotes(
  blocks: ReturnType<typeof numberedBlocks>,
  notes: string,
): ReturnType<typeof numberedBlocks> {
  if (notes === '') return blocks
  const [first, ...rest] = blocks
  if (first?.kind === 'p') return [{ kind: 'p', inline: notes + first.inline }, ...rest]
  return [{ kind: 'p', inline: notes }, ...blocks]
}
