/** Queries for what cites an act or a provision, work by work: whole, so that it can be counted and chosen from; passages apart. */
import { sql as raw } from 'kysely'
import type { Day } from '#kit/day.ts'
import { type RangeMember, rangeMembers } from './cited-ranges.ts'
import { among, type Database } from './dialect/sqlite.ts'
import { siblingsOf } from './sibling-provisions.ts'

/** What is cited: a work as a whole with all in it, or one provision in all languages. */
export interface CitedThing {
  readonly workId: number
  /** Lasting id of a provision in any expression of the work; null for the work. */
  readonly provisionId: number | null
}

/** The same act where a provision of it is cited; legislation, decisions of courts, practice of agencies. */
export type CitingKind = 'within' | 'legislation' | 'decision' | 'practice'

export const CITING_KINDS: readonly CitingKind[] = ['within', 'legislation', 'decision', 'practice']

/** A work that cites. */
export interface CitingWork {
  readonly id: number
  readonly iri: string
  readonly title: string
  readonly jurisdiction: string
  readonly type: string
  readonly subtype: string | null
  readonly body: string | null
  readonly date: string | null
  readonly group: CitingKind
  /** Of each provision that cites one version: in the language preferred where it cites in that, and of those the latest. */
  readonly rowIds: readonly number[]
}

/** A provision of a citing work, with its words and where they cite. */
export interface CitingPassage {
  readonly rowId: number
  readonly language: string
  readonly title: string
  readonly eId: string
  readonly kind: string
  readonly num: string | null
  readonly heading: string | null
  readonly from: Day | null
  readonly to: Day | null
  readonly xml: string
  /** In UTF-16 units of the plain text of the words. */
  readonly spans: readonly { readonly start: number; readonly end: number }[]
}

const GROUP = (workId: number) =>
  raw<CitingKind>`CASE WHEN work.id = ${workId} THEN 'within' WHEN work.type = 'judgment' THEN 'decision'
    WHEN work.type IN ('doc', 'practice') THEN 'practice' ELSE 'legislation' END`

/**
 * Returns the works that cite, the latest first within each kind; of works of one date, by IRI. An act is not said to cite itself as
 * a whole, nor a provision itself.
 */
export function citingWorks(db: Database, cited: CitedThing, language: string): CitingWork[] {
  const found = db.sql
    .selectFrom(linksTo(db, cited))
    .innerJoin('provision_version as pv', 'pv.id', 'link.row_id')
    .innerJoin('provision', 'provision.id', 'pv.provision_id')
    .innerJoin('expression', 'expression.id', 'pv.expression_id')
    .innerJoin('work', 'work.id', 'expression.work_id')
    .where('expression.shown', '=', 1)
    .where(isOfAnother(cited))
    .groupBy(['work.id', 'provision.wid'])
    .select([
      'work.id',
      'work.iri',
      'work.title',
      'work.jurisdiction',
      'work.type',
      'work.subtype',
      'work.body',
    ])
    .select(['work.date', GROUP(cited.workId).as('group'), 'pv.id as row'])
    // The other columns are those of the row that has the most.
    .select(
      raw`max((expression.language = ${language}) || coalesce(pv.valid_from, '') || coalesce(pv.valid_to, '9999'))`.as(
        'latest',
      ),
    )
    .orderBy(raw`work.date IS NULL`)
    .orderBy('work.date', 'desc')
    .orderBy('work.iri')
    .orderBy('pv.sort')
  const works = new Map<number, CitingWork & { rowIds: number[] }>()
  for (const row of db.rows(found.compile())) {
    const known = works.get(row[0] as number)
    if (known) known.rowIds.push(row[9] as number)
    else works.set(row[0] as number, { ...toWork(row), rowIds: [row[9] as number] })
  }
  return [...works.values()]
}

function toWork(row: readonly unknown[]): Omit<CitingWork, 'rowIds'> {
  return {
    id: row[0] as number,
    iri: row[1] as string,
    title: row[2] as string,
    jurisdiction: row[3] as string,
    type: row[4] as string,
    subtype: row[5] as string | null,
    body: row[6] as string | null,
    date: row[7] as string | null,
    group: row[8] as CitingKind,
  }
}

// The links that cite it, by what it is: SQLite then begins with these few, and not with all there are.
function linksTo(db: Database, { workId, provisionId }: CitedThing) {
  const links =
    provisionId === null
      ? raw<Link>`SELECT row_id, citation_id FROM citation_link WHERE work_id = ${workId} AND state = 'held'`
      : linksToProvision(db, workId, provisionId)
  return raw<Link>`(${links})`.as<'link'>(raw.ref('link'))
}

interface Link {
  readonly row_id: number
  readonly citation_id: number
}

