/** How near candidates lie to the source by a model of many languages, where the operator supplied one and both have vectors. */
import { type JudgedRow, judgedRows } from '#store/concept-walks.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { embeddingModel, vectorsOfTexts } from '#store/embeddings.ts'
import { cosine } from '#vocab/embedding/vector.ts'

// Of a division no more of its provisions are looked at.
const MOST_OF_SOURCE = 20

/**
 * Returns the likeness of candidates, 0 to 1, by row: how far the model sets one above the mean of them all, of what there is above it.
 * The mean is taken because models differ in how alike they find any two texts of law. Empty where there is no model.
 */
export function meaningLikeness(
  db: Database,
  source: readonly number[],
  candidates: readonly JudgedRow[],
): Map<number, number> {
  if (embeddingModel(db) === null) return new Map()
  const own = [...vectorsOf(db, judgedRows(db, source.slice(0, MOST_OF_SOURCE))).values()]
  if (own.length === 0) return new Map()
  const near = [...vectorsOf(db, candidates)].map(
    ([row, vector]) => [row, Math.max(...own.map((each) => cosine(each, vector)))] as const,
  )
  const mean = near.reduce((sum, [, cos]) => sum + cos, 0) / Math.max(1, near.length)
  return new Map(near.map(([row, cos]) => [row, mean >= 1 ? 0 : Math.max(0, (cos - mean) / (1 - mean))]))
}

function vectorsOf(db: Database, rows: readonly JudgedRow[]): Map<number, Uint8Array> {
  const byText = vectorsOfTexts(
    db,
    rows.flatMap(({ textId }) => textId ?? []),
  )
  return new Map(
    rows.flatMap(({ id, textId }) => {
      const vector = textId === null ? undefined : byText.get(textId)
      return vector ? [[id, vector] as const] : []
    }),
  )
}
