/** Reading the rank of an act off its type and title, by what its jurisdiction calls each rank. */
import type { Force } from './force.ts'

/** One line of a jurisdiction's data: an act that is all of what the line names has the rank. The first line that fits holds. */
export interface RankRule {
  readonly force: Force
  /** Document type or subtype. */
  readonly type?: string | undefined
  /** Begins, ends or otherwise marks the title; letter case aside. */
  readonly title?: RegExp | undefined
}

// What a subtype means wherever it is used: it says more than a title does.
const EVERYWHERE: readonly (RankRule & { type: string })[] = [
  { type: 'constitution', force: 'constitution' },
  { type: 'constitutional-act', force: 'constitutional-law' },
  { type: 'treaty', force: 'treaty' },
  { type: 'code', force: 'code' },
  { type: 'law', force: 'law' },
  { type: 'statute', force: 'law' },
  { type: 'decree-law', force: 'decree-with-force-of-law' },
  { type: 'decree', force: 'decree' },
  { type: 'regulation', force: 'government-regulation' },
  { type: 'order', force: 'ministerial-regulation' },
  { type: 'by-law', force: 'local-regulation' },
  { type: 'judgment', force: 'individual-act' },
  { type: 'practice', force: 'guidance' },
  { type: 'opinion', force: 'guidance' },
]

/** Returns the rank by the subtype where that tells it, else by the jurisdiction's lines; null where nothing does. */
export function rankOf(
  work: { readonly type: string; readonly subtype: string | null; readonly title: string },
  rules: readonly RankRule[],
): Force | null {
  const fits = ({ type, title }: RankRule) =>
    (type === undefined || type === work.type || type === work.subtype) &&
    (title === undefined || title.test(work.title))
  const byName = (name: string | null) => EVERYWHERE.find(({ type }) => type === name)
  return (byName(work.subtype) ?? rules.find(fits) ?? byName(work.type))?.force ?? null
}
