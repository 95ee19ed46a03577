/** Asking the concept index: which concepts provisions tell, which provisions tell a concept, how many of each jurisdiction. */
import { sql } from 'kysely'
import type { Day } from '#kit/day.ts'
import type { RowTold } from './concept-strength.ts'
import { among, type Database } from './dialect/sqlite.ts'
import { holds } from './holds.ts'
import { type ConceptRow, toldOfRows } from './record/concepts.ts'

/** A concept that a provision tells. */
export interface ConceptOfRow {
  /** The IRI of the concept. */
  readonly concept: string
  /** 1 to 255: the more, the more the provision is about it. */
  readonly strength: number
  /** Places in its words that tell it. */
  readonly count: number
  /** Whether one place is enough by itself; else weak patterns stand together. */
  readonly strong: boolean
  readonly inHeading: boolean
}

/** Returns the concepts that rows (`provision_version`) tell, by id of the row, those told most first; rows that tell none are left out. */
export function conceptsOf(db: Database, rows: readonly number[]): Map<number, ConceptOfRow[]> {
  const query = db.sql
    .selectFrom('provision_version as pv')
    .innerJoin('expression as e', 'e.id', 'pv.expression_id')
    .where(among('pv.id', rows))
    .select(['pv.id', 'pv.text_id', 'pv.heading', 'e.language'])
  const held = db.rows(query.compile()).map(([id, textId, heading, language]) => ({
    id: id as number,
    textId: textId as number | null,
    heading: heading as string | null,
    language: language as string,
  }))
  const told = toldOfRows(db, held, ({ language }: ConceptRow & { readonly language: string }) => language)
  const iris = conceptIris(db)
  const found = new Map<number, ConceptOfRow[]>()
  for (const [row, all] of told) {
    const concepts = all.flatMap((each) => named(each, iris))
    if (concepts.length > 0) found.set(row, concepts)
  }
  return found
}

function named({ concept, ...told }: RowTold, iris: ReadonlyMap<number, string>): ConceptOfRow[] {
  const iri = iris.get(concept)
  return iri === undefined ? [] : [{ concept: iri, ...told }]
}

/** A provision, or a division by its heading, that tells a concept. */
export interface TellingProvision {
  /** The row (`provision_version`). */
  readonly row: number
  readonly provision: number
  readonly expression: number
  readonly work: number
  readonly jurisdiction: string
  readonly language: string
  readonly eId: string
  readonly kind: string
  readonly num: string | null
  readonly heading: string | null
  /** Null for a division, which is there by its heading. */
  readonly textId: number | null
  readonly strength: number
}

/** What is asked of a concept. */
export interface TellingAsked {
  /** Jurisdictions, each with those inside it (`ca` with `ca-qc`); null for all. */
  readonly in: readonly string[] | null
  readonly at: Day
  readonly limit: number
  readonly offset?: number
}

/**
 * Returns the rows of shown texts that hold on the day and tell one of the concepts, those that tell it most first. Each jurisdiction is a
 * walk along the index that ends as soon as there are enough.
 */
export function provisionsTelling(
  db: Database,
  concepts: string | readonly string[],
  { in: places, at, limit, offset = 0 }: TellingAsked,
): TellingProvision[] {
  const numbers = numbersOf(db, typeof concepts === 'string' ? [concepts] : concepts)
  const walks = numbers.flatMap((concept) =>
    jurisdictionsTelling(db, concept)
      .filter((place) => places === null || places.some((each) => isIn(place, each)))
      .map((place) => walk(db, concept, place, at, offset + limit)),
  )
  const best = new Map<number, TellingProvision>()
  for (const provision of walks.flat()) {
    const known = best.get(provision.row)
    if (!known || known.strength < provision.strength) best.set(provision.row, provision)
  }
  return [...best.values()]
    .sort((a, b) => b.strength - a.strength || a.row - b.row)
    .slice(offset, offset + limit)
}

function isIn(place: string, whole: string): boolean {
  return place === whole || place.startsWith(`${whole}-`)
}

function walk(db: Database, concept: number, place: string, at: Day, limit: number): TellingProvision[] {
  const query = sql`SELECT pv.id, pv.provision_id, e.id, e.work_id, t.jurisdiction, e.language, pv.eid, pv.kind, pv.num, pv.heading,
      pv.text_id, t.strength
    FROM concept_row AS t CROSS JOIN provision_version AS pv ON pv.id = t.row_id CROSS JOIN expression AS e ON e.id = pv.expression_id
    WHERE t.concept = ${concept} AND t.jurisdiction = ${place} AND ${holds(at)} AND e.shown = 1
    ORDER BY t.strength DESC, t.row_id LIMIT ${limit}`
  return db.rows(query.compile(db.sql)).map(provisionOf)
}

