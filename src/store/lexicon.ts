/** Queries for the lexicon: which pairs of languages are learnt, how a term is said, and the passages that show it. */
import { type RawBuilder, sql } from 'kysely'
import { among, type Database } from './dialect/sqlite.ts'

/** Two languages that were learnt, and from how much. */
export interface PairLearnt {
  readonly id: number
  /** In the order of their codes. */
  readonly one: string
  readonly other: string
  readonly method: string
  readonly at: string
  readonly sentences: number
  readonly read: number
  readonly works: number
  readonly entries: number
}

/** Returns every pair that was learnt, by the codes of the languages. */
export async function pairsLearnt(db: Database): Promise<PairLearnt[]> {
  const rows = await db.sql.selectFrom('lexicon_pair').selectAll().orderBy('one').orderBy('other').execute()
  return rows.map(({ learnt_at: at, ...pair }) => ({ ...pair, at }))
}

/** A direction of a pair. */
export interface Direction {
  readonly pair: number
  /** True from the first of the two languages to the second. */
  readonly forward: boolean
}

/** A term and a rendering of it, read in one direction. */
export interface Rendering {
  readonly id: number
  /** Tells the terms of one stem apart. */
  readonly term: number
  readonly fromStems: string
  readonly toStems: string
  readonly fromForms: readonly string[]
  readonly toForms: readonly string[]
  readonly together: number
  readonly fromOften: number
  readonly toOften: number
  readonly likelihood: number
  /** 1 where it is the best rendering of the term. */
  readonly rank: number
  /** 1 where the term is the best rendering of it. */
  readonly backRank: number
}

/** Works that count: those of a jurisdiction, a type, a subtype or a subject, or below an IRI; null for all. */
export type Domain = string | null

/** Returns the renderings of terms with these stems, best first; with a domain, those that stand in its works. */
export function renderingsOf(
  db: Database,
  direction: Direction,
  stems: readonly string[],
  domain: Domain = null,
): Rendering[] {
  const [from] = sides(direction)
  return read(
    db,
    direction,
    sql`${sql.ref(`e.${from}_stems`)} IN (SELECT value FROM json_each(${JSON.stringify(stems)})) AND ${inDomain(domain)}`,
  )
}

/** Returns terms of more words that hold these stems, the most frequent first, each with its best rendering. */
export function termsHolding(db: Database, direction: Direction, stems: string, most: number): Rendering[] {
  const [from] = sides(direction)
  const held = sql`instr(' ' || ${sql.ref(`e.${from}_stems`)} || ' ', ${` ${stems} `}) > 0`
  const found = read(
    db,
    direction,
    sql`${held} AND ${sql.ref(`e.${from}_rank`)} = 1 AND e.together >= ${LEAST_LISTED}`,
  )
  return found.toSorted((a, b) => b.together - a.together || a.id - b.id).slice(0, most)
}

/** Returns the terms with the rendering that is the best from either side: what a glossary lists. */
export function glossaryOf(db: Database, direction: Direction, domain: Domain = null): Rendering[] {
  const [from] = sides(direction)
  const stems = sql.ref(`e.${from}_stems`)
  return read(
    db,
    direction,
    sql`e.one_rank = 1 AND e.other_rank = 1
      AND e.together >= ${LEAST_LISTED} + ${MORE_A_WORD} * (length(${stems}) - length(replace(${stems}, ' ', '')))
      AND 2.0 * e.together / (e.one_often + e.other_often) >= ${LEAST_SURE} AND ${inDomain(domain)}`,
  )
}

// What is rarer or less sure is found by who looks for it, and stands in no list.
const LEAST_LISTED = 3
// Phrases of many words are clauses more often than terms, unless they come again and again.
const MORE_A_WORD = 3
const LEAST_SURE = 0.4

function sides({ forward }: Direction): readonly ['one' | 'other', 'one' | 'other'] {
  return forward ? ['one', 'other'] : ['other', 'one']
}

function read(db: Database, direction: Direction, condition: RawBuilder<unknown>): Rendering[] {
  const [from, to] = sides(direction)
  const column = (name: string) => sql.ref(`e.${name}`)
  const query = sql`SELECT e.id, ${column(`${from}_term`)}, ${column(`${from}_stems`)}, ${column(`${to}_stems`)},
      ${column(`${from}_forms`)}, ${column(`${to}_forms`)}, e.together, ${column(`${from}_often`)}, ${column(`${to}_often`)},
      e.likelihood, ${column(`${from}_rank`)}, ${column(`${to}_rank`)}
    FROM lexicon_entry AS e WHERE e.pair_id = ${direction.pair} AND ${condition}
    ORDER BY ${column(`${from}_stems`)}, ${column(`${from}_term`)}, ${column(`${from}_rank`)}, e.id`
  return db.rows(query.compile(db.sql)).map((row) => ({
    id: row[0] as number,
    term: row[1] as number,
    fromStems: row[2] as string,
    toStems: row[3] as string,
    fromForms: JSON.parse(row[4] as string) as string[],
    toForms: JSON.parse(row[5] as string) as string[],
    together: row[6] as number,
    fromOften: row[7] as number,
    toOften: row[8] as number,
    likelihood: row[9] as number,
    rank: row[10] as number,
    backRank: row[11] as number,
  }))
}

function inDomain(domain: Domain): RawBuilder<unknown> {
  if (domain === null) return sql`1`
  return sql`EXISTS (SELECT 1 FROM lexicon_use AS u JOIN work AS w ON w.id = u.work_id
    WHERE u.entry_id = e.id AND ${belongs(domain)})`
}

