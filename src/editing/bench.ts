/** A draft opened: what it began from, what it amounts to, what the gate says of it, and the point in time that would come of it. */
import type { Change } from '#compare/describe.ts'
import type { Day } from '#kit/day.ts'
import type { WovenVersion } from '#law/history/woven.ts'
import { mintWorkIri } from '#law/iri.ts'
import type { Finding } from '#law/provision.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { amend } from './amend.ts'
import { changesBetween } from './changes.ts'
import { asFinding, type Conflict } from './conflict.ts'
import { correctedHistory, type Draft, type Folded, fold } from './draft.ts'
import { type HeldExpression, heldExpression } from './held.ts'
import { type History, NO_HISTORY } from './history.ts'
import { findingsOf } from './inspection.ts'
import { StepError, type Text } from './text.ts'

/** What an editor works at. */
export interface Bench {
  readonly draft: Draft
  /** What the draft mends; null for a new act. */
  readonly held: HeldExpression | null
  /** What the steps amount to: description, point in time, text. */
  readonly folded: Folded
  /** The text of the day as it is held; empty for a new act. */
  readonly before: Text
  /** The history as it would be recorded. */
  readonly history: History
  /** The version that holds on the draft's day once it is recorded; null where nothing would hold. */
  readonly version: WovenVersion | null
  /** What changes in the text of that day, word by word. */
  readonly changes: readonly Change[]
  /** What the gate, and what stands against recording, say: a quarantine among them keeps the draft from being recorded. */
  readonly findings: readonly Finding[]
  /** What later versions of the act say against it; each is among the findings too. */
  readonly conflicts: readonly Conflict[]
  /** True where the act was changed after the draft was begun: renew the draft before recording it. */
  readonly stale: boolean
  /** The IRI that the act has, or would get; null where too little is said of it. */
  readonly iri: string | null
}

/** Opens a draft. `today` is the day meant where it states none. Throws RangeError where what it mends is gone. */
export async function openBench(db: Database, draft: Draft, today: Day): Promise<Bench> {
  const held = draft.expressionId === null ? null : await heldExpression(db, draft.expressionId)
  if (draft.expressionId !== null && !held)
    throw new RangeError(`Cannot open draft ${draft.id}: the text it mends is not held`)
  const base = held?.base ?? EMPTY
  const folded = fold(draft, base, today)
  const { asOf } = folded.point
  const before = held && asOf !== null ? base.textOn(asOf) : []
  const { history, conflicts, refusals } = edited(draft, held, folded)
  const stale = held !== null && (draft.base !== held.recording || !held.expression.shown)
  const findings = [...refusals, ...findingsOf({ draft, held, folded, before, history, stale })]
  const changes =
    held && asOf !== null
      ? changesBetween({ history: base.history, text: before }, { history, text: folded.text }, asOf)
      : []
  const version = history.versions.find((one) => one.from === asOf) ?? null
  const iri = iriOf(held, folded)
  return { draft, held, folded, before, history, version, changes, findings, conflicts, stale, iri }
}

/** Returns whether something keeps the draft from being recorded. */
export function isBlocked(bench: Pick<Bench, 'findings'>): boolean {
  return bench.findings.some((finding) => finding.severity === 'quarantine')
}

const EMPTY = { history: NO_HISTORY, description: {}, textOn: () => [] }

function edited(
  draft: Draft,
  held: HeldExpression | null,
  folded: Folded,
): { history: History; conflicts: readonly Conflict[]; refusals: readonly Finding[] } {
  const base = held?.base ?? EMPTY
  const { path } = folded.point
  try {
    if (draft.kind === 'set') return { history: base.history, conflicts: [], refusals: [] }
    if (draft.kind === 'correct')
      return { history: correctedHistory(base, folded), conflicts: [], refusals: [] }
    const { history, conflicts } = amend(base.history, folded.text, folded.point, folded.untilNext)
    return { history, conflicts, refusals: conflicts.map((conflict) => asFinding(conflict, path)) }
  } catch (error) {
    if (!(error instanceof StepError)) throw error
    const refusal = { check: 'step', path, where: null, message: error.message }
    return { history: base.history, conflicts: [], refusals: [{ severity: 'quarantine', ...refusal }] }
  }
}

function iriOf(held: HeldExpression | null, { description }: Folded): string | null {
  if (held) return held.work.iri
  const { of, jurisdiction, type, subtype = null, date = null, number = null, title } = description
  if (of != null) return of
  if (jurisdiction === undefined || type === undefined || title === undefined) return null
  return mintWorkIri({ jurisdiction, type, subtype, date, number, title })
}
