/** Which of what stood side by side is no chance, and which rendering of a term comes first. */
import { likelihoodRatio } from './likelihood.ts'
import type { SentencePair } from './model.ts'
import { PairTable } from './pair-table.ts'
import type { NumberedWords, Unit } from './units.ts'

/** A sentence pair with its words. */
export interface ReadPair {
  readonly from: NumberedWords
  readonly to: NumberedWords
}

/** A term and what says it, in one sentence pair. */
export interface Meeting {
  readonly pair: number
  readonly from: Unit
  readonly to: Unit
}

export type EachMeeting = (visit: (meeting: Meeting) => void) => void

/** How often each term stands in the sentences, by number. */
export interface Often {
  readonly from: Int32Array
  readonly to: Int32Array
}

export interface Learnt {
  readonly each: EachMeeting
  readonly often: Often
  readonly pairs: readonly SentencePair[]
  readonly read: readonly ReadPair[]
}

const LEAST_TOGETHER = 2
// Of what stands together by chance alone, one in a thousand passes: the quantile of χ² with one degree of freedom.
const LEAST_LIKELIHOOD = 10.83
const LEAST_SHARE = 0.04
const MOST_RENDERINGS = 6

/** Two terms that stand together more often than by chance. */
export interface Choice {
  readonly ends: readonly [from: number, to: number]
  readonly together: number
  readonly from: number
  readonly to: number
  readonly likelihood: number
}

/** 1 for the best rendering of the term, from either side. */
export interface Ranks {
  readonly from: number
  readonly to: number
}

export interface Chosen {
  readonly idOf: (meeting: Meeting) => number
  readonly choices: ReadonlyMap<number, Choice>
  /** Number of passages, by work. */
  readonly works: ReadonlyMap<number, ReadonlyMap<number, number>>
  /** Of those that are kept. */
  readonly ranks: ReadonlyMap<number, Ranks>
}

/** Returns what is kept of all meetings. */
export function chosen(learnt: Learnt): Chosen {
  const { idOf, choices } = borneOut(learnt)
  const { works, words } = placesOf(learnt, idOf, choices)
  const [from, to] = [ranked(choices, words, 0), ranked(choices, words, 1)]
  const kept = new Set([...bestOf(from, works), ...bestOf(to, works)])
  const rankIn = (lists: Lists) => new Map(lists.flatMap((ids) => ids.map((id, at) => [id, at + 1] as const)))
  const [fromRanks, toRanks] = [rankIn(from), rankIn(to)]
  const ranks = new Map<number, Ranks>()
  for (const id of kept) {
    const rank = { from: fromRanks.get(id) ?? 0, to: toRanks.get(id) ?? 0 }
    if (isWorth(choices.get(id)?.together ?? 0, rank, words.get(id) ?? [[], []])) ranks.set(id, rank)
  }
  return { idOf, choices, works, ranks }
}

// Phrases that met twice are chance clauses by the thousand: of what is so rare, words are kept where they are the best from one side,
// pairs of words where they are from both.
function isWorth(
  together: number,
  { from, to }: Ranks,
  [one, other]: readonly [readonly number[], readonly number[]],
): boolean {
  const least = Math.min(one.length, other.length)
  if (together > LEAST_TOGETHER || least > 2) return together > LEAST_TOGETHER
  return least === 1 ? from === 1 || to === 1 : from === 1 && to === 1
}

type IdOf = (meeting: Meeting) => number

function borneOut({ each, often, read }: Learnt): { idOf: IdOf; choices: Map<number, Choice> } {
  const table = new PairTable()
  const ends: Readonly<Record<'from' | 'to', number[]>> = { from: [], to: [] }
  const counts: number[] = []
  const idOf: IdOf = ({ from, to }) => table.idOf(from.id, to.id)
  each((meeting) => {
    const id = idOf(meeting)
    if (id === counts.length) {
      ends.from.push(meeting.from.id)
      ends.to.push(meeting.to.id)
    }
    counts[id] = (counts[id] ?? 0) + 1
  })
  const all = read.reduce((sum, { from, to }) => sum + Math.max(from.ids.length, to.ids.length), 0)
  const choices = new Map<number, Choice>()
  for (const [id, together] of counts.entries()) {
    const pair = [ends.from[id] ?? 0, ends.to[id] ?? 0] as const
    const [from, to] = [often.from[pair[0]] ?? 0, often.to[pair[1]] ?? 0]
    if (together < LEAST_TOGETHER || together < LEAST_SHARE * Math.min(from, to)) continue
    const likelihood = likelihoodRatio(together, from, to, all)
    if (likelihood >= LEAST_LIKELIHOOD) choices.set(id, { ends: pair, together, from, to, likelihood })
  }
  return { idOf, choices }
}

