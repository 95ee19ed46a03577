/** Queries for provision versions: those of a day, those that differ between two days, the life of one provision. */
import { type CompiledQuery, type Kysely, sql as raw } from 'kysely'
import type { Day } from '#kit/day.ts'
import type { Basis } from '#law/provision.ts'
import { among, type Database } from './dialect/sqlite.ts'
import type { ProvisionVersion } from './model.ts'
import type { Schema } from './schema.ts'

/**
 * Returns the rows that differ between two days, in whichever order these are given: those that begin after the earlier day and
 * hold on the later, and those that hold on the earlier day and end by the later.
 */
export function rowsBetween(
  db: Database,
  expressionId: number,
  one: Day,
  other: Day,
): { begun: ProvisionVersion[]; ended: ProvisionVersion[] } {
  if (one === other) return { begun: [], ended: [] }
  const [early, late] = one <= other ? [one, other] : [other, one]
  const rows = rowsOf(db.sql, expressionId)
  const begun = rows
    .where('pv.valid_from', '>', early)
    .where('pv.valid_from', '<=', late)
    .where((eb) => eb.or([eb('pv.valid_to', 'is', null), eb('pv.valid_to', '>', late)]))
  const ended = rows
    .where('pv.valid_to', '>', early)
    .where('pv.valid_to', '<=', late)
    .where((eb) => eb.or([eb('pv.valid_from', 'is', null), eb('pv.valid_from', '<=', early)]))
  return { begun: rowsById(db, idsIn(db, begun.compile())), ended: rowsById(db, idsIn(db, ended.compile())) }
}

/** Returns the rows that hold on a day, in no order. */
export function rowsAt(db: Database, expressionId: number, at: Day): ProvisionVersion[] {
  return rowsById(
    db,
    idsIn(
      db,
      rowsOf(db.sql, expressionId)
        .where((eb) => eb.or([eb('pv.valid_from', 'is', null), eb('pv.valid_from', '<=', at)]))
        .where((eb) => eb.or([eb('pv.valid_to', 'is', null), eb('pv.valid_to', '>', at)]))
        .compile(),
    ),
  )
}

// The index alone says which rows hold; what a row states never changes, so rows read once are kept.
function rowsById(db: Database, ids: readonly number[]): ProvisionVersion[] {
  const kept = keptRows(db)
  const absent = ids.filter((id) => !kept.has(id))
  if (absent.length > 0) {
    const query = rowColumns(db.sql).where(among('pv.id', absent)).compile()
    for (const row of readRows(db, query)) kept.set(row.id, row)
  }
  const rows: ProvisionVersion[] = []
  for (const id of ids) {
    const row = kept.get(id)
    if (row) rows.push(row)
  }
  if (kept.size > MAX_KEPT) kept.clear()
  return rows
}

// As one JSON text: far cheaper to hand over than a row each.
function rowsOf(sql: Kysely<Schema>, expressionId: number) {
  return sql
    .selectFrom('provision_version as pv')
    .select(raw<string>`json_group_array(pv.id)`.as('ids'))
    .where('pv.expression_id', '=', expressionId)
    .where('pv.superseded_in', 'is', null)
}

function idsIn(db: Database, query: CompiledQuery): number[] {
  const [row] = db.rows(query)
  return JSON.parse(String(row?.[0] ?? '[]')) as number[]
}

/** Returns every provision version of an expression that is not superseded, in no order. */
export function historyRows(db: Database, expressionId: number): ProvisionVersion[] {
  return readRows(
    db,
    rowColumns(db.sql)
      .where('pv.expression_id', '=', expressionId)
      .where('pv.superseded_in', 'is', null)
      .compile(),
  )
}

/** Returns every version of one provision, by date. */
export function provisionHistory(db: Database, provisionId: number): ProvisionVersion[] {
  return readRows(
    db,
    rowColumns(db.sql)
      .where('pv.provision_id', '=', provisionId)
      .where('pv.superseded_in', 'is', null)
      .orderBy('pv.valid_from')
      .compile(),
  )
}

