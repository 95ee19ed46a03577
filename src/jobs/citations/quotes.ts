/** A sentence of a text around what it cites, for lists. */

/** Half-open, in UTF-16 units. */
interface Span {
  readonly start: number
  readonly end: number
}

export interface QuotePart {
  readonly text: string
  /** True for the words that cite. */
  readonly cited: boolean
}

/** Characters of a quotation on either side of the first words that cite. */
const ROOM = 150
/** So many of them at least stand before the words that cite, where a sentence begins later. */
const LEAST = 10

/**
 * Returns the line of plain text in which the first of the spans stands, cut to about `room` characters on either side of it, between words, in
 * parts. An ellipsis stands where it was cut. Spans are in the order of the text; those in what was cut off are left out.
 */
export function quoteAround(plain: string, spans: readonly Span[], room = ROOM): QuotePart[] {
  const [first] = spans
  if (!first || first.end > plain.length) return []
  const line = lineAround(plain, first)
  const start = cutBefore(plain, line.start, first.start, room)
  const end = cutAfter(plain, line.end, first.end, room)
  const parts: QuotePart[] = []
  let at = start
  for (const span of spans) {
    if (span.start < at || span.end > end) continue
    parts.push({ text: plain.slice(at, span.start), cited: false })
    parts.push({ text: plain.slice(span.start, span.end), cited: true })
    at = span.end
  }
  parts.push({ text: plain.slice(at, end), cited: false })
  return trimmed(parts, { before: start > line.start, after: end < line.end })
}

function lineAround(plain: string, span: Span): Span {
  const end = plain.indexOf('\n', span.end)
  const start = span.start === 0 ? 0 : plain.lastIndexOf('\n', span.start - 1) + 1
  return { start, end: end < 0 ? plain.length : end }
}

// Where a sentence begins within the room, else where a word does.
function cutBefore(plain: string, from: number, to: number, room: number): number {
  if (to - from <= room) return from
  const before = plain.slice(to - room, to)
  const sentence = /^.*?[.;:]\s+(?=[\p{Lu}„“«"(])/su.exec(before)
  if (sentence && sentence[0].length <= room - LEAST) return to - room + sentence[0].length
  const word = /\s/.exec(before)
  return word ? to - room + word.index + 1 : to - room
}

function cutAfter(plain: string, to: number, from: number, room: number): number {
  if (to - from <= room) return to
  const after = plain.slice(from, from + room)
  const sentence = /^.*\p{L}{2}[.;](?=\s)/su.exec(after)
  if (sentence && sentence[0].length > room / 2) return from + sentence[0].length
  const word = after.search(/\s\S*$/)
  return from + (word > 0 ? word : room)
}

function trimmed(
  parts: QuotePart[],
  cut: { readonly before: boolean; readonly after: boolean },
): QuotePart[] {
  const last = parts.length - 1
  return parts
    .map(({ text, cited }, index) => ({
      text:
        (index === 0 && cut.before ? '… ' : '') +
        (index === 0 ? text.trimStart() : index === last ? text.trimEnd() : text).replace(/\s+/g, ' ') +
        (index === last && cut.after ? ' …' : ''),
      cited,
    }))
    .filter(({ text }) => text !== '')
}
