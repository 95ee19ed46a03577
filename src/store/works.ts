/** Queries for works: listing, and finding the one that an IRI or an alias names. */
import { type Kysely, sql as raw } from 'kysely'
import { dayOrNull } from '#kit/day.ts'
import { type Iri, parseAddress, parseIri } from '#law/iri.ts'
import { among } from './dialect/sqlite.ts'
import { expressionsOf } from './expressions.ts'
import type { Reference, Work, WorkSummary } from './model.ts'
import type { Schema } from './schema.ts'

export interface WorkFilter {
  readonly in?: readonly string[]
  readonly type?: string
  readonly topic?: string
  /** Words that the title contains, in capitals or not. */
  readonly title?: string
  /** Only what comes after this one in the order of the list. */
  readonly after?: Pick<Work, 'jurisdiction' | 'title' | 'id'> | null
  readonly limit?: number
  readonly offset?: number
}

/** Returns works by jurisdiction, then title. A type matches the document type or its subtype. */
export async function listWorks(sql: Kysely<Schema>, filter: WorkFilter): Promise<WorkSummary[]> {
  let query = sql
    .selectFrom('work')
    .selectAll()
    // An act whose publisher withdrew it is known by name, and held no more.
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('expression')
          .whereRef('expression.work_id', '=', 'work.id')
          .where('expression.shown', '=', 1)
          .select('expression.id'),
      ),
    )
    .orderBy('jurisdiction')
    .orderBy('title')
    .orderBy('id')
  const { in: places, type, topic } = filter
  if (places && places.length > 0)
    query = query.where((eb) =>
      eb.or(
        places.flatMap((place) => [eb('jurisdiction', '=', place), eb('jurisdiction', 'like', `${place}-%`)]),
      ),
    )
  if (type) query = query.where((eb) => eb.or([eb('type', '=', type), eb('subtype', '=', type)]))
  if (topic)
    query = query.where(
      raw<boolean>`EXISTS (SELECT 1 FROM json_each(work.topics) WHERE json_each.value = ${topic})`,
    )
  if (filter.title) query = query.where(titleContains(filter.title))
  const { after } = filter
  if (after)
    query = query.where(
      raw<boolean>`(work.jurisdiction, work.title, work.id) > (${after.jurisdiction}, ${after.title}, ${after.id})`,
    )
  if (filter.limit !== undefined) query = query.limit(filter.limit).offset(filter.offset ?? 0)
  return summariesOf(sql, (await query.execute()).map(toWork))
}

// The database knows capitals of Latin letters only: words are looked for as typed, in small letters, in capitals, and with one at the beginning.
function titleContains(words: string) {
  const small = words.toLowerCase()
  const forms = new Set([words, small, words.toUpperCase(), small.slice(0, 1).toUpperCase() + small.slice(1)])
  const patterns = JSON.stringify([...forms].map((form) => `%${form.replace(/[\\%_]/g, '\\$&')}%`))
  return raw<boolean>`EXISTS (SELECT 1 FROM json_each(${patterns}) WHERE work.title LIKE json_each.value ESCAPE '\\')`
}