function belongs(domain: string): RawBuilder<unknown> {
  const begins = (column: string, beginning: string) =>
    sql`substr(${sql.ref(column)}, 1, length(${beginning})) = ${beginning}`
  return sql`(w.jurisdiction = ${domain} OR ${begins('w.jurisdiction', `${domain}-`)} OR w.type = ${domain}
    OR w.subtype = ${domain} OR w.iri = ${domain} OR ${begins('w.iri', `${domain}/`)}
    OR EXISTS (SELECT 1 FROM json_each(w.topics) AS t WHERE t.value = ${domain}))`
}

/** A work in which an entry stands. */
export interface Use {
  readonly iri: string
  readonly title: string
  readonly jurisdiction: string
  readonly passages: number
}

/** Returns the works of entries by entry, most passages first. */
export function usesOf(db: Database, entries: readonly number[], domain: Domain = null): Map<number, Use[]> {
  const query = sql`SELECT u.entry_id, w.iri, w.title, w.jurisdiction, u.passages
    FROM lexicon_use AS u JOIN work AS w ON w.id = u.work_id
    WHERE ${among('u.entry_id', entries)} AND ${domain === null ? sql`1` : belongs(domain)}
    ORDER BY u.entry_id, u.passages DESC, w.iri`
  const rows = db.rows(query.compile(db.sql)) as [number, string, string, string, number][]
  return grouped(rows, ([id, iri, title, jurisdiction, passages]) => [
    id,
    { iri, title, jurisdiction, passages },
  ])
}

/** Returns the jurisdictions of the works that a pair was learnt from. */
export function placesOf(db: Database, pair: number): string[] {
  const query = sql`SELECT DISTINCT w.jurisdiction FROM work AS w WHERE w.id IN (
    SELECT u.work_id FROM lexicon_entry AS e JOIN lexicon_use AS u ON u.entry_id = e.id WHERE e.pair_id = ${pair}) ORDER BY 1`
  return db.rows(query.compile(db.sql)).map(([place]) => place as string)
}

/** A passage that shows an entry, in one language. */
export interface Passage {
  readonly iri: string
  readonly language: string
  readonly eId: string
  readonly kind: string
  readonly num: string | null
  readonly heading: string | null
  readonly xml: string | null
  readonly from: string | null
  readonly to: string | null
  readonly jurisdiction: string
  readonly place: readonly number[]
}

/** Returns the passages of entries by entry, the plainest first; those whose text is no longer held are left out. */
export function proofsOf(
  db: Database,
  entries: readonly number[],
  direction: Direction,
): Map<number, (readonly [from: Passage, to: Passage])[]> {
  const [from, to] = sides(direction)
  const sideOf = (side: string) =>
    sql.raw(
      [
        'w.iri',
        'x.language',
        'v.eid',
        'v.kind',
        'v.num',
        'v.heading',
        't.xml',
        'v.valid_from',
        'v.valid_to',
        'w.jurisdiction',
      ]
        .map((column) => `${side}_${column}`)
        .join(', '),
    )
  const joined = (side: string) => sql`
    JOIN provision_version AS ${sql.ref(`${side}_v`)} ON ${sql.ref(`${side}_v.id`)} = ${sql.ref(`p.${side}_row`)}
    JOIN expression AS ${sql.ref(`${side}_x`)} ON ${sql.ref(`${side}_x.id`)} = ${sql.ref(`${side}_v.expression_id`)}
    JOIN work AS ${sql.ref(`${side}_w`)} ON ${sql.ref(`${side}_w.id`)} = ${sql.ref(`${side}_x.work_id`)}
    LEFT JOIN text AS ${sql.ref(`${side}_t`)} ON ${sql.ref(`${side}_t.id`)} = ${sql.ref(`${side}_v.text_id`)}`
  const query = sql`SELECT p.entry_id, ${sql.ref(`p.${from}_place`)}, ${sql.ref(`p.${to}_place`)}, ${sideOf(from)}, ${sideOf(to)}
    FROM lexicon_proof AS p ${joined('one')} ${joined('other')}
    WHERE ${among('p.entry_id', entries)} ORDER BY p.entry_id, p.ordinal`
  return grouped(db.rows(query.compile(db.sql)), (row) => [
    row[0] as number,
    [passage(row.slice(3, 13), row[1]), passage(row.slice(13), row[2])] as const,
  ])
}

function passage(row: readonly unknown[], place: unknown): Passage {
  const text = (at: number) => row[at] as string | null
  return {
    iri: text(0) ?? '',
    language: text(1) ?? '',
    eId: text(2) ?? '',
    kind: text(3) ?? '',
    num: text(4),
    heading: text(5),
    xml: text(6),
    from: text(7),
    to: text(8),
    jurisdiction: text(9) ?? '',
    place: JSON.parse(String(place)) as number[],
  }
}

/** Returns the headings and fragments of rows, by id of the row. */
export function wordedRows(
  db: Database,
  rows: readonly number[],
): [row: number, heading: string | null, xml: string | null][] {
  const query = db.sql
    .selectFrom('provision_version as pv')
    .leftJoin('text', 'text.id', 'pv.text_id')
    .where(among('pv.id', [...new Set(rows)]))
    .select(['pv.id', 'pv.heading', 'text.xml'])
  return db.rows(query.compile()) as [number, string | null, string | null][]
}

function grouped<Row, Value>(
  rows: readonly Row[],
  read: (row: Row) => readonly [number, Value],
): Map<number, Value[]> {
  const out = new Map<number, Value[]>()
  for (const row of rows) {
    const [id, value] = read(row)
    const known = out.get(id)
    if (known) known.push(value)
    else out.set(id, [value])
  }
  return out
}
