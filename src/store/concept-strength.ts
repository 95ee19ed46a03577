/** How much a provision is about a concept that it tells: by how much of its words tell it, how surely, and whether its heading does. */
import type { Told } from './concept-bytes.ts'

/** Raised where what is reckoned here or stored changes: the index is then made anew. */
export const STRENGTH = '1'

/** What a row tells of one concept. */
export interface RowTold {
  readonly concept: number
  /** 1 to 255: the more, the more the row is about it. */
  readonly strength: number
  /** Places in its words. */
  readonly count: number
  readonly strong: boolean
  readonly inHeading: boolean
}

const MOST = 255
// Half for the heading, half for the words; there, one place in so many words counts half.
const HALF_WORDS = 60
const WEAK = 0.6

/** Returns what a row tells by its words and its heading, the concepts that it tells most first. */
export function rowTold(words: number, inText: readonly Told[], inHeading: readonly Told[]): RowTold[] {
  const headed = new Map(inHeading.map((told) => [told.concept, told]))
  const all: RowTold[] = inText.map(({ concept, count, strong }) => {
    const heading = headed.get(concept)
    headed.delete(concept)
    const share = shareOf(words, count) * (strong ? 1 : WEAK)
    const sure = heading ? (heading.strong ? 1 : WEAK) : 0
    return {
      concept,
      strength: quantum((share + sure) / 2),
      count,
      strong: strong || (heading?.strong ?? false),
      inHeading: heading !== undefined,
    }
  })
  for (const { concept, strong } of headed.values())
    all.push({ concept, strength: quantum((strong ? 1 : WEAK) / 2), count: 0, strong, inHeading: true })
  return all.sort((a, b) => b.strength - a.strength || a.concept - b.concept)
}

function shareOf(words: number, count: number): number {
  return count / (count + Math.max(0.5, words / HALF_WORDS))
}

function quantum(share: number): number {
  return Math.max(1, Math.min(MOST, Math.round(share * MOST)))
}
