/** Vectors of texts: which model they are of, which texts have none yet, and those that have one. */
import { chunks } from '#kit/chunks.ts'
import { among, type Database } from './dialect/sqlite.ts'
import type { Writing } from './record/recorded.ts'

/** The model that all vectors held are of. */
export interface HeldModel {
  readonly name: string
  readonly hash: string
}

/** Returns the model that vectors are of; null where there are none. */
export function embeddingModel(db: Database): HeldModel | null {
  const query = db.sql.selectFrom('embedding_model').select(['name', 'hash'])
  const [row] = db.rows(query.compile()) as [string, string][]
  return row ? { name: row[0], hash: row[1] } : null
}

/** Returns how many texts there are, and how many have a vector. */
export function embeddingCounts(db: Database): { readonly texts: number; readonly vectors: number } {
  const [texts] = db.rows(
    db.sql
      .selectFrom('text')
      .select((eb) => eb.fn.countAll().as('n'))
      .compile(),
  )
  const [vectors] = db.rows(
    db.sql
      .selectFrom('embedding')
      .select((eb) => eb.fn.countAll().as('n'))
      .compile(),
  )
  return { texts: Number(texts?.[0] ?? 0), vectors: Number(vectors?.[0] ?? 0) }
}

/** Returns texts after an id that have no vector, as they are stored, in the order of their ids. */
export function textsWithoutVector(
  db: Database,
  after: number,
  most: number,
): { readonly id: number; readonly xml: string }[] {
  const query = db.sql
    .selectFrom('text')
    .where('text.id', '>', after)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('embedding').whereRef('embedding.text_id', '=', 'text.id').select('text_id'))),
    )
    .orderBy('text.id')
    .limit(most)
    .select(['text.id', 'text.xml'])
  return (db.rows(query.compile()) as [number, string][]).map(([id, xml]) => ({ id, xml }))
}

/** Returns the vectors of texts that have one, by text id. */
export function vectorsOfTexts(db: Database, textIds: readonly number[]): Map<number, Uint8Array> {
  const query = db.sql.selectFrom('embedding').where(among('text_id', textIds)).select(['text_id', 'vector'])
  return new Map(db.rows(query.compile()) as [number, Uint8Array][])
}

/** Puts vectors down. */
export async function putVectors(trx: Writing, vectors: ReadonlyMap<number, Uint8Array>): Promise<void> {
  const rows = [...vectors].map(([text_id, vector]) => ({ text_id, vector }))
  for (const piece of chunks(rows, 200))
    await trx
      .insertInto('embedding')
      .values(piece)
      .onConflict((held) =>
        held.column('text_id').doUpdateSet((eb) => ({ vector: eb.ref('excluded.vector') })),
      )
      .execute()
}

/** Takes a model for the one that vectors are of from now on: those of another are not comparable, and go. */
export async function takeModel(trx: Writing, { name, hash }: HeldModel): Promise<void> {
  await forgetVectors(trx)
  await trx.insertInto('embedding_model').values({ id: 1, name, hash }).execute()
}

/** Forgets all vectors and their model. */
export async function forgetVectors(trx: Writing): Promise<void> {
  await trx.deleteFrom('embedding').execute()
  await trx.deleteFrom('embedding_model').execute()
}
