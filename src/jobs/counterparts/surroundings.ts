/**
 * What stands round provisions: the concepts of those before and after them. Where two acts have the same order, what lies round a
 * provision in one is like what lies round its counterpart in the other, though the words of the two are not.
 */
import { conceptLikeness, sharedConcepts, type Vector } from '#compare/counterparts/concept-vector.ts'
import type { RowsInQuestion } from '#search/rows-saying.ts'
import { type JudgedRow, judgedRows } from '#store/concept-walks.ts'
import { ownVectors } from './concepts.ts'
import type { Question } from './question.ts'

// Neighbours on either side, each counting half as much as the one before, and rows that are passed to find them.
const NEIGHBOURS = 2
const MOST_PASSED = 6
const FURTHER_OFF = 0.5

/** How like what stands round a row is to what stands round the source. */
export interface Surroundings {
  /** 0 to 1; 0 where one of them has no neighbours. */
  readonly likeness: number
  /** Concepts that both tell, those that bring them together most first. */
  readonly concepts: readonly number[]
}

const MOST_CONCEPTS = 3

/** Returns by id how like what stands round each row is to what stands round the source. */
export function surroundingsOf(
  { db, rows, source, concepts }: Question,
  judged: readonly JudgedRow[],
): Map<number, Surroundings> {
  const around = new Map([source.row, ...judged].map(({ id }) => [id, neighbours(rows, id)]))
  const ids = [...new Set([...around.values()].flatMap((near) => near.map(({ row }) => row)))]
  const vectors = ownVectors(db, judgedRows(db, ids), ({ id }) => rows.factsOf(id)?.language ?? '')
  const vectorOf = (id: number) => summed(around.get(id) ?? [], vectors)
  const own = vectorOf(source.row.id)
  return new Map(
    judged.map(({ id }) => {
      const there = vectorOf(id)
      const shared = sharedConcepts(own, there, concepts.rarityOf).slice(0, MOST_CONCEPTS)
      return [id, { likeness: conceptLikeness(own, there, concepts.rarityOf), concepts: shared }]
    }),
  )
}

interface Neighbour {
  readonly row: number
  readonly weight: number
}

// Rows are recorded in reading order: those of the same text and day beside a row's number stand beside it.
function neighbours(rows: RowsInQuestion, id: number): Neighbour[] {
  const { attributes } = rows.index
  const expression = attributes.expressionOf(id)
  const found: Neighbour[] = []
  for (const step of [-1, 1]) {
    let weight = 1
    for (let passed = 1, left = NEIGHBOURS; passed <= MOST_PASSED && left > 0; passed++) {
      const row = id + step * passed
      if (row <= 0 || attributes.expressionOf(row) !== expression || !rows.holds(row)) continue
      found.push({ row, weight })
      weight *= FURTHER_OFF
      left--
    }
  }
  return found
}

function summed(near: readonly Neighbour[], vectors: ReadonlyMap<number, Vector>): Vector {
  const sum = new Map<number, number>()
  for (const { row, weight } of near)
    for (const [concept, value] of vectors.get(row) ?? [])
      sum.set(concept, (sum.get(concept) ?? 0) + weight * value)
  return sum
}
