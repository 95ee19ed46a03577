/** What the words of provisions cite, as readers are shown it: where each reference leads on a day, and what became of that. */
import { sql as raw } from 'kysely'
import type { Day } from '#kit/day.ts'
import type { Basis } from '#law/provision.ts'
import { among, type Database } from './dialect/sqlite.ts'
import { endedOn } from './ended.ts'

/** A reference in the words of a provision version, and where it leads. */
export interface CitedSpan {
  /** In UTF-16 units of the provision's plain text. */
  readonly start: number
  readonly end: number
  readonly how: string
  readonly confidence: number
  readonly state: 'held' | 'not-held' | 'unresolved'
  /** What the act is called; null where nothing tells which is meant. */
  readonly name: string | null
  readonly jurisdiction: string | null
  /** The work where it is held. */
  readonly work: CitedSpanWork | null
  /** Null for an act as a whole. */
  readonly provision: CitedPlace | null
  /** The last provision of a range; null where it is none. */
  readonly last: CitedPlace | null
  /** Number of the last provision of a range, as it is cited. */
  readonly lastNumber: string | null
  /** The way to the provision as it is cited, from the act, or from the provision in which the words stand. */
  readonly steps: readonly CitedStep[]
  readonly relative: boolean
}

export interface CitedStep {
  readonly kind: string
  readonly num: string
}

export interface CitedSpanWork {
  readonly id: number
  readonly iri: string
  readonly title: string
  readonly jurisdiction: string
  /** The language of the citing text where the work has it; else its first. */
  readonly language: string | null
  /** The first day on which no text of it holds any more, as of the day asked for; null where one holds, or none did yet. */
  readonly endedOn: Day | null
}

/** Where a provision stands on a day: in the version that holds, else in the last that held, else in the first to come. */
export interface CitedPlace {
  readonly provisionId: number
  readonly eId: string
  readonly language: string
  readonly kind: string
  readonly num: string | null
  readonly heading: string | null
  /** `gone` since `day`, `coming` on it; `absent` between two times at which it holds. */
  readonly standing: 'holds' | 'gone' | 'coming' | 'absent'
  readonly day: Day | null
  /** What that day rests on. */
  readonly basis: Basis
}

/** Returns what the provision versions cite, by row id, in the order of their words: three queries, however many rows. */
export function citedSpans(
  db: Database,
  rowIds: readonly number[],
  { at, language }: { readonly at: Day; readonly language: string },
): Map<number, CitedSpan[]> {
  const rows = linksOf(db, rowIds)
  const places = placesOn(db, unique(rows.flatMap(({ provisionId, lastId }) => [provisionId, lastId])), at)
  const works = worksOn(db, unique(rows.map(({ workId }) => workId)), at, language)
  const placeOf = (id: number | null) => (id === null ? null : (places.get(id) ?? null))
  const spans = new Map<number, CitedSpan[]>()
  for (const row of rows) {
    const { rowId, workId, provisionId, lastId, ...said } = row
    const work = workId === null ? null : (works.get(workId) ?? null)
    const span: CitedSpan = {
      ...said,
      work,
      name: row.name ?? work?.title ?? null,
      jurisdiction: row.jurisdiction ?? work?.jurisdiction ?? null,
      provision: placeOf(provisionId),
      last: placeOf(lastId),
    }
    const known = spans.get(rowId)
    if (known) known.push(span)
    else spans.set(rowId, [span])
  }
  return spans
}

interface LinkRow extends Omit<CitedSpan, 'work' | 'provision' | 'last'> {
  readonly rowId: number
  readonly workId: number | null
  readonly provisionId: number | null
  readonly lastId: number | null
}

