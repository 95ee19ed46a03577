/** Queries that lead a citation to what is held: works by the names they are known by, their provisions by number. */
import { sql as raw } from 'kysely'
import type { Day } from '#kit/day.ts'
import { among, type Database } from './dialect/sqlite.ts'

/** A work that a citation may mean. */
export interface CitedWork {
  readonly id: number
  readonly iri: string
  readonly jurisdiction: string
  readonly type: string
  readonly date: string | null
  readonly title: string
}

/** What a work is known by. */
export interface KnownBy {
  readonly jurisdiction: string | null
  readonly aliases: readonly string[]
  readonly numbers: readonly string[]
}

/** The title of an expression, as the book of names takes it. */
export interface ExpressionTitle {
  readonly expressionId: number
  readonly workId: number
  readonly iri: string
  readonly jurisdiction: string
  readonly type: string
  readonly language: string
  readonly title: string
}

/** A provision version as citations are led to it. */
export interface CitedRow {
  readonly provisionId: number
  readonly parentId: number | null
  readonly eId: string
  readonly sort: string
  readonly kind: string
  readonly num: string | null
  readonly from: Day | null
  readonly to: Day | null
  readonly textId: number | null
}

const WORK = ['work.id', 'work.iri', 'work.jurisdiction', 'work.type', 'work.date', 'work.title'] as const

/** Returns the works of one of the aliases (letter case aside), IRIs among them, or of a number within the jurisdiction. */
export function worksKnownBy(db: Database, { aliases, numbers, jurisdiction }: KnownBy): CitedWork[] {
  const lower = JSON.stringify(aliases.map((alias) => alias.toLowerCase()))
  const byAlias = db.sql
    .selectFrom('alias')
    .innerJoin('work', 'work.id', 'alias.work_id')
    .where(raw<boolean>`lower(alias.value) IN (SELECT value FROM json_each(${lower}))`)
    .select(WORK)
  const byIri = db.sql
    .selectFrom('work')
    .where(raw<boolean>`work.iri IN (SELECT value FROM json_each(${JSON.stringify(aliases)}))`)
    .select(WORK)
  const found = aliases.length === 0 ? [] : [...db.rows(byAlias.compile()), ...db.rows(byIri.compile())]
  if (numbers.length > 0 && jurisdiction !== null) {
    const byNumber = db.sql
      .selectFrom('work')
      .where('work.jurisdiction', '=', jurisdiction)
      .where(raw<boolean>`work.number IN (SELECT value FROM json_each(${JSON.stringify(numbers)}))`)
      .select(WORK)
    found.push(...db.rows(byNumber.compile()))
  }
  return [...new Map(found.map((row) => [row[0] as number, toWork(row)])).values()]
}

/** Returns the titles of expressions after an id, by id. */
export function titlesAfter(db: Database, expressionId: number): ExpressionTitle[] {
  const query = db.sql
    .selectFrom('expression')
    .innerJoin('work', 'work.id', 'expression.work_id')
    .where('expression.id', '>', expressionId)
    .select([
      'expression.id',
      'work.id as work',
      'work.iri',
      'work.jurisdiction',
      'work.type',
      'expression.language',
      'expression.title',
    ])
    .orderBy('expression.id')
  return db.rows(query.compile()).map((row) => ({
    expressionId: row[0] as number,
    workId: row[1] as number,
    iri: row[2] as string,
    jurisdiction: row[3] as string,
    type: row[4] as string,
    language: row[5] as string,
    title: row[6] as string,
  }))
}

/** Returns everything under which texts may name the work: aliases in small letters, its IRI, its number as `jurisdiction#number`. */
export function namesOfWork(db: Database, workId: number): string[] {
  const aliases = db.sql.selectFrom('alias').where('work_id', '=', workId).select('value')
  const work = db.sql.selectFrom('work').where('id', '=', workId).select(['iri', 'jurisdiction', 'number'])
  const [row] = db.rows(work.compile())
  const number = row?.[2] ? [`${row[1]}#${row[2]}`] : []
  return [
    ...db.rows(aliases.compile()).map(([value]) => String(value).toLowerCase()),
    String(row?.[0] ?? '').toLowerCase(),
    ...number,
  ]
}

/** Returns the titles of the work in its languages. */
export function titlesOfWork(db: Database, workId: number): string[] {
  const query = db.sql.selectFrom('expression').where('work_id', '=', workId).select('title')
  return [...new Set(db.rows(query.compile()).map(([title]) => title as string))]
}

/** Returns the works with the ids. */
export function worksOf(db: Database, ids: readonly number[]): CitedWork[] {
  return db.rows(db.sql.selectFrom('work').where(among('work.id', ids)).select(WORK).compile()).map(toWork)
}

/** Returns the shown expression of a work in the language; without one in it, the first shown. Null where none is. */
export function shownExpression(
  db: Database,
  workId: number,
  language: string | null,
): { readonly id: number; readonly language: string } | null {
  const query = db.sql
    .selectFrom('expression')
    .where('work_id', '=', workId)
    .where('shown', '=', 1)
    .select(['id', 'language'])
    .orderBy('id')
  const all = db.rows(query.compile()).map(([id, tag]) => ({ id: id as number, language: tag as string }))
  return (
    all.find((each) => each.language === language) ??
    all.find((each) => each.language === 'eng') ??
    all[0] ??
    null
  )
}

/** Returns every numbered provision version of an expression that is not superseded. */
export function citedRows(db: Database, expressionId: number): CitedRow[] {
  const query = db.sql
    .selectFrom('provision_version')
    .where('expression_id', '=', expressionId)
    .where('superseded_in', 'is', null)
    .where('num', 'is not', null)
    .select(['provision_id', 'parent_id', 'eid', 'sort', 'kind', 'num', 'valid_from', 'valid_to', 'text_id'])
  return db.rows(query.compile()).map((row) => ({
    provisionId: row[0] as number,
    parentId: row[1] as number | null,
    eId: row[2] as string,
    sort: row[3] as string,
    kind: row[4] as string,
    num: row[5] as string | null,
    from: row[6] as Day | null,
    to: row[7] as Day | null,
    textId: row[8] as number | null,
  }))
}

/** Returns the works that hold a provision of the eId in a shown expression. */
export function worksWithProvision(db: Database, eId: string, limit = 5): CitedWork[] {
  const query = db.sql
    .selectFrom('provision_version as pv')
    .innerJoin('expression', 'expression.id', 'pv.expression_id')
    .innerJoin('work', 'work.id', 'expression.work_id')
    .where('pv.eid', '=', eId)
    .where('pv.superseded_in', 'is', null)
    .where('expression.shown', '=', 1)
    .select(WORK)
    .distinct()
    .limit(limit)
  return db.rows(query.compile()).map(toWork)
}

function toWork(row: unknown[]): CitedWork {
  return {
    id: row[0] as number,
    iri: row[1] as string,
    jurisdiction: row[2] as string,
    type: row[3] as string,
    date: row[4] as string | null,
    title: row[5] as string,
  }
}
