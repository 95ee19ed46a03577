/** Queries for collections: what they are, what belongs to them, and which releases there are. */
import type { Kysely, Selectable, Transaction } from 'kysely'
import { among } from './dialect/sqlite.ts'
import { RECEIVED } from './own-source.ts'
import type { Schema } from './schema.ts'
import type { CollectionTable, ReleaseTable } from './tables/exchange.ts'

/** Which works belong to a collection: those that match each list that is not empty. */
export interface Selection {
  /** Jurisdictions, each with the places below it. */
  readonly in: readonly string[]
  /** Types or subtypes. */
  readonly types: readonly string[]
  readonly topics: readonly string[]
}

export interface Collection {
  readonly id: string
  readonly audience: string
  readonly title: string
  readonly summary: string | null
  readonly selection: Selection
  /** As releases state it. */
  readonly regime: unknown
  readonly addedAt: string
  /** Null while it is published. */
  readonly withdrawnAt: string | null
}

/** A release of this library. */
export type HeldRelease = Selectable<ReleaseTable>

/** An expression that belongs to a collection. */
export interface Member {
  readonly workId: number
  readonly expressionId: number
  readonly work: string
  readonly language: string
  readonly recording: number
}

/** Returns all collections by id. */
export async function collectionsOf(sql: Kysely<Schema>): Promise<Collection[]> {
  const rows = await sql.selectFrom('collection').selectAll().orderBy('id').execute()
  return rows.map(toCollection)
}

/** Returns the collection, or null. */
export async function collectionById(sql: Kysely<Schema>, id: string): Promise<Collection | null> {
  const row = await sql.selectFrom('collection').where('id', '=', id).selectAll().executeTakeFirst()
  return row ? toCollection(row) : null
}

/** Adds a collection, or changes what is said of one. */
export async function putCollection(sql: Kysely<Schema>, collection: Collection): Promise<void> {
  const { id, selection, regime, addedAt, withdrawnAt, ...said } = collection
  const values = {
    ...said,
    selection: JSON.stringify(selection),
    regime: JSON.stringify(regime),
    withdrawn_at: withdrawnAt,
  }
  await sql
    .insertInto('collection')
    .values({ id, added_at: addedAt, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
}

/** Returns the expressions shown of the works selected that this library does not itself follow from others, by work and language. */
export async function membersOf(sql: Kysely<Schema>, selection: Selection): Promise<Member[]> {
  let query = sql
    .selectFrom('expression')
    .innerJoin('work', 'work.id', 'expression.work_id')
    .where('expression.shown', '=', 1)
    .where('expression.source', 'not like', `${RECEIVED}%`)
    .select([
      'work.id as workId',
      'expression.id as expressionId',
      'work.iri as work',
      'expression.language',
      'expression.recorded_in as recording',
      'work.jurisdiction',
      'work.type',
      'work.subtype',
      'work.topics',
    ])
    .orderBy('work.iri')
    .orderBy('expression.language')
  if (selection.types.length > 0)
    query = query.where((eb) =>
      eb.or([eb('work.type', 'in', selection.types), eb('work.subtype', 'in', selection.types)]),
    )
  const rows = await query.execute()
  return rows
    .filter(
      ({ jurisdiction, topics }) =>
        isIn(jurisdiction, selection.in) && hasTopic(JSON.parse(topics) as string[], selection.topics),
    )
    .map(({ workId, expressionId, work, language, recording }) => ({
      workId,
      expressionId,
      work,
      language,
      recording,
    }))
}

/** Returns the releases of a collection, the latest first. */
export function releasesOf(sql: Kysely<Schema>, collection: string, limit = 100): Promise<HeldRelease[]> {
  return sql
    .selectFrom('release')
    .where('collection', '=', collection)
    .selectAll()
    .orderBy('number', 'desc')
    .limit(limit)
    .execute()
}

/** Returns the latest release at which a checkpoint was made; null where none was. */
export async function checkpointedRelease(
  sql: Kysely<Schema>,
  collection: string,
): Promise<(HeldRelease & { checkpoint: string }) | null> {
  const row = await sql
    .selectFrom('release')
    .where('collection', '=', collection)
    .where('checkpoint', 'is not', null)
    .selectAll()
    .$narrowType<{ checkpoint: string }>()
    .orderBy('number', 'desc')
    .executeTakeFirst()
  return row ?? null
}

/** Returns the bytes of the releases after a number. */
export async function bytesAfter(sql: Kysely<Schema>, collection: string, number: number): Promise<number> {
  const row = await sql
    .selectFrom('release')
    .where('collection', '=', collection)
    .where('number', '>', number)
    .select((eb) => eb.fn.sum<number | null>('bytes').as('bytes'))
    .executeTakeFirst()
  return row?.bytes ?? 0
}

/** Records a release. */
export async function recordRelease(trx: Transaction<Schema>, release: HeldRelease): Promise<void> {
  await trx.insertInto('release').values(release).execute()
}

/** Returns the quarantines among the findings of expressions, as `title: message`. */
export async function quarantinesOf(
  sql: Kysely<Schema>,
  expressionIds: readonly number[],
): Promise<string[]> {
  const rows = await sql
    .selectFrom('finding')
    .innerJoin('work', 'work.id', 'finding.work_id')
    .where(among('finding.expression_id', expressionIds))
    .where('finding.severity', '=', 'quarantine')
    .select(['work.title', 'finding.message'])
    .orderBy('finding.id')
    .execute()
  return rows.map(({ title, message }) => `${title}: ${message}`)
}

function isIn(jurisdiction: string, places: readonly string[]): boolean {
  return (
    places.length === 0 ||
    places.some((place) => jurisdiction === place || jurisdiction.startsWith(`${place}-`))
  )
}

function hasTopic(topics: readonly string[], wanted: readonly string[]): boolean {
  return wanted.length === 0 || wanted.some((topic) => topics.includes(topic))
}

function toCollection(row: Selectable<CollectionTable>): Collection {
  return {
    id: row.id,
    audience: row.audience,
    title: row.title,
    summary: row.summary,
    selection: JSON.parse(row.selection) as Selection,
    regime: JSON.parse(row.regime),
    addedAt: row.added_at,
    withdrawnAt: row.withdrawn_at,
  }
}