function wordsIn(words: NumberedWords | undefined, { first, last }: Unit): number[] {
  return [...(words?.ids.subarray(first, last + 1) ?? [])]
}

type Works = Map<number, Map<number, number>>
type WordsOf = Map<number, readonly [from: readonly number[], to: readonly number[]]>

// Where the choices stand, and of which words they are.
function placesOf(
  { each, pairs, read }: Learnt,
  idOf: IdOf,
  choices: ReadonlyMap<number, Choice>,
): { readonly works: Works; readonly words: WordsOf } {
  const works: Works = new Map()
  const words: WordsOf = new Map()
  each((meeting) => {
    const id = idOf(meeting)
    if (!choices.has(id)) return
    const work = pairs[meeting.pair]?.work ?? 0
    const counts = works.get(id) ?? new Map<number, number>()
    works.set(id, counts.set(work, (counts.get(work) ?? 0) + 1))
    const pair = read[meeting.pair]
    if (!words.has(id)) words.set(id, [wordsIn(pair?.from, meeting.from), wordsIn(pair?.to, meeting.to)])
  })
  return { works, words }
}

type Lists = readonly (readonly number[])[]

// The renderings of each term of a side, the best first.
function ranked(choices: ReadonlyMap<number, Choice>, words: WordsOf, side: 0 | 1): Lists {
  const other = side === 0 ? 1 : 0
  const lists = [...Map.groupBy(choices.keys(), (id) => choices.get(id)?.ends[side]).values()]
  return lists.map((ids) => {
    const sorted = ids.flatMap((id) => {
      const choice = choices.get(id)
      return choice ? [{ id, choice, words: words.get(id)?.[other] ?? [] }] : []
    })
    sorted.sort((a, b) => b.choice.likelihood - a.choice.likelihood || a.id - b.id)
    const first = fullest(sorted, other)
    return first ? [first.id, ...sorted.filter((each) => each !== first).map(({ id }) => id)] : []
  })
}

interface Numbered {
  readonly id: number
  readonly choice: Choice
  /** Of the rendering. */
  readonly words: readonly number[]
}

// The head of a phrase goes with a term as often as the whole phrase does, and a little more: "délégué", "délégué à la protection des
// données". The whole is what says the term, where it stands nearly as often and is hardly less sure.
const NEARLY_AS_OFTEN = 0.7
const LESS_SURE = 0.15

function fullest(sorted: readonly Numbered[], other: 0 | 1): Numbered | null {
  const sure = ({ choice }: Numbered) => choice.together / (other === 1 ? choice.to : choice.from)
  let best = sorted[0] ?? null
  for (let last: Numbered | null = null; best && best !== last; ) {
    const head: Numbered = best
    last = head
    for (const each of sorted) {
      const often = each.choice.together >= NEARLY_AS_OFTEN * head.choice.together
      if (!often || sure(each) < sure(head) - LESS_SURE || !holds(each.words, head.words)) continue
      if (best === head || each.choice.together > best.choice.together) best = each
    }
  }
  return best
}

// Whether a phrase holds another, and more.
function holds(whole: readonly number[], part: readonly number[]): boolean {
  if (whole.length <= part.length) return false
  return whole.some((_, at) => part.every((word, index) => whole[at + index] === word))
}

// The likeliest renderings of a term, and the one that each work prefers: what is rare in all may be the word of one field of law.
function bestOf(lists: Lists, works: Works): number[] {
  return lists.flatMap((ids) => {
    const preferred = new Map<number, readonly [id: number, count: number]>()
    for (const id of ids)
      for (const [work, count] of works.get(id) ?? [])
        if (count >= LEAST_TOGETHER && count > (preferred.get(work)?.[1] ?? 0))
          preferred.set(work, [id, count])
    return [...ids.slice(0, MOST_RENDERINGS), ...[...preferred.values()].map(([id]) => id)]
  })
}
