/** Queries for the graph of an act: what it cites, amends and is cited and amended by, with weights. */
import { sql as raw } from 'kysely'
import type { Database } from './dialect/sqlite.ts'

/** An act beside another in the graph. */
export interface Neighbour {
  readonly relation: 'cites' | 'cited-by' | 'amended-by' | 'amends'
  /** The work where it is held; null where it is only named. */
  readonly work: {
    readonly id: number
    readonly iri: string
    readonly title: string
    readonly type: string
  } | null
  readonly name: string
  readonly jurisdiction: string | null
  /** How many provisions cite, or how many points in time an amendment made. */
  readonly weight: number
}

/** Returns the neighbours of a work, the heaviest of each relation first, at most `limit` of each. */
export function neighboursOf(db: Database, workId: number, limit: number): Neighbour[] {
  return [
    ...cited(db, workId, limit),
    ...citing(db, workId, limit),
    ...amendedBy(db, workId, limit),
    ...amending(db, workId, limit),
  ]
}

const WORK = ['work.id', 'work.iri', 'work.title', 'work.type'] as const

// Acts held and acts named only, by how many provisions of the work cite them.
function cited(db: Database, workId: number, limit: number): Neighbour[] {
  const query = db.sql
    .selectFrom('expression')
    .innerJoin('provision_version as pv', 'pv.expression_id', 'expression.id')
    .innerJoin('citation_link as link', 'link.row_id', 'pv.id')
    .innerJoin('citation', 'citation.id', 'link.citation_id')
    .leftJoin('cited_act', 'cited_act.id', 'citation.act_id')
    .leftJoin('work', 'work.id', 'link.work_id')
    .where('expression.work_id', '=', workId)
    .where('expression.shown', '=', 1)
    .where('pv.superseded_in', 'is', null)
    .where((eb) =>
      eb.or([
        eb('link.work_id', '!=', workId),
        eb.and([eb('link.work_id', 'is', null), eb('link.state', '=', 'not-held')]),
      ]),
    )
    .groupBy(raw`coalesce(work.iri, json_extract(cited_act.act, '$[0].key'))`)
    .select([...WORK, 'cited_act.name', 'cited_act.jurisdiction', 'work.jurisdiction as place'])
    .select(raw<number>`count(DISTINCT pv.provision_id)`.as('weight'))
    .orderBy('weight', 'desc')
    .limit(limit)
  return db.rows(query.compile()).map((row) => neighbour('cites', row))
}

function citing(db: Database, workId: number, limit: number): Neighbour[] {
  const query = db.sql
    .selectFrom('citation_link as link')
    .innerJoin('provision_version as pv', 'pv.id', 'link.row_id')
    .innerJoin('expression', 'expression.id', 'pv.expression_id')
    .innerJoin('work', 'work.id', 'expression.work_id')
    .where('link.work_id', '=', workId)
    .where('link.state', '=', 'held')
    .where('expression.shown', '=', 1)
    .where('work.id', '!=', workId)
    .groupBy('work.id')
    .select([...WORK, raw<null>`NULL`.as('name'), raw<null>`NULL`.as('j'), 'work.jurisdiction'])
    .select(raw<number>`count(DISTINCT pv.provision_id)`.as('weight'))
    .orderBy('weight', 'desc')
    .limit(limit)
  return db.rows(query.compile()).map((row) => neighbour('cited-by', row))
}

// What made its points in time, as sources name it; where an alias says so, the work that is held.
function amendedBy(db: Database, workId: number, limit: number): Neighbour[] {
  const query = db.sql
    .selectFrom('expression')
    .innerJoin('version', 'version.expression_id', 'expression.id')
    .innerJoin('ground', 'ground.id', 'version.ground_id')
    .leftJoin('alias', 'alias.value', 'ground.source_id')
    .leftJoin('work', 'work.id', 'alias.work_id')
    .where('expression.work_id', '=', workId)
    .where('expression.shown', '=', 1)
    .where('version.superseded_in', 'is', null)
    .where(raw<boolean>`coalesce(work.id, 0) != ${workId}`)
    .groupBy('ground.id')
    .select([...WORK, 'ground.title as name', 'expression.jurisdiction', 'work.jurisdiction as place'])
    .select(raw<number>`count(DISTINCT version.valid_from)`.as('weight'))
    .orderBy('weight', 'desc')
    .orderBy(raw`max(version.valid_from)`, 'desc')
    .limit(limit)
  const stated = relatedBy(db, workId, 'to', limit)
  return [...db.rows(query.compile()).map((row) => neighbour('amended-by', row)), ...stated]
}

function amending(db: Database, workId: number, limit: number): Neighbour[] {
  return relatedBy(db, workId, 'from', limit)
}

// What works state of each other.
function relatedBy(db: Database, workId: number, end: 'from' | 'to', limit: number): Neighbour[] {
  const stated = db.sql
    .selectFrom('relation')
    .leftJoin('alias', 'alias.value', 'relation.value')
    .where('relation.kind', 'in', ['amends', 'repeals', 'corrects'])
  const mine =
    end === 'from'
      ? stated.where('relation.work_id', '=', workId)
      : stated.where('alias.work_id', '=', workId)
  const query = mine
    .leftJoin('work', (join) =>
      join.on(
        raw<boolean>`work.id = ${end === 'from' ? raw.ref('alias.work_id') : raw.ref('relation.work_id')}`,
      ),
    )
    .groupBy(raw`coalesce(work.iri, relation.title, relation.value)`)
    .select([...WORK, raw<string>`coalesce(relation.title, relation.value)`.as('name')])
    .select([raw<null>`NULL`.as('j'), 'work.jurisdiction', raw<number>`count(*)`.as('weight')])
    .limit(limit)
  return db.rows(query.compile()).map((row) => neighbour(end === 'from' ? 'amends' : 'amended-by', row))
}

function neighbour(relation: Neighbour['relation'], row: unknown[]): Neighbour {
  const work =
    row[0] === null
      ? null
      : { id: row[0] as number, iri: row[1] as string, title: row[2] as string, type: row[3] as string }
  return {
    relation,
    work,
    name: work?.title ?? (row[4] as string | null) ?? '',
    jurisdiction: (row[6] as string | null) ?? (row[5] as string | null),
    weight: row[7] as number,
  }
}