// About 300 bytes each.
const MAX_KEPT = 60_000
const keptByDatabase = new WeakMap<Database, Map<number, ProvisionVersion>>()

function keptRows(db: Database): Map<number, ProvisionVersion> {
  const kept = keptByDatabase.get(db) ?? new Map<number, ProvisionVersion>()
  keptByDatabase.set(db, kept)
  return kept
}

/** Returns fragments by text id. */
export function contentsOf(db: Database, textIds: readonly number[]): Map<number, string> {
  // In the order of the table, so that neighbouring texts are read together.
  const wanted = [...new Set(textIds)].sort((a, b) => a - b)
  const rows = db.rows(db.sql.selectFrom('text').where(among('id', wanted)).select(['id', 'xml']).compile())
  return new Map(rows as [number, string][])
}

/** Returns fragments with their hashes, hash first, by text id. */
export function hashedContentsOf(
  db: Database,
  textIds: readonly number[],
): Map<number, readonly [hash: string, xml: string]> {
  const wanted = [...new Set(textIds)].sort((a, b) => a - b)
  // Written by the database: a buffer for each hash costs as much as all its text.
  const hash = raw<string>`lower(hex(hash))`.as('hash')
  const query = db.sql.selectFrom('text').where(among('id', wanted)).select(['id', hash, 'xml'])
  const rows = db.rows(query.compile()) as [number, string, string][]
  return new Map(rows.map(([id, name, xml]) => [id, [name, xml]]))
}

/** What a source said of a single wording beyond what its row shows. */
export interface Said {
  readonly key: string | null
  readonly since: Day | null
}

/** Returns what the source said of provision versions, by id. */
export function saidOf(db: Database, ids: readonly number[]): Map<number, Said> {
  const said = new Map<number, Said>()
  const query = db.sql.selectFrom('provision_version').where(among('id', ids))
  for (const row of db.rows(query.select(['id', 'key', 'eid', 'stated_from', 'valid_from']).compile())) {
    const [id, key, eId, since, from] = row as [number, string | null, string, Day | '' | null, Day | null]
    said.set(id, { key: key === '' ? eId : key, since: since === '' ? from : since })
  }
  return said
}

/** Selects what a provision version is made of, in the order in which `readRows` takes it. */
export function rowColumns(sql: Kysely<Schema>) {
  return sql
    .selectFrom('provision_version as pv')
    .innerJoin('provision', 'provision.id', 'pv.provision_id')
    .leftJoin('ground', 'ground.id', 'pv.ground_id')
    .select([
      'pv.id',
      'pv.provision_id',
      'provision.wid',
      'pv.eid',
      'pv.parent_id',
      'pv.sort',
      'pv.kind',
      'pv.num',
      'pv.heading',
      'pv.valid_from',
      'pv.valid_to',
      'pv.basis',
      'pv.missing',
      'pv.concurrent',
      'ground.title',
      'ground.source_id',
      'pv.text_id',
    ])
}

/** Returns the provision versions of a query begun with `rowColumns`. */
export function readRows(db: Database, query: CompiledQuery): ProvisionVersion[] {
  return db.rows(query).map((row) => ({
    id: row[0] as number,
    provisionId: row[1] as number,
    wId: row[2] as string,
    eId: row[3] as string,
    parentId: row[4] as number | null,
    sort: row[5] as string,
    kind: row[6] as string,
    num: row[7] as string | null,
    heading: row[8] as string | null,
    from: row[9] as Day | null,
    to: row[10] as Day | null,
    basis: row[11] as Basis,
    missing: row[12] === 1,
    concurrent: row[13] === 1,
    ground: row[14] === null ? null : { title: row[14] as string, id: (row[15] as string) || null },
    textId: row[16] as number | null,
  }))
}
