/** Reading the library: what the rest of Comity asks of the store. Implemented beside, one file of queries per noun. */
import type { Day } from '#kit/day.ts'
import type { Language } from '#law/language.ts'
import {
  type Announced,
  type AnnouncedFilter,
  type ChangeOfText,
  changesOfTexts,
  expressionsAfter,
  piecesOf,
  recordedLately,
} from './announced.ts'
import { changesInOrder } from './changes.ts'
import { type Citing, citingOf } from './citing.ts'
import type { Database } from './dialect/sqlite.ts'
import { expressionOf, expressionsOf } from './expressions.ts'
import { findingsOf } from './findings.ts'
import { type Withdrawn, withdrawalOf } from './followed.ts'
import { type Holding, holdingsOf, type LongHistory, longestHistories } from './holdings.ts'
import { keptVersions } from './kept-answers.ts'
import {
  actsChangedLately,
  type Change,
  type ChangeFilter,
  changesByDate,
  type Touched,
  touchedOn,
} from './lately.ts'
import { markOf } from './mark.ts'
import { migrate } from './migrate.ts'
import type {
  ChangedRow,
  Expression,
  ProvisionVersion,
  Reference,
  Stats,
  StoredFinding,
  SupersededWording,
  TextOnDay,
  Version,
  WordingCount,
  WorkSummary,
} from './model.ts'
import { contentsOf, hashedContentsOf, historyRows, provisionHistory } from './provisions.ts'
import { type Relations, relationsAbout, type Stated, statedOf } from './relations.ts'
import {
  countOnShelf,
  countsOf,
  type Facet,
  type FacetValue,
  nextChanges,
  pageOfShelf,
  type ShelfFilter,
  type Titled,
  titlesOnShelf,
} from './shelf.ts'
import { statsOf } from './stats.ts'
import { supersededOf } from './superseded.ts'
import { textOnDay } from './text-on-day.ts'
import { versionsOf } from './versions.ts'
import { wordingCounts } from './wordings.ts'
import { listWorks, resolveReference, type WorkFilter, workSummary, worksByIds } from './works.ts'

export interface Library {
  /** Works with their shown expressions, by jurisdiction then title. */
  works(filter: WorkFilter): Promise<WorkSummary[]>
  /** Works by id, in the order of the ids. */
  worksByIds(ids: readonly number[]): Promise<WorkSummary[]>
  /** What is held of each jurisdiction. */
  holdings(): Promise<Holding[]>
  /** The acts of most wordings, one a jurisdiction. */
  longestHistories(limit: number): Promise<LongHistory[]>
  /** Later wordings of acts by date: those to come after a day, or those up to it. */
  changesByDate(filter: ChangeFilter): Promise<Change[]>
  /** The acts that changed last up to a day, each with its latest change, in one jurisdiction or all. */
  actsChangedLately(day: Day, limit: number, place?: string | null): Promise<Change[]>
  /** Provisions that begin, end or are reworded on a day. */
  touchedOn(expressionId: number, day: Day): Promise<Touched[]>
  /** Acts chosen by what they have in common. */
  readonly shelf: Shelf
  /** What cites what. */
  readonly citing: Citing
  /** The work an IRI (of any level) or an alias names, with the expression, day and provision it narrows to. */
  resolve(reference: string): Promise<Reference | null>
  summary(workId: number): Promise<WorkSummary>
  /** What the work states of others, and others of it. */
  relations(workId: number): Promise<Relations>
  /** All expressions of a work, shown ones first. */
  expressions(workId: number): Promise<Expression[]>
  expression(workId: number, language: Language | null): Promise<Expression | null>
  versions(expressionId: number): Promise<readonly Version[]>
  /** The act on a day without its words: outline rows in reading order. */
  textOnDay(expressionId: number, at: Day): Promise<TextOnDay>
  /** Fragments (canonical XML) by text id. */
  contents(textIds: readonly number[]): Promise<Map<number, string>>
  /** The same with their hashes, hash first. */
  hashedContents(textIds: readonly number[]): Promise<Map<number, readonly [hash: string, xml: string]>>
  /** What a work itself states: identifiers, and relations to others. */
  stated(workId: number): Promise<Stated>
  /** Rows that differ between two days, in the reading order of the later day. */
  changes(expressionId: number, from: Day, to: Day): Promise<ChangedRow[]>
  /** By whom, when and why a work was withdrawn; null where a text of it is shown, or none ever was. */
  withdrawal(workId: number): Promise<Withdrawn | null>
  /** Every provision version of an expression, in no order. */
  history(expressionId: number): Promise<ProvisionVersion[]>
  /** Every version of one provision, by date. */
  provisionHistory(provisionId: number): Promise<ProvisionVersion[]>
  /** How many wordings provisions have had by a day, how many are to come, and since when there are any, by provision id. */
  wordingCounts(provisionIds: readonly number[], until: Day): Promise<Map<number, WordingCount>>
  /** Wordings of a provision that were shown and corrected since, the latest correction first. */
  supersededOf(provisionId: number): Promise<SupersededWording[]>
  findings(filter: { workId?: number; severity?: 'warning' | 'quarantine' }): Promise<StoredFinding[]>
  stats(): Promise<Stats>
  /** Expressions shown, those first of which the library learnt last. */
  recordedLately(filter: AnnouncedFilter): Promise<Announced[]>
  /** Days on which texts change, the latest first, days to come among them. */
  changesOfTexts(filter: AnnouncedFilter): Promise<ChangeOfText[]>
  /** Expressions shown after an id, by id. */
  expressionsAfter(id: number, limit: number): Promise<Announced[]>
  /** The last id of every piece of so many shown expressions, and when the latest of the piece was recorded. */
  piecesOf(size: number): Promise<{ last: number; recordedAt: string }[]>
  /** A text that is another one after anything in the library changed, and the same until then. */
  mark(): Promise<string>
}

