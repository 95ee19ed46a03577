/** Hits as they are answered, read from the library for the page that is asked for. */
import { plainText } from '#law/content.ts'
import { formatIri } from '#law/iri.ts'
import type { Candidate } from './candidates.ts'
import type { HitRow } from './dialect/sqlite-hits.ts'
import type { Explanation, FoldedHit, SearchHit, Standing } from './model.ts'
import { standingOf } from './narrowing.ts'
import { type Marker, snippetOf } from './snippet.ts'
import { ALWAYS, dayNumber, NEVER_ENDS } from './spans.ts'

/** A hit before it is read: an act with its provisions, or a provision alone. */
export interface HitPlan {
  /** The act itself is the hit: in this language version. */
  readonly expression: number | null
  /** Best first; where no act is the hit, the first is. */
  readonly provisions: readonly Candidate[]
  readonly score: number
  /** Provisions of the act that match. */
  readonly matches: number
  readonly cited: SearchHit['cited']
}

export interface HitReader {
  readonly provisions: ReadonlyMap<number, HitRow>
  readonly acts: ReadonlyMap<number, HitRow>
  readonly marker: Marker
  readonly today: number | null
  /** Returns whether another act had repealed the whole act of a row by today. */
  readonly isRepealed: (row: HitRow) => boolean
  /** Returns the words of a row that say what was asked for in another language; null where it is in the query's own. */
  readonly across: (row: HitRow) => readonly string[] | null
  readonly explain: (plan: HitPlan) => Explanation | null
}

const MOST_FOLDED = 4

/** Returns the hit of a plan; null where the library does not hold it any more. */
export function hitOf(plan: HitPlan, reader: HitReader): SearchHit | null {
  const rows = distinct(plan.provisions, reader.provisions)
  const act = plan.expression === null ? undefined : reader.acts.get(plan.expression)
  const [first] = rows
  const row = act ?? first?.row
  if (!row) return null
  const rest = act ? rows : rows.slice(1)
  const folded = rest.slice(0, MOST_FOLDED).map(({ row: each, score }) => foldedHit(each, score, reader))
  const shown = folded.length + (act ? 0 : 1)
  return {
    kind: act ? 'act' : 'provision',
    ...foldedHit(row, plan.score, reader),
    work: row.iri,
    title: row.title,
    jurisdiction: row.jurisdiction,
    language: row.language,
    type: row.type,
    subtype: row.subtype,
    force: row.force,
    body: row.body,
    cited: plan.cited,
    provisions: folded,
    more: Math.max(0, plan.matches - shown),
    across: reader.across(row),
    explanation: reader.explain(plan),
  }
}

// Of the wordings of one provision the best is shown.
function distinct(
  candidates: readonly Candidate[],
  rows: ReadonlyMap<number, HitRow>,
): { row: HitRow; score: number }[] {
  const seen = new Set<number | null>()
  return candidates.flatMap(({ id, score }) => {
    const row = rows.get(id)
    if (!row || seen.has(row.provision)) return []
    seen.add(row.provision)
    return [{ row, score }]
  })
}

function foldedHit(row: HitRow, score: number, { marker, today, isRepealed }: HitReader): FoldedHit {
  return {
    iri: formatIri({ work: row.iri, language: row.language, at: row.from, eId: row.eId }),
    num: row.num,
    heading: row.heading,
    snippet:
      row.provision === null
        ? ''
        : snippetOf(row.xml === null ? '' : plainText(row.xml), row.language, marker),
    inForceFrom: row.from,
    inForceTo: row.to,
    basis: row.basis,
    standing: today === null ? null : standing(row, today, isRepealed(row)),
    score: Math.round(score * 1000) / 1000,
  }
}

function standing({ from, to }: HitRow, today: number, isRepealed: boolean): Standing {
  if (isRepealed && to === null) return 'no-longer'
  if (from === null && to === null) return 'unknown'
  return standingOf(from === null ? ALWAYS : dayNumber(from), to === null ? NEVER_ENDS : dayNumber(to), today)
}
