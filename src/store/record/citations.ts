/** Recording what texts cite and where that leads, in the transaction of the import. */
import { sql as raw, type Transaction } from 'kysely'
import { chunks } from '#kit/chunks.ts'
import type { Day } from '#kit/day.ts'
import { among, type Database } from '../dialect/sqlite.ts'
import type { Schema } from '../schema.ts'
import type { CitationLinkTable, CitationTable } from '../tables/citation.ts'

/** A reference as it is stored; `named` is the JSON of the acts that its name may mean. */
export interface NewCitation extends Omit<CitationTable, 'id' | 'act_id' | 'rules_id'> {
  readonly named: NewCitedAct | null
}

export interface NewCitedAct {
  readonly act: string
  readonly name: string
  readonly jurisdiction: string | null
  /** Names under which one that comes in later is the act. */
  readonly names: readonly string[]
}

/** A provision version whose text cites. */
export interface CitingRow {
  readonly id: number
  readonly textId: number
  readonly provisionId: number
  readonly from: Day | null
  readonly to: Day | null
}

export interface StoredCitation {
  readonly id: number
  readonly textId: number
  readonly meant: CitationTable['meant']
  /** JSON of the acts that the name may mean; null where it is none. */
  readonly act: string | null
  readonly origin: CitationTable['origin']
  readonly path: string
  readonly upto: string | null
}

/** A citation that did not lead to the provision it names, with the row that makes it. */
export interface OpenLink {
  readonly row: CitingRow
  readonly workId: number
  readonly expressionId: number
  readonly language: string
  readonly jurisdiction: string
  readonly citation: StoredCitation
}

/** Returns the id of the rules, making them where they are new. */
export async function rulesId(trx: Transaction<Schema>, rules: string): Promise<number> {
  const held = await trx
    .selectFrom('citation_rules')
    .where('rules', '=', rules)
    .select('id')
    .executeTakeFirst()
  if (held) return held.id
  return (await trx.insertInto('citation_rules').values({ rules }).returning('id').executeTakeFirstOrThrow())
    .id
}

/** Returns the rows of the ids that have words. */
export function citingRows(db: Database, ids: readonly number[]): CitingRow[] {
  const query = db.sql
    .selectFrom('provision_version')
    .where(among('id', ids))
    .where('text_id', 'is not', null)
    .select(['id', 'text_id', 'provision_id', 'valid_from', 'valid_to'])
  return db.rows(query.compile()).map(toRow)
}

function toRow(row: readonly unknown[]): CitingRow {
  return {
    id: row[0] as number,
    textId: row[1] as number,
    provisionId: row[2] as number,
    from: row[3] as Day | null,
    to: row[4] as Day | null,
  }
}

/** Returns those of the texts that were not read by the rules. */
export function unread(db: Database, textIds: readonly number[], rules: number): number[] {
  const query = db.sql
    .selectFrom('citation_reading')
    .where(among('text_id', textIds))
    .where('rules_id', '=', rules)
    .select('text_id')
  const read = new Set(db.rows(query.compile()).map(([id]) => id as number))
  return textIds.filter((id) => !read.has(id))
}

/** Records that the texts were read by the rules, and what they cite. */
export async function recordReading(
  trx: Transaction<Schema>,
  rules: number,
  textIds: readonly number[],
  citations: readonly NewCitation[],
): Promise<void> {
  await raw`INSERT INTO citation_reading (text_id, rules_id)
    SELECT value, ${rules} FROM json_each(${JSON.stringify(textIds)})`.execute(trx)
  const acts = await actIds(trx, citations)
  const rows = citations.map(({ named, ...citation }) => ({
    ...citation,
    rules_id: rules,
    act_id: named ? (acts.get(named.act) ?? null) : null,
  }))
  for (const chunk of chunks(rows, MOST_ROWS))
    await raw`INSERT INTO citation ${rowsOf(chunk, CITATION_COLUMNS)}`.execute(trx)
}

const CITATION_COLUMNS = [
  'text_id',
  'rules_id',
  'start',
  'stop',
  'meant',
  'act_id',
  'origin',
  'path',
  'upto',
  'how',
  'confidence',
] as const
const MOST_ROWS = 2000
const LINK_COLUMNS = ['row_id', 'citation_id', 'state', 'work_id', 'provision_id', 'last_id'] as const

// One parameter for all rows: a statement with one for each value takes longer to put together than to run.
function rowsOf<Row, Column extends keyof Row & string>(rows: readonly Row[], columns: readonly Column[]) {
  const values = JSON.stringify(rows.map((row) => columns.map((column) => row[column])))
  const cells = columns.map((_, at) => raw`value ->> ${raw.lit(at)}`)
  return raw`(${raw.join(columns.map((column) => raw.ref(column)))})
    SELECT ${raw.join(cells)} FROM json_each(${values}) WHERE true`
}

