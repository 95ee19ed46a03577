/** Entries out of what stood side by side: which renderings of a term are borne out, how they are written, and where. */
import { likelihoodRatio } from './likelihood.ts'
import type { Entry, Proof, SentencePair, Span } from './model.ts'
import { PairTable } from './pair-table.ts'
import { type NumberedWords, stemsOf, type Unit, type Words } from './units.ts'

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
const MOST_PROOFS = 3

/** Returns the entries, the likeliest rendering of each term first, terms in the order of their keys. */
export function bestEntries(learnt: Learnt): Entry[] {
  const { idOf, choices } = borneOut(learnt)
  const works = worksOf(learnt, idOf, choices)
  const kept = new Set([0, 1].flatMap((side) => bestOf(choices, works, side as 0 | 1)))
  const found = new Map<number, Found>()
  learnt.each((meeting) => {
    const id = idOf(meeting)
    const choice = choices.get(id)
    if (!choice || !kept.has(id)) return
    let known = found.get(id)
    if (!known) found.set(id, (known = newFound(choice, works.get(id) ?? new Map(), meeting, learnt)))
    note(known, meeting, learnt)
  })
  return [...found.values()].map(entryOf).sort(byTerm)
}

/** Two terms that stand together more often than by chance. */
interface Choice {
  readonly ends: readonly [from: number, to: number]
  readonly together: number
  readonly from: number
  readonly to: number
  readonly likelihood: number
}

type IdOf = (meeting: Meeting) => number

function borneOut({ each, often, read }: Learnt): { idOf: IdOf; choices: Map<number, Choice> } {
  const table = new PairTable()
  const ends: [number, number][] = []
  const counts: number[] = []
  const idOf: IdOf = ({ from, to }) => table.idOf(from.id, to.id)
  each((meeting) => {
    const id = idOf(meeting)
    if (id === ends.length) ends.push([meeting.from.id, meeting.to.id])
    counts[id] = (counts[id] ?? 0) + 1
  })
  const all = read.reduce((sum, { from, to }) => sum + Math.max(from.ids.length, to.ids.length), 0)
  const choices = new Map<number, Choice>()
  for (const [id, pair] of ends.entries()) {
    const [together, from, to] = [counts[id] ?? 0, often.from[pair[0]] ?? 0, often.to[pair[1]] ?? 0]
    if (together < LEAST_TOGETHER || together < LEAST_SHARE * Math.min(from, to)) continue
    const likelihood = likelihoodRatio(together, from, to, all)
    if (likelihood >= LEAST_LIKELIHOOD) choices.set(id, { ends: pair, together, from, to, likelihood })
  }
  return { idOf, choices }
}

type Works = Map<number, Map<number, number>>

function worksOf({ each, pairs }: Learnt, idOf: IdOf, choices: ReadonlyMap<number, Choice>): Works {
  const works: Works = new Map()
  each((meeting) => {
    const id = idOf(meeting)
    if (!choices.has(id)) return
    const work = pairs[meeting.pair]?.work ?? 0
    const counts = works.get(id) ?? new Map<number, number>()
    works.set(id, counts.set(work, (counts.get(work) ?? 0) + 1))
  })
  return works
}

// The likeliest renderings of a term, and the one that each work prefers: what is rare in all may be the word of one field of law.
function bestOf(choices: ReadonlyMap<number, Choice>, works: Works, side: 0 | 1): number[] {
  const kept: number[] = []
  for (const ids of Map.groupBy(choices.keys(), (id) => choices.get(id)?.ends[side]).values()) {
    ids.sort((a, b) => (choices.get(b)?.likelihood ?? 0) - (choices.get(a)?.likelihood ?? 0) || a - b)
    kept.push(...ids.slice(0, MOST_RENDERINGS))
    const preferred = new Map<number, readonly [id: number, count: number]>()
    for (const id of ids)
      for (const [work, count] of works.get(id) ?? [])
        if (count >= LEAST_TOGETHER && count > (preferred.get(work)?.[1] ?? 0))
          preferred.set(work, [id, count])
    for (const [id] of preferred.values()) kept.push(id)
  }
  return kept
}

interface Found {
  readonly choice: Choice
  readonly fromStems: string
  readonly toStems: string
  readonly fromForms: Map<string, number>
  readonly toForms: Map<string, number>
  readonly works: ReadonlyMap<number, number>
  proofs: (Proof & { readonly length: number; readonly work: number })[]
}

