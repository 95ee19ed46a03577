/** Queries for citations: what cites an act or a provision. What provisions cite is in `cited-spans.ts`. */
import { sql as raw } from 'kysely'
import type { Day } from '#kit/day.ts'
import type { Database } from './dialect/sqlite.ts'
import { siblingsOf } from './sibling-provisions.ts'

/** Courts, and agencies that apply the law, apart from what makes it. */
export type CitingGroup = 'legislation' | 'decision' | 'practice'

/** A provision or decision that cites. */
export interface CitingProvision {
  readonly group: CitingGroup
  readonly work: {
    readonly id: number
    readonly iri: string
    readonly title: string
    readonly jurisdiction: string
    readonly date: string | null
  }
  readonly language: string
  /** The latest of its versions that cites. */
  readonly rowId: number
  readonly eId: string
  readonly kind: string
  readonly num: string | null
  readonly heading: string | null
  readonly from: Day | null
  readonly to: Day | null
  /** How often its versions cite the target. */
  readonly times: number
}

export interface CitedBy {
  /** How many provisions cite, by group. */
  readonly counts: Readonly<Record<CitingGroup, number>>
  readonly provisions: readonly CitingProvision[]
}

/** What is cited: a work with all its provisions, or one provision in all languages. */
export interface CitedTarget {
  readonly workId: number
  /** Lasting id of a provision in any expression of the work. */
  readonly provisionId?: number
  /** Counts references from within the same act as well; for a work they are left out in any case. */
  readonly within?: boolean
}

const GROUP = raw<CitingGroup>`CASE work.type WHEN 'judgment' THEN 'decision' WHEN 'doc' THEN 'practice' WHEN 'practice' THEN 'practice' ELSE 'legislation' END`

/**
 * Returns what cites the target: provisions of legislation, decisions of courts and practice of agencies, the latest first within each.
 * One provision counts once, however many of its versions cite. A reference to a range counts at its two ends.
 */
export function citedBy(
  db: Database,
  target: CitedTarget,
  page: { readonly group?: CitingGroup; readonly limit: number; readonly offset: number },
): CitedBy {
  const counted = citing(db, target)
    .select([GROUP.as('group'), raw<number>`count(DISTINCT pv.provision_id)`.as('n')])
    .groupBy('group')
  const counts = { legislation: 0, decision: 0, practice: 0 }
  for (const [group, n] of db.rows(counted.compile())) counts[group as CitingGroup] = n as number
  let listed = citing(db, target)
    .select([
      GROUP.as('group'),
      'work.id',
      'work.iri',
      'work.title',
      'work.jurisdiction',
      'work.date',
      'expression.language',
    ])
    .select([
      'pv.id as row_id',
      'pv.eid',
      'pv.kind',
      'pv.num',
      'pv.heading',
      raw<string>`max(coalesce(pv.valid_from, ''))`.as('latest'),
    ])
    .select(['pv.valid_from', 'pv.valid_to', raw<number>`count(*)`.as('times')])
    .groupBy('pv.provision_id')
    .orderBy(raw`CASE "group" WHEN 'legislation' THEN 0 WHEN 'decision' THEN 1 ELSE 2 END`)
    .orderBy('work.date', 'desc')
    .orderBy('work.id')
    .orderBy('pv.sort')
    .limit(page.limit)
    .offset(page.offset)
  if (page.group) listed = listed.where(raw<boolean>`${GROUP} = ${page.group}`)
  const provisions = db.rows(listed.compile()).map(toCiting)
  return { counts, provisions }
}

function citing(db: Database, { workId, provisionId, within = false }: CitedTarget) {
  const rows = db.sql
    .selectFrom('citation_link as link')
    .innerJoin('provision_version as pv', 'pv.id', 'link.row_id')
    .innerJoin('expression', 'expression.id', 'pv.expression_id')
    .innerJoin('work', 'work.id', 'expression.work_id')
    .where('link.state', '=', 'held')
    .where('expression.shown', '=', 1)
  if (provisionId === undefined) return rows.where('link.work_id', '=', workId).where('work.id', '!=', workId)
  const same = JSON.stringify(siblingsOf(db, [provisionId]).map(([, id]) => id))
  const cited = rows
    .where((eb) =>
      eb.or([
        raw<boolean>`link.provision_id IN (SELECT value FROM json_each(${same}))`,
        raw<boolean>`link.last_id IN (SELECT value FROM json_each(${same}))`,
      ]),
    )
    .where(raw<boolean>`pv.provision_id NOT IN (SELECT value FROM json_each(${same}))`)
  return within ? cited : cited.where('work.id', '!=', workId)
}

function toCiting(row: unknown[]): CitingProvision {
  return {
    group: row[0] as CitingGroup,
    work: {
      id: row[1] as number,
      iri: row[2] as string,
      title: row[3] as string,
      jurisdiction: row[4] as string,
      date: row[5] as string | null,
    },
    language: row[6] as string,
    rowId: row[7] as number,
    eId: row[8] as string,
    kind: row[9] as string,
    num: row[10] as string | null,
    heading: row[11] as string | null,
    from: row[13] as Day | null,
    to: row[14] as Day | null,
    times: row[15] as number,
  }
}
