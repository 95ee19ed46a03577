/** Entries out of what stood side by side: which renderings of a term are borne out, how they are written, and where. */
import { type Choice, chosen, type Learnt, type Meeting, type Ranks } from './choices.ts'
import type { Entry, Proof, SentencePair, Span } from './model.ts'
import { stemsOf, type Unit, type Words } from './units.ts'

const MOST_PROOFS = 3

/** Returns the entries, the likeliest rendering of each term first, terms in the order of their keys. */
export function bestEntries(learnt: Learnt): Entry[] {
  const { idOf, choices, works, ranks } = chosen(learnt)
  const found = new Map<number, Found>()
  learnt.each((meeting) => {
    const id = idOf(meeting)
    const [choice, rank] = [choices.get(id), ranks.get(id)]
    if (!choice || !rank) return
    let known = found.get(id)
    if (!known)
      found.set(id, (known = newFound({ choice, rank, works: works.get(id) ?? new Map() }, meeting, learnt)))
    note(known, meeting, learnt)
  })
  return [...found.values()].map(entryOf).sort(byTerm)
}

interface Kept {
  readonly choice: Choice
  readonly rank: Ranks
  readonly works: ReadonlyMap<number, number>
}

interface Found extends Kept {
  readonly fromStems: string
  readonly toStems: string
  readonly fromForms: Map<string, number>
  readonly toForms: Map<string, number>
  proofs: (Proof & { readonly length: number; readonly work: number })[]
}

function newFound(kept: Kept, { pair, from, to }: Meeting, { read }: Learnt): Found {
  const words = read[pair]
  return {
    ...kept,
    fromStems: words ? stemsOf(words.from, from) : '',
    toStems: words ? stemsOf(words.to, to) : '',
    fromForms: new Map(),
    toForms: new Map(),
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
  return length < 120 ? 1000 - length : length
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

function entryOf({ choice, rank, works, fromStems, toStems, fromForms, toForms, proofs }: Found): Entry {
  const { together, from, to, likelihood } = choice
  return {
    together,
    from,
    to,
    likelihood,
    fromRank: rank.from,
    toRank: rank.to,
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
