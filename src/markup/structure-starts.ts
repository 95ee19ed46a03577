/** Which lines of a text begin a division, a provision or an annex. */
import { type Heading, headingIn } from '#law/headings.ts'
import { numberKey } from '#law/number.ts'
import { ANNEXES } from '#law/numbering/general.ts'
import type { Numbering } from '#law/numbering/rules.ts'
import { withoutLead } from './lead.ts'
import { beginsSmall, type Line } from './lines.ts'

export interface Start {
  readonly role: 'division' | 'provision' | 'annex'
  readonly kind: string
  readonly num: string | null
  /** What follows the number: words alone, and as a line. */
  readonly rest: string
  readonly line: Line
  /** Notes called in the line. */
  readonly notes: string
  readonly rank: number | null
  /** The heading that stands on the line above, in brackets, as in Japan. */
  readonly caption?: Line
}

/** Returns lines and starts with the captions above provisions taken for their headings. */
export function captioned(
  lines: readonly Line[],
  starts: readonly (Start | null)[],
): { lines: Line[]; starts: (Start | null)[] } {
  const isCaption = (at: number) =>
    starts[at] === null &&
    starts[at + 1]?.role === 'provision' &&
    /^[（(][^（）()]+[）)]$/.test(lines[at]?.plain ?? '')
  const kept = lines.flatMap((line, at) => {
    const start = starts[at] ?? null
    const caption = isCaption(at - 1) ? lines[at - 1] : undefined
    return isCaption(at) ? [] : [{ line, start: start && caption ? { ...start, caption } : start }]
  })
  return { lines: kept.map(({ line }) => line), starts: kept.map(({ start }) => start) }
}

/** Returns what begins at each line; null where the line goes on with what is open. */
export function startsOf(lines: readonly Line[], numbering: Numbering): (Start | null)[] {
  const quoted = quotedLines(lines)
  const articles = lines.some(({ plain }) => ARTICLE.test(plain))
  const finder = new Finder(lines, numbering, numbering.sections && !articles)
  const begun = lines.map((line, at) =>
    line.table || line.quoted || quoted[at] ? null : finder.at(line, at),
  )
  const starts = begun.some((start) => start?.role === 'provision') ? withoutContents(begun) : begun
  if (starts.some((start) => start?.role === 'provision')) return starts
  return bareNumbers(lines, starts, quoted, numbering.bare)
}

// A table of contents: three beginnings or more, line upon line, all of which come again below. It is text, and begins nothing.
function withoutContents(starts: readonly (Start | null)[]): (Start | null)[] {
  const last = new Map(starts.map((start, at) => [nameOf(start), at]))
  const kept = [...starts]
  for (let at = 0; at < starts.length; ) {
    let to = at
    // The first chapter itself may follow close behind.
    while (starts[to] && (to === at || nameOf(starts[to] ?? null) !== nameOf(starts[at] ?? null))) to++
    const run = starts.slice(at, to)
    if (run.length >= FEWEST && run.every((start) => (last.get(nameOf(start)) ?? 0) >= to))
      kept.fill(null, at, to)
    at = Math.max(to, at + 1)
  }
  return kept
}

const FEWEST = 3

function nameOf(start: Start | null): string {
  return start === null
    ? ''
    : `${start.kind} ${(start.num ?? start.rest).replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()}`
}

const ARTICLE = /^(?:article|art[íi]culo|artigo|articolo|artikel|art\.|стат|артык|§)\s*\p{N}/iu
const ANNEX = new RegExp(
  `^(?<num>(?:${ANNEXES})(?!\\p{L})(?:\\s+(?:№|no?\\.?|nr\\.?)?\\s*(?:\\p{N}{1,3}|[IVXLC]{1,6}|[A-Z])(?![\\p{L}\\p{N}]))?)[.:]?\\s*(?<rest>.*)$`,
  'iu',
)