async function actIds(
  trx: Transaction<Schema>,
  citations: readonly NewCitation[],
): Promise<Map<string, number>> {
  const acts = new Map(citations.flatMap(({ named }) => (named ? [[named.act, named] as const] : [])))
  const ids = new Map<string, number>()
  for (const chunk of chunks([...acts.keys()], 500))
    for (const { id, act } of await trx
      .selectFrom('cited_act')
      .where('act', 'in', chunk)
      .select(['id', 'act'])
      .execute())
      ids.set(act, id)
  for (const { act, name, jurisdiction, names } of acts.values()) {
    if (ids.has(act)) continue
    const { id } = await trx
      .insertInto('cited_act')
      .values({ act, name, jurisdiction })
      .returning('id')
      .executeTakeFirstOrThrow()
    ids.set(act, id)
    const rows = [...new Set(names)].map((each) => ({ name: each, act_id: id }))
    if (rows.length > 0) await trx.insertInto('cited_act_name').values(rows).execute()
  }
  return ids
}

/** Returns what the texts cite, as read by the rules. */
export function citationsOfTexts(db: Database, textIds: readonly number[], rules: number): StoredCitation[] {
  const query = db.sql
    .selectFrom('citation')
    .where(among('text_id', textIds))
    .where('rules_id', '=', rules)
    .select(['id', 'text_id', 'meant', 'act_id', 'origin', 'path', 'upto'])
    .orderBy('id')
  const rows = db.rows(query.compile())
  // Few acts are cited many times: each is read once.
  const ids = [...new Set(rows.flatMap((row) => (row[3] === null ? [] : [row[3] as number])))]
  const acts = db.sql.selectFrom('cited_act').where(among('id', ids)).select(['id', 'act'])
  const byId = new Map(db.rows(acts.compile()).map(([id, act]) => [id, act]))
  return rows.map((row) => toStored(row.with(3, byId.get(row[3]) ?? null)))
}

function toStored(row: readonly unknown[]): StoredCitation {
  return {
    id: row[0] as number,
    textId: row[1] as number,
    meant: row[2] as StoredCitation['meant'],
    act: row[3] as string | null,
    origin: row[4] as StoredCitation['origin'],
    path: row[5] as string,
    upto: row[6] as string | null,
  }
}

/** Puts the links in the place of those that the same rows have to the same citations. */
export async function recordLinks(
  trx: Transaction<Schema>,
  links: readonly CitationLinkTable[],
): Promise<void> {
  for (const chunk of chunks(links, MOST_ROWS))
    await raw`INSERT INTO citation_link ${rowsOf(chunk, LINK_COLUMNS)}
      ON CONFLICT (row_id, citation_id) DO UPDATE SET state = excluded.state, work_id = excluded.work_id,
        provision_id = excluded.provision_id, last_id = excluded.last_id`.execute(trx)
}

/** Takes away the links of rows that hold no more. */
export async function removeLinks(trx: Transaction<Schema>, rowIds: readonly number[]): Promise<void> {
  if (rowIds.length > 0) await trx.deleteFrom('citation_link').where(among('row_id', rowIds)).execute()
}

/** Adds short forms that a work defines. */
export async function recordShortForms(
  trx: Transaction<Schema>,
  workId: number,
  forms: readonly { readonly form: string; readonly act: string }[],
): Promise<void> {
  for (const { form, act } of forms)
    await trx
      .insertInto('short_form')
      .values({ work_id: workId, form, act })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

/**
 * Returns the links that may lead further now that the work came in or grew: to acts of one of the names that were not held, and to
 * provisions of the work that were not found. At most `limit`.
 */
export function openLinks(db: Database, workId: number, names: readonly string[], limit: number): OpenLink[] {
  const query = (condition: ReturnType<typeof raw<boolean>>) =>
    db.sql
      .selectFrom('citation_link as link')
      .innerJoin('citation', 'citation.id', 'link.citation_id')
      .innerJoin('provision_version as pv', 'pv.id', 'link.row_id')
      .innerJoin('expression', 'expression.id', 'pv.expression_id')
      .leftJoin('cited_act', 'cited_act.id', 'citation.act_id')
      .where('link.state', '!=', 'held')
      .where(condition)
      .select([
        'pv.id as pv_id',
        'pv.text_id as pv_text',
        'pv.provision_id as pv_provision',
        'pv.valid_from',
        'pv.valid_to',
      ])
      .select([
        'expression.work_id as pv_work',
        'expression.id as expression_id',
        'expression.language',
        'expression.jurisdiction',
      ])
      .select([
        'citation.id',
        'citation.text_id',
        'citation.meant',
        'cited_act.act',
        'citation.origin',
        'citation.path',
        'citation.upto',
      ])
      .limit(limit)
      .compile()
  const named = raw<boolean>`citation.act_id IN (SELECT act_id FROM cited_act_name WHERE name IN (SELECT value FROM json_each(${JSON.stringify(names)})))`
  const grown = raw<boolean>`link.work_id = ${workId}`
  const rows = [...db.rows(query(named)), ...db.rows(query(grown))]
  return rows.map((row) => ({
    row: toRow(row),
    workId: row[5] as number,
    expressionId: row[6] as number,
    language: row[7] as string,
    jurisdiction: (row[8] as string | null) ?? '',
    citation: toStored(row.slice(9)),
  }))
}
