/** Which provisions of the other act come near each, and how near: the few best of either side, so that large acts need no table of all pairs. */
import type { Vectors } from './vectors.ts'

/** Two provisions that may correspond. */
export interface Candidate {
  readonly before: number
  readonly after: number
  /** How much both share: of words, of concepts, and of both as they count together. */
  readonly words: number
  readonly subjects: number
  readonly score: number
}

/** Candidates of each provision. */
const MOST = 6

/** Two provisions that somebody wants to know of, by index. */
export type Asked = readonly [before: number, after: number]

/** Returns the candidates: for each provision of either side those that it shares most with. `forWords`: what words count of the whole. */
export function candidatesOf(
  words: Vectors,
  subjects: Vectors,
  [rows, columns]: readonly [number, number],
  { forWords, asked }: { readonly forWords: number; readonly asked: readonly Asked[] },
): Candidate[] {
  const wanted = Map.groupBy(asked, ([before]) => before)
  const ofColumn = Array.from({ length: columns }, () => new Best())
  const kept = new Map<number, Candidate>()
  for (let before = 0; before < rows; before++) {
    const [said, about] = [words.row(before), subjects.row(before)]
    const ofRow = new Best()
    const candidateAt = (after: number): Candidate => {
      const [one, other] = [said[after] ?? 0, about[after] ?? 0]
      return { before, after, words: one, subjects: other, score: forWords * one + (1 - forWords) * other }
    }
    for (let after = 0; after < columns; after++) {
      const score = forWords * (said[after] ?? 0) + (1 - forWords) * (about[after] ?? 0)
      if (score <= 0 || (!ofRow.takes(score) && !ofColumn[after]?.takes(score))) continue
      const candidate = candidateAt(after)
      ofRow.add(candidate)
      ofColumn[after]?.add(candidate)
    }
    for (const [, after] of wanted.get(before) ?? []) kept.set(before * columns + after, candidateAt(after))
    for (const candidate of ofRow.all) kept.set(before * columns + candidate.after, candidate)
  }
  for (const { all } of ofColumn)
    for (const candidate of all) kept.set(candidate.before * columns + candidate.after, candidate)
  return [...kept.values()]
}

// The few best, the best first.
class Best {
  readonly all: Candidate[] = []

  takes(score: number): boolean {
    return this.all.length < MOST || score > (this.all.at(-1)?.score ?? 0)
  }

  add(candidate: Candidate): void {
    if (!this.takes(candidate.score)) return
    let at = this.all.length
    while (at > 0 && (this.all[at - 1]?.score ?? 0) < candidate.score) at--
    this.all.splice(at, 0, candidate)
    if (this.all.length > MOST) this.all.pop()
  }
}
