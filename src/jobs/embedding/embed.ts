/** Giving vectors to the texts of a library by a model that its operator supplied: those that have none yet, or all of them where the model is another. */
import { plainText } from '#law/content.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import {
  embeddingCounts,
  embeddingModel,
  putVectors,
  takeModel,
  textsWithoutVector,
} from '#store/embeddings.ts'
import type { EmbeddingModel } from '#vocab/embedding/model.ts'

export interface Embedded {
  readonly model: { readonly name: string; readonly hash: string }
  /** Texts that were given a vector now. */
  readonly made: number
  /** Texts that have one. */
  readonly vectors: number
  readonly texts: number
  readonly seconds: number
}

export interface EmbedOptions {
  readonly progress: (step: { done: number; total: number }) => void
  /** Give up after this many texts; the rest is done by the next run. */
  readonly limit?: number
}

// Texts at a time: so much is done again by whoever is interrupted.
const PIECE = 64

/** Gives vectors to texts, a piece at a time: whoever is interrupted goes on where it was. */
export async function embedTexts(
  db: Database,
  model: EmbeddingModel,
  { progress, limit = Number.POSITIVE_INFINITY }: EmbedOptions,
): Promise<Embedded> {
  const started = performance.now()
  const { name, hash } = model
  if (embeddingModel(db)?.hash !== hash)
    await db.sql.transaction().execute((trx) => takeModel(trx, { name, hash }))
  const { texts, vectors } = embeddingCounts(db)
  const total = Math.min(texts - vectors, limit)
  let made = 0
  let after = 0
  while (made < total) {
    const piece = textsWithoutVector(db, after, Math.min(PIECE, total - made))
    const last = piece.at(-1)
    if (!last) break
    await put(db, piece, await model.vectorsOf(piece.map(({ xml }) => plainText(xml))))
    after = last.id
    made += piece.length
    progress({ done: made, total })
  }
  return {
    model: { name, hash },
    made,
    ...embeddingCounts(db),
    seconds: (performance.now() - started) / 1000,
  }
}

async function put(
  db: Database,
  texts: readonly { readonly id: number }[],
  vectors: readonly Uint8Array[],
): Promise<void> {
  const byText = new Map(texts.map(({ id }, i) => [id, vectors[i] ?? new Uint8Array()]))
  await db.sql.transaction().execute((trx) => putVectors(trx, byText))
}
