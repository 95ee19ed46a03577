/** The pieces of a file as rows of the outline. What was read once is not read again: versions repeat each other. */
import type { Content } from '#law/content.ts'
import type { ProvisionDraft } from '#law/provision.ts'
import { fragment, p, text } from '#markup/fragment.ts'
import { closingAt } from './closing.ts'
import { type Heading, looseKind } from './headings.ts'
import { plainOf } from './inline.ts'
import { takeNotes } from './marks.ts'
import { Outline } from './outline.ts'
import { paragraphsOf } from './paragraphs.ts'
import type { Piece } from './pieces.ts'
import { contentOf, provisionOf, type Reading } from './provisions.ts'
import { copied } from './starts.ts'
import type { Dialect } from './states.ts'

/** Reads files of one act into rows, sharing between them everything that is equal. */
export class RowReader {
  #dialect: Dialect
  readonly #readings = new Map<string, Reading>()
  readonly #contents = new Map<string, Content>()
  readonly #drafts = new Map<string, ProvisionDraft>()

  constructor(dialect: Dialect) {
    this.#dialect = dialect
  }

  /** Returns the rows of the pieces of a file, written in the given manner. */
  rows(pieces: readonly Piece[], dialect: Dialect): ProvisionDraft[] {
    if (dialect.wrapped !== this.#dialect.wrapped) this.#readings.clear()
    this.#dialect = dialect
    const rows: ProvisionDraft[] = []
    const outline = new Outline(dialect.outline)
    const last = pieces.findLastIndex((piece) => piece.heading?.role === 'provision')
    const titled = pieces.findIndex((piece) => piece.level === 1)
    const first = pieces.findIndex(
      (piece) => piece.heading?.role === 'provision' || piece.heading?.role === 'division',
    )
    for (let index = 0; index < pieces.length; index++) {
      const piece = pieces[index]
      if (!piece) continue
      if (piece.note)
        this.#push(rows, outline.depth, 'note', null, null, this.#text(piece.raw.slice(1)).content)
      else if (!piece.heading) this.#push(rows, 0, 'preamble', null, null, this.#text(piece.raw).content)
      else if (piece.heading.role === 'provision')
        this.#provision(rows, piece, outline.provision(piece, pieces[index + 1]), index === last)
      else if (index === titled || (index < first && piece.heading.role === 'loose'))
        this.#front(rows, piece, outline)
      else index += this.#division(rows, pieces, index, outline)
    }
    return rows
  }

  #provision(rows: ProvisionDraft[], piece: Piece, depth: number, last: boolean): void {
    const heading = piece.heading as Heading
    const end = last ? closingAt(piece.raw, piece.bodyAt, this.#dialect) : -1
    const raw = end < 0 ? piece.raw : piece.raw.slice(0, end)
    let reading = this.#readings.get(raw)
    if (!reading) {
      reading = this.#shared(provisionOf(heading, raw.slice(piece.bodyAt), this.#dialect))
      this.#readings.set(copied(raw), reading)
    }
    this.#push(rows, depth, heading.kind, heading.num, reading.heading, reading.content)
    if (end >= 0) this.#push(rows, 0, 'conclusions', null, null, this.#text(piece.raw.slice(end)).content)
  }

  // The title of the act, and headings before its first division: the words of the heading are a row, the text below it another.
  #front(rows: ProvisionDraft[], piece: Piece, outline: Outline): void {
    const { rest, num, notes } = piece.heading as Heading
    const words = plainOf([num ?? '', rest].join(' '))
    const kind = piece.level === 1 ? null : looseKind(words)
    const body = this.#text(piece.raw.slice(piece.bodyAt), notes).content
    if (piece.level === 1) outline.enter(piece)
    if (kind) this.#push(rows, 0, kind, null, words, body)
    else {
      this.#push(rows, 0, 'preface', null, null, words === '' ? null : this.#own(fragment([p(text(words))])))
      if (body) this.#push(rows, 0, 'preamble', null, null, body)
    }
  }

