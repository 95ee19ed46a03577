/** Bringing acts into the library: read, fold, gate, record, index. One transaction an act; a crash leaves the old state. */
import { type Jurisdictions, loadJurisdictions, ranksIn } from '#i18n/jurisdictions.ts'
import { dayOf } from '#kit/day.ts'
import type { Finding } from '#law/provision.ts'
import { rankOf } from '#law/rank.ts'
import { keepLists } from '#search/dialect/sqlite-lists.ts'
import {
  type ActDraft,
  type ReadOptions,
  type Refusal,
  type Source,
  UnreadableError,
} from '#sources/contract.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { ChangedMeanwhileError } from '#store/record/expression.ts'
import { recordAct, recordRefusals } from '#store/record/record.ts'
import type { NewAct, NewExpression, RecordedAct } from '#store/record/recorded.ts'
import { IriTakenError, type NewWork } from '#store/record/work.ts'
import { seenTextsByAlias } from '#store/seen-texts.ts'
import { takeIn } from '../take-in.ts'
import { addHistory } from './add-history.ts'
import { count, emptyReport, type ImportReport, type Refuse, sketch, tell } from './report.ts'

export interface ImportOptions extends ReadOptions {
  /** Added to the topics of every act. */
  readonly collection: string | null
  /** Reads, folds and checks everything, and writes nothing. */
  readonly dryRun: boolean
  readonly now: () => Date
}

/** Imports everything that the source reads at the paths. What is refused is reported, and the rest goes on. */
export async function importFrom(
  db: Database,
  source: Source,
  paths: readonly string[],
  options: ImportOptions,
): Promise<ImportReport> {
  const started = performance.now()
  const report = emptyReport()
  const refusals: Finding[] = []
  const refuse: Refuse = (path, where, reason, check = 'unreadable') => {
    report.quarantined.push({ path, where, reason })
    refusals.push({ severity: 'quarantine', check, path, where, message: reason })
  }
  const run: Run = { db, source: source.name, options, report, refuse }
  const textsHeld: ReadOptions['textsHeld'] = (of) => seenTextsByAlias(db.sql, source.name, of)
  for await (const item of items(source, paths, { ...options, textsHeld })) {
    if ('refused' in item) refuse(item.refused.path, item.refused.where, item.refused.reason)
    else await importAct(run, item)
  }
  if (refusals.length > 0 && !options.dryRun) {
    await db.sql
      .transaction()
      .execute((trx) => recordRefusals(trx, source.name, options.now().toISOString(), refusals))
  }
  if (!options.dryRun) await keepLists(db)
  report.seconds = Math.round(performance.now() - started) / 1000
  return report
}

interface Run {
  readonly db: Database
  readonly source: string
  readonly options: ImportOptions
  readonly report: ImportReport
  readonly refuse: Refuse
}

// A source that throws has failed for one path at most; what it had given stands.
async function* items(
  source: Source,
  paths: readonly string[],
  options: ReadOptions,
): AsyncGenerator<ActDraft | Refusal> {
  try {
    yield* source.read(paths, options)
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error
    yield { refused: { path: error.path, where: error.where, reason: error.message } }
  }
}

async function importAct(run: Run, act: ActDraft): Promise<void> {
  const { db, source, options, report, refuse } = run
  const path = act.expressions[0]?.path ?? act.work.title
  const { jurisdiction } = act.work
  if (jurisdiction === null) {
    const reason = `Cannot place "${act.work.title}": the source states no jurisdiction. Give one with --jurisdiction, such as --jurisdiction fr`
    refuse(path, null, reason, 'no-jurisdiction')
    return
  }
  const topics = options.collection ? [...act.work.topics, options.collection] : act.work.topics
  const force = act.work.force ?? rankOf(act.work, ranksIn(jurisdictions(), jurisdiction))
  const work = { ...act.work, jurisdiction, topics, force }
  try {
    const { expressions, newest } = await histories(run, work, act.expressions)
    if (expressions.length === 0) return
    const at = options.now().toISOString()
    const recorded = await record(db, { source, path, at, work, newest, expressions }, options.dryRun)
    count(report, expressions, recorded)
    if (options.dryRun) sketch(report, work, expressions)
  } catch (error) {
    if (error instanceof IriTakenError) refuse(path, null, error.message, 'iri-taken')
    else if (error instanceof ChangedMeanwhileError) refuse(path, null, error.message, 'changed-meanwhile')
    else throw error
  }
}

let known: Jurisdictions | undefined

function jurisdictions(): Jurisdictions {
  known ??= loadJurisdictions()
  return known
}

// The expressions of which some text is held in the end. What the reader and the gate refuse is told.
async function histories(
  { db, source, options, report, refuse }: Run,
  work: NewWork,
  drafts: ActDraft['expressions'],
): Promise<{ expressions: NewExpression[]; newest: boolean }> {
  const expressions: NewExpression[] = []
  let newest = true
  for (const [index, draft] of drafts.entries()) {
    const ofAll = { label: work.title, done: index + 1, total: drafts.length }
    const progress: ReadOptions['progress'] = (ofOne) => options.progress(drafts.length > 1 ? ofAll : ofOne)
    try {
      const added = await addHistory(db, source, work, draft, progress)
      const { rows, versions } = added.expression.woven
      if (versions.some((version) => version.state === 'held')) expressions.push(added.expression)
      tell(report, added.findings, rows.length === 0 ? refuse : null)
      newest &&= added.newest
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error
      refuse(error.path, error.where, error.message)
    }
  }
  return { expressions, newest }
}

// A dry run does all of it and takes it back.
async function record(db: Database, act: NewAct, dryRun: boolean): Promise<RecordedAct> {
  const today = dayOf(new Date(act.at))
  try {
    return await db.sql.transaction().execute(async (trx) => {
      const recorded = await recordAct(trx, act)
      if (dryRun) throw new TakenBack(recorded)
      await takeIn(db, trx, recorded, today)
      return recorded
    })
  } catch (error) {
    if (error instanceof TakenBack) return error.recorded
    throw error
  }
}

class TakenBack extends Error {
  readonly recorded: RecordedAct
  constructor(recorded: RecordedAct) {
    super('Nothing was written')
    this.recorded = recorded
  }
}
