/**
 * How much a provision is about a concept that it tells: by how much of its words tell it, how early and how surely, and whether its
 * heading does. docs/spec/counterparts.md says it in words.
 */
import type { Told } from './concept-bytes.ts'

/** Raised where what is reckoned here or stored changes: the index is then made anew. */
export const STRENGTH = '2'

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
// One place in so many words counts half.
const HALF_WORDS = 60
const WEAK = 0.6
const BY_WORDS = 0.5
const BY_BEGINNING = 0.4
const BY_HEADING = 0.7
const WHOLE = BY_WORDS + BY_BEGINNING + BY_HEADING

/** Returns what a row tells by its words and its heading, the concepts that it tells most first. */
export function rowTold(words: number, inText: readonly Told[], inHeading: readonly Told[]): RowTold[] {
  const headed = new Map(inHeading.map((told) => [told.concept, told]))
  const all = inText.map((told): RowTold => {
    const heading = headed.get(told.concept)
    headed.delete(told.concept)
    const strength = byWords(words, told) + (heading ? BY_HEADING * sureness(heading) : 0)
    return {
      concept: told.concept,
      strength: quantum(strength / WHOLE),
      count: told.count,
      strong: told.strong || (heading?.strong ?? false),
      inHeading: heading !== undefined,
    }
  })
  for (const told of headed.values())
    all.push({
      concept: told.concept,
      strength: quantum((BY_HEADING * sureness(told)) / WHOLE),
      count: 0,
      strong: told.strong,
      inHeading: true,
    })
  return all.sort((a, b) => b.strength - a.strength || a.concept - b.concept)
}

function byWords(words: number, told: Told): number {
  const share = told.count / (told.count + Math.max(0.5, words / HALF_WORDS))
  return (BY_WORDS * share + BY_BEGINNING * (told.early / MOST)) * sureness(told)
}

function sureness({ strong }: Told): number {
  return strong ? 1 : WEAK
}

function quantum(share: number): number {
  return Math.max(1, Math.min(MOST, Math.round(share * MOST)))
}
