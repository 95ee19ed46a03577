/** Bringing acts into the library: read, fold, gate, record, index. One transaction an act; a crash leaves the old state. */
import { dayOf } from '#kit/day.ts'
import { plainText } from '#law/content.ts'
import type { Finding } from '#law/provision.ts'
import { type IndexRow, indexRows, removeRows } from '#search/dialect/sqlite.ts'
import {
  type ActDraft,
  type ReadOptions,
  type Refusal,
  type Source,
  UnreadableError,
} from '#sources/contract.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { recordAct, recordRefusals } from '#store/record.ts'
import { ChangedMeanwhileError } from '#store/record-expression.ts'
import { IriTakenError, type NewWork } from '#store/record-work.ts'
import type { NewAct, NewExpression, RecordedAct, RecordedExpression } from '#store/recorded.ts'
import { addHistory } from './add-history.ts'
import { disagreements } from './source-disagreements.ts'

export interface ImportOptions extends ReadOptions {
  /** Added to the topics of every act. */
  readonly collection: string | null
  /** Reads, folds and checks everything, and writes nothing. */
  readonly dryRun: boolean
  readonly now: () => Date
}

/** What an import did: the JSON contract of `comity import`. */
export interface ImportReport {
  works: number
  expressions: number
  versions: number
  provisions: number
  provisionVersions: number
  texts: number
  quarantined: { path: string; where: string | null; reason: string }[]
  warnings: number
  bytes: number
  seconds: number
}

/** Imports everything that the source reads at the paths. What is refused is reported, and the rest goes on. */
export async function importFrom(
  db: Database,
  source: Source,
  paths: readonly string[],
  options: ImportOptions,
): Promise<ImportReport> {
  const started = performance.now()
  const report: ImportReport = {
    works: 0,
    expressions: 0,
    versions: 0,
    provisions: 0,
    provisionVersions: 0,
    texts: 0,
    quarantined: [],
    warnings: 0,
    bytes: 0,
    seconds: 0,
  }
  const refusals: Finding[] = []
  const refuse = (path: string, where: string | null, reason: string, check = 'unreadable') => {
    report.quarantined.push({ path, where, reason })
    refusals.push({ severity: 'quarantine', check, path, where, message: reason })
  }
  for await (const item of items(source, paths, options)) {
    if ('refused' in item) refuse(item.refused.path, item.refused.where, item.refused.reason)
    else await importAct(db, source, item, options, report, refuse)
  }
  if (refusals.length > 0 && !options.dryRun) {
    await db.sql
      .transaction()
      .execute((trx) => recordRefusals(trx, source.name, options.now().toISOString(), refusals))
  }
  report.seconds = Math.round(performance.now() - started) / 1000
  return report
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

type Refuse = (path: string, where: string | null, reason: string, check?: string) => void

async function importAct(
  db: Database,
  source: Source,
  act: ActDraft,
  options: ImportOptions,
  report: ImportReport,
  refuse: Refuse,
): Promise<void> {
  const path = act.expressions[0]?.path ?? act.work.title
  const { jurisdiction } = act.work
  if (jurisdiction === null) {
    refuse(
      path,
      null,
      `Cannot place "${act.work.title}": the source states no jurisdiction. Give one with --jurisdiction, such as --jurisdiction fr`,
      'no-jurisdiction',
    )
    return
  }
  const work = {
    ...act.work,
    jurisdiction,
    topics: options.collection ? [...act.work.topics, options.collection] : act.work.topics,
  }
  try {
    const { expressions, newest } = await read(db, source, work, act, options, report, refuse)
    if (expressions.length === 0) return
    const at = options.now().toISOString()
    const recorded = await record(
      db,
      { source: source.name, path, at, work, newest, expressions },
      options.dryRun,
    )
    count(report, expressions, recorded)
    if (!options.dryRun) await disagreements(db, recorded.workId, dayOf(options.now()))
  } catch (error) {
    if (error instanceof IriTakenError) refuse(path, null, error.message, 'iri-taken')
    else if (error instanceof ChangedMeanwhileError) refuse(path, null, error.message, 'changed-meanwhile')
    else throw error
  }
}

// The expressions of which some text is held in the end; what the gate and the reader refuse is told.
async function read(
  db: Database,
  source: Source,
  work: NewWork,
  act: ActDraft,
  options: ImportOptions,
  report: ImportReport,
  refuse: Refuse,
): Promise<{ expressions: NewExpression[]; newest: boolean }> {
  const expressions: NewExpression[] = []
  let newest = true
  for (const [index, draft] of act.expressions.entries()) {
    const many = { label: act.work.title, done: index + 1, total: act.expressions.length }
    const progress: typeof options.progress = (each) =>
      options.progress(act.expressions.length > 1 ? many : each)
    try {
      const added = await addHistory(db, source.name, work, draft, progress)
      const { rows, versions } = added.expression.woven
      if (versions.some((version) => version.state === 'held')) expressions.push(added.expression)
      tell(added.findings, report, rows.length === 0 ? refuse : null)
      newest &&= added.newest
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error
      refuse(error.path, error.where, error.message)
    }
  }
  return { expressions, newest }
}

class DryRun extends Error {
  readonly recorded: RecordedAct
  constructor(recorded: RecordedAct) {
    super('Nothing is written')
    this.recorded = recorded
  }
}

// A dry run does all of it and takes it back.
async function record(db: Database, act: NewAct, dryRun: boolean): Promise<RecordedAct> {
  try {
    return await db.sql.transaction().execute(async (trx) => {
      const recorded = await recordAct(trx, act)
      if (dryRun) throw new DryRun(recorded)
      for (const expression of recorded.expressions) {
        await removeRows(trx, expression.superseded)
        await indexRows(trx, toIndex(expression))
      }
      return recorded
    })
  } catch (error) {
    if (error instanceof DryRun) return error.recorded
    throw error
  }
}

function toIndex(expression: RecordedExpression): IndexRow[] {
  return expression.inserted.map((row) => ({
    id: row.id,
    language: expression.language,
    title: expression.title,
    num: row.num,
    heading: row.heading,
    plain: row.xml === null ? '' : plainText(row.xml),
  }))
}

function tell(findings: readonly Finding[], report: ImportReport, refuse: Refuse | null): void {
  for (const finding of findings) {
    if (finding.severity === 'warning') report.warnings++
    else if (refuse) refuse(finding.path, finding.where, finding.message, finding.check)
    else report.quarantined.push({ path: finding.path, where: finding.where, reason: finding.message })
  }
}

function count(report: ImportReport, expressions: readonly NewExpression[], recorded: RecordedAct): void {
  report.works++
  report.expressions += expressions.length
  for (const { woven } of expressions) {
    report.versions += woven.versions.length
    report.provisions += woven.provisions.length
    report.provisionVersions += woven.rows.length
    for (const row of woven.rows) report.bytes += row.content ? Buffer.byteLength(row.content.xml) : 0
  }
  report.texts += recorded.expressions.reduce((sum, expression) => sum + expression.newTexts, 0)
}
