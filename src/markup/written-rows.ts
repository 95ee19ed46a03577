/** Rows read back from a document that `akn.ts` wrote: as they were, with their identity, days, order and grounds. */
import { type Day, dayOrNull } from '#kit/day.ts'
import type { Interval } from '#law/interval.ts'
import type { Basis, Ground, Kind } from '#law/provision.ts'
import { canonicalBlocks, canonicalFragment } from './canonical.ts'
import { canonicalReading } from './reading.ts'
import { COMITY_NS, HIERARCHY } from './vocabulary.ts'
import { child, descendants, elements, rawText, type XmlElement, type XmlNode } from './xml.ts'

/** A row of a document, its words as a canonical fragment. */
export interface WrittenRow extends Interval {
  readonly depth: number
  readonly wId: string
  readonly eId: string
  /** wId of the division it belongs to; null at the top. */
  readonly parent: string | null
  readonly sort: string
  readonly kind: Kind
  readonly num: string | null
  readonly heading: string | null
  readonly fragment: string | null
  readonly basis: Basis
  readonly missing: boolean
  readonly concurrent: boolean
  readonly ground: Ground | null
}

/** An element that stands for a row, for all its days or some of them. */
export interface WrittenPiece {
  /** Number of the row, as it is written. */
  readonly number: string
  readonly row: WrittenRow
  /** What of it refers to nothing: a reader that takes no one's word has to refuse it. */
  readonly adrift: 'period' | 'ground' | null
}

/** A row as its element states it: its days and ground by the names they have in the metadata. */
export interface NamedRow {
  readonly number: string
  readonly row: Omit<WrittenRow, 'from' | 'to' | 'ground'>
  readonly days: string
  readonly ground: string | null
}

/** Where the element of a row stands: how many rows it stands in, and the wId of the nearest. */
export interface RowPlace {
  readonly depth: number
  readonly division: string | null
}

/** Returns the rows in the order of the document, each once: a provision that outlives a version of its division stands in several. */
export function writtenRows(root: XmlElement): WrittenRow[] {
  const references = new References()
  for (const element of descendants(root)) references.add(element)
  const rows = new Map<string, WrittenRow>()
  const walk = (element: XmlElement, place: RowPlace): void => {
    for (const inner of elements(element)) {
      if (inner.name === 'meta') continue
      const number = rowNumber(inner)
      if (number === null) {
        walk(inner, place)
        continue
      }
      if (!rows.has(number)) rows.set(number, references.piece(namedRow(inner, number, place)).row)
      walk(inner, { depth: place.depth + 1, division: wIdOf(inner) })
    }
  }
  walk(root, { depth: 0, division: null })
  return [...rows.values()]
}

/** Returns the number of the row that the element stands for, as it is written; null where it stands for none. */
export function rowNumber(element: XmlElement): string | null {
  return own(element, 'row')
}

/** Returns the wId of the row that the element stands for. */
export function wIdOf(element: XmlElement): string {
  return own(element, 'wId') ?? element.attributes.wId ?? eIdOf(element)
}

/** Returns whether the element is what the writer made to hold the words or labels of the one it stands in. */
export function isMade(element: XmlElement): boolean {
  return own(element, 'made') !== null || own(element, 'was') !== null
}

/** Returns the row as its element states it. */
export function namedRow(element: XmlElement, number: string, { depth, division }: RowPlace): NamedRow {
  const parent = own(element, 'parent') ?? division
  return {
    number,
    row: { depth, wId: wIdOf(element), parent, ...stated(element) },
    days: own(element, 'whole') ?? element.attributes.period ?? '',
    ground: own(element, 'ground'),
  }
}

/** What the metadata of a document name: the days of its temporal groups, and the acts that changed it. */
export class References {
  readonly #days = new Map<string, Day | null>()
  readonly #intervals = new Map<string, Interval>()
  readonly #grounds = new Map<string, Ground>()

