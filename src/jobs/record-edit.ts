/** Recording a draft: one transaction brings it into the library and the search index. A crash leaves the library, and the draft, as they were. */
import { type Bench, openBench } from '#editing/bench.ts'
import type { Draft } from '#editing/draft.ts'
import { type RecordedEdit, type Recorder, recordBench } from '#editing/record.ts'
import { dayOf } from '#kit/day.ts'
import type { Finding } from '#law/provision.ts'
import { updateIndex } from '#search/dialect/sqlite-write.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { findingsOf } from '#store/findings.ts'
import { wordsOfRows } from '#store/record/edit.ts'
import { recordCitations } from './import/citations.ts'
import { disagreements } from './import/source-disagreements.ts'
import { type NewMoves, recordMoves } from './study/found.ts'
import { recordConcepts } from './subjects/concept-index.ts'

/** Findings keep a draft from being recorded. */
export class BlockedError extends Error {
  override name = 'BlockedError'
  readonly findings: readonly Finding[]
  constructor(draft: Draft, findings: readonly Finding[]) {
    super(`Cannot record draft ${draft.id}: ${findings.map(({ message }) => message).join('; ')}`)
    this.findings = findings
  }
}

/** What was recorded, and of which studies quotes are no longer the law by it. */
export interface RecordedDraft extends RecordedEdit {
  readonly moved: readonly NewMoves[]
}

/**
 * Records the draft, and finds what it moves under studies. Throws BlockedError where a finding keeps it out, DraftGoneError where it was recorded or changed
 * meanwhile, IriTakenError where its IRI or an identifier names another act: nothing is then written.
 */
export async function recordDraft(db: Database, draft: Draft, recorder: Recorder): Promise<RecordedDraft> {
  const today = dayOf(recorder.now)
  const bench = await openBench(db, draft, today)
  const against = [
    ...bench.findings.filter(({ severity }) => severity === 'quarantine'),
    ...unexplained(bench, recorder),
  ]
  if (against.length > 0) throw new BlockedError(draft, against)
  const kept = await findingsThatStand(db, bench)
  const recorded = await db.sql.transaction().execute(async (trx) => {
    const made = await recordBench(trx, bench, recorder, kept)
    const { expressionId, language } = made
    const rows = await wordsOfRows(trx, expressionId, made.copied ? null : made.inserted)
    const inserted = rows.map(({ id }) => id)
    updateIndex(db, { expressionId, removed: made.gone, added: inserted, today })
    const changed = [{ id: expressionId, workId: made.id, language, inserted, superseded: made.gone }]
    await recordCitations(db, trx, changed)
    await recordConcepts(db, trx, changed)
    await disagreements(db, trx, made.id, today)
    return made
  })
  return { ...recorded, moved: await recordMoves(db, { today, at: recorder.now.toISOString() }) }
}

// Readers are told why what they were shown was wrong.
function unexplained({ draft, folded }: Bench, { reason }: Recorder): Finding[] {
  if (draft.kind !== 'correct' || (reason ?? '').trim() !== '') return []
  const message = 'Give the reason of the correction: readers are shown it'
  return [{ severity: 'quarantine', check: 'no-reason', path: folded.point.path, where: null, message }]
}

// Those of the expression mended; where sources disagree is found anew.
async function findingsThatStand(db: Database, { held }: Bench): Promise<readonly Finding[]> {
  if (!held) return []
  const all = await findingsOf(db.sql, { workId: held.work.id })
  return all.filter(
    ({ language, check }) => language === held.expression.language && check !== 'sources-disagree',
  )
}