class Finder {
  readonly #lines: readonly Line[]
  readonly #numbering: Numbering
  readonly #sections: boolean
  /** The number of the provision before, as far as it is one. */
  #last = 0

  constructor(lines: readonly Line[], numbering: Numbering, sections: boolean) {
    this.#lines = lines
    this.#numbering = numbering
    this.#sections = sections
  }

  at(line: Line, at: number): Start | null {
    const { plain } = line
    if (plain.length > 4000 || /^["“«„]/.test(plain)) return null
    const annex = this.#numbering.annex(plain) ?? generalAnnex(plain)
    if (annex && isAnnex(line, annex.rest)) return annexStart(line, annex)
    const heading = this.#numbering.heading(plain) ?? headingIn(plain, { sections: this.#sections })
    if (heading.role === 'provision' && this.#isProvision(line, heading, at)) {
      this.#last = Number.parseInt(numberKey(heading.num ?? ''), 10) || this.#last
      return startFrom('provision', line, heading)
    }
    if (heading.role === 'division' && isDivision(line, heading)) return startFrom('division', line, heading)
    if (line.level > 0 && heading.role === 'loose' && this.#last > 0)
      return {
        role: 'division',
        kind: 'division',
        num: null,
        rest: plain,
        line,
        notes: notesIn(line),
        rank: null,
      }
    return null
  }

  // "Article 5 of the Act …" speaks of one. Where nothing sets the number off, it must be the next in order.
  #isProvision({ plain, level }: Line, { num, rest }: Heading, at: number): boolean {
    const after = plain.slice((num ?? '').length)
    const words = bare(rest)
    if (words === '') return plain.length < 60
    // "Article 5(2) …" speaks of a paragraph.
    if (/^\s*[,;)\]]|^\(\d/.test(after) || beginsSmall(words)) return false
    if (level > 0 || /^\s*[.:–—-]/.test(after) || /^\s*[（(]/u.test(after)) return true
    const next = Number.parseInt(numberKey(num ?? ''), 10)
    if (!SENTENCE.test(words)) return true
    return next > this.#last && next <= this.#last + 3 && !this.#comesBelow(num ?? '', next, at)
  }

  // Numbers may be left out; where one between the last and this comes below, this one is spoken of.
  #comesBelow(num: string, number: number, at: number): boolean {
    for (let between = this.#last + 1; between < number; between++) {
      const other = num.replace(String(number), String(between))
      if (this.#lines.slice(at + 1).some(({ plain }) => plain.startsWith(other))) return true
    }
    return false
  }
}

const SENTENCE = /[.;:]$|[:;]\s/

function isDivision({ plain, level }: Line, { num, rest, rank }: Heading): boolean {
  if (rank === null && !/^(?:\p{Lu}|[IVXLC]+|\d)/u.test(num ?? '')) return false
  const words = bare(rest)
  if (rank === null) return level > 0 && plain.length <= 250 && !beginsSmall(words)
  if (words === '') return true
  return plain.length <= 300 && !/^[,;)]/u.test(words) && !beginsSmall(words) && !/[;:,]$/.test(words)
}

function isAnnex({ plain, level }: Line, rest: string): boolean {
  return (
    plain.length <= 160 &&
    (rest === '' || level > 0 || !/[.;:]$/.test(rest)) &&
    !beginsSmall(rest.replace(/^(?:к|да|до|to|à|zu)\s.*/iu, ''))
  )
}

interface Annex {
  readonly num: string
  readonly rest: string
}

function generalAnnex(plain: string): Annex | null {
  const groups = ANNEX.exec(plain)?.groups
  return groups ? { num: groups.num ?? '', rest: groups.rest ?? '' } : null
}

function annexStart(line: Line, { num, rest }: Annex): Start {
  const notes = notesIn(line)
  return { role: 'annex', kind: 'attachment', num: num.trim(), rest: rest.trim(), line, notes, rank: null }
}

function startFrom(role: 'division' | 'provision', line: Line, heading: Heading): Start {
  const { kind, rank } = heading
  const num = heading.num ?? ''
  const words = bare(heading.rest)
  const lead = words === '' ? line.plain.length : line.plain.length - words.length
  const printed = line.plain.slice(0, lead)
  const inline = withoutLead(line.inline, lead)
  return {
    role,
    kind,
    num: numberIn(printed, num),
    rest: words,
    line: { ...line, inline, plain: words, level: 0 },
    notes: words === '' ? inline : notesIn(line),
    rank,
  }
}

// The number with what is printed of it: a full stop that ends it is no part.
function numberIn(printed: string, num: string): string {
  const trimmed = printed.trim().replace(/[\s.:–—-]+$/u, '')
  return wordsEqual(trimmed, num) ? num : trimmed
}

function wordsEqual(a: string, b: string): boolean {
  const letters = (words: string) => words.replace(/[^\p{L}\p{N}]+/gu, '')
  return letters(a) === letters(b)
}

function bare(rest: string): string {
  return rest.replace(/^[\s.:]*[-–—]*\s*/, '')
}

function notesIn(line: Line): string {
  return (line.inline.match(/<authorialNote>.*?<\/authorialNote>/gs) ?? []).join('')
}

// Acts that number their provisions by figures alone: "1. Short title", "2. …", as they follow on each other.
function bareNumbers(
  lines: readonly Line[],
  starts: readonly (Start | null)[],
  quoted: readonly boolean[],
  kind: string,
): (Start | null)[] {
  const candidates = lines.flatMap((line, at) => {
    const match =
      isNamed(starts[at] ?? null) || line.table || line.quoted || quoted[at] ? null : BARE.exec(line.plain)
    return match ? [{ at, line, number: Number(match[2]), whole: match[0], num: match[1] ?? '' }] : []
  })
  const found = [...starts]
  for (const { at, line, whole, num } of bestRun(candidates)) {
    const rest = line.plain.slice(whole.length)
    const below = { ...line, inline: withoutLead(line.inline, whole.length), plain: rest, level: 0 }
    found[at] = { role: 'provision', kind, num, rest, line: below, notes: notesIn(line), rank: null }
  }
  return found
}

// A list before the act may begin at 1 as well: the longest run is the act's, and headings count double.
function bestRun<Candidate extends { readonly number: number; readonly line: Line }>(
  candidates: readonly Candidate[],
): readonly Candidate[] {
  let best: Candidate[] = []
  let bestScore = 0
  const firsts = candidates.flatMap(({ number }, at) => (number === 1 ? [at] : [])).slice(0, MOST_RUNS)
  for (const first of firsts) {
    const run: Candidate[] = []
    for (const candidate of candidates.slice(first))
      if (candidate.number === run.length + 1) run.push(candidate)
    const score = run.reduce((sum, { line }) => sum + (line.level > 0 ? 2 : 1), 0)
    if (run.length >= 2 && score > bestScore) [best, bestScore] = [run, score]
  }
  return best
}

const MOST_RUNS = 200

// "1. Short title" as a heading of the document is no division but the provision, where nothing else is.
function isNamed(start: Start | null): boolean {
  return start !== null && (start.role !== 'division' || start.rank !== null)
}

const BARE = /^((\d{1,4})[a-z]{0,2}\.)(?:\s+(?=\S)|$)/

// Provisions that an act puts into another stand in quotation marks, over many lines.
function quotedLines(lines: readonly Line[]): boolean[] {
  let depth = 0
  const german = lines.some(({ plain }) => plain.includes('„'))
  const inside = lines.map(({ plain }) => {
    const before = depth
    for (const sign of plain) {
      if (sign === '«' || sign === '„' || (sign === '“' && !german)) depth++
      else if (sign === '»' || sign === '”' || (sign === '“' && german)) depth = Math.max(0, depth - 1)
    }
    return before > 0
  })
  // Marks that never close say nothing.
  return depth === 0 ? inside : inside.map(() => false)
}