  /** Takes in an element, where it is such a reference: all of them in the order of the document. */
  add(element: XmlElement): void {
    const { name, attributes, children } = element
    if (name === 'eventRef') this.#days.set(`#${attributes.eId}`, dayOrNull(attributes.date))
    else if (name === 'passiveRef' && attributes.showAs !== undefined)
      this.#grounds.set(`#${attributes.eId}`, { title: attributes.showAs, id: own(element, 'id') })
    else if (name === 'temporalGroup') {
      const span = children.find((inner) => typeof inner !== 'string')
      if (typeof span !== 'object') return
      const edge = (at: string | undefined) => (at === undefined ? null : (this.#days.get(at) ?? null))
      const interval = { from: edge(span.attributes.start), to: edge(span.attributes.end) }
      this.#intervals.set(`#${attributes.eId}`, interval)
    }
  }

  /** Returns the row with its days and ground, once all references are known. */
  piece({ number, row, days, ground: named }: NamedRow): WrittenPiece {
    const interval = this.#intervals.get(days)
    const ground = named === null ? null : (this.#grounds.get(named) ?? null)
    const { from, to } = interval ?? { from: null, to: null }
    const adrift = !interval ? 'period' : named !== null && !ground ? 'ground' : null
    return { number, row: { ...row, from, to, ground }, adrift }
  }
}

function stated(element: XmlElement) {
  return {
    eId: eIdOf(element),
    sort: own(element, 'sort') ?? '',
    ...labels(element),
    fragment: contentIn(element),
    basis: basisOf(element),
    missing: own(element, 'missing') === 'true',
    concurrent: own(element, 'concurrent') === 'true',
  }
}

function labels(element: XmlElement): { kind: string; num: string | null; heading: string | null } {
  const holder = elements(element).find((inner) => own(inner, 'made') === 'head') ?? element
  const text = (name: string) => {
    const found = child(holder, name)
    return found && rawText(found)
  }
  const named = element.name === 'hcontainer' ? element.attributes.name : undefined
  return { kind: own(element, 'kind') ?? named ?? element.name, num: text('num'), heading: text('heading') }
}

function contentIn(element: XmlElement): string | null {
  const reading = canonicalReading(element.attributes.eId ?? '')
  const { nodes, blocks } = wordsIn(element)
  if (nodes.length === 0) return null
  const fragment = blocks
    ? `<content>${canonicalBlocks(nodes, reading)}</content>`
    : canonicalFragment(nodes, reading)
  return fragment === '' ? null : fragment
}

// The nodes of the row's own words, and whether they are the blocks of its content or the whole fragment.
function wordsIn(element: XmlElement): { nodes: readonly XmlNode[]; blocks: boolean } {
  const holder =
    element.name === 'attachment' ? (child(child(element, 'doc'), 'mainBody') ?? element) : element
  const made = elements(holder).find((inner) => own(inner, 'made') === 'content')
  if (made) return { nodes: made.children, blocks: made.name === 'tblock' }
  const intro = elements(holder).find((inner) => own(inner, 'was') === 'content')
  if (intro) return { nodes: intro.children, blocks: true }
  const nodes = holder.children.filter(
    (node) =>
      typeof node !== 'string' &&
      !/^(?:num|heading)$/.test(node.name) &&
      !holdsRow(node) &&
      own(node, 'made') === null,
  )
  return { nodes, blocks: !HIERARCHY.has(element.name) }
}

function holdsRow(element: XmlElement): boolean {
  return rowNumber(element) !== null || elements(element).some(holdsRow)
}

function basisOf(element: XmlElement): Basis {
  const basis = own(element, 'basis')
  return basis === 'in-force' || basis === 'snapshot' ? basis : 'unknown'
}

function eIdOf(element: XmlElement): string {
  return own(element, 'eId') ?? element.attributes.eId ?? ''
}

function own(element: XmlElement, name: string): string | null {
  return element.attributes[`{${COMITY_NS}}${name}`] ?? null
}
