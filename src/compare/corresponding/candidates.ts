/** Which provisions of the other act come near each, and how near: the few best of either side, so that large acts need no table of all pairs. */
import type { Vectors } from './vectors.ts'

/** Two provisions that may correspond. */
export interface Candidate {
  readonly before: number
  readonly after: number
  /** How much both share: of words, of concepts, of what their headings name (0 where one has none), and of all as they count together. */
  readonly words: number
  readonly subjects: number
  readonly headings: number
  readonly score: number
}

/** Candidates of each provision. */
const MOST = 6

/** Two provisions that somebody wants to know of, by index. */
export type Asked = readonly [before: number, after: number]

/** What provisions are held against each other by. */
export interface Measures {
  readonly words: Vectors
  readonly subjects: Vectors
  readonly headings: Vectors
  /** Which provisions of either side have a heading. */
  readonly headed: readonly [before: readonly boolean[], after: readonly boolean[]]
  /** What words count beside concepts. */
  readonly forWords: number
}

/** What headings count of the whole, where both sides have one. */
const FOR_HEADINGS = 0.2

/** Returns the candidates: for each provision of either side those that it shares most with, and those asked for. */
export function candidatesOf(measures: Measures, asked: readonly Asked[]): Candidate[] {
  const [rows, columns] = [measures.headed[0].length, measures.headed[1].length]
  const wanted = Map.groupBy(asked, ([before]) => before)
  const ofColumn = Array.from({ length: columns }, () => new Best())
  const kept = new Map<number, Candidate>()
  for (let before = 0; before < rows; before++) {
    const row = rowOf(measures, before)
    const candidateAt = (after: number): Candidate => ({
      before,
      after,
      words: row.words[after] ?? 0,
      subjects: row.subjects[after] ?? 0,
      headings: row.headings[after] ?? 0,
      score: row.scores[after] ?? 0,
    })
    const ofRow = new Best()
    for (let after = 0; after < columns; after++) {
      const score = row.scores[after] ?? 0
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

function rowOf({ words, subjects, headings, headed, forWords }: Measures, before: number) {
  const [said, about, named] = [words.row(before), subjects.row(before), headings.row(before)]
  const [own, others] = [headed[0][before] ?? false, headed[1]]
  const scores = said.map((one, after) => {
    const score = forWords * one + (1 - forWords) * (about[after] ?? 0)
    return own && others[after] ? (1 - FOR_HEADINGS) * score + FOR_HEADINGS * (named[after] ?? 0) : score
  })
  return { words: said, subjects: about, headings: named, scores }
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
