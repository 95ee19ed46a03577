/** Reading the library: what the rest of Comity asks of the store. Implemented beside, one file of queries per noun. */
import type { Day } from '#kit/day.ts'
import type { Language } from '#law/language.ts'
import { changesInOrder } from './changes.ts'
import type { Database } from './dialect/sqlite.ts'
import { expressionOf, expressionsOf } from './expressions.ts'
import { findingsOf } from './findings.ts'
import { migrate } from './migrate.ts'
import type {
  ChangedRow,
  Expression,
  ProvisionVersion,
  Reference,
  Stats,
  StoredFinding,
  TextOnDay,
  Version,
  WorkSummary,
} from './model.ts'
import { contentsOf, historyRows, provisionHistory, textOnDay } from './provisions.ts'
import { statsOf } from './stats.ts'
import { versionsOf } from './versions.ts'
import { listWorks, resolveReference, workSummary } from './works.ts'

export interface Library {
  /** Works with their shown expressions, by jurisdiction then title. */
  works(filter: {
    in?: readonly string[]
    type?: string
    topic?: string
    limit?: number
    offset?: number
  }): Promise<WorkSummary[]>
  /** The work an IRI (of any level) or an alias names, with the expression, day and provision it narrows to. */
  resolve(reference: string): Promise<Reference | null>
  summary(workId: number): Promise<WorkSummary>
  /** All expressions of a work, shown ones first. */
  expressions(workId: number): Promise<Expression[]>
  expression(workId: number, language: Language | null): Promise<Expression | null>
  versions(expressionId: number): Promise<Version[]>
  /** The act on a day without its words: outline rows in reading order. */
  textOnDay(expressionId: number, at: Day): Promise<TextOnDay>
  /** Fragments (canonical XML) by text id. */
  contents(textIds: readonly number[]): Promise<Map<number, string>>
  /** Rows that differ between two days, in the reading order of the later day. */
  changes(expressionId: number, from: Day, to: Day): Promise<ChangedRow[]>
  /** Every provision version of an expression, in no order. */
  history(expressionId: number): Promise<ProvisionVersion[]>
  /** Every version of one provision, by date. */
  provisionHistory(provisionId: number): Promise<ProvisionVersion[]>
  findings(filter: { workId?: number; severity?: 'warning' | 'quarantine' }): Promise<StoredFinding[]>
  stats(): Promise<Stats>
}

/** Opens the library in a database, bringing its tables up to date. */
export async function openLibrary(db: Database): Promise<Library> {
  await migrate(db.sql)
  return {
    works: (filter) => listWorks(db.sql, filter),
    resolve: (reference) => resolveReference(db.sql, reference),
    summary: (workId) => workSummary(db.sql, workId),
    expressions: (workId) => expressionsOf(db.sql, [workId]),
    expression: (workId, language) => expressionOf(db.sql, workId, language),
    versions: (expressionId) => versionsOf(db.sql, expressionId),
    textOnDay: (expressionId, at) => textOnDay(db, expressionId, at),
    contents: async (textIds) => contentsOf(db, textIds),
    changes: async (expressionId, from, to) => changesInOrder(db, expressionId, from, to),
    history: async (expressionId) => historyRows(db, expressionId),
    provisionHistory: async (provisionId) => provisionHistory(db, provisionId),
    findings: (filter) => findingsOf(db.sql, filter),
    stats: () => statsOf(db),
  }
}
