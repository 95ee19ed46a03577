/** Reading back what `markup/akn.ts` wrote: the rows as they were, with their identity, days, order and grounds. */

import { type Content, contentOf } from '#law/content.ts'
import type { Interval } from '#law/interval.ts'
import type { Basis, Ground, ProvisionDraft, Wording } from '#law/provision.ts'
import { canonicalBlocks, canonicalFragment } from '#markup/canonical.ts'
import { canonicalReading } from '#markup/reading.ts'
import { COMITY_NS, HIERARCHY } from '#markup/vocabulary.ts'
import { child, descendants, elements, rawText, type XmlElement, type XmlNode } from '#markup/xml.ts'
import { groundOf, type LifeEvent } from './frbr.ts'
import { temporalGroups } from './periods.ts'

interface OwnRow {
  readonly element: XmlElement
  readonly depth: number
  readonly parentKey: string | null
  readonly key: string
}

/** Returns the wordings of an export with history. */
export function ownWordings(root: XmlElement, events: readonly LifeEvent[]): Wording[] {
  const groups = temporalGroups(root, events)
  const grounds = groundsIn(root)
  const seen = new Set<string>()
  const wordings: Wording[] = []
  for (const { element, parentKey, key } of ownRows(root)) {
    // A provision that outlives a version of its division stands once in each.
    const number = own(element, 'row') ?? ''
    if (seen.has(number)) continue
    seen.add(number)
    const interval: Interval = groups.get(own(element, 'whole') ?? element.attributes.period ?? '')?.[0] ?? {
      from: null,
      to: null,
    }
    wordings.push({
      key,
      parentKey,
      order: own(element, 'sort') ?? '',
      ...labels(element),
      content: contentIn(element),
      ...interval,
      basis: basisOf(element),
      missing: own(element, 'missing') === 'true',
      published: null,
      ground: grounds.get(own(element, 'ground') ?? '') ?? null,
      eId: eIdOf(element),
    })
  }
  return wordings
}

/** Returns the rows of an export of a day. */
export function ownDrafts(root: XmlElement): ProvisionDraft[] {
  const grounds = groundsIn(root)
  return ownRows(root).map(({ element, depth, key }) => ({
    depth,
    ...labels(element),
    content: contentIn(element),
    key,
    held: {
      eId: eIdOf(element),
      wId: key,
      concurrent: own(element, 'concurrent') === 'true',
      missing: own(element, 'missing') === 'true',
    },
    ground: grounds.get(own(element, 'ground') ?? '') ?? null,
  }))
}

function ownRows(root: XmlElement): OwnRow[] {
  const rows: OwnRow[] = []
  const walk = (element: XmlElement, depth: number, parentKey: string | null) => {
    for (const inner of elements(element)) {
      if (inner.name === 'meta') continue
      if (own(inner, 'row') === null) {
        walk(inner, depth, parentKey)
        continue
      }
      const key = own(inner, 'wId') ?? inner.attributes.wId ?? eIdOf(inner)
      rows.push({ element: inner, depth, parentKey: own(inner, 'parent') ?? parentKey, key })
      walk(inner, depth + 1, key)
    }
  }
  walk(root, 0, null)
  return rows
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

function contentIn(element: XmlElement): Content | null {
  const reading = canonicalReading(element.attributes.eId ?? '')
  const { nodes, blocks } = wordsIn(element)
  if (nodes.length === 0) return null
  const fragment = blocks
    ? `<content>${canonicalBlocks(nodes, reading)}</content>`
    : canonicalFragment(nodes, reading)
  return fragment === '' ? null : contentOf(fragment)
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
    const ground = element.name === 'passiveRef' ? groundOf(element) : null
    if (ground) grounds.set(`#${element.attributes.eId}`, ground)
  }
  return grounds
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
