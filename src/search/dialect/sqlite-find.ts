/** Asking the index in SQLite: which rows and which titles match. */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#kit/day.ts'
import type { Database } from '#store/dialect/sqlite.ts'

/** What a hit must meet beside its words. */
export interface HitFilter {
  /** The text holds on the day; null takes texts of any time. */
  readonly at: Day | null
  /** Jurisdictions, each with the places below it. Empty takes all. */
  readonly in: readonly string[]
  readonly language: string | null
  /** Document type or subtype. */
  readonly type: string | null
}

/** A row found and how well it fits: larger is better. */
export interface Candidate {
  readonly id: number
  readonly score: number
}

/** A provision version found. */
export interface RowFound extends Candidate {
  /** True where it has a text of its own: an article, not the chapter around it. */
  readonly hasText: boolean
}

/** An expression whose title matches. */
export interface TitleFound {
  readonly id: number
  readonly title: string
  readonly language: string
}

// A number or a heading says more than a word of the text.
const WEIGHTS = sql.raw('10.0, 4.0, 1.0')

/**
 * Returns provision versions that match, at most `most` of them: where more match, those held first. `expressions` narrows
 * to these. They are not ordered: ranking inside the cut would take time in proportion to the rows of a common word.
 */
export function findRows(
  db: Database,
  match: string,
  filter: HitFilter,
  most: number,
  expressions: readonly number[] | null,
): RowFound[] {
  const query = sql`
    SELECT search_provision.rowid, -bm25(search_provision, ${WEIGHTS}), pv.text_id IS NOT NULL
    FROM search_provision
    CROSS JOIN provision_version AS pv ON pv.id = search_provision.rowid
    CROSS JOIN expression AS e ON e.id = pv.expression_id
    CROSS JOIN work AS w ON w.id = e.work_id
    WHERE search_provision MATCH ${match}
      AND pv.superseded_in IS NULL AND pv.missing = 0 ${holds('pv', filter.at)} ${isShown(filter)} ${isKnown(filter.at)}
      ${expressions === null ? NOTHING : sql`AND pv.expression_id IN ${listOf(expressions)}`}
    LIMIT ${most}`
  return db
    .rows(query.compile(db.sql))
    .map(([id, score, hasText]) => ({ id: id as number, score: score as number, hasText: hasText === 1 }))
}

/** Returns expressions whose title matches, at most `most`, and that meet the filter but for its day. */
export function findTitles(db: Database, match: string, filter: HitFilter, most: number): TitleFound[] {
  const query = sql`
    SELECT e.id, e.title, e.language FROM search_title
    CROSS JOIN expression AS e ON e.id = search_title.rowid
    CROSS JOIN work AS w ON w.id = e.work_id
    WHERE search_title MATCH ${match} ${isShown(filter)}
    LIMIT ${most}`
  return db.rows(query.compile(db.sql)).map(([id, title, language]) => ({
    id: id as number,
    title: title as string,
    language: language as string,
  }))
}

/** Returns the shown expressions of the work that an alias names as a whole, in its own, upper or lower case, if they meet the filter. */
export function findAlias(db: Database, alias: string, filter: HitFilter): number[] {
  const spellings = [alias, alias.toUpperCase(), alias.toLowerCase()]
  const query = sql`
    SELECT e.id FROM alias AS a JOIN expression AS e ON e.work_id = a.work_id JOIN work AS w ON w.id = e.work_id
    WHERE a.value IN (${sql.join(spellings)}) ${isShown(filter)}`
  return db.rows(query.compile(db.sql)).map(([id]) => id as number)
}

/** Returns the shown expressions of acts that one of the words names by itself, as `GG` does, by the word. */
export function findNamed(
  db: Database,
  words: readonly string[],
  filter: HitFilter,
): ReadonlyMap<string, TitleFound[]> {
  return new Map(
    words.flatMap((word): [string, TitleFound[]][] => {
      const ids = findAlias(db, word, filter)
      if (ids.length === 0) return []
      const query = sql`SELECT id, title, language FROM expression WHERE id IN ${listOf(ids)}`
      const found = db.rows(query.compile(db.sql)).map(([id, title, language]) => ({
        id: id as number,
        title: title as string,
        language: language as string,
      }))
      return [[word, found]]
    }),
  )
}

/** Returns the terms of words spelled so without their marks. */
export function findSpelled(db: Database, plain: readonly string[]): string[] {
  const query = sql`SELECT DISTINCT term FROM search_word WHERE plain IN (${sql.join([...plain])})`
  return db.rows(query.compile(db.sql)).map(([term]) => term as string)
}

/** Returns terms of words that begin so and whose terms do not, at most `most`. */
export function findBeginning(db: Database, plain: string, most: number): string[] {
  const query = sql`
    SELECT DISTINCT term FROM search_word
    WHERE plain >= ${plain} AND plain < ${`${plain}\u{10ffff}`} AND substr(term, 1, length(${plain})) != ${plain}
    LIMIT ${most}`
  return db.rows(query.compile(db.sql)).map(([term]) => term as string)
}

/** Returns the languages of the shown expressions. */
export function languagesHeld(db: Database): string[] {
  const query = sql`SELECT DISTINCT language FROM expression WHERE shown = 1`
  return db.rows(query.compile(db.sql)).map(([language]) => language as string)
}

const NOTHING = sql``

/** Returns a condition on the interval of a table; nothing where any day will do. */
export function holds(table: string, at: Day | null): RawBuilder<unknown> {
  if (at === null) return NOTHING
  const from = sql.ref(`${table}.valid_from`)
  const to = sql.ref(`${table}.valid_to`)
  return sql`AND (${from} IS NULL OR ${from} <= ${at}) AND (${to} IS NULL OR ${to} > ${at})`
}

function isShown(filter: HitFilter): RawBuilder<unknown> {
  const { language, type } = filter
  return sql`AND e.shown = 1
    ${language === null ? NOTHING : sql`AND ${isOrBegins('e.language', language)}`}
    ${type === null ? NOTHING : sql`AND (w.type = ${type} OR w.subtype = ${type})`}
    ${
      filter.in.length === 0
        ? NOTHING
        : sql`AND (${sql.join(
            filter.in.map((place) => isOrBegins('w.jurisdiction', place)),
            sql` OR `,
          )})`
    }`
}

// `za` holds `za-cpt`, `srp` holds `srp-cyrl`.
function isOrBegins(column: string, code: string): RawBuilder<unknown> {
  const name = sql.ref(column)
  return sql`(${name} = ${code} OR substr(${name}, 1, ${code.length + 1}) = ${`${code}-`})`
}

// A day on which an act's text is not known shows nothing of it, whatever its neighbours say.
function isKnown(at: Day | null): RawBuilder<unknown> {
  if (at === null) return NOTHING
  return sql`AND e.id NOT IN (SELECT v.expression_id FROM version AS v WHERE v.superseded_in IS NULL AND v.state = 'unknown' ${holds('v', at)})`
}

function listOf(ids: readonly number[]): RawBuilder<unknown> {
  return sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`
}
