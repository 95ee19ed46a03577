/** Single rows of a statute: a heading, a section, loose words. */
import { type Day, isDay } from '#kit/day.ts'
import type { Kind, ProvisionDraft } from '#law/provision.ts'
import { type Block, fragment } from '#markup/fragment.ts'
import { childOf, type Element, elementsOf, wordsIn } from '../xml-tree.ts'
import { blocksIn } from './blocks.ts'
import { type Reading, wordsOf } from './inline.ts'

/** A row that words are still being added to. */
export interface OpenRow {
  readonly row: ProvisionDraft
  readonly blocks: Block[]
}

/** Returns the row of a heading: its kind from the word of its label. */
export function headingRow(heading: Element, depth: number): ProvisionDraft {
  const label = wordsOf(childOf(heading, 'Label'))
  const title = elementsOf(heading)
    .filter((child) => child.name !== 'Label')
    .map(wordsIn)
    .join(' ')
  return { depth, kind: divisionKind(label), num: label, heading: title || null, content: null }
}

// What English calls a division, French calls a section.
const DIVISIONS: readonly [RegExp, Kind][] = [
  [/^(?:PART|PARTIE)\b/i, 'part'],
  [/^(?:CHAPTER|CHAPITRE)\b/i, 'chapter'],
  [/^(?:SUBDIVISION|SOUS-SECTION)\b/i, 'subdivision'],
  [/^(?:TITLE|TITRE)\b/i, 'title'],
  [/^(?:BOOK|LIVRE)\b/i, 'book'],
  [/^ARTICLE\b/i, 'article'],
]

function divisionKind(label: string | null): Kind {
  return DIVISIONS.find(([word]) => word.test(label ?? ''))?.[1] ?? 'division'
}

/** Returns the row of a section and what stands in it. */
export function openSection(section: Element, depth: number, at: Day | null, reading: Reading): OpenRow {
  const label = childOf(section, 'Label')
  const marginal = childOf(section, 'MarginalNote')
  const since = inForceSince(section, at)
  const row: ProvisionDraft = {
    depth,
    kind: 'section',
    num: wordsOf(label),
    heading: wordsOf(marginal),
    content: null,
    since,
  }
  return { row, blocks: blocksIn(section, reading, [label, marginal]) }
}

/** Returns the row with its content. */
export function close({ row, blocks }: OpenRow): ProvisionDraft {
  return { ...row, content: fragment(blocks) }
}

/**
 * Returns the latest day of coming into force inside the element that is not after the consolidation: a subsection that changed
 * carries the day of its change while the section around it may keep an older one.
 */
export function inForceSince(element: Element, at: Day | null): Day | null {
  const own = element.attributes['lims:inforce-start-date'] ?? ''
  let latest = isDay(own) && (at === null || own <= at) ? own : null
  for (const child of elementsOf(element)) {
    const inside = inForceSince(child, at)
    if (inside !== null && (latest === null || inside > latest)) latest = inside
  }
  return latest
}

/** Returns a row of words without a number. */
export function loose(kind: Kind, depth: number, blocks: readonly Block[]): ProvisionDraft {
  return { depth, kind, num: null, heading: null, content: fragment(blocks) }
}