function linksOf(db: Database, rowIds: readonly number[]): LinkRow[] {
  const query = db.sql
    .selectFrom('citation_link as link')
    .innerJoin('citation', 'citation.id', 'link.citation_id')
    .leftJoin('cited_act', 'cited_act.id', 'citation.act_id')
    .where(among('link.row_id', rowIds))
    .select(['link.row_id', 'citation.start', 'citation.stop', 'citation.how', 'citation.confidence'])
    .select(['link.state', 'cited_act.name', 'cited_act.jurisdiction', 'link.work_id', 'link.provision_id'])
    .select(['link.last_id', raw<string | null>`json_extract(citation.upto, '$[#-1].num')`.as('last')])
    .select(['citation.path', 'citation.origin'])
    .orderBy('citation.start')
  return db.rows(query.compile()).map((row) => ({
    rowId: row[0] as number,
    start: row[1] as number,
    end: row[2] as number,
    how: row[3] as string,
    confidence: row[4] as number,
    state: row[5] as CitedSpan['state'],
    name: row[6] as string | null,
    jurisdiction: row[7] as string | null,
    workId: row[8] as number | null,
    provisionId: row[9] as number | null,
    lastId: row[10] as number | null,
    lastNumber: row[11] === null ? null : String(row[11]),
    steps: JSON.parse(row[12] as string) as CitedStep[],
    relative: row[13] !== 'act',
  }))
}

function unique(ids: readonly (number | null)[]): number[] {
  return [...new Set(ids.filter((id) => id !== null))]
}

/** Returns where the provisions stand on the day, by id. */
export function placesOn(db: Database, provisionIds: readonly number[], at: Day): Map<number, CitedPlace> {
  const query = db.sql
    .selectFrom('provision_version as pv')
    .innerJoin('expression', 'expression.id', 'pv.expression_id')
    .where(among('pv.provision_id', provisionIds))
    .where('pv.superseded_in', 'is', null)
    .select(['pv.provision_id', 'pv.eid', 'expression.language', 'pv.kind', 'pv.num', 'pv.heading'])
    .select(['pv.valid_from', 'pv.valid_to', 'pv.basis'])
    .orderBy('pv.valid_from')
  const places = new Map<number, CitedPlace>()
  for (const row of db.rows(query.compile())) {
    const provisionId = row[0] as number
    const known = places.get(provisionId)
    if (known && (known.standing === 'holds' || known.standing === 'coming')) continue
    const [from, to] = [row[6] as Day | null, row[7] as Day | null]
    const begun = from === null || from <= at
    if (known && !begun) {
      // It held before and will again.
      places.set(provisionId, { ...known, standing: 'absent', day: null })
      continue
    }
    places.set(provisionId, {
      provisionId,
      eId: row[1] as string,
      language: row[2] as string,
      kind: row[3] as string,
      num: row[4] as string | null,
      heading: row[5] as string | null,
      basis: row[8] as Basis,
      ...(begun
        ? to === null || at < to
          ? { standing: 'holds', day: null }
          : { standing: 'gone', day: to }
        : { standing: 'coming', day: from }),
    })
  }
  return places
}

/** Returns the works as a text in the language cites them on the day, by id. */
export function worksOn(
  db: Database,
  workIds: readonly number[],
  at: Day,
  language: string,
): Map<number, CitedSpanWork> {
  const query = db.sql
    .selectFrom('work')
    .innerJoin('expression', 'expression.work_id', 'work.id')
    .where(among('work.id', workIds))
    .where('expression.shown', '=', 1)
    .select(['work.id', 'work.iri', 'work.title', 'work.jurisdiction', 'expression.language'])
    .select('expression.title as own')
    .select(endedOn(at).as('ended'))
    .orderBy('expression.id')
  const works = new Map<number, CitedSpanWork>()
  for (const row of db.rows(query.compile())) {
    const id = row[0] as number
    const known = works.get(id)
    const end = row[6] as Day | null
    const ended = end !== null && end <= at ? end : null
    const mine = row[4] === language
    // An act has ended when it has in every language.
    const endedOn = known ? known.endedOn && ended && later(known.endedOn, ended) : ended
    const named = known && !mine ? known : titled(row)
    works.set(id, { ...named, endedOn })
  }
  return works
}

function titled(row: readonly unknown[]): Omit<CitedSpanWork, 'endedOn'> {
  return {
    id: row[0] as number,
    iri: row[1] as string,
    title: (row[5] as string | null) ?? (row[2] as string),
    jurisdiction: row[3] as string,
    language: row[4] as string,
  }
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b
}
