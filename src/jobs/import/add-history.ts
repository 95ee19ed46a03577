/** Adding what an import brings of one expression to what is held of it. Nothing that is held gets lost on the way. */
import type { Day } from '#kit/day.ts'
import { inspect } from '#law/gate/gate.ts'
import { fold } from '#law/history/fold.ts'
import { Weaver } from '#law/history/weave.ts'
import type { Woven } from '#law/history/woven.ts'
import type { Finding, Snapshot } from '#law/provision.ts'
import {
  type ExpressionDraft,
  type ReadOptions,
  type SnapshotHistory,
  UnreadableError,
  type WordingHistory,
} from '#sources/contract.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import type { NewExpression } from '#store/record/recorded.ts'
import type { NewWork } from '#store/record/work.ts'
import { type HeldHistory, type HeldText, heldHistory } from './held-history.ts'

export interface AddedHistory {
  readonly expression: NewExpression
  /** What the gate says of the texts that came now. */
  readonly findings: readonly Finding[]
  /** True where no text held of the expression is later than those that came. */
  readonly newest: boolean
}

/** Returns the whole history, held and new. Throws UnreadableError where a part of what is held would be lost. */
export async function addHistory(
  db: Database,
  source: string,
  work: NewWork,
  draft: ExpressionDraft,
  progress: ReadOptions['progress'],
): Promise<AddedHistory> {
  const { language } = draft
  const held = await heldHistory(db, source, work, language)
  const basedOn = held?.recording ?? null
  if (draft.history.kind === 'wordings') {
    const woven = foldInPlace(draft, draft.history, held)
    return { expression: { ...draft, woven, basedOn }, findings: woven.findings, newest: true }
  }
  const { woven, came } = await weaveTogether(draft, draft.history, held, progress)
  const others = (held?.texts ?? []).filter(({ date }) => !came.includes(date))
  const newest = !isBefore(came.at(-1) ?? null, others.at(-1)?.date ?? null)
  const { title, textState, path } =
    newest || !held ? draft : { ...held.expression, ...held.expression.source }
  return {
    expression: {
      language,
      title,
      path,
      textState: others.length > 0 ? 'point-in-time' : textState,
      woven,
      basedOn,
    },
    findings: woven.findings.filter((finding) => !others.some((text) => text.path === finding.path)),
    newest,
  }
}

// A source that knows the history of each provision gives the whole of it at once, the texts held before folded in, and that takes
// the place of what it gave before.
function foldInPlace(draft: ExpressionDraft, history: WordingHistory, held: HeldHistory | null): Woven {
  const woven = fold(history, draft.path)
  const { texts } = history
  const gone = texts && held?.texts.find((text) => !texts.some(({ date }) => date === text.date))
  if (held && gone) throw lost(draft, held, `its text of ${gone.date}, from ${gone.path},`)
  const start = woven.completeFrom ?? woven.versions[0]?.from ?? null
  const heldStart = held?.expression.completeFrom ?? held?.versions[0]?.from ?? null
  if (held && isBefore(heldStart, start)) {
    throw lost(
      draft,
      held,
      `it begins on ${start}, and the texts held from ${heldStart ?? 'the beginning'} on`,
    )
  }
  return woven
}

async function weaveTogether(
  draft: ExpressionDraft,
  history: SnapshotHistory,
  held: HeldHistory | null,
  progress: ReadOptions['progress'],
): Promise<{ woven: Woven; came: readonly (Day | null)[] }> {
  const weaver = new Weaver(gate)
  const came: (Day | null)[] = []
  const total = history.count + (held?.texts.length ?? 0)
  let done = 0
  for await (const snapshot of merged(held?.texts ?? [], history.snapshots, came)) {
    weaver.add(snapshot)
    progress({ label: draft.title, done: ++done, total })
  }
  const whole = held !== null && held.texts.length === 0
  const missed = whole
    ? held.versions.find((version) => version.state === 'held' && !came.includes(version.from))
    : undefined
  if (held && missed) throw lost(draft, held, `the history held came whole, and its text of ${missed.from}`)
  return { woven: weaver.end(), came }
}

// A text that is held passed the gate beside the texts of its time: what comes now may raise doubts, but hides it no more.
function gate(snapshot: Snapshot, previous: Snapshot | null): readonly Finding[] {
  const findings = inspect(snapshot, previous)
  const isHeld = snapshot.provisions.some((draft) => draft.held)
  return isHeld ? findings.filter((finding) => finding.severity === 'warning') : findings
}

function lost(draft: ExpressionDraft, held: HeldHistory, what: string): UnreadableError {
  const { name, path } = held.expression.source
  return new UnreadableError(
    draft.path,
    null,
    `Cannot add to the history of "${draft.title}": ${what} would be lost; import all files of the act together: comity import ${name} ${path} ${draft.path}`,
  )
}

// By date; on one date, what comes now stands. Notes the dates of what came.
async function* merged(
  held: readonly HeldText[],
  incoming: AsyncIterable<Snapshot>,
  came: (Day | null)[],
): AsyncGenerator<Snapshot> {
  let next = 0
  for await (const snapshot of incoming) {
    for (let text = held[next]; text && isBefore(text.date, snapshot.date); text = held[++next])
      yield text.read()
    if (held[next]?.date === snapshot.date) next++
    came.push(snapshot.date)
    yield snapshot
  }
  for (const text of held.slice(next)) yield text.read()
}

function isBefore(a: Day | null, b: Day | null): boolean {
  return a === null ? b !== null : b !== null && a < b
}
