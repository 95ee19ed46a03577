/** The pieces of a file as rows of the outline. */
import type { Content } from '#law/content.ts'
import { looseKind } from '#law/headings.ts'
import type { ProvisionDraft } from '#law/provision.ts'
import { fragment, p, text } from '#markup/fragment.ts'
import { closingAt } from './closing.ts'
import type { Heading } from './headings.ts'
import { plainOf } from './inline.ts'
import { takeNotes } from './marks.ts'
import { Outline } from './outline.ts'
import { paragraphsOf } from './paragraphs.ts'
import type { Piece } from './pieces.ts'
import { contentOf, provisionOf } from './provisions.ts'
import { Shared } from './shared.ts'
import type { Dialect } from './states.ts'

interface Division {
  readonly piece: Piece
  readonly heading: Heading
  readonly title: string | null
  readonly notes: readonly string[]
  readonly body: string
  readonly next: Piece | undefined
}

/** Reads files of one act into rows, sharing between them everything that is equal. */
export class RowReader {
  readonly #shared = new Shared()
  #dialect: Dialect
  #rows: ProvisionDraft[] = []
  #outline: Outline

  constructor(dialect: Dialect) {
    this.#dialect = dialect
    this.#outline = new Outline(dialect.outline)
  }

  /** Returns the rows of the pieces of a file, written in the given manner. */
  rows(pieces: readonly Piece[], dialect: Dialect): ProvisionDraft[] {
    if (dialect.wrapped !== this.#dialect.wrapped) this.#shared.forget()
    this.#dialect = dialect
    this.#outline = new Outline(dialect.outline)
    this.#rows = []
    const last = pieces.findLastIndex((piece) => piece.heading?.role === 'provision')
    const titled = pieces.findIndex((piece) => piece.level === 1)
    const first = pieces.findIndex(
      ({ heading }) => heading?.role === 'provision' || heading?.role === 'division',
    )
    for (let index = 0; index < pieces.length; index++) {
      const piece = pieces[index]
      const heading = piece?.heading
      if (!piece) continue
      if (piece.note) this.#push(this.#outline.depth, 'note', null, null, this.#text(piece.raw.slice(1)))
      else if (!heading) this.#push(0, 'preamble', null, null, this.#text(piece.raw))
      else if (heading.role === 'provision')
        this.#provision(piece, heading, pieces[index + 1], index === last)
      else if (index === titled || (index < first && heading.role === 'loose')) this.#front(piece, heading)
      else index += this.#division(piece, heading, pieces[index + 1], pieces[index + 2])
    }
    return this.#rows
  }

  #provision(piece: Piece, heading: Heading, next: Piece | undefined, last: boolean): void {
    const depth = this.#outline.provision(piece, next)
    const end = last ? closingAt(piece.raw, piece.bodyAt, this.#dialect) : -1
    const raw = end < 0 ? piece.raw : piece.raw.slice(0, end)
    const reading = this.#shared.reading(raw, () =>
      provisionOf(heading, raw.slice(piece.bodyAt), this.#dialect),
    )
    this.#push(depth, heading.kind, heading.num, reading.heading, reading.content)
    if (end >= 0) this.#push(0, 'conclusions', null, null, this.#text(piece.raw.slice(end)))
  }

  // The title of the act, and headings before its first division: the words of the heading are a row, the text below it another.
  #front(piece: Piece, { num, rest, notes }: Heading): void {
    const words = plainOf([num ?? '', rest].join(' '))
    const kind = piece.level === 1 ? null : looseKind(words)
    const body = this.#text(piece.raw.slice(piece.bodyAt), notes)
    if (kind) this.#push(0, kind, null, words, body)
    else {
      this.#push(0, 'preface', null, null, this.#shared.content(fragment([p(text(words))])))
      this.#push(0, 'preamble', null, null, body)
    }
  }

  // Returns how many of the following pieces it took in.
  #division(piece: Piece, heading: Heading, next: Piece | undefined, beyond: Piece | undefined): number {
    const depth = this.#outline.enter(piece)
    const body = piece.raw.slice(piece.bodyAt)
    const title = plainOf(heading.rest) || null
    const below = takeNotes(body)
    if (isTitle(below.text) && (!title || /^\s*\p{Ll}/u.test(below.text))) {
      const whole = [title ?? '', plainOf(below.text)].join(' ').trim()
      this.#divided(depth, {
        piece,
        heading,
        title: whole,
        notes: [...heading.notes, ...below.notes],
        body: '',
        next,
      })
      return 0
    }
    const taken =
      !title && body.trim() === '' && next?.heading?.role === 'loose' && next.level > piece.level
        ? next.heading
        : null
    if (taken && next) {
      const whole = { piece, heading, title: plainOf(taken.rest), notes: [...heading.notes, ...taken.notes] }
      this.#divided(depth, { ...whole, body: next.raw.slice(next.bodyAt), next: beyond })
      return 1
    }
    this.#divided(depth, { piece, heading, title, notes: heading.notes, body, next })
    return 0
  }

  #divided(depth: number, { piece, heading, title, notes, body, next }: Division): void {
    const kind = heading.role === 'loose' ? looseKind(title ?? '') : null
    if (kind === 'note') {
      this.#outline.restart(piece)
      this.#push(0, kind, null, title, this.#text(body, notes))
    } else if (kind || (heading.role === 'loose' && !holds(piece, next) && body.trim() !== '')) {
      // A heading without a number that holds nothing but text is itself the row of that text.
      this.#push(depth, kind ?? 'text', null, title, this.#text(body, notes))
    } else {
      this.#push(depth, heading.kind, heading.num, title, null)
      // Notes called in the heading of a division have no text to stand in.
      for (const words of notes) this.#push(depth + 1, 'note', null, null, this.#text(words))
      this.#push(depth + 1, 'intro', null, null, this.#text(body))
    }
  }

  #text(markdown: string, notes: readonly string[] = []): Content | null {
    // NUL cannot occur in a text, so no provision can be taken for it.
    const key = ['', ...notes, markdown].join('\u0000')
    const make = () => ({
      heading: null,
      content: contentOf(paragraphsOf(markdown, this.#dialect), notes, this.#dialect),
    })
    return this.#shared.reading(key, make).content
  }

  #push(
    depth: number,
    kind: string,
    num: string | null,
    heading: string | null,
    content: Content | null,
  ): void {
    if (num !== null || heading !== null || content !== null)
      this.#rows.push(this.#shared.draft({ depth, kind, num, heading, content }))
  }
}

// Whether what comes next stands inside the division.
function holds(piece: Piece, next: Piece | undefined): boolean {
  if (!next?.heading || next.note) return false
  return piece.level === 0 || next.level === 0 || next.level > piece.level
}

// One short paragraph that ends no sentence, below a division that has only a number.
function isTitle(body: string): boolean {
  const words = body.trim()
  return (
    words !== '' &&
    words.length <= 250 &&
    !/\n[ \t]*\n/.test(words) &&
    !/[.;:]$|^\(/.test(words) &&
    !/^[-*+]\s|^\d+[.)]/.test(words)
  )
}
