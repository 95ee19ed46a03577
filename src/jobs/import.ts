/** Bringing acts into the library: read, fold, gate, record, index. One transaction an act; a crash leaves the old state. */
import { type Day, dayOf } from '#kit/day.ts'
import { plainText } from '#law/content.ts'
import { inspect } from '#law/gate/gate.ts'
import { fold } from '#law/history/fold.ts'
import { Weaver } from '#law/history/weave.ts'
import type { Woven } from '#law/history/woven.ts'
import { mintWorkIri } from '#law/iri.ts'
import type { Finding, Snapshot } from '#law/provision.ts'
import { type IndexRow, indexRows, removeRows } from '#search/dialect/sqlite.ts'
import {
  type ActDraft,
  type ExpressionDraft,
  type ReadOptions,
  type Refusal,
  type SnapshotHistory,
  type Source,
  UnreadableError,
} from '#sources/contract.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { recordAct, recordRefusals } from '#store/record.ts'
import { IriTakenError } from '#store/record-work.ts'
import type { NewExpression, RecordedAct, RecordedExpression } from '#store/recorded.ts'
import { heldSnapshots } from './held-snapshots.ts'
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
  const expressions: NewExpression[] = []
  for (const draft of act.expressions) {
    try {
      const woven = await weave(
        db,
        source,
        [mintWorkIri(work), ...work.aliases.map((alias) => alias.value)],
        draft,
        options.progress,
      )
      if (woven.versions.some((version) => version.state === 'held')) expressions.push({ ...draft, woven })
      tell(woven.findings, report, woven.rows.length === 0 ? refuse : null)
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error
      refuse(error.path, error.where, error.message)
    }
  }
  if (expressions.length === 0) return
  const at = options.now().toISOString()
  if (options.dryRun) return count(report, expressions, null)
  try {
    const recorded = await db.sql.transaction().execute(async (trx) => {
      const result = await recordAct(trx, { source: source.name, path, at, work, expressions })
      for (const expression of result.expressions) {
        await removeRows(trx, expression.superseded)
        await indexRows(trx, toIndex(expression))
      }
      return result
    })
    count(report, expressions, recorded)
    await disagreements(db, recorded.workId, dayOf(options.now()))
  } catch (error) {
    if (!(error instanceof IriTakenError)) throw error
    refuse(path, null, error.message, 'iri-taken')
  }
}

async function weave(
  db: Database,
  source: Source,
  names: readonly string[],
  draft: ExpressionDraft,
  progress: ReadOptions['progress'],
): Promise<Woven> {
  if (draft.history.kind === 'wordings') return fold(draft.history, draft.path)
  const weaver = new Weaver(inspect)
  const held = await heldSnapshots(db, source.name, names, draft.language)
  let done = 0
  for await (const snapshot of merged(held, draft.history)) {
    weaver.add(snapshot)
    progress({ label: draft.title, done: ++done, total: draft.history.count })
  }
  return weaver.end()
}

/** What is held of earlier imports and what comes now, by date; on one date, what comes now stands. */
async function* merged(
  held: readonly { date: Day | null; read: () => Promise<Snapshot> }[],
  incoming: SnapshotHistory,
): AsyncGenerator<Snapshot> {
  let next = 0
  for await (const snapshot of incoming.snapshots) {
    for (; next < held.length; next++) {
      const earlier = held[next]
      if (!earlier || !isBefore(earlier.date, snapshot.date)) break
      yield earlier.read()
    }
    if (held[next] && held[next]?.date === snapshot.date) next++
    yield snapshot
  }
  for (; next < held.length; next++) {
    const later = held[next]
    if (later) yield later.read()
  }
}

function isBefore(a: Day | null, b: Day | null): boolean {
  return a === null ? b !== null : b !== null && a < b
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

function count(
  report: ImportReport,
  expressions: readonly NewExpression[],
  recorded: RecordedAct | null,
): void {
  report.works++
  report.expressions += expressions.length
  for (const { woven } of expressions) {
    report.versions += woven.versions.length
    report.provisions += woven.provisions.length
    report.provisionVersions += woven.rows.length
    for (const row of woven.rows) report.bytes += row.content ? Buffer.byteLength(row.content.xml) : 0
  }
  report.texts += recorded
    ? recorded.expressions.reduce((sum, expression) => sum + expression.newTexts, 0)
    : 0
}
