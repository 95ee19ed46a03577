/**
 * Which word says which in short phrases of two languages that mean the same, as the labels of one concept do: IBM Model 1 in both
 * directions (Brown et al. 1993, cited in full in `word-alignment.ts`), without places, because phrases are short and turn their words
 * round. A word is as sure as both directions are (Liang, Taskar and Klein 2006).
 */
import { PairTable } from './pair-table.ts'

/** Phrases of two languages that all mean the same, each as its words. */
export interface Meaning {
  readonly from: readonly (readonly string[])[]
  readonly to: readonly (readonly string[])[]
}

/** A word of the other language, and how sure it is that it says the same, 0 to 1. */
export interface RenderedWord {
  readonly word: string
  readonly sure: number
}

const ROUNDS = 6
// Something of every word stays unsaid, so that what stands in one phrase only is not sure.
const UNSAID = 0.3
const LEAST_SURE = 0.15
const MOST_RENDERINGS = 3

/** Returns the likeliest renderings of each word, the surest first; words that nothing says have none. */
export function renderedWords(meanings: readonly Meaning[]): ReadonlyMap<string, readonly RenderedWord[]> {
  const [from, to] = [new Numbers(), new Numbers()]
  const cells = new PairTable()
  const numbered = meanings.map((meaning) => ({
    from: meaning.from.map((phrase) => phrase.map((word) => from.of(word))),
    to: meaning.to.map((phrase) => phrase.map((word) => to.of(word))),
  }))
  const forward = eventsOf(numbered, (one, other) => cells.idOf(one, other))
  const backward = eventsOf(
    numbered.map(({ from, to }) => ({ from: to, to: from })),
    (one, other) => cells.idOf(other, one),
  )
  const there = likelihoods(forward, cells.size, from.words.length)
  const back = likelihoods(backward, cells.size, to.words.length)
  const found = new Map<string, RenderedWord[]>()
  for (const [cell, one] of forward.given.entries()) {
    const sure = Math.sqrt((there[cell] ?? 0) * (back[cell] ?? 0))
    const [word, rendering] = [from.words[one], to.words[backward.given[cell] ?? 0]]
    if (sure < LEAST_SURE || word === undefined || rendering === undefined) continue
    const known = found.get(word)
    if (known) known.push({ word: rendering, sure })
    else found.set(word, [{ word: rendering, sure }])
  }
  return new Map([...found].map(([word, all]) => [word, surest(all)]))
}

function surest(all: readonly RenderedWord[]): RenderedWord[] {
  return all.toSorted((a, b) => b.sure - a.sure || (a.word < b.word ? -1 : 1)).slice(0, MOST_RENDERINGS)
}

interface NumberedMeaning {
  readonly from: readonly (readonly number[])[]
  readonly to: readonly (readonly number[])[]
}

// Each time that a word is said where a phrase is given: the cells of its words with the one that is said lie one beside another.
interface Events {
  readonly cells: readonly number[]
  /** Where in `cells` each event ends. */
  readonly ends: readonly number[]
  readonly weights: readonly number[]
  /** By cell, the word that is given. */
  readonly given: readonly number[]
}

function eventsOf(
  meanings: readonly NumberedMeaning[],
  cellOf: (given: number, said: number) => number,
): Events {
  const cells: number[] = []
  const ends: number[] = []
  const weights: number[] = []
  const given: number[] = []
  for (const { from, to } of meanings) {
    // What many phrases mean counts for more than what few do, and for less than all their pairs.
    const weight = 1 / Math.sqrt(from.length * to.length)
    const often = new Map<number, number>()
    for (const word of to.flat()) often.set(word, (often.get(word) ?? 0) + 1)
    for (const phrase of from)
      for (const [said, times] of often) {
        for (const word of phrase) {
          const cell = cellOf(word, said)
          cells.push(cell)
          given[cell] = word
        }
        ends.push(cells.length)
        weights.push(weight * times)
      }
  }
  return { cells, ends, weights, given }
}

// How likely each cell's word is said where its given one stands, by expectation and maximisation.
function likelihoods({ cells, ends, weights, given }: Events, size: number, words: number): Float64Array {
  const likely = new Float64Array(size).fill(1)
  const counts = new Float64Array(size)
  const totals = new Float64Array(words)
  for (let round = 0; round < ROUNDS; round++) {
    counts.fill(0)
    totals.fill(UNSAID)
    for (let event = 0, from = 0; event < ends.length; event++) {
      const end = ends[event] ?? 0
      let sum = 0
      for (let at = from; at < end; at++) sum += likely[cells[at] ?? 0] ?? 0
      const each = sum > 0 ? (weights[event] ?? 0) / sum : 0
      for (; from < end; from++) {
        const cell = cells[from] ?? 0
        const share = each * (likely[cell] ?? 0)
        counts[cell] = (counts[cell] ?? 0) + share
        totals[given[cell] ?? 0] = (totals[given[cell] ?? 0] ?? 0) + share
      }
    }
    for (let cell = 0; cell < size; cell++)
      likely[cell] = (counts[cell] ?? 0) / (totals[given[cell] ?? 0] ?? 1)
  }
  return likely
}

// Words numbered as they come.
class Numbers {
  readonly words: string[] = []
  readonly #known = new Map<string, number>()

  of(word: string): number {
    let number = this.#known.get(word)
    if (number === undefined) {
      number = this.words.push(word) - 1
      this.#known.set(word, number)
    }
    return number
  }
}
