/** Reading citations: what the words of a day cite, where references lead, and what cites an act or a provision. */
import type { Day } from '#kit/day.ts'
import { type Amendment, amendedThrough, amendmentsOf } from './amendments.ts'
import { type Neighbour, neighboursOf } from './citation-graph.ts'
import { type CitedSpan, citedSpans } from './cited-spans.ts'
import {
  type CitedThing,
  type CitingPassage,
  type CitingWork,
  citingCounts,
  citingPassages,
  citingWorks,
} from './citing-works.ts'
import type { Database } from './dialect/sqlite.ts'
import { type RefAim, type RefTarget, refTargets } from './ref-targets.ts'

export interface Citing {
  /** What provision versions cite as of a day, by row id, in the order of their words. */
  spans(
    rowIds: readonly number[],
    as: { readonly at: Day; readonly language: string },
  ): Promise<Map<number, CitedSpan[]>>
  /** Where references by IRI lead on a day, in their order; null for an act that is not held. */
  targets(
    aims: readonly RefAim[],
    as: { readonly at: Day; readonly language: string },
  ): Promise<(RefTarget | null)[]>
  /** By how many other provisions each of the provisions of a work is cited, by id. */
  counts(workId: number, provisionIds: readonly number[]): Promise<Map<number, number>>
  /** What cites an act or a provision, the latest first. */
  works(cited: CitedThing, language: string): Promise<readonly CitingWork[]>
  /** Where rows cite it, with their words, by row id. */
  passages(cited: CitedThing, rowIds: readonly number[]): Promise<Map<number, CitingPassage>>
  /** What made the points in time of an expression, and whose points in time a work made. */
  amendments(workId: number, expressionId: number): Promise<Amendment[]>
  amended(workId: number): Promise<Amendment[]>
  /** Acts beside a work in the graph. */
  neighbours(workId: number, limit: number): Promise<Neighbour[]>
}

/** Works that cite, of all things kept: what is asked for on a page, its list and its graph is read once. */
const MAX_WORKS = 40_000

interface Kept {
  readonly stamp: string
  readonly works: Map<string, readonly CitingWork[]>
  taken: number
}

/** Returns the citations of a library. */
export function citingOf(db: Database): Citing {
  let kept: Kept = { stamp: '', works: new Map(), taken: 0 }
  return {
    spans: async (rowIds, as) => citedSpans(db, rowIds, as),
    targets: async (aims, as) => refTargets(db, aims, as),
    counts: async (workId, provisionIds) => citingCounts(db, workId, provisionIds),
    works: async (cited, language) => {
      const stamp = db.stamp()
      if (kept.stamp !== stamp || kept.taken > MAX_WORKS) kept = { stamp, works: new Map(), taken: 0 }
      const name = [cited.workId, cited.provisionId, language].join()
      const found = kept.works.get(name) ?? citingWorks(db, cited, language)
      if (!kept.works.has(name)) kept.taken += found.reduce((sum, { rowIds }) => sum + rowIds.length, 1)
      kept.works.set(name, found)
      return found
    },
    passages: async (cited, rowIds) => citingPassages(db, cited, rowIds),
    amendments: async (workId, expressionId) => amendmentsOf(db, workId, expressionId),
    amended: async (workId) => amendedThrough(db, workId),
    neighbours: async (workId, limit) => neighboursOf(db, workId, limit),
  }
}
