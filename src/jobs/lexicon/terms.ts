/** Terms as they are asked for: in which direction, by which stems, and which of the words of one stem was meant. */
import type { Direction, PairLearnt, Rendering } from '#store/lexicon.ts'
import { lexiconAnalyser } from './analyser.ts'

/** A pair that was learnt, in one direction. */
export interface OwnDirection extends Direction {
  readonly learnt: PairLearnt
}

/** Returns the direction from one language to the other; null where the pair was not learnt. */
export function directionOf(pairs: readonly PairLearnt[], from: string, to: string): OwnDirection | null {
  for (const learnt of pairs) {
    if (learnt.one === from && learnt.other === to) return { pair: learnt.id, forward: true, learnt }
    if (learnt.one === to && learnt.other === from) return { pair: learnt.id, forward: false, learnt }
  }
  return null
}

/** Returns the stems of a typed term's words; empty where it has none that say anything. */
export function stemsIn(term: string, language: string): string {
  // An analyser keeps the words that it met: one for each question keeps none of what people type.
  return lexiconAnalyser(
    language,
    [],
  )(term)
    .filter(({ kind }) => kind === 'word')
    .map((token) => token.term)
    .join(' ')
}

/** Returns renderings by term: of words of one stem, those of the one that was typed first. */
export function byTerm(renderings: readonly Rendering[], typed: string): Rendering[][] {
  const lower = typed.toLowerCase()
  const isTyped = ([first]: readonly Rendering[]) =>
    first?.fromForms.some((form) => form.toLowerCase() === lower) ? 1 : 0
  return [...Map.groupBy(renderings, ({ term }) => term).values()].sort(
    (a, b) => isTyped(b) - isTyped(a) || (b[0]?.fromOften ?? 0) - (a[0]?.fromOften ?? 0),
  )
}
