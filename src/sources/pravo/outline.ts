/** The outline of a text: its paragraphs as rows. Every paragraph ends up in one. */
import type { Kind, ProvisionDraft } from '#law/provision.ts'
import { fragment } from '#markup/fragment.ts'
import { itemsOf } from './items.ts'
import type { Paragraph } from './paragraphs.ts'
import { isSetApart, type Start, startsOf } from './starts.ts'

export interface Outline {
  readonly rows: readonly ProvisionDraft[]
  /** What stands before the first division or article. */
  readonly front: readonly Paragraph[]
  /** What stands behind the last article: signatures, place, day, number. */
  readonly closing: readonly Paragraph[]
}

/** Returns the outline of the paragraphs. */
export function outlineOf(paragraphs: readonly Paragraph[]): Outline {
  const starts = startsOf(paragraphs)
  const first = starts.findIndex((start) => start !== null)
  const begin = first < 0 ? paragraphs.length : first
  const last = starts.findLastIndex((start) => start?.role === 'article')
  const builder = new Builder()
  const front = paragraphs.slice(0, begin)
  builder.front(front)
  let closing: readonly Paragraph[] = []
  for (let at = begin; at < paragraphs.length; ) {
    const start = starts[at] as Start
    let end = at + 1
    while (end < paragraphs.length && starts[end] === null) end++
    const below = paragraphs.slice(at + 1, end)
    if (start.role === 'article') {
      const until = at === last ? closingAt(below) : below.length
      builder.article(start, below.slice(0, until))
      if (until < below.length) closing = below.slice(until)
      builder.loose(0, 'conclusions', below.slice(until))
    } else builder.division(start, below)
    at = end
  }
  return { rows: builder.rows, front, closing }
}

class Builder {
  readonly rows: ProvisionDraft[] = []
  #open: number[] = []

  // Title, adoption and place of publication; the lists of acts by which the text was changed; then the preamble.
  front(paragraphs: readonly Paragraph[]): void {
    let run: Paragraph[] = []
    let kind: Kind = 'preface'
    for (const paragraph of paragraphs) {
      const own: Kind = paragraph.note
        ? 'note'
        : isFront(paragraph) && kind !== 'preamble'
          ? 'preface'
          : 'preamble'
      if (own !== kind) {
        this.loose(0, kind, run)
        run = []
      }
      kind = own
      run.push(paragraph)
    }
    this.loose(0, kind, run)
  }

  division(start: Start, below: readonly Paragraph[]): void {
    this.#open = this.#open.filter((rank) => rank < start.rank)
    const depth = this.#open.length
    this.#open.push(start.rank)
    const { heading, rest } = titled(start, below)
    const { kind, num } = start
    const isAnnex = start.role === 'annex'
    const content = isAnnex ? fragment(itemsOf(rest)) : null
    this.rows.push({ depth, kind, num, heading, content })
    if (isAnnex) return
    const notes = rest.findIndex((paragraph) => !paragraph.note)
    const words = notes < 0 ? rest.length : notes
    this.loose(depth + 1, 'note', rest.slice(0, words))
    this.loose(depth + 1, 'intro', rest.slice(words))
  }

  article(start: Start, below: readonly Paragraph[]): void {
    const { heading, rest } = titled(start, below)
    const { kind, num } = start
    this.rows.push({ depth: this.#open.length, kind, num, heading, content: fragment(itemsOf(rest)) })
  }

  loose(depth: number, kind: Kind, paragraphs: readonly Paragraph[]): void {
    const content = fragment(itemsOf(paragraphs))
    if (content) this.rows.push({ depth, kind, num: null, heading: null, content })
  }
}

// Who signed, where, when, under which number: short lines at the very end. A constitution is signed by nobody.
function closingAt(below: readonly Paragraph[]): number {
  const at = below.findLastIndex(({ spaced, words }) => spaced && SIGNATORY.test(words))
  return at >= 0 && below.slice(at).every(isClosing) ? at : below.length
}

const SIGNATORY =
  /^(?:президент|председатель|(?:первый )?заместитель|секретарь|(?:временно )?исполняющий|министр|руководитель)(?!\p{L})/iu

function isClosing({ words }: Paragraph): boolean {
  return words.length <= 120 && (!/[.;:,]$/.test(words) || /(?:\sг|года)\.$/u.test(words))
}

function isFront(paragraph: Paragraph): boolean {
  return isSetApart(paragraph) || paragraph.className === 'I' || paragraph.className === 'R'
}

// A heading goes on in lines that stand further in, with no empty line between; a number alone is headed by the line below.
function titled(
  start: Start,
  below: readonly Paragraph[],
): { heading: string | null; rest: readonly Paragraph[] } {
  const parts = start.heading === '' ? [] : [start.heading]
  let end = 0
  for (const paragraph of below) {
    const goesOn = !paragraph.spaced && paragraph.indent > 0 && isSetApart(paragraph)
    const heads = parts.length === 0 && start.role !== 'article' && isSetApart(paragraph)
    if (paragraph.note || paragraph.line.table || !(goesOn || heads)) break
    parts.push(paragraph.words)
    end++
  }
  return { heading: parts.join(' ') || null, rest: below.slice(end) }
}
