/** What is held of each jurisdiction, counted without listing its acts. */
import { sql as raw } from 'kysely'
import { type Day, dayOrNull } from '#kit/day.ts'
import type { Language } from '#law/language.ts'
import type { Database } from './dialect/sqlite.ts'

/** The law of one jurisdiction, counted. */
export interface Holding {
  readonly jurisdiction: string
  readonly acts: number
  /** Texts held of its acts in the languages shown, each counted once for each language. */
  readonly wordings: number
  /** In the order of how many acts are held in them. */
  readonly languages: readonly Language[]
  /** The earliest dated wording. */
  readonly since: Day | null
  /** When something of it was last recorded, as an ISO instant; null where nothing of it has a text. */
  readonly recordedAt: string | null
}

interface Row {
  readonly jurisdiction: string
  readonly language: string
  readonly acts: number
  readonly wordings: number
  readonly since: string | null
  readonly recordedAt: string | null
}

/** Returns the holdings by code of jurisdiction. */
export async function holdingsOf(db: Database): Promise<Holding[]> {
  const acts = await db.sql
    .selectFrom('work')
    .groupBy('jurisdiction')
    .orderBy('jurisdiction')
    .select((eb) => ['jurisdiction', eb.fn.countAll<number>().as('acts')])
    .execute()
  const languages = Map.groupBy(await byLanguage(db), ({ jurisdiction }) => jurisdiction)
  return acts.map((place) =>
    holding(place.jurisdiction, Number(place.acts), languages.get(place.jurisdiction) ?? []),
  )
}

function holding(jurisdiction: string, acts: number, languages: readonly Row[]): Holding {
  const least = languages.flatMap(({ since }) => since ?? []).sort()[0]
  const latest = languages.flatMap(({ recordedAt }) => recordedAt ?? []).sort()
  return {
    jurisdiction,
    acts,
    wordings: languages.reduce((sum, row) => sum + row.wordings, 0),
    languages: languages.toSorted((a, b) => b.acts - a.acts).map(({ language }) => language),
    since: dayOrNull(least),
    recordedAt: latest.at(-1) ?? null,
  }
}

// Recordings are numbered as they happen: the one with the highest number is the latest.
async function byLanguage(db: Database): Promise<Row[]> {
  const { rows } = await raw<Row>`
    SELECT place.*, recording.at AS recordedAt FROM (
      SELECT jurisdiction, language, count(*) AS acts, sum(wordings) AS wordings, min(first_from) AS since,
        max(recorded_in) AS recorded
      FROM expression WHERE shown = 1 AND jurisdiction IS NOT NULL GROUP BY jurisdiction, language) AS place
    LEFT JOIN recording ON recording.id = place.recorded`.execute(db.sql)
  return rows
}

/** An act with a long history. */
export interface LongHistory {
  readonly iri: string
  readonly jurisdiction: string
  readonly language: Language
  readonly title: string
  /** First day for which the whole text is held. */
  readonly from: Day
}

/** Returns the texts of most wordings whose first day is known, the longest history first. */
export async function longestHistories(db: Database, limit: number): Promise<LongHistory[]> {
  const { rows } = await raw<LongHistory>`
    SELECT work.iri, work.jurisdiction, expression.language, expression.title,
      coalesce(expression.complete_from, expression.first_from) AS "from"
    FROM (SELECT id FROM expression
      WHERE shown = 1 AND wordings > 2 AND coalesce(complete_from, first_from) IS NOT NULL
      ORDER BY wordings DESC LIMIT ${limit}) AS longest
    JOIN expression ON expression.id = longest.id JOIN work ON work.id = expression.work_id
    ORDER BY expression.wordings DESC`.execute(db.sql)
  return rows
}