function newFound(
  choice: Choice,
  works: ReadonlyMap<number, number>,
  { pair, from, to }: Meeting,
  { read }: Learnt,
): Found {
  const words = read[pair]
  return {
    choice,
    fromStems: words ? stemsOf(words.from, from) : '',
    toStems: words ? stemsOf(words.to, to) : '',
    fromForms: new Map(),
    toForms: new Map(),
    works,
    proofs: [],
  }
}

function note(found: Found, { pair, from, to }: Meeting, { read, pairs }: Learnt): void {
  const [words, sentences] = [read[pair], pairs[pair]]
  if (!words || !sentences) return
  const [left, right] = [spanOf(words.from, from), spanOf(words.to, to)]
  noteForm(found.fromForms, words.from.text, left)
  noteForm(found.toForms, words.to.text, right)
  const length = plainness(sentences)
  found.proofs.push({ pair, from: left, to: right, length, work: sentences.work })
  if (found.proofs.length > 4 * MOST_PROOFS) found.proofs = bestProofs(found.proofs)
}

function spanOf({ tokens }: Words, { first, last }: Unit): Span {
  return [tokens[first]?.start ?? 0, tokens[last]?.end ?? 0]
}

const ELSEWHERE = 1000

// A capital at the beginning of a sentence says nothing of the word: forms from elsewhere count a thousandfold.
function noteForm(forms: Map<string, number>, text: string, [start, end]: Span): void {
  const form = text.slice(start, end).replace(/\s+/g, ' ')
  const weight = /[\p{L}\p{N}]/u.test(text.slice(0, start)) ? ELSEWHERE : 1
  forms.set(form, (forms.get(form) ?? 0) + weight)
}

// A sentence that is short and no mere heading shows a term best.
function plainness({ from, to }: SentencePair): number {
  const length = from.text.length + to.text.length
  return length < 80 ? 1000 - length : length
}

// The plainest of each work, then the plainest of all.
function bestProofs<P extends Found['proofs'][number]>(proofs: readonly P[]): P[] {
  const sorted = proofs.toSorted((a, b) => a.length - b.length || a.pair - b.pair)
  const seen = new Set<number>()
  const firsts = sorted.filter(({ work }) => !seen.has(work) && seen.add(work))
  const best = [...firsts, ...sorted.filter((proof) => !firsts.includes(proof))]
  return best
    .filter(({ pair }, index) => best.findIndex((other) => other.pair === pair) === index)
    .slice(0, MOST_PROOFS)
}

function entryOf({ choice, fromStems, toStems, fromForms, toForms, works, proofs }: Found): Entry {
  const { together, from, to, likelihood } = choice
  return {
    together,
    from,
    to,
    likelihood,
    fromTerm: choice.ends[0],
    toTerm: choice.ends[1],
    fromStems,
    toStems,
    fromForms: byFrequency(fromForms),
    toForms: byFrequency(toForms),
    works,
    proofs: bestProofs(proofs).map(({ pair, from: left, to: right }) => ({ pair, from: left, to: right })),
  }
}

const MOST_FORMS = 12

// Of one word in capitals and not, the way it is written most; of words, the one that stands most first, however written.
function byFrequency(forms: ReadonlyMap<string, number>): string[] {
  const words = [...Map.groupBy(forms, ([form]) => form.toLowerCase()).values()]
  const times = (all: Forms) =>
    all.reduce((sum, [, weight]) => sum + Math.floor(weight / ELSEWHERE) + (weight % ELSEWHERE), 0)
  return words
    .map((all) => all.toSorted(([a, one], [b, other]) => other - one || (a < b ? 1 : -1)))
    .toSorted((a, b) => times(b) - times(a) || ((a[0]?.[0] ?? '') < (b[0]?.[0] ?? '') ? -1 : 1))
    .flatMap(([first]) => first?.[0] ?? [])
    .slice(0, MOST_FORMS)
}

type Forms = readonly (readonly [form: string, weight: number])[]

function byTerm(a: Entry, b: Entry): number {
  if (a.fromStems !== b.fromStems) return a.fromStems < b.fromStems ? -1 : 1
  return (
    a.fromTerm - b.fromTerm ||
    b.likelihood - a.likelihood ||
    (a.toStems < b.toStems ? -1 : a.toStems > b.toStems ? 1 : 0)
  )
}