/** Returns the works with these ids, in their order. */
export async function worksByIds(sql: Kysely<Schema>, ids: readonly number[]): Promise<WorkSummary[]> {
  const rows = await sql.selectFrom('work').where(among('id', ids)).selectAll().execute()
  const byId = new Map(
    (await summariesOf(sql, rows.map(toWork))).map((summary) => [summary.work.id, summary]),
  )
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Returns a work with its aliases, expressions, and the span of its points in time. Throws where there is no such work. */
export async function workSummary(sql: Kysely<Schema>, workId: number): Promise<WorkSummary> {
  const work = await sql.selectFrom('work').where('id', '=', workId).selectAll().executeTakeFirstOrThrow()
  const [summary] = await summariesOf(sql, [toWork(work)])
  return summary as WorkSummary
}

/**
 * Returns what a reference names, or null. Whole names win over shorter readings, since a number may look like a language; anything that
 * is not an IRI is looked up as an alias, letter case aside, and may be followed by what follows an IRI: a language, a day, a provision.
 */
export async function resolveReference(sql: Kysely<Schema>, reference: string): Promise<Reference | null> {
  for (const { work: name, ...narrowed } of readingsOf(reference.trim())) {
    const held = await byIri(sql, name.replace(/\/$/, ''))
    const work = held ?? (await byAlias(sql, name))
    if (work) return { work, ...narrowed, alias: held === null }
  }
  return null
}

// What may be the name of the work, the longest first: the last segment of an alias may look like a language, as in "/akn/za/act/1996/con".
function readingsOf(text: string): Iri[] {
  const [, name, eId] = /^(.+)\/~([^/]+)\/?$/.exec(text) ?? []
  const whole: Iri = { work: text, language: null, at: null, eId: null }
  const provision = name === undefined || eId === undefined ? [] : [{ ...whole, work: name, eId }]
  const address = text.startsWith('/akn/') ? parseIri(text) : parseAddress(text)
  const language = address?.language === 'und' ? null : (address?.language ?? null)
  return [whole, ...provision, ...(address?.language == null ? [] : [{ ...address, language }])]
}

async function byIri(sql: Kysely<Schema>, iri: string): Promise<Work | null> {
  const row = await sql.selectFrom('work').where('iri', '=', iri).selectAll().executeTakeFirst()
  return row ? toWork(row) : null
}

async function byAlias(sql: Kysely<Schema>, value: string): Promise<Work | null> {
  const row = await sql
    .selectFrom('alias')
    .innerJoin('work', 'work.id', 'alias.work_id')
    .where((eb) =>
      eb.or([eb('alias.value', '=', value), eb(eb.fn('lower', ['alias.value']), '=', value.toLowerCase())]),
    )
    .selectAll('work')
    .executeTakeFirst()
  return row ? toWork(row) : null
}

// Three queries, however many works.
async function summariesOf(sql: Kysely<Schema>, works: readonly Work[]): Promise<WorkSummary[]> {
  const ids = works.map((work) => work.id)
  const aliases = await sql
    .selectFrom('alias')
    .where(among('work_id', ids))
    .select(['work_id', 'value'])
    .orderBy('value')
    .execute()
  const spans = await sql
    .selectFrom('version')
    .innerJoin('expression', 'expression.id', 'version.expression_id')
    .where(among('expression.work_id', ids))
    .where('expression.shown', '=', 1)
    .where('version.superseded_in', 'is', null)
    .groupBy('expression.work_id')
    .select((eb) => [
      'expression.work_id',
      raw<number>`count(DISTINCT coalesce(version.valid_from, ''))`.as('versions'),
      eb.fn.min('version.valid_from').as('from'),
      eb.fn.max('version.valid_from').as('to'),
    ])
    .execute()
  const aliasesByWork = Map.groupBy(aliases, (alias) => alias.work_id)
  const spanByWork = new Map(spans.map((span) => [span.work_id, span]))
  const expressions = Map.groupBy(await expressionsOf(sql, ids), (expression) => expression.workId)
  return works.map((work) => ({
    work,
    // An act stands among the aliases by its own IRI too: no other may take it.
    aliases: (aliasesByWork.get(work.id) ?? [])
      .map((alias) => alias.value)
      .filter((alias) => alias !== work.iri),
    expressions: expressions.get(work.id) ?? [],
    versions: Number(spanByWork.get(work.id)?.versions ?? 0),
    from: dayOrNull(spanByWork.get(work.id)?.from),
    to: dayOrNull(spanByWork.get(work.id)?.to),
  }))
}

interface WorkRow extends Omit<Work, 'topics' | 'published'> {
  readonly topics: string
  readonly published: string | null
}

function toWork(row: WorkRow): Work {
  return { ...row, published: dayOrNull(row.published), topics: JSON.parse(row.topics) as string[] }
}