function linksToProvision(db: Database, workId: number, provisionId: number) {
  const ids = siblingsOf(db, [provisionId]).map(([, id]) => id)
  const same = JSON.stringify(ids)
  const inRanges = rangeKeys(rangeMembers(db, workId), new Set(ids))
  return raw<Link>`SELECT row_id, citation_id FROM citation_link
      WHERE provision_id IN (SELECT value FROM json_each(${same})) AND state = 'held'
    UNION SELECT row_id, citation_id FROM citation_link
      WHERE last_id IN (SELECT value FROM json_each(${same})) AND state = 'held'
    UNION SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(${inRanges})`
}

// A provision is the same in every language in which it has the same lasting name.
function isOfAnother({ workId, provisionId }: CitedThing) {
  if (provisionId === null) return raw<boolean>`expression.work_id != ${workId}`
  return raw<boolean>`NOT (expression.work_id = ${workId}
    AND provision.wid = (SELECT own.wid FROM provision own WHERE own.id = ${provisionId}))`
}

function rangeKeys(members: readonly RangeMember[], ids: ReadonlySet<number>): string {
  const own = members.filter(({ provisionId }) => ids.has(provisionId))
  return JSON.stringify(own.map(({ rowId, citationId }) => [rowId, citationId]))
}

/** Returns the passages of the citing rows, by row id. */
export function citingPassages(
  db: Database,
  cited: CitedThing,
  rowIds: readonly number[],
): Map<number, CitingPassage> {
  if (rowIds.length === 0) return new Map()
  const query = db.sql
    .selectFrom(linksTo(db, cited))
    .innerJoin('provision_version as pv', 'pv.id', 'link.row_id')
    .innerJoin('expression', 'expression.id', 'pv.expression_id')
    .innerJoin('text', 'text.id', 'pv.text_id')
    .innerJoin('citation', 'citation.id', 'link.citation_id')
    .where(among('link.row_id', rowIds))
    .select(['pv.id', 'expression.language', 'expression.title', 'pv.eid', 'pv.kind', 'pv.num', 'pv.heading'])
    .select(['pv.valid_from', 'pv.valid_to', 'text.xml', 'citation.start', 'citation.stop'])
    .orderBy('citation.start')
  const passages = new Map<number, CitingPassage & { spans: { start: number; end: number }[] }>()
  for (const row of db.rows(query.compile())) {
    const span = { start: row[10] as number, end: row[11] as number }
    const known = passages.get(row[0] as number)
    if (known) known.spans.push(span)
    else passages.set(row[0] as number, { ...toPassage(row), spans: [span] })
  }
  return passages
}

function toPassage(row: readonly unknown[]): Omit<CitingPassage, 'spans'> {
  return {
    rowId: row[0] as number,
    language: row[1] as string,
    title: row[2] as string,
    eId: row[3] as string,
    kind: row[4] as string,
    num: row[5] as string | null,
    heading: row[6] as string | null,
    from: row[7] as Day | null,
    to: row[8] as Day | null,
    xml: row[9] as string,
  }
}

/** Returns by how many other provisions each of the provisions of one expression is cited, by id; those that nothing cites are left out. */
export function citingCounts(
  db: Database,
  workId: number,
  provisionIds: readonly number[],
): Map<number, number> {
  const siblings = siblingsOf(db, provisionIds)
  const mineBySibling = new Map(siblings.map(([mine, sibling]) => [sibling, mine]))
  const ranges = rangeMembers(db, workId).flatMap(({ provisionId, rowId }) => {
    const mine = mineBySibling.get(provisionId)
    return mine === undefined ? [] : [[mine, rowId]]
  })
  const query = raw`WITH pair AS (SELECT json_extract(value, '$[0]') AS mine, json_extract(value, '$[1]') AS id FROM json_each(${JSON.stringify(siblings)})),
      hit AS (SELECT pair.mine, link.row_id FROM pair CROSS JOIN citation_link link ON link.provision_id = pair.id WHERE link.state = 'held'
        UNION SELECT pair.mine, link.row_id FROM pair CROSS JOIN citation_link link ON link.last_id = pair.id WHERE link.state = 'held'
        UNION SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(${JSON.stringify(ranges)}))
    SELECT hit.mine, count(DISTINCT expression.work_id || ' ' || provision.wid) FROM hit
      JOIN provision own ON own.id = hit.mine JOIN provision_version pv ON pv.id = hit.row_id
      JOIN provision ON provision.id = pv.provision_id JOIN expression ON expression.id = pv.expression_id
    WHERE expression.shown = 1 AND NOT (expression.work_id = ${workId} AND provision.wid = own.wid) GROUP BY hit.mine`
  return new Map(db.rows(query.compile(db.sql)) as [number, number][])
}
