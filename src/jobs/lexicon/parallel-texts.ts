/** Two languages of a work, sentence by sentence: which of its rows say the same, and which sentences in them. */
import { alignLanguages } from '#compare/beside.ts'
import type { Day } from '#kit/day.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import type { Node } from '#store/model.ts'
import { contentsOf } from '#store/provisions.ts'
import { textOnDay } from '#store/text-on-day.ts'
import { versionsOf } from '#store/versions.ts'
import { textBlocksOf } from '#vocab/lexicon/blocks.ts'
import type { Sentence } from '#vocab/lexicon/model.ts'
import { HEADING, parallelSentences, type Worded } from '#vocab/lexicon/parallel.ts'

/** Returns the rows of two outlines that say the same, in order. */
export type AlignRows = (one: readonly Node[], other: readonly Node[]) => readonly (readonly [Node, Node])[]

/** By eId and number, else by place: what `compare/beside.ts` pairs. */
export const byStructure: AlignRows = (one, other) =>
  alignLanguages([one, other]).flatMap(([left, right]) => (left && right ? [[left, right] as const] : []))

/** Where a sentence stands: its row, first block and where in it, last block and where. */
export type Placed = readonly [row: number, block: number, start: number, lastBlock: number, end: number]

/** Returns the sentences of two expressions of a work, side by side: of the last day on which both are held, else of the last text of each. */
export async function parallelPlaces(
  db: Database,
  one: number,
  other: number,
  align: AlignRows = byStructure,
): Promise<(readonly [Placed, Placed])[]> {
  const [day, otherDay] = await daysOf(db, one, other)
  if (day === null || otherDay === null) return []
  const [left, right] = [await textOnDay(db, one, day), await textOnDay(db, other, otherDay)]
  const rows = align(left.nodes, right.nodes)
  const contents = contentsOf(
    db,
    rows.flatMap((pair) => pair.flatMap(({ textId }) => textId ?? [])),
  )
  const worded = ({ id, heading, textId }: Node): Worded => ({
    row: id,
    heading,
    xml: textId === null ? '' : (contents.get(textId) ?? ''),
  })
  const beside = parallelSentences(rows.map(([from, to]) => [worded(from), worded(to)] as const))
  return beside.map((pair) => [placed(pair[0]), placed(pair[1])] as const)
}

function placed({ row, block, start, lastBlock, end }: Sentence): Placed {
  return [row, block, start, lastBlock, end]
}

const UNDATED = '0001-01-01' as Day

async function daysOf(db: Database, one: number, other: number): Promise<readonly [Day | null, Day | null]> {
  const [left, right] = [await heldDays(db, one), await heldDays(db, other)]
  const days = [...left.map(({ from }) => from), ...right.map(({ from }) => from)].toSorted()
  const both = days.findLast((day) => isHeld(left, day) && isHeld(right, day))
  return both ? [both, both] : [left.at(-1)?.from ?? null, right.at(-1)?.from ?? null]
}

interface Span {
  readonly from: Day
  readonly to: Day | null
}

async function heldDays(db: Database, expressionId: number): Promise<Span[]> {
  const versions = await versionsOf(db.sql, expressionId)
  return versions.flatMap(({ state, from, to }) => (state === 'held' ? [{ from: from ?? UNDATED, to }] : []))
}

function isHeld(spans: readonly Span[], day: Day): boolean {
  return spans.some(({ from, to }) => from <= day && (to === null || to > day))
}

/** Reads sentences by their places. */
export class SentenceReader {
  readonly #texts = new Map<number, { readonly heading: string | null; readonly blocks: readonly string[] }>()

  /** Reads the rows that the places name. */
  constructor(rows: Iterable<readonly [row: number, heading: string | null, xml: string | null]>) {
    for (const [row, heading, xml] of rows)
      this.#texts.set(row, { heading, blocks: textBlocksOf(xml ?? '').map(({ text }) => text) })
  }

  /** Returns the sentence; null where its row no longer holds it. */
  read([row, block, start, lastBlock, end]: Placed): Sentence | null {
    const known = this.#texts.get(row)
    if (!known) return null
    const text = quoteOf(known.heading, known.blocks, [block, start, lastBlock, end])
    return text === '' ? null : { row, block, start, lastBlock, end, text }
  }
}

/** Returns the words from a place in one block to a place in another, one space between blocks. */
export function quoteOf(
  heading: string | null,
  blocks: readonly string[],
  [block, start, lastBlock, end]: readonly [number, number, number, number],
): string {
  if (block === HEADING) return (heading ?? '').slice(start, end)
  if (block === lastBlock) return (blocks[block] ?? '').slice(start, end)
  const between = blocks.slice(block + 1, lastBlock)
  return [(blocks[block] ?? '').slice(start), ...between, (blocks[lastBlock] ?? '').slice(0, end)].join(' ')
}
