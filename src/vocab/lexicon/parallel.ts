/** Provisions that say the same in two languages, cut into sentences that say the same. */
import { alignSentences, type Measured } from './align-sentences.ts'
import { textBlocksOf } from './blocks.ts'
import type { Sentence } from './model.ts'
import { sentencesOf } from './sentences.ts'

/** A provision as a language words it. */
export interface Worded {
  readonly row: number
  readonly heading: string | null
  readonly xml: string
}

export type Beside = readonly [from: Sentence, to: Sentence]

/** The block of a heading. */
export const HEADING = -1

/** Returns the sentences of provisions that were aligned, side by side, in order. */
export function parallelSentences(pairs: readonly (readonly [Worded, Worded])[]): Beside[] {
  const cut = pairs.map(([from, to]) => [measured(from), measured(to)] as const)
  const total = (side: 0 | 1) =>
    cut.reduce((sum, both) => sum + both[side].reduce((length, each) => length + each.length, 0), 0)
  const ratio = total(0) > 0 && total(1) > 0 ? total(1) / total(0) : 1
  return cut.flatMap(([from, to], index) => {
    const heads = headings(pairs[index])
    const beads = alignSentences(from, to, ratio)
    return [
      ...heads,
      ...beads.map(({ from: left, to: right }): Beside => [joined(from, left), joined(to, right)]),
    ]
  })
}

interface Placed extends Measured {
  readonly sentence: Sentence
  /** The text of the block, for sentences that are joined. */
  readonly block: string
}

function measured({ row, xml }: Worded): Placed[] {
  return textBlocksOf(xml).flatMap(({ place, text }, block) =>
    sentencesOf(text).map(({ start, end }): Placed => {
      const words = text.slice(start, end)
      const numbers = words.normalize('NFKC').match(/\d+/g) ?? []
      return {
        sentence: { row, block, start, lastBlock: block, end, text: words },
        block: text,
        length: words.length,
        numbers: numbers.sort(),
        place,
      }
    }),
  )
}

function headings(pair: readonly [Worded, Worded] | undefined): Beside[] {
  const [from, to] = pair ?? []
  if (!from?.heading || !to?.heading) return []
  return [[headingOf(from.row, from.heading), headingOf(to.row, to.heading)]]
}

function headingOf(row: number, text: string): Sentence {
  return { row, block: HEADING, start: 0, lastBlock: HEADING, end: text.length, text }
}

function joined(sentences: readonly Placed[], at: readonly number[]): Sentence {
  const all = at.flatMap((index) => sentences[index] ?? [])
  const [first, last] = [all[0], all.at(-1)]
  if (!first || !last) throw new Error('Cannot join sentences: a bead has none; expected one or two')
  const { sentence } = first
  if (first === last) return sentence
  const text =
    sentence.block === last.sentence.block
      ? first.block.slice(sentence.start, last.sentence.end)
      : all.map((each) => each.sentence.text).join(' ')
  return { ...sentence, lastBlock: last.sentence.block, end: last.sentence.end, text }
}
