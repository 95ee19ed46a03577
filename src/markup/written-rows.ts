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

/** Returns the rows in the order of the document, each once: a provision that outlives a version of its division stands in several. */
export function writtenRows(root: XmlElement): WrittenRow[] {
  const rows = new Map<string, WrittenRow>()
  for (const { number, row } of piecesIn(root, (number) => rows.has(number))) rows.set(number, row)
  return [...rows.values()]
}

/** Yields every element that stands for a row, in the order of the document; several can stand for one. */
export function writtenPieces(root: XmlElement): Generator<WrittenPiece> {
  return piecesIn(root, () => false)
}

function* piecesIn(root: XmlElement, known: (number: string) => boolean): Generator<WrittenPiece> {
  const grounds = groundsIn(root)
  const intervals = intervalsIn(root)
  const walk = function* (
    element: XmlElement,
    depth: number,
    division: string | null,
  ): Generator<WrittenPiece> {
    for (const inner of elements(element)) {
      const number = own(inner, 'row')
      if (inner.name === 'meta') continue
      if (number === null) {
        yield* walk(inner, depth, division)
        continue
      }
      const wId = own(inner, 'wId') ?? inner.attributes.wId ?? eIdOf(inner)
      if (!known(number)) {
        const days = intervals.get(own(inner, 'whole') ?? inner.attributes.period ?? '')
        const named = own(inner, 'ground')
        const ground = named === null ? null : (grounds.get(named) ?? null)
        const { from, to } = days ?? { from: null, to: null }
        const parent = own(inner, 'parent') ?? division
        const adrift = !days ? 'period' : named !== null && !ground ? 'ground' : null
        yield { number, row: { ...stated(inner), from, to, depth, wId, parent, ground }, adrift }
      }
      yield* walk(inner, depth + 1, wId)
    }
  }
  yield* walk(root, 0, null)
}

/** Returns what the writer put whole into the metadata; null where it put nothing. */
export function writtenHead(root: XmlElement): string | null {
  for (const element of descendants(root))
    if (element.name === 'head' && element.ns === COMITY_NS) return rawText(element)
  return null
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
  return own(element, 'row') !== null || elements(element).some(holdsRow)
}

function groundsIn(root: XmlElement): Map<string, Ground> {
  const grounds = new Map<string, Ground>()
  for (const element of descendants(root)) {
    const { eId, showAs } = element.attributes
    if (element.name === 'passiveRef' && showAs !== undefined)
      grounds.set(`#${eId}`, { title: showAs, id: own(element, 'id') })
  }
  return grounds
}

function intervalsIn(root: XmlElement): Map<string, Interval> {
  const days = new Map<string, Day | null>()
  const intervals = new Map<string, Interval>()
  for (const { name, attributes, children } of descendants(root)) {
    if (name === 'eventRef') days.set(`#${attributes.eId}`, dayOrNull(attributes.date))
    const span = name === 'temporalGroup' ? children.find((inner) => typeof inner !== 'string') : undefined
    if (typeof span !== 'object') continue
    const edge = (at: string | undefined) => (at === undefined ? null : (days.get(at) ?? null))
    intervals.set(`#${attributes.eId}`, { from: edge(span.attributes.start), to: edge(span.attributes.end) })
  }
  return intervals
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
