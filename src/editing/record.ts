/** Bringing a draft into the library, in the caller's one transaction. An imported text is never mended itself: a copy of it is this library's own. */
import type { Transaction } from 'kysely'
import { DistinctFindings } from '#law/gate/distinct.ts'
import { mintWorkIri } from '#law/iri.ts'
import type { Finding } from '#law/provision.ts'
import { setExpressionFacts, setWorkFacts, type WorkFacts } from '#store/describe-work.ts'
import { OWN_SOURCE } from '#store/own-source.ts'
import { copyExpression, recordingBy, recordRows } from '#store/record/edit.ts'
import { chooseShown } from '#store/record/record.ts'
import { heldWork, IriTakenError, type NewWork, recordWork } from '#store/record/work.ts'
import type { Schema } from '#store/schema.ts'
import type { Bench } from './bench.ts'
import { claimDraft } from './draft-store.ts'
import type { HeldExpression } from './held.ts'
import type { Description } from './steps.ts'

/** Who records a draft, why and when. */
export interface Recorder {
  readonly who: string
  /** Kept with the recording, and shown beside what was corrected. */
  readonly reason: string | null
  readonly now: Date
}

/** What was recorded, as the search index needs to know it. */
export interface RecordedEdit {
  readonly id: number
  readonly iri: string
  readonly language: string
  readonly title: string
  readonly expressionId: number
  readonly recording: number
  /** Ids of rows. */
  readonly inserted: readonly number[]
  readonly gone: readonly number[]
  /** True where the whole history was copied from an imported text first. */
  readonly copied: boolean
}

/**
 * Records an opened draft; `kept` are the findings of its expression that stand. Throws DraftGoneError where it was recorded or
 * changed meanwhile, IriTakenError where its IRI or an identifier names another act: the transaction must then be given up.
 */
export async function recordBench(
  trx: Transaction<Schema>,
  bench: Bench,
  recorder: Recorder,
  kept: readonly Finding[],
): Promise<RecordedEdit> {
  const recording = await recordingBy(trx, {
    at: recorder.now.toISOString(),
    source: OWN_SOURCE,
    path: bench.folded.point.path,
    who: recorder.who,
    reason: recorder.reason,
  })
  await claimDraft(trx, bench.draft, recording)
  const edit = bench.held
    ? await mend(trx, bench, bench.held, recording, kept)
    : await enter(trx, bench, recording)
  await chooseShown(trx, edit.id, edit.language)
  return edit
}

async function enter(trx: Transaction<Schema>, bench: Bench, recording: number): Promise<RecordedEdit> {
  const { description, point } = bench.folded
  const { title = '', language = '' } = description
  const work =
    description.of == null ? await newWork(trx, bench) : await workNamed(trx, description.of, language)
  const { id: expressionId } = await trx
    .insertInto('expression')
    .values({
      work_id: work.id,
      language,
      source: OWN_SOURCE,
      path: point.path,
      title,
      text_state: description.textState ?? 'as-enacted',
      shown: 0,
      complete_from: null,
      recorded_in: recording,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const inserted = await record(trx, { bench, workId: work.id, expressionId, recording, gone: [], kept: [] })
  return { ...work, language, title, expressionId, recording, inserted, gone: [], copied: false }
}

async function mend(
  trx: Transaction<Schema>,
  bench: Bench,
  held: HeldExpression,
  recording: number,
  kept: readonly Finding[],
): Promise<RecordedEdit> {
  const { work, expression, base } = held
  const facts = factsSet(bench, held)
  await setWorkFacts(trx, work.id, facts)
  const after = new Set(bench.history.rows)
  const gone = base.history.rows.flatMap((row) => (row.id !== null && !after.has(row) ? [row.id] : []))
  const textual = bench.history !== base.history || facts.title !== undefined
  const copied = textual && expression.source.name !== OWN_SOURCE
  const { path } = bench.folded.point
  const expressionId = copied
    ? await copyExpression(trx, expression.id, { source: OWN_SOURCE, path, recording, gone })
    : expression.id
  const inserted = textual
    ? await record(trx, { bench, workId: work.id, expressionId, recording, gone: copied ? [] : gone, kept })
    : []
  const { title = expression.title, textState } = bench.folded.description
  const state = bench.draft.kind === 'amend' ? 'point-in-time' : (textState ?? expression.textState)
  if (textual || state !== expression.textState)
    await setExpressionFacts(trx, expressionId, { title, textState: state, path, recording })
  return {
    id: work.id,
    iri: work.iri,
    language: expression.language,
    title,
    expressionId,
    recording,
    inserted,
    gone: copied ? [] : gone,
    copied,
  }
}

interface ToRecord {
  readonly bench: Bench
  readonly workId: number
  readonly expressionId: number
  readonly recording: number
  readonly gone: readonly number[]
  readonly kept: readonly Finding[]
}

function record(trx: Transaction<Schema>, { bench, kept, ...to }: ToRecord): Promise<number[]> {
  const findings = new DistinctFindings()
  findings.add(kept)
  findings.add(bench.findings)
  const made = bench.history.rows.filter((row) => row.id === null)
  return recordRows(trx, { ...to, made, versions: bench.history.versions, findings: findings.all() })
}

async function newWork(trx: Transaction<Schema>, { folded }: Bench): Promise<{ id: number; iri: string }> {
  const { jurisdiction = '', type = '', title = '', force = null, ...said } = folded.description
  const { subtype = null, date = null, number = null, published = null, aliases = [], topics = [] } = said
  const work: NewWork = { jurisdiction, type, subtype, date, number, title, published, aliases, topics }
  const held = await heldWork(trx, work)
  if (held) {
    const { title: other } = await workTitle(trx, held.id)
    throw new IriTakenError(
      `Cannot enter "${title}" as ${mintWorkIri(work)}: "${other}" (${held.iri}) is held under that name or identifier. Give it another number, date or identifier; or say that it is another language of that act`,
    )
  }
  const made = await recordWork(trx, work, null)
  if (force !== null) await setWorkFacts(trx, made.id, { force })
  return made
}

async function workNamed(
  trx: Transaction<Schema>,
  iri: string,
  language: string,
): Promise<{ id: number; iri: string }> {
  const work = await trx
    .selectFrom('work')
    .where('iri', '=', iri)
    .select(['id', 'iri', 'title'])
    .executeTakeFirst()
  if (!work) throw new IriTakenError(`Cannot enter another language of ${iri}: no act held has this IRI`)
  const other = await trx
    .selectFrom('expression')
    .where('work_id', '=', work.id)
    .where('language', '=', language)
    .select('source')
    .executeTakeFirst()
  if (other)
    throw new IriTakenError(
      `Cannot enter "${work.title}" in ${language}: it is held in that language already (from ${other.source}); amend or correct that text`,
    )
  return work
}

// What the draft says of the act and the library does not hold yet.
function factsSet({ folded }: Bench, { base }: HeldExpression): WorkFacts {
  const { of: _, jurisdiction: _j, language: _l, textState: _s, ...said } = folded.description
  const held = base.description
  return Object.fromEntries(
    Object.entries(said).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(held[key as keyof Description]),
    ),
  )
}

function workTitle(trx: Transaction<Schema>, id: number): Promise<{ title: string }> {
  return trx.selectFrom('work').where('id', '=', id).select('title').executeTakeFirstOrThrow()
}
