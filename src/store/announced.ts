/** Queries for what a library has to announce: acts it learnt of lately, days on which texts change, and everything there is to read. */
import { type Kysely, sql as raw } from 'kysely'
import type { Day } from '#kit/day.ts'
import type { Language } from '#law/language.ts'
import type { Basis, Ground } from '#law/provision.ts'
import type { Schema } from './schema.ts'

/** An expression that is shown, and when the library last learnt something of it. */
export interface Announced {
  /** Grows with time within one list: what comes after it is older. */
  readonly cursor: number
  readonly expressionId: number
  readonly work: string
  readonly jurisdiction: string
  readonly type: string
  readonly title: string
  readonly language: Language
  readonly recordedAt: string
}

/** A day from which a text reads otherwise. */
export interface ChangeOfText extends Announced {
  readonly from: Day
  readonly to: Day | null
  readonly basis: Basis
  readonly published: Day | null
  readonly ground: Ground | null
  readonly added: number
  readonly changed: number
  readonly removed: number
}

export interface AnnouncedFilter {
  /** Only of this place and those below it. */
  readonly place?: string | null
  /** Only of this expression. */
  readonly expressionId?: number
  /** The cursor of the last one had, and for changes its day as well. */
  readonly after?: { readonly cursor: number; readonly from?: Day } | null
  readonly limit: number
}

/** Returns expressions shown, those first of which the library learnt last. */
export async function recordedLately(sql: Kysely<Schema>, filter: AnnouncedFilter): Promise<Announced[]> {
  let query = expressions(sql)
    .select(raw<number>`e.recorded_in * 1000000000 + e.id`.as('cursor'))
    .orderBy('e.recorded_in', 'desc')
    .orderBy('e.id', 'desc')
    .limit(filter.limit)
  if (filter.place) query = query.where(inPlace(filter.place))
  if (filter.after)
    query = query.where(raw<boolean>`e.recorded_in * 1000000000 + e.id < ${filter.after.cursor}`)
  return query.execute()
}

/** Returns the days on which texts change, the latest first, days to come among them. */
export async function changesOfTexts(sql: Kysely<Schema>, filter: AnnouncedFilter): Promise<ChangeOfText[]> {
  let query = expressions(sql)
    .innerJoin('version as v', 'v.expression_id', 'e.id')
    .innerJoin('recording as learnt', 'learnt.id', 'v.recorded_in')
    .leftJoin('ground as g', 'g.id', 'v.ground_id')
    .where('v.superseded_in', 'is', null)
    .where('v.state', '=', 'held')
    .where('v.valid_from', 'is not', null)
    .select([
      'v.id as cursor',
      'v.valid_from as from',
      'v.valid_to as to',
      'v.basis',
      'v.published',
      'v.added',
      'v.changed',
      'v.removed',
      'g.title as ground_title',
      'g.source_id as ground_source',
      'learnt.at as learnt',
    ])
    .orderBy('v.valid_from', 'desc')
    .orderBy('v.id', 'desc')
    .limit(filter.limit)
  if (filter.place) query = query.where(inPlace(filter.place))
  if (filter.expressionId !== undefined) query = query.where('e.id', '=', filter.expressionId)
  const { after } = filter
  if (after?.from) query = query.where(raw<boolean>`(v.valid_from, v.id) < (${after.from}, ${after.cursor})`)
  return (await query.execute()).map(({ ground_title, ground_source, learnt, ...row }) => ({
    ...row,
    from: row.from as Day,
    to: row.to as Day | null,
    published: row.published as Day | null,
    recordedAt: learnt,
    ground: ground_title === null ? null : { title: ground_title, id: ground_source || null },
  }))
}

/** Returns the expressions shown after an id, by id: all of them in pieces. */
export async function expressionsAfter(
  sql: Kysely<Schema>,
  after: number,
  limit: number,
): Promise<Announced[]> {
  return expressions(sql)
    .select('e.id as cursor')
    .where('e.id', '>', after)
    .orderBy('e.id')
    .limit(limit)
    .execute()
}

/** Returns the last id of every piece of so many shown expressions, with the latest instant at which one of the piece was recorded. */
export async function piecesOf(
  sql: Kysely<Schema>,
  size: number,
): Promise<{ last: number; recordedAt: string }[]> {
  const { rows } = await raw<{ last: number; recordedAt: string }>`
    SELECT max(id) AS last, max(at) AS "recordedAt" FROM (
      SELECT e.id, r.at, (row_number() OVER (ORDER BY e.id) - 1) / CAST(${size} AS INTEGER) AS piece
      FROM expression AS e JOIN recording AS r ON r.id = e.recorded_in WHERE e.shown = 1)
    GROUP BY piece ORDER BY piece`.execute(sql)
  return rows
}

function expressions(sql: Kysely<Schema>) {
  return sql
    .selectFrom('expression as e')
    .innerJoin('work as w', 'w.id', 'e.work_id')
    .innerJoin('recording as r', 'r.id', 'e.recorded_in')
    .where('e.shown', '=', 1)
    .select([
      'e.id as expressionId',
      'w.iri as work',
      'w.jurisdiction',
      raw<string>`coalesce(w.subtype, w.type)`.as('type'),
      'e.title',
      'e.language',
      'r.at as recordedAt',
    ])
}

function inPlace(place: string) {
  return raw<boolean>`(w.jurisdiction = ${place} OR w.jurisdiction LIKE ${`${place}-%`})`
}
