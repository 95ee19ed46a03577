/** Tags by people: which subjects a provision is about, or is not whatever its words suggest; who said so, and when. */
import { sql } from 'kysely'
import type { Day } from '#kit/day.ts'
import { provisionOf, type TellingProvision } from './concepts.ts'
import { among, type Database } from './dialect/sqlite.ts'
import { holds } from './holds.ts'
import type { Writing } from './record/recorded.ts'

/** What a person found; it stands until it is taken back. */
export interface Tag {
  readonly provision: number
  /** The IRI of the concept. */
  readonly concept: string
  readonly verdict: 'about' | 'not'
  readonly by: string
  /** ISO instant. */
  readonly at: string
}

/** A tag as it was, and what became of it. */
export interface PastTag extends Tag {
  readonly withdrawn: { readonly by: string; readonly at: string } | null
}

/** Returns the tags that stand, by lasting provision (`provision.id`). */
export function tagsOf(db: Database, provisions: readonly number[]): Map<number, Tag[]> {
  const query = db.sql
    .selectFrom('tag')
    .where(among('provision_id', provisions))
    .where('withdrawn_at', 'is', null)
    .orderBy('id')
    .select(['provision_id', 'concept', 'verdict', 'by', 'at'])
  return Map.groupBy(db.rows(query.compile()).map(tagOf), ({ provision }) => provision)
}

/** Returns all tags of a provision, those taken back among them, the latest first. */
export function pastTags(db: Database, provision: number): PastTag[] {
  const query = db.sql
    .selectFrom('tag')
    .where('provision_id', '=', provision)
    .orderBy('id', 'desc')
    .select(['provision_id', 'concept', 'verdict', 'by', 'at', 'withdrawn_by', 'withdrawn_at'])
  return db.rows(query.compile()).map((row) => ({
    ...tagOf(row),
    withdrawn: row[6] === null ? null : { by: row[5] as string, at: row[6] as string },
  }))
}

function tagOf(row: readonly unknown[]): Tag {
  return {
    provision: row[0] as number,
    concept: row[1] as string,
    verdict: row[2] as Tag['verdict'],
    by: row[3] as string,
    at: row[4] as string,
  }
}

/** Puts a tag in the place of one that stands. Returns whether anything changed: the same once more changes nothing. */
export async function putTag(trx: Writing, tag: Tag): Promise<boolean> {
  const { provision, concept, verdict, by, at } = tag
  const standing = await trx
    .selectFrom('tag')
    .where('provision_id', '=', provision)
    .where('concept', '=', concept)
    .where('withdrawn_at', 'is', null)
    .select('verdict')
    .executeTakeFirst()
  if (standing?.verdict === verdict) return false
  await withdrawTag(trx, tag)
  await trx.insertInto('tag').values({ provision_id: provision, concept, verdict, by, at }).execute()
  return true
}

