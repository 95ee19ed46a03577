/** Queries for what works state of one another. */
import { type Kysely, sql as raw, type Transaction } from 'kysely'
import type { Relation, RelationKind } from '#law/relation.ts'
import type { Schema } from './schema.ts'

/** A relation with the work at its other end, where that is held. */
export interface RelatedWork extends Relation {
  /** Null: it is named and not held here. */
  readonly work: { readonly id: number; readonly iri: string; readonly title: string } | null
}

export interface Relations {
  /** What the work states of others. */
  readonly states: readonly RelatedWork[]
  /** What others state of it, with the works that do. */
  readonly statedBy: readonly RelatedWork[]
}

/** Returns the relations of a work in both directions. */
export async function relationsAbout(sql: Kysely<Schema>, workId: number): Promise<Relations> {
  return { states: await relationsOf(sql, workId), statedBy: await relationsTo(sql, workId) }
}

/** What a work states of itself and of others. */
export interface Stated {
  readonly aliases: readonly { readonly scheme: string; readonly value: string }[]
  readonly relations: readonly Relation[]
}

/** Returns what a work states, in an order that depends on nothing else. */
export async function statedOf(sql: Kysely<Schema>, workId: number): Promise<Stated> {
  const aliases = await sql
    .selectFrom('alias')
    .where('work_id', '=', workId)
    .select(['scheme', 'value'])
    .orderBy('scheme')
    .orderBy('value')
    .execute()
  const relations = await sql
    .selectFrom('relation')
    .where('work_id', '=', workId)
    .selectAll()
    .orderBy('kind')
    .orderBy('scheme')
    .orderBy('value')
    .orderBy('title')
    .orderBy('provision')
    .execute()
  return {
    aliases,
    relations: relations.map(({ kind, scheme, value, title, provision }) => ({
      kind: kind as RelationKind,
      target: scheme === null || value === null ? null : { scheme, value },
      title,
      provision,
    })),
  }
}

/** Adds the relations that are not held yet. */
export async function recordRelations(
  trx: Transaction<Schema>,
  workId: number,
  relations: readonly Relation[],
): Promise<void> {
  if (relations.length === 0) return
  const held = await trx.selectFrom('relation').where('work_id', '=', workId).selectAll().execute()
  const known = new Set(held.map((row) => keyOf(row.kind, row.value, row.title, row.provision)))
  for (const { kind, target, title, provision } of relations) {
    const key = keyOf(kind, target?.value ?? null, title, provision)
    if (known.has(key)) continue
    known.add(key)
    await trx
      .insertInto('relation')
      .values({
        work_id: workId,
        kind,
        scheme: target?.scheme ?? null,
        value: target?.value ?? null,
        title,
        provision,
      })
      .execute()
  }
}

function keyOf(...parts: readonly (string | null)[]): string {
  return JSON.stringify(parts)
}

const RELATED = [
  'relation.kind',
  'relation.scheme',
  'relation.value',
  'relation.title',
  'relation.provision',
  'work.id as other',
  'work.iri',
  'work.title as otherTitle',
] as const

// What the work states of others, in the order in which it was learnt.
async function relationsOf(sql: Kysely<Schema>, workId: number): Promise<RelatedWork[]> {
  const rows = await sql
    .selectFrom('relation')
    .leftJoin('alias', 'alias.value', 'relation.value')
    .leftJoin('work', 'work.id', 'alias.work_id')
    .where('relation.work_id', '=', workId)
    .select(RELATED)
    .orderBy('relation.id')
    .execute()
  return rows.map(toRelated)
}

// What other works state of this one, with the works that state it.
async function relationsTo(sql: Kysely<Schema>, workId: number): Promise<RelatedWork[]> {
  const rows = await sql
    .selectFrom('alias')
    .innerJoin('relation', 'relation.value', 'alias.value')
    .innerJoin('work', 'work.id', 'relation.work_id')
    .where('alias.work_id', '=', workId)
    .where('relation.work_id', '!=', workId)
    .select(RELATED)
    .orderBy(raw`work.date`)
    .orderBy('relation.id')
    .execute()
  return rows.map(toRelated)
}

interface Row {
  readonly kind: string
  readonly scheme: string | null
  readonly value: string | null
  readonly title: string | null
  readonly provision: string | null
  readonly other: number | null
  readonly iri: string | null
  readonly otherTitle: string | null
}

function toRelated(row: Row): RelatedWork {
  const { other, iri, otherTitle, scheme, value } = row
  return {
    kind: row.kind as RelationKind,
    target: value === null ? null : { scheme: scheme ?? '', value },
    title: row.title,
    provision: row.provision,
    work: other === null || iri === null ? null : { id: other, iri, title: otherTitle ?? '' },
  }
}