/** Acts chosen by what they have in common: how many, of which kinds, in which order. */
export interface Shelf {
  count(filter: ShelfFilter): Promise<number>
  counts(filter: ShelfFilter, facet: Facet): Promise<FacetValue[]>
  page(
    filter: ShelfFilter,
    page: { order: 'date' | 'changed'; limit: number; offset: number },
  ): Promise<number[]>
  titles(filter: ShelfFilter): Promise<Titled[]>
  /** The next day on which each of the acts will change, by id; those that will not, as far as is known, left out. */
  nextChanges(workIds: readonly number[], day: Day): Promise<Map<number, Day>>
}

/** Opens the library in a database, bringing its tables up to date. */
export async function openLibrary(db: Database): Promise<Library> {
  await migrate(db.sql)
  return libraryOver(db)
}

/** Returns the library in a database whose tables are up to date. */
export function libraryOver(db: Database): Library {
  return {
    works: (filter) => listWorks(db.sql, filter),
    worksByIds: (ids) => worksByIds(db.sql, ids),
    holdings: () => holdingsOf(db),
    longestHistories: (limit) => longestHistories(db, limit),
    changesByDate: (filter) => changesByDate(db.sql, filter),
    actsChangedLately: (day, limit, place) => actsChangedLately(db.sql, day, limit, place),
    touchedOn: (expressionId, day) => touchedOn(db.sql, expressionId, day),
    shelf: shelfOf(db),
    citing: citingOf(db),
    resolve: (reference) => resolveReference(db.sql, reference),
    summary: (workId) => workSummary(db.sql, workId),
    relations: (workId) => relationsAbout(db.sql, workId),
    expressions: (workId) => expressionsOf(db.sql, [workId]),
    expression: (workId, language) => expressionOf(db.sql, workId, language),
    versions: (expressionId) => keptVersions(db, expressionId, () => versionsOf(db.sql, expressionId)),
    textOnDay: (expressionId, at) => textOnDay(db, expressionId, at),
    contents: async (textIds) => contentsOf(db, textIds),
    hashedContents: async (textIds) => hashedContentsOf(db, textIds),
    stated: (workId) => statedOf(db.sql, workId),
    changes: async (expressionId, from, to) => changesInOrder(db, expressionId, from, to),
    withdrawal: (workId) => withdrawalOf(db.sql, workId),
    history: async (expressionId) => historyRows(db, expressionId),
    provisionHistory: async (provisionId) => provisionHistory(db, provisionId),
    wordingCounts: async (provisionIds, until) => wordingCounts(db, provisionIds, until),
    supersededOf: (provisionId) => supersededOf(db, provisionId),
    findings: (filter) => findingsOf(db.sql, filter),
    stats: () => statsOf(db),
    recordedLately: (filter) => recordedLately(db.sql, filter),
    changesOfTexts: (filter) => changesOfTexts(db.sql, filter),
    expressionsAfter: (id, limit) => expressionsAfter(db.sql, id, limit),
    piecesOf: (size) => piecesOf(db.sql, size),
    mark: () => markOf(db),
  }
}

function shelfOf({ sql }: Database): Shelf {
  return {
    count: (filter) => countOnShelf(sql, filter),
    counts: (filter, facet) => countsOf(sql, filter, facet),
    page: (filter, page) => pageOfShelf(sql, filter, page),
    titles: (filter) => titlesOnShelf(sql, filter),
    nextChanges: (workIds, day) => nextChanges(sql, workIds, day),
  }
}
