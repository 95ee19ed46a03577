/** Acts on the shelf: chosen by what is known of them, counted by it, in an order. */
import { type Kysely, type RawBuilder, sql as raw } from 'kysely'
import { type Day, dayOrNull } from '#kit/day.ts'
import type { Language } from '#law/language.ts'
import type { Schema } from './schema.ts'

/** What the acts on a shelf have in common; what is null may be anything. */
export interface ShelfFilter {
  /** Code of a jurisdiction: its parts are meant as well. */
  readonly in: string | null
  /** The subtype, or the type of acts without one. */
  readonly type: string | null
  /** Four digits; `none` for acts whose year is not known. */
  readonly year: string | null
  readonly language: Language | null
  readonly subject: string | null
}

/** All acts. */
export const WHOLE_SHELF: ShelfFilter = { in: null, type: null, year: null, language: null, subject: null }

export type Facet = 'in' | 'type' | 'year' | 'language' | 'subject'

export interface FacetValue {
  readonly value: string
  readonly acts: number
}

/** An act by the names it can be listed under. */
export interface Titled {
  readonly id: number
  readonly title: string
  readonly language: Language | null
}

const YEAR = raw<string>`coalesce(nullif(substr(work.date, 1, 4), ''), 'none')`
const TYPE = raw<string>`coalesce(work.subtype, work.type)`

/** Returns how many acts there are of each value, the most first. */
export async function countsOf(
  sql: Kysely<Schema>,
  filter: ShelfFilter,
  facet: Facet,
): Promise<FacetValue[]> {
  const value = {
    in: raw`work.jurisdiction`,
    type: TYPE,
    year: YEAR,
    language: raw`expression.language`,
    subject: raw`subject.value`,
  }[facet]
  const join = {
    language: raw`JOIN expression ON expression.work_id = work.id AND expression.shown = 1`,
    subject: raw`JOIN json_each(work.topics) AS subject`,
  }
  const { rows } = await raw<FacetValue>`SELECT ${value} AS value, count(DISTINCT work.id) AS acts
    FROM work ${facet === 'language' || facet === 'subject' ? join[facet] : raw``}
    WHERE ${conditions(filter)} GROUP BY 1 ORDER BY 2 DESC, 1`.execute(sql)
  return rows
}

/** Returns how many acts are on the shelf. */
export async function countOnShelf(sql: Kysely<Schema>, filter: ShelfFilter): Promise<number> {
  const { rows } = await raw<{
    n: number
  }>`SELECT count(*) AS n FROM work WHERE ${conditions(filter)}`.execute(sql)
  return Number(rows[0]?.n ?? 0)
}

/** Returns the ids of a page of the shelf: by date of the act, or by its newest wording, the latest first; unknown ones last. */
export async function pageOfShelf(
  sql: Kysely<Schema>,
  filter: ShelfFilter,
  page: { readonly order: 'date' | 'changed'; readonly limit: number; readonly offset: number },
): Promise<number[]> {
  const order =
    page.order === 'date'
      ? raw`work.date`
      : raw`(SELECT max(last_from) FROM expression WHERE work_id = work.id AND shown = 1)`
  const { rows } = await raw<{ id: number }>`SELECT work.id FROM work WHERE ${conditions(filter)}
    ORDER BY ${order} DESC NULLS LAST, work.title, work.id LIMIT ${page.limit} OFFSET ${page.offset}`.execute(
    sql,
  )
  return rows.map(({ id }) => id)
}

/** Returns the titles of all acts on the shelf, one for each language held. */
export async function titlesOnShelf(sql: Kysely<Schema>, filter: ShelfFilter): Promise<Titled[]> {
  const { rows } = await raw<Titled>`SELECT work.id, expression.title, expression.language
    FROM work JOIN expression ON expression.work_id = work.id AND expression.shown = 1
    WHERE ${conditions(filter)} ORDER BY work.id, expression.id`.execute(sql)
  return rows
}

/** Returns the earliest day after the one given on which each act has a wording to come, by act. */
export async function nextChanges(
  sql: Kysely<Schema>,
  workIds: readonly number[],
  day: Day,
): Promise<Map<number, Day>> {
  const { rows } = await raw<{
    id: number
    day: string
  }>`SELECT expression.work_id AS id, min(version.valid_from) AS day
    FROM expression JOIN version ON version.expression_id = expression.id
    WHERE expression.work_id IN (SELECT value FROM json_each(${JSON.stringify(workIds)})) AND expression.shown = 1
      AND expression.last_from > ${day} AND version.valid_from > ${day} AND version.superseded_in IS NULL
    GROUP BY 1`.execute(sql)
  return new Map(
    rows.flatMap(({ id, day: found }) => {
      const next = dayOrNull(found)
      return next ? [[id, next] as const] : []
    }),
  )
}

function conditions(filter: ShelfFilter): RawBuilder<unknown> {
  // What its publisher withdrew is known by name, and stands on no shelf.
  const all: RawBuilder<unknown>[] = [
    raw`EXISTS (SELECT 1 FROM expression AS held WHERE held.work_id = work.id AND held.shown = 1)`,
  ]
  const { in: place, type, year, language, subject } = filter
  if (place) all.push(raw`(work.jurisdiction = ${place} OR work.jurisdiction LIKE ${`${place}-%`})`)
  if (type) all.push(raw`${TYPE} = ${type}`)
  if (year) all.push(raw`${YEAR} = ${year}`)
  if (language)
    all.push(
      raw`EXISTS (SELECT 1 FROM expression AS e WHERE e.work_id = work.id AND e.shown = 1 AND e.language = ${language})`,
    )
  if (subject) all.push(raw`EXISTS (SELECT 1 FROM json_each(work.topics) AS s WHERE s.value = ${subject})`)
  return raw.join(all, raw` AND `)
}
