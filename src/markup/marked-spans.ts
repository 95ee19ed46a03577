/** Marking spans of a fragment's plain text in the fragment itself, so that its rendering can make links of them. */
import { escapeAttribute, unescapeText } from '#kit/escape.ts'
import { plainText } from '#law/content.ts'
import { LINKS, MARK } from './html-elements.ts'
import { attribute, scan, type Tag } from './scan.ts'

/** Half-open, in UTF-16 units of `plainText`. */
export interface PlainSpan {
  readonly start: number
  readonly end: number
}

/**
 * Returns the fragment with each span in a `MARK` element, or in several where it crosses elements. Spans are in the order of the
 * text and do not overlap. Where the source has a reference of its own at a span, the mark takes its place and keeps where it led;
 * a span that meets several is left to them, and one that cannot be found is left out.
 */
export function markSpans(xml: string, spans: readonly PlainSpan[]): string {
  if (spans.length === 0) return xml
  const plain = plainText(xml)
  const runs = runsOf(xml)
  const taken = new Set<Link>()
  const edits: Edit[] = []
  let letters = 0
  let at = 0
  spans.forEach(({ start, end }, n) => {
    if (start < at || end > plain.length) return
    letters += lettersIn(plain, at, start)
    const inside = lettersIn(plain, start, end)
    const found = lettersFrom(runs, letters, letters + inside)
    if (reads(found, plain.slice(start, end))) edits.push(...marked(xml, found, n, taken))
    letters += inside
    at = end
  })
  return edited(xml, edits)
}

/** What stands in the place of a stretch of the fragment. */
interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A reference of the source. */
interface Link {
  readonly tag: Tag
  /** Of its closing tag; the end of its opening one until that is read. */
  close: { readonly start: number; readonly end: number }
  letters: number
}

/** Text between two tags, or an asterisk of a note; with how many letters (what is no white space) stand before and in it. */
interface Run {
  readonly escaped: string
  /** Where it stands in the fragment; -1 for an asterisk. */
  readonly start: number
  readonly link: Link | null
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
  const star = { escaped: '*', start: -1, link: null, count: 1 }
  const links: Link[] = []
  let inNote = 0
  let at = 0
  const onTag = (tag: Tag) => {
    at = tag.end
    if (LINKS.has(tag.name)) {
      if (tag.type === 'open') links.push({ tag, close: tag, letters: 0 })
      const link = tag.type === 'close' ? links.pop() : undefined
      if (link) link.close = tag
    } else if (tag.name === 'authorialNote') {
      inNote += tag.type === 'open' ? 1 : tag.type === 'close' ? -1 : 0
      if (tag.type !== 'open') return
      body.push(star)
      notes.push(star)
    }
  }
  const onText = (escaped: string) => {
    const count = lettersIn(escaped, 0, escaped.length, true)
    if (count === 0) return
    for (const link of links) link.letters += count
    const run = { escaped, start: at, link: links[0] ?? null, count }
    if (inNote > 0) notes.push(run)
    else body.push(run)
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
    if (code > 32 && (code < 127 || !/\s/.test(text.charAt(at)))) count++
    if (escaped && code === AMPERSAND) at = Math.max(at, text.indexOf(';', at))
  }
  return count
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

function marked(xml: string, letters: readonly Letter[], n: number, taken: Set<Link>): Edit[] {
  const words = letters.filter(({ start }) => start >= 0)
  const links = new Set(words.flatMap(({ run }) => run.link ?? []))
  const [link, another] = links
  if (another || (link && (taken.has(link) || link.close === link.tag))) return []
  if (!link) return wrapped(xml, words, n, words.length === letters.length)
  taken.add(link)
  const open = `<${MARK} n="${n}" href="${escapeAttribute(attribute(link.tag, 'href') ?? '')}">`
  const own = words.filter(({ run }) => run.link === link)
  const tags = [link.tag, link.close].map(({ start, end }) => ({ start, end, text: '' }))
  const [first, last] = [words[0], words.at(-1)]
  // The mark is as wide as the wider of the two, where that is one piece.
  if (first && last && own.length === link.letters && words.length > own.length) {
    const [from, to] = [Math.min(first.start, link.tag.start), Math.max(last.end, link.close.end)]
    const without = edited(
      xml.slice(from, to),
      tags.map((tag) => moved(tag, -from)),
    )
    if (words.length === letters.length && isInline(without))
      return [insertion(from, open), ...tags, insertion(to, `</${MARK}>`)]
  }
  return [
    { ...link.tag, text: open },
    { ...link.close, text: `</${MARK}>` },
  ].map(({ start, end, text }) => ({ start, end, text }))
}

// One piece where the span can be one link; else one for each run of its text.
function wrapped(xml: string, words: readonly Letter[], n: number, whole: boolean): Edit[] {
  const [first, last] = [words[0], words.at(-1)]
  if (!first || !last) return []
  const open = `<${MARK} n="${n}">`
  if (whole && isInline(xml.slice(first.start, last.end)))
    return [insertion(first.start, open), insertion(last.end, `</${MARK}>`)]
  return [...Map.groupBy(words, ({ run }) => run).values()].flatMap((run) => {
    const [begin, end] = [run[0], run.at(-1)]
    return begin && end ? [insertion(begin.start, open), insertion(end.end, `</${MARK}>`)] : []
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

function insertion(at: number, text: string): Edit {
  return { start: at, end: at, text }
}

function moved({ start, end, text }: Edit, by: number): Edit {
  return { start: start + by, end: end + by, text }
}

// Of edits at one place, those made first stand first.
function edited(xml: string, edits: readonly Edit[]): string {
  let out = ''
  let done = 0
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start)) {
    out += xml.slice(done, start) + text
    done = end
  }
  return out + xml.slice(done)
}
