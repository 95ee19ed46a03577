/** Marking spans of a fragment's plain text in the fragment itself, so that its rendering can make links of them. */
import { unescapeText } from '#kit/escape.ts'
import { plainText } from '#law/content.ts'
import { LINKS } from './html-elements.ts'
import { scan, type Tag } from './scan.ts'

/** Half-open, in UTF-16 units of `plainText`. */
export interface PlainSpan {
  readonly start: number
  readonly end: number
}

/** The element that stands around a marked span; its `n` is the place of the span in the list. No fragment that is kept has it. */
export const MARK = 'comity.mark'

/**
 * Returns the fragment with each span in a `MARK` element, or in several where it crosses elements. Spans are in the order of the
 * text and do not overlap. A span that meets a reference of the source is left to that; one that cannot be found is left out.
 */
export function markSpans(xml: string, spans: readonly PlainSpan[]): string {
  if (spans.length === 0) return xml
  const plain = plainText(xml)
  const runs = runsOf(xml)
  const pieces: Piece[] = []
  let letters = 0
  let at = 0
  spans.forEach(({ start, end }, n) => {
    if (start < at || end > plain.length) return
    letters += lettersIn(plain, at, start)
    const inside = lettersIn(plain, start, end)
    const found = lettersFrom(runs, letters, letters + inside)
    if (reads(found, plain.slice(start, end))) pieces.push(...piecesOf(xml, found, n))
    letters += inside
    at = end
  })
  pieces.sort((a, b) => a.start - b.start)
  let out = ''
  let done = 0
  for (const { start, end, n } of pieces) {
    out += `${xml.slice(done, start)}<${MARK} n="${n}">${xml.slice(start, end)}</${MARK}>`
    done = end
  }
  return out + xml.slice(done)
}

interface Piece {
  readonly start: number
  readonly end: number
  readonly n: number
}

/** Text between two tags, or an asterisk of a note; with how many letters (what is no white space) stand before and in it. */
interface Run {
  readonly escaped: string
  /** Where it stands in the fragment; -1 for an asterisk. */
  readonly start: number
  readonly linked: boolean
  readonly before: number
  readonly count: number
}

interface Letter {
  readonly char: string
  readonly start: number
  readonly end: number
  readonly run: Run
}

// In the order of `plainText`: notes behind everything, an asterisk where each is called and one before it.
function runsOf(xml: string): Run[] {
  const body: Omit<Run, 'before'>[] = []
  const notes: Omit<Run, 'before'>[] = []
  const star = { escaped: '*', start: -1, linked: false, count: 1 }
  let inNote = 0
  let inLink = 0
  let at = 0
  const onTag = ({ name, type, end }: Tag) => {
    at = end
    const step = type === 'open' ? 1 : type === 'close' ? -1 : 0
    if (LINKS.has(name)) inLink += step
    if (name !== 'authorialNote') return
    inNote += step
    if (step <= 0) return
    body.push(star)
    notes.push(star)
  }
  const onText = (escaped: string) => {
    const run = { escaped, start: at, linked: inLink > 0, count: lettersIn(escaped, 0, escaped.length, true) }
    if (run.count > 0) (inNote > 0 ? notes : body).push(run)
  }
  scan(xml, onText, onTag)
  let before = 0
  return [...body, ...notes].map((run) => {
    const placed = { ...run, before }
    before += run.count
    return placed
  })
}

const AMPERSAND = 38

// An entity is one letter, as each of the five stands for one.
function lettersIn(text: string, from: number, to: number, escaped = false): number {
  let count = 0
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code > 32 && (code < 127 || !isSpace(text.charAt(at)))) count++
    if (escaped && code === AMPERSAND) at = Math.max(at, text.indexOf(';', at))
  }
  return count
}

function isSpace(char: string): boolean {
  return /\s/.test(char)
}

function lettersFrom(runs: readonly Run[], from: number, to: number): Letter[] {
  const found: Letter[] = []
  for (let index = runAt(runs, from); index < runs.length; index++) {
    const run = runs[index]
    if (!run || run.before >= to) break
    let ordinal = run.before
    for (const match of run.escaped.matchAll(/&\w+;|\S/g)) {
      if (ordinal >= from && ordinal < to) {
        const start = run.start < 0 ? -1 : run.start + match.index
        found.push({ char: unescapeText(match[0]), start, end: start + match[0].length, run })
      }
      ordinal++
    }
  }
  return found
}

// Runs stand by how many letters are before them.
function runAt(runs: readonly Run[], letter: number): number {
  let low = 0
  let high = runs.length
  while (low + 1 < high) {
    const middle = (low + high) >> 1
    if ((runs[middle]?.before ?? 0) <= letter) low = middle
    else high = middle
  }
  return low
}

function reads(letters: readonly Letter[], words: string): boolean {
  return letters.length > 0 && letters.map(({ char }) => char).join('') === words.replace(/\s+/g, '')
}

// One piece where the span can be one link; else one for each run of its text.
function piecesOf(xml: string, letters: readonly Letter[], n: number): Piece[] {
  if (letters.some(({ run }) => run.linked)) return []
  const words = letters.filter(({ start }) => start >= 0)
  const [first, last] = [words[0], words.at(-1)]
  if (!first || !last) return []
  const between = xml.slice(first.start, last.end)
  if (words.length === letters.length && isInline(between)) return [{ start: first.start, end: last.end, n }]
  return [...Map.groupBy(words, ({ run }) => run).values()].flatMap((run) => {
    const [begin, end] = [run[0], run.at(-1)]
    return begin && end ? [{ start: begin.start, end: end.end, n }] : []
  })
}

const INLINE = new Set([
  'b',
  'i',
  'u',
  'sup',
  'sub',
  'ins',
  'del',
  'abbr',
  'def',
  'term',
  'remark',
  'br',
  'eol',
])

// True where every element that begins in it ends in it, and none makes a block or a link.
function isInline(xml: string): boolean {
  if (!xml.includes('<')) return true
  const open: string[] = []
  let good = true
  scan(
    xml,
    () => {},
    ({ name, type }) => {
      if (!INLINE.has(name)) good = false
      if (type === 'open') open.push(name)
      if (type === 'close' && open.pop() !== name) good = false
    },
  )
  return good && open.length === 0
}
