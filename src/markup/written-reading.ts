/**
 * Rows read while the document is: each is taken apart when its element ends, and what it held is let go of. A document of many
 * rows is never a tree in memory, only its rows are.
 */
import { ownString } from '#kit/own-string.ts'
import { COMITY_NS, DOCUMENTS, HIERARCHY, JUDGMENT_PARTS } from './vocabulary.ts'
import {
  isMade,
  type NamedRow,
  namedRow,
  References,
  rowNumber,
  type WrittenPiece,
  wIdOf,
} from './written-rows.ts'
import { rawText, readXml, type XmlElement } from './xml.ts'

/** A document of rows, read. */
export interface WrittenDocument {
  /** What the writer put whole into the metadata; null where it put nothing. */
  readonly head: string | null
  /** IRI and language by the identification in the metadata, by which whoever reads the document without its head goes. */
  readonly work: string | undefined
  readonly language: string | undefined
  /** Yields every element that stands for a row; several can stand for one. */
  pieces(): Iterable<WrittenPiece>
}

/** Returns the document in the text, which comes in pieces. Throws XmlError where it is not well-formed or declares a document type. */
export function readWritten(pieces: Iterable<string>): WrittenDocument {
  const reading = new Reading()
  readXml(pieces, reading)
  return {
    head: reading.head,
    work: reading.work,
    language: reading.language,
    pieces: () => reading.pieces(),
  }
}

// Elements in which rows stand, and of which nobody reads the words as a whole once the rows in them were taken apart.
const STRUCTURE: ReadonlySet<string> = new Set([
  ...['akomaNtoso', 'body', 'mainBody', 'judgmentBody', 'attachments', 'attachment'],
  ...DOCUMENTS,
  ...JUDGMENT_PARTS,
  ...HIERARCHY,
])

// Stands for the rows that were taken out of an element: where its words are looked for, it is seen that there were some.
const TAKEN: XmlElement = {
  name: 'hcontainer',
  ns: '',
  attributes: { [`{${COMITY_NS}}row`]: '' },
  children: [],
  empty: true,
  line: 0,
}

class Reading {
  head: string | null = null
  work: string | undefined
  language: string | undefined
  readonly noDoctype = true
  readonly #references = new References()
  readonly #rows: NamedRow[] = []
  readonly #texts = new Map<string, string>()

  closed(element: XmlElement, open: readonly XmlElement[]): void {
    this.#references.add(element)
    const { name, ns, attributes } = element
    // The first is that of the work; of heads in each other, the outer one counts.
    if (name === 'FRBRuri') this.work ??= attributes.value
    else if (name === 'FRBRlanguage') this.language ??= attributes.language
    else if (isHead(name, ns) && !open.some((outer) => isHead(outer.name, outer.ns)))
      this.head ??= rawText(element)
    const number = rowNumber(element)
    if (number === null || open.length === 0 || [element, ...open].some(isMeta)) return
    this.#rows.push(this.#kept(namedRow(element, number, placeIn(open))))
    if (isTaken(element) && open.every(isStructure)) takeOut(open)
  }

  *pieces(): Generator<WrittenPiece> {
    for (const row of this.#rows) yield this.#references.piece(row)
  }

  // What is read of a text keeps all of the text alive: rows are given words of their own, the same ones once.
  #kept({ number, row, days, ground }: NamedRow): NamedRow {
    return {
      number: this.#own(number),
      days: this.#own(days),
      ground: ground === null ? null : this.#own(ground),
      row: {
        ...row,
        wId: this.#own(row.wId),
        eId: this.#own(row.eId),
        parent: row.parent === null ? null : this.#own(row.parent),
        sort: this.#own(row.sort),
        kind: this.#own(row.kind),
        num: row.num === null ? null : this.#own(row.num),
        heading: row.heading === null ? null : this.#own(row.heading),
        fragment: row.fragment === null ? null : this.#own(row.fragment),
      },
    }
  }

  #own(text: string): string {
    const known = this.#texts.get(text)
    if (known !== undefined) return known
    const own = ownString(text)
    this.#texts.set(own, own)
    return own
  }
}

function isHead(name: string, ns: string): boolean {
  return name === 'head' && ns === COMITY_NS
}

function isMeta({ name }: XmlElement): boolean {
  return name === 'meta'
}

function isStructure(element: XmlElement): boolean {
  return STRUCTURE.has(element.name) && !isMade(element)
}

function isTaken(element: XmlElement): boolean {
  return (HIERARCHY.has(element.name) || element.name === 'attachment') && !isMade(element)
}

// The root stands for no row, whatever it bears.
function placeIn(open: readonly XmlElement[]): { depth: number; division: string | null } {
  const rows = open.slice(1).filter((element) => rowNumber(element) !== null)
  const nearest = rows.at(-1)
  return { depth: rows.length, division: nearest ? wIdOf(nearest) : null }
}

function takeOut(open: readonly XmlElement[]): void {
  const siblings = open.at(-1)?.children
  siblings?.pop()
  for (let last = siblings?.at(-1); typeof last === 'string' || last === TAKEN; last = siblings?.at(-1))
    siblings?.pop()
  siblings?.push(TAKEN)
}
