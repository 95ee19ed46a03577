/** What of a text is compared: its provisions, or the paragraphs of one, each with its words, its place and what it is about. */
import type { Outline, Provision } from '#compare/corresponding/provision.ts'
import { blocksOf } from '#compare/fragment-reader.ts'
import type { Block } from '#compare/fragment-tree.ts'
import { chunks } from '#kit/chunks.ts'
import { plainText } from '#law/content.ts'
import { citedSpans } from '#store/cited-spans.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import type { Node } from '#store/model.ts'
import { partOf } from '../study/quote.ts'
import { conceptsHeld, type Reading } from './concepts.ts'
import { CompareError } from './error.ts'
import { eIdOf, type FoundText, labelIn, type PlacedNode, type TextsDeps } from './texts.ts'

/** A provision, or a part of one, with its words. */
export interface Part {
  readonly node: Node
  readonly eId: string
  readonly kind: string
  readonly num: string | null
  readonly label: string | null
  readonly heading: string | null
  readonly above: readonly string[]
  /** Null where the source does not give the words. */
  readonly xml: string | null
  readonly text: string
}

/** Texts read at a time. */
const AT_ONCE = 500

/** Returns the provisions with their words. */
export async function partsOf(
  deps: TextsDeps,
  found: FoundText,
  provisions: readonly PlacedNode[],
): Promise<Part[]> {
  const contents = new Map<number, string>()
  for (const some of chunks(
    provisions.flatMap(({ node }) => node.textId ?? []),
    AT_ONCE,
  ))
    for (const [id, xml] of await deps.library.contents(some)) contents.set(id, xml)
  return provisions.map(({ node, above }) => {
    const xml = node.textId === null ? null : (contents.get(node.textId) ?? null)
    return {
      node,
      eId: node.eId,
      kind: node.kind,
      num: node.num,
      label: labelIn(deps, found, node),
      heading: node.heading,
      above: above.flatMap((each) => titleOf(each) || []),
      xml,
      text: xml === null ? '' : plainText(xml),
    }
  })
}

/** Returns the one provision compared, narrowed to the part asked for. Throws CompareError where it has no such part. */
export function narrowedPart(part: Part, found: FoundText): Part {
  const { inside } = found
  if (inside === null) return part
  const xml = part.xml === null ? null : partOf(part.xml, inside)
  if (xml === null)
    throw new CompareError(
      'no-provision',
      `Cannot compare ${eIdOf(found)} of "${found.expression.title}" as of ${found.at}: the provision has no such part; name the whole with ~${part.eId}`,
      { eId: eIdOf(found) ?? '', title: found.expression.title, date: found.at },
    )
  return { ...part, eId: `${part.eId}__${inside}`, xml, text: plainText(xml) }
}

/** Returns the paragraphs of a provision: every word of it in one of them, in order. A provision of one block is itself. */
export function paragraphsOf(part: Part): Part[] {
  const blocks = part.xml === null ? [] : blocksOf(part.xml)
  if (blocks.length < 2) return [part]
  return blocks.flatMap((block) => {
    const text = plainText(block.source)
    if (text === '') return []
    const inner = / eId="([^"]+)"/.exec(block.open)?.[1]
    const num = numberOf(block)
    return [
      {
        ...part,
        eId: inner === undefined ? part.eId : `${part.eId}__${inner}`,
        kind: block.kind === 'box' ? block.name : 'paragraph',
        num,
        label: num,
        heading: null,
        xml: block.source,
        text,
      },
    ]
  })
}

/** Returns the parts as the alignment takes them, with their concepts, and what they cite where that is asked for. */
export function outlineOf(
  db: Database,
  found: FoundText,
  parts: readonly Part[],
  reading: Reading,
  cites: boolean,
): Outline {
  const { work, expression } = found
  const citations = cites ? citationsOf(db, found, parts) : new Map<number, readonly string[]>()
  const provisions = parts.map(
    (part): Provision => ({
      id: part.eId,
      kind: part.kind,
      num: part.num,
      heading: part.heading,
      text: part.text,
      citations: citations.get(part.node.id) ?? [],
      address: `${work.iri}/~${part.eId}`,
      above: part.above,
      concepts: conceptsHeld(reading, {
        text: part.text,
        heading: part.heading,
        division: part.above.at(-1) ?? null,
      }),
      named: reading.of(part.heading ?? '').map(({ concept }) => concept),
    }),
  )
  return { language: expression.language, provisions }
}

function citationsOf(
  db: Database,
  { at, expression }: FoundText,
  parts: readonly Part[],
): Map<number, readonly string[]> {
  const ids = parts.map(({ node }) => node.id)
  const cited = new Map<number, readonly string[]>()
  for (const some of chunks(ids, AT_ONCE))
    for (const [id, spans] of citedSpans(db, some, { at, language: expression.language }))
      cited.set(
        id,
        spans.flatMap(({ work, provision, last }) =>
          work === null
            ? []
            : [provision, last].flatMap((place) => (place ? `${work.iri}/~${place.eId}` : [])),
        ),
      )
  return cited
}

function titleOf({ num, heading }: Node): string {
  return [num, heading].filter((part) => part !== null && part !== '').join(' ')
}

function numberOf(block: Block): string | null {
  if (block.kind !== 'box') return null
  const [first] = block.children
  return first?.kind === 'leaf' && first.name === 'num' ? first.text.trim() || null : null
}