/** Returns the provision of a row that was selected in the order of `TellingProvision`. */
export function provisionOf(row: readonly unknown[]): TellingProvision {
  return {
    row: row[0] as number,
    provision: row[1] as number,
    expression: row[2] as number,
    work: row[3] as number,
    jurisdiction: row[4] as string,
    language: row[5] as string,
    eId: row[6] as string,
    kind: row[7] as string,
    num: row[8] as string | null,
    heading: row[9] as string | null,
    textId: row[10] as number | null,
    strength: row[11] as number,
  }
}

/** How many provisions of a jurisdiction tell a concept. */
export interface ConceptCount {
  readonly concept: string
  readonly jurisdiction: string
  readonly provisions: number
}

interface KeptCounts {
  readonly stamp: string
  readonly law: string
  readonly counts: ReadonlyMap<string, readonly ConceptCount[]>
}

const keptCounts = new WeakMap<Database, KeptCounts>()
const MOST_KEPT = 20

/**
 * Returns how many provisions and headings of divisions that hold on the day tell each concept, by jurisdiction; of shown texts. What was
 * counted is kept until the law changes. `concepts` counts some alone: one is a short walk, all of a large library take seconds at first.
 */
export function conceptCounts(
  db: Database,
  { at, concepts = null }: { readonly at: Day; readonly concepts?: readonly string[] | null },
): readonly ConceptCount[] {
  if (db.isWriting()) return count(db, at, concepts)
  const kept = countsKept(db)
  const key = JSON.stringify([at, concepts])
  const counted = kept.counts.get(key) ?? count(db, at, concepts)
  const others = [...kept.counts].filter(([each]) => each !== key).slice(-MOST_KEPT + 1)
  keptCounts.set(db, { ...kept, counts: new Map([...others, [key, counted]]) })
  return counted
}

// Most of what is written changes no law: studies, tags, what was fetched when.
function countsKept(db: Database): KeptCounts {
  const stamp = db.stamp()
  const kept = keptCounts.get(db)
  if (kept?.stamp === stamp) return kept
  // What a circle of readers may see changes without the law.
  const law = db.isWalled ? stamp : lawStamp(db)
  return { stamp, law, counts: kept?.law === law ? kept.counts : new Map() }
}

// Another one whenever provisions came in or went, another expression is shown, or texts were read for other concepts.
function lawStamp(db: Database): string {
  const query = sql`SELECT (SELECT max(id) FROM recording), (SELECT value FROM concept_state WHERE name = 'mark'),
    (SELECT max(id) FROM concept)`
  return JSON.stringify(db.rows(query.compile(db.sql)))
}

function count(db: Database, at: Day, concepts: readonly string[] | null): ConceptCount[] {
  const only = concepts === null ? sql`1` : among('t.concept', numbersOf(db, concepts))
  const query = sql`SELECT t.concept, t.jurisdiction, count(*)
    FROM concept_row AS t CROSS JOIN provision_version AS pv ON pv.id = t.row_id CROSS JOIN expression AS e ON e.id = pv.expression_id
    WHERE ${only} AND ${holds(at)} AND e.shown = 1 GROUP BY 1, 2`
  const iris = conceptIris(db)
  return db.rows(query.compile(db.sql)).flatMap(([concept, jurisdiction, provisions]) => {
    const iri = iris.get(concept as number)
    return iri === undefined
      ? []
      : [{ concept: iri, jurisdiction: jurisdiction as string, provisions: provisions as number }]
  })
}

/** Returns the IRIs of all concepts that any text tells, by number. */
export function conceptIris(db: Database): ReadonlyMap<number, string> {
  const query = db.sql.selectFrom('concept').select(['id', 'iri'])
  return new Map(db.rows(query.compile()) as [number, string][])
}

function numbersOf(db: Database, iris: readonly string[]): number[] {
  const query = sql`SELECT id FROM concept WHERE iri IN (SELECT value FROM json_each(${JSON.stringify(iris)}))`
  return db.rows(query.compile(db.sql)).map(([id]) => id as number)
}

// From one jurisdiction to the next, without what lies between.
function jurisdictionsTelling(db: Database, concept: number): string[] {
  const places: string[] = []
  for (let after = ''; ; ) {
    const query = sql`SELECT jurisdiction FROM concept_row WHERE concept = ${concept} AND jurisdiction > ${after}
      ORDER BY jurisdiction LIMIT 1`
    const [row] = db.rows(query.compile(db.sql))
    if (!row) return places
    after = row[0] as string
    places.push(after)
  }
}
