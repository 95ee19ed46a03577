/** The pairs of languages that a library holds parallel texts of, each with its works. */
import type { Database } from '#store/dialect/sqlite.ts'
import { pairsLearnt } from '#store/lexicon.ts'
import { type ParallelExpression, parallelExpressions, type ReadWork } from '#store/record/lexicon.ts'

/** A work in the two languages of a pair, in the order of their codes. */
export type ParallelWork = readonly [ParallelExpression, ParallelExpression]

/** Returns the name of a pair, whichever of its languages is named first. */
export function keyOf(one: string, other: string): string {
  return [one, other].toSorted().join(' ')
}

/** Returns the languages of a pair that is named so. */
export function languagesOf(key: string): [string, string] {
  const [one = '', other = ''] = key.split(' ')
  return [one, other]
}

/** Returns the works of each pair, by its name; of a work in very many languages, only pairs that others make, that were learnt, or that are asked for. */
export async function pairsHeld(
  db: Database,
  open: Database,
  asked: readonly string[] = [],
): Promise<Map<string, ParallelWork[]>> {
  const learnt = (await pairsLearnt(db)).map(({ one, other }) => keyOf(one, other))
  return heldPairs(parallelExpressions(open), new Set([...asked, ...learnt]))
}

// A declaration in hundreds of languages makes a hundred thousand pairs, of each of which it alone tells little.
const MANY_LANGUAGES = 30

// Works by pair of languages, in the order of their names. One in very many languages adds to pairs that there are, and to those named.
function heldPairs(
  expressions: readonly ParallelExpression[],
  named: ReadonlySet<string>,
): Map<string, ParallelWork[]> {
  const pairs = new Map<string, ParallelWork[]>()
  const works = [...Map.groupBy(expressions, ({ iri }) => iri).values()]
  const [few, many] = [
    works.filter((of) => of.length <= MANY_LANGUAGES),
    works.filter((of) => of.length > MANY_LANGUAGES),
  ]
  for (const work of few.flatMap(parallels)) push(pairs, work)
  for (const work of many.flatMap(parallels))
    if (pairs.has(keyOfWork(work)) || named.has(keyOfWork(work))) push(pairs, work)
  return new Map([...pairs].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function parallels(expressions: readonly ParallelExpression[]): ParallelWork[] {
  return expressions.flatMap((one) =>
    expressions.flatMap((other): ParallelWork[] => (one.language < other.language ? [[one, other]] : [])),
  )
}

const keyOfWork = ([one, other]: ParallelWork) => keyOf(one.language, other.language)

function push(pairs: Map<string, ParallelWork[]>, work: ParallelWork): void {
  const works = pairs.get(keyOfWork(work))
  if (works) works.push(work)
  else pairs.set(keyOfWork(work), [work])
}

/** Returns whether just these works were read, in the state that they are in. */
export function isLearnt(
  works: readonly ParallelWork[],
  read: ReadonlyMap<number, ReadWork> | null,
): read is ReadonlyMap<number, ReadWork> {
  return (
    read?.size === works.length && works.every((work) => read.get(work[0].workId)?.state === stateOf(work))
  )
}

/** Returns what says whether a work changed since it was read. */
export function stateOf([one, other]: ParallelWork): string {
  return `${one.id}@${one.recording}/${other.id}@${other.recording}`
}