/** Takes back the tag of a provision with a concept, whatever it says. Returns whether there was one. */
export async function withdrawTag(
  trx: Writing,
  { provision, concept, by, at }: Omit<Tag, 'verdict'>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('tag')
    .set({ withdrawn_by: by, withdrawn_at: at })
    .where('provision_id', '=', provision)
    .where('concept', '=', concept)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** A row whose provision was tagged. */
export interface TaggedRow extends TellingProvision {
  readonly tag: Tag
}

/** Returns the rows of shown texts that hold on the day and whose provision is tagged with one of the concepts, the first tagged first. */
export function rowsTagged(
  db: Database,
  concepts: readonly string[],
  { in: places, at }: { readonly in: readonly string[] | null; readonly at: Day },
): TaggedRow[] {
  const inside =
    places === null
      ? sql`1`
      : sql`EXISTS (SELECT 1 FROM json_each(${JSON.stringify(places)}) AS p
          WHERE w.jurisdiction = p.value OR substr(w.jurisdiction, 1, length(p.value) + 1) = p.value || '-')`
  const query = sql`SELECT pv.id, pv.provision_id, e.id, e.work_id, w.jurisdiction, e.language, pv.eid, pv.kind, pv.num, pv.heading,
      pv.text_id, 255, t.concept, t.verdict, t.by, t.at
    FROM tag AS t JOIN provision_version AS pv ON pv.provision_id = t.provision_id JOIN expression AS e ON e.id = pv.expression_id
      JOIN work AS w ON w.id = e.work_id
    WHERE t.withdrawn_at IS NULL AND t.concept IN (SELECT value FROM json_each(${JSON.stringify(concepts)})) AND e.shown = 1
      AND ${holds(at)} AND ${inside}
    ORDER BY t.id`
  return db.rows(query.compile(db.sql)).map((row) => ({
    ...provisionOf(row),
    tag: tagOf([row[1], ...row.slice(12)]),
  }))
}

/** Tags of a work as they are exported: with the provision's lasting name in its expression. */
export interface WorkTag extends Tag {
  readonly expression: number
  readonly wId: string
}

/** Returns the tags that stand on an expression's provisions. */
export function tagsOfExpression(db: Database, expression: number): WorkTag[] {
  const query = sql`SELECT t.provision_id, t.concept, t.verdict, t.by, t.at, p.wid FROM tag AS t JOIN provision AS p ON p.id = t.provision_id
    WHERE p.expression_id = ${expression} AND t.withdrawn_at IS NULL ORDER BY t.id`
  return db.rows(query.compile(db.sql)).map((row) => ({ ...tagOf(row), expression, wId: row[5] as string }))
}

/** A provision that an address names, on a day. */
export interface NamedRow {
  readonly row: number
  readonly provision: number
  readonly wId: string
  readonly eId: string
  readonly kind: string
  readonly num: string | null
  readonly heading: string | null
  readonly textId: number | null
}

/** Returns the row that has the eId on the day, or holds the part that it names; null where there is none. */
export function rowNamed(db: Database, expression: number, eId: string, at: Day): NamedRow | null {
  for (let id = eId; id !== ''; id = id.slice(0, Math.max(0, id.lastIndexOf('__')))) {
    const query = sql`SELECT pv.id, pv.provision_id, p.wid, pv.eid, pv.kind, pv.num, pv.heading, pv.text_id
      FROM provision_version AS pv JOIN provision AS p ON p.id = pv.provision_id
      WHERE pv.expression_id = ${expression} AND pv.eid = ${id} AND ${holds(at)}
      ORDER BY pv.id LIMIT 1`
    const [row] = db.rows(query.compile(db.sql))
    if (row)
      return {
        row: row[0] as number,
        provision: row[1] as number,
        wId: row[2] as string,
        eId: row[3] as string,
        kind: row[4] as string,
        num: row[5] as string | null,
        heading: row[6] as string | null,
        textId: row[7] as number | null,
      }
  }
  return null
}

/** Returns how many rows tell a concept, each counted for every concept; at most `most`. */
export function rowsTelling(db: Database, most: number): number {
  const query = sql`SELECT count(*) FROM (SELECT 1 FROM concept_row LIMIT ${most})`
  return Number(db.rows(query.compile(db.sql))[0]?.[0] ?? 0)
}

/** Returns the IRI of the work and the title of the act in its language, by expression. */
export function actsOfExpressions(
  db: Database,
  expressions: readonly number[],
): Map<number, { readonly iri: string; readonly title: string }> {
  const query = db.sql
    .selectFrom('expression as e')
    .innerJoin('work as w', 'w.id', 'e.work_id')
    .where(among('e.id', expressions))
    .select(['e.id', 'w.iri', 'e.title'])
  return new Map(
    db
      .rows(query.compile())
      .map(([id, iri, title]) => [id as number, { iri: iri as string, title: title as string }]),
  )
}