  // Returns how many following pieces it took in.
  #division(rows: ProvisionDraft[], pieces: readonly Piece[], index: number, outline: Outline): number {
    const piece = pieces[index] as Piece
    const heading = piece.heading as Heading
    const depth = outline.enter(piece)
    const body = piece.raw.slice(piece.bodyAt)
    const next = pieces[index + 1]
    let title = plainOf(heading.rest) || null
    const notes = [...heading.notes]
    const words = takeNotes(body)
    if (isBareTitle(words.text) && (!title || /^\s*\p{Ll}/u.test(body))) {
      return this.#titled(rows, depth, heading, [title ?? '', plainOf(words.text)].join(' ').trim(), [
        ...notes,
        ...words.notes,
      ])
    }
    const below = next?.heading
    if (
      !title &&
      body.trim() === '' &&
      next &&
      below?.role === 'loose' &&
      next.level > piece.level &&
      next.level > 0
    ) {
      title = plainOf(below.rest)
      this.#pushDivision(
        rows,
        depth,
        heading,
        title,
        [...notes, ...below.notes],
        next.raw.slice(next.bodyAt),
        pieces[index + 2],
        piece,
      )
      return 1
    }
    this.#pushDivision(rows, depth, heading, title, notes, body, next, piece)
    return 0
  }

  #titled(
    rows: ProvisionDraft[],
    depth: number,
    heading: Heading,
    title: string,
    notes: readonly string[],
  ): number {
    this.#push(rows, depth, heading.kind, heading.num, title, null)
    this.#notes(rows, depth + 1, notes)
    return 0
  }

  #pushDivision(
    rows: ProvisionDraft[],
    depth: number,
    heading: Heading,
    title: string | null,
    notes: readonly string[],
    body: string,
    next: Piece | undefined,
    piece: Piece,
  ): void {
    const kind = heading.role === 'loose' ? looseKind(title ?? '') : null
    if (kind) {
      this.#push(rows, kind === 'note' ? 0 : depth, kind, null, title, this.#text(body, notes).content)
      return
    }
    // A heading without a number that holds nothing but text is itself the row of that text.
    const holds =
      next?.heading && !next.note && (piece.level === 0 || next.level === 0 || next.level > piece.level)
    const content = this.#text(body).content
    if (heading.role === 'loose' && !holds && content) {
      this.#push(rows, depth, 'text', null, title, this.#text(body, notes).content)
      return
    }
    this.#push(rows, depth, heading.kind, heading.num, title, null)
    this.#notes(rows, depth + 1, notes)
    if (content) this.#push(rows, depth + 1, 'intro', null, null, content)
  }

  // Notes called in the heading of a division have no text to stand in.
  #notes(rows: ProvisionDraft[], depth: number, notes: readonly string[]): void {
    for (const words of notes) this.#push(rows, depth, 'note', null, null, this.#text(words).content)
  }

  #text(markdown: string, notes: readonly string[] = []): Reading {
    const key = notes.length === 0 ? markdown : `${notes.join('\u0000')}\u0000${markdown}`
    let reading = this.#readings.get(key)
    if (!reading) {
      const dialect = this.#dialect
      reading = this.#shared({
        heading: null,
        content: contentOf(paragraphsOf(markdown, dialect), notes, dialect),
      })
      this.#readings.set(copied(key), reading)
    }
    return reading
  }

  #shared(reading: Reading): Reading {
    return reading.content ? { heading: reading.heading, content: this.#own(reading.content) } : reading
  }

  // Equal contents are one object, so that comparing versions is comparing references.
  #own(content: Content | null): Content | null {
    if (!content) return null
    const held = this.#contents.get(content.hash)
    if (!held) this.#contents.set(content.hash, content)
    return held ?? content
  }

  #push(
    rows: ProvisionDraft[],
    depth: number,
    kind: string,
    num: string | null,
    heading: string | null,
    content: Content | null,
  ): void {
    if (num === null && heading === null && content === null) return
    const key = `${depth}\u0000${kind}\u0000${num ?? '\u0001'}\u0000${heading ?? '\u0001'}\u0000${content?.hash ?? ''}`
    let draft = this.#drafts.get(key)
    if (!draft) {
      draft = { depth, kind, num, heading, content }
      this.#drafts.set(key, draft)
    }
    rows.push(draft)
  }
}

// One short paragraph that ends no sentence, below a division that has only a number.
function isBareTitle(body: string): boolean {
  const words = body.trim()
  return (
    words !== '' &&
    words.length <= 250 &&
    !/\n[ \t]*\n/.test(words) &&
    !/[.;:]$|^\(/.test(words) &&
    !/^[-*+]\s|^\d+[.)]/.test(words)
  )
}
