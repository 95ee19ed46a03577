/** Writing what was learnt: the entries of a pair of languages anew, and the state in which each work was read. */
import { type Kysely, sql } from 'kysely'
import { chunks } from '#kit/chunks.ts'
import type { Database } from '../dialect/sqlite.ts'
import type { Schema } from '../schema.ts'
import type { Writing } from './recorded.ts'

/** An expression whose work is held in another language as well. */
export interface ParallelExpression {
  readonly id: number
  readonly workId: number
  readonly iri: string
  readonly language: string
  /** Another one whenever the library learnt something of it. */
  readonly recording: number
}

/** Returns the shown expressions of works that are held in two languages at least, by the name of the work, then by language. */
export function parallelExpressions(db: Database): ParallelExpression[] {
  const query = db.sql
    .selectFrom('expression as e')
    .innerJoin('work', 'work.id', 'e.work_id')
    .where('e.shown', '=', 1)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('expression as other')
          .whereRef('other.work_id', '=', 'e.work_id')
          .where('other.shown', '=', 1)
          .whereRef('other.language', '<>', 'e.language')
          .select('other.id'),
      ),
    )
    .select(['e.id', 'e.work_id', 'work.iri', 'e.language', 'e.recorded_in'])
    .orderBy('work.iri')
    .orderBy('e.language')
    .orderBy('e.id')
  const rows = db.rows(query.compile()) as [number, number, string, string, number][]
  return rows.map(([id, workId, iri, language, recording]) => ({ id, workId, iri, language, recording }))
}

/** A work as it was last read for a pair. */
export interface ReadWork {
  readonly state: string
  /** JSON, as the reader wrote it. */
  readonly sentences: string
}

/** Returns the works that the pair was last learnt from, by id, where it was by the same method; null where it was not. */
export function worksRead(
  db: Database,
  one: string,
  other: string,
  method: string,
): ReadonlyMap<number, ReadWork> | null {
  const pair = db.sql.selectFrom('lexicon_pair').where('one', '=', one).where('other', '=', other)
  const known = db.rows(pair.where('method', '=', method).select('id').compile())[0]
  if (!known) return null
  const query = db.sql
    .selectFrom('lexicon_work')
    .where('pair_id', '=', known[0] as number)
    .select(['work_id', 'state', 'sentences'])
  const rows = db.rows(query.compile()) as [number, string, string][]
  return new Map(rows.map(([id, state, sentences]) => [id, { state, sentences }]))
}

export interface LearntPair {
  readonly one: string
  readonly other: string
  readonly method: string
  readonly at: string
  /** Sentence pairs held, and how many of them were read. */
  readonly sentences: number
  readonly read: number
  readonly works: ReadonlyMap<number, ReadWork>
  readonly entries: readonly NewEntry[]
}

export interface NewEntry {
  readonly one: NewTerm
  readonly other: NewTerm
  readonly together: number
  readonly likelihood: number
  /** Number of passages, by id of the work. */
  readonly works: ReadonlyMap<number, number>
  readonly proofs: readonly NewProof[]
}

export interface NewTerm {
  readonly term: number
  readonly stems: string
  readonly forms: readonly string[]
  readonly often: number
  readonly rank: number
}

export interface NewProof {
  readonly workId: number
  readonly one: NewPlace
  readonly other: NewPlace
}

export interface NewPlace {
  readonly row: number
  /** First block and where in it, last block and where, and the term in the sentence. */
  readonly at: readonly number[]
}

/** Writes a pair in the place of what was learnt of it before. */
export async function recordPair(trx: Writing, pair: LearntPair): Promise<void> {
  await forgetPair(trx, pair.one, pair.other)
  const { one, other, method, at, sentences, read } = pair
  const [works, count] = [pair.works.size, pair.entries.length]
  const { id } = await trx
    .insertInto('lexicon_pair')
    .values({ one, other, method, learnt_at: at, sentences, read, works, entries: count })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const [workId, { state, sentences }] of pair.works)
    await trx.insertInto('lexicon_work').values({ pair_id: id, work_id: workId, state, sentences }).execute()
  const last = await trx
    .selectFrom('lexicon_entry')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirst()
  let next = Number(last?.id ?? 0) + 1
  for (const entries of chunks(pair.entries, AT_ONCE)) {
    await recordEntries(trx, id, next, entries)
    next += entries.length
  }
}

/** Takes away what was learnt of a pair. */
export async function forgetPair(trx: Writing, one: string, other: string): Promise<void> {
  await trx.deleteFrom('lexicon_pair').where('one', '=', one).where('other', '=', other).execute()
}

const AT_ONCE = 500

async function recordEntries(
  trx: Kysely<Schema>,
  pairId: number,
  first: number,
  entries: readonly NewEntry[],
): Promise<void> {
  const rows = entries.map(({ one, other, together, likelihood }, index) => [
    first + index,
    one.term,
    other.term,
    one.stems,
    other.stems,
    JSON.stringify(one.forms),
    JSON.stringify(other.forms),
    together,
    one.often,
    other.often,
    likelihood,
    one.rank,
    other.rank,
  ])
  // As one JSON text: far cheaper to hand over than a statement each.
  await sql`INSERT INTO lexicon_entry (id, pair_id, one_term, other_term, one_stems, other_stems, one_forms, other_forms, together,
      one_often, other_often, likelihood, one_rank, other_rank)
    SELECT value ->> 0, ${pairId}, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
      value ->> 8, value ->> 9, value ->> 10, value ->> 11, value ->> 12
    FROM json_each(${JSON.stringify(rows)})`.execute(trx)
  const uses = entries.flatMap(({ works }, index) =>
    [...works].map(([work, count]) => [first + index, work, count]),
  )
  await sql`INSERT INTO lexicon_use (entry_id, work_id, passages)
    SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(${JSON.stringify(uses)})`.execute(trx)
  const proofs = entries.flatMap((entry, index) =>
    entry.proofs.map(({ workId, one, other }, ordinal) => [
      first + index,
      ordinal,
      workId,
      one.row,
      JSON.stringify(one.at),
      other.row,
      JSON.stringify(other.at),
    ]),
  )
  await sql`INSERT INTO lexicon_proof (entry_id, ordinal, work_id, one_row, one_place, other_row, other_place)
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6
    FROM json_each(${JSON.stringify(proofs)})`.execute(trx)
}
