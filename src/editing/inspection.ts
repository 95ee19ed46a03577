/** What stands against a draft, and what is worth knowing of it, while one types: the integrity gate, and what a draft lacks. */
import { inspect } from '#law/gate/gate.ts'
import type { Finding, Snapshot } from '#law/provision.ts'
import type { Draft, Folded } from './draft.ts'
import type { HeldExpression } from './held.ts'
import { type History, spanOn } from './history.ts'
import { draftsOf, type Text } from './text.ts'

export interface Inspected {
  readonly draft: Draft
  readonly held: HeldExpression | null
  readonly folded: Folded
  readonly before: Text
  readonly history: History
  readonly stale: boolean
}

/** Returns the findings: what blocks recording first, then the gate's, without those that the text held has as well. */
export function findingsOf(at: Inspected): Finding[] {
  const { folded } = at
  const refuse = (check: string, message: string): Finding => ({
    severity: 'quarantine',
    check,
    path: folded.point.path,
    where: null,
    message,
  })
  return [
    ...folded.faults.map(({ step, message }) => refuse('step', `Step ${step + 1}: ${message}`)),
    ...missing(at).map((message) => refuse('incomplete', message)),
    ...(at.stale ? [refuse('changed-meanwhile', STALE)] : []),
    ...(isUnchanged(at) && folded.faults.length === 0 ? [refuse('nothing-changed', UNCHANGED)] : []),
    ...ofText(at),
    ...ungrounded(at),
  ]
}

const STALE =
  'The act was changed after this draft was begun. Renew the draft: its steps are then taken on the act as it stands now'
const UNCHANGED = 'Nothing is changed yet: there is nothing to record'

// What a draft must say before it can be recorded.
function missing({ draft, held, folded }: Inspected): string[] {
  const { description, point, text } = folded
  if (draft.kind === 'new') {
    const wanted = (['title', 'jurisdiction', 'language', 'type'] as const).filter(
      (field) => description[field] === undefined,
    )
    return [
      ...wanted.map((field) => `Say which ${field} the act has`),
      ...(text.length === 0 ? ['Enter the text of the act'] : []),
    ]
  }
  if (!held || draft.kind === 'set') return []
  if (point.asOf === null) return ['Say from which day the change holds']
  const span = spanOn(held.base.history, point.asOf)
  if (span === null) return [`No text is held for ${point.asOf}: choose a day on which the act is held`]
  if (span.state === 'unknown')
    return [`The text is unknown on ${point.asOf}: ${span.reason}. Choose another day`]
  return []
}

function isUnchanged({ draft, held, folded, history }: Inspected): boolean {
  if (!held) return false
  const said = Object.entries(folded.description).some(
    ([key, value]) =>
      JSON.stringify(held.base.description[key as keyof typeof held.base.description]) !==
      JSON.stringify(value),
  )
  return !said && (draft.kind === 'set' || history === held.base.history)
}

function ofText({ draft, folded, before }: Inspected): Finding[] {
  const { text } = folded
  if (draft.kind === 'set' || text === before || (text.length === 0 && before.length > 0)) return []
  if (text.length === 0) return []
  const was = snapshot(before, folded)
  const known = new Set(before.length === 0 ? [] : inspect(was, null).map(keyOf))
  return inspect(snapshot(text, folded), before.length === 0 ? null : was).filter(
    (finding) => !known.has(keyOf(finding)),
  )
}

function keyOf({ check, where }: Finding): string {
  return `${check}|${where}`
}

function snapshot(text: Text, { point }: Folded): Snapshot {
  const { asOf, basis, published, ground, path } = point
  return { date: asOf, basis, published, ground, path, provisions: draftsOf(text), findings: [] }
}

function ungrounded({ draft, folded }: Inspected): Finding[] {
  const { ground, path } = folded.point
  if (draft.kind !== 'amend' || ground) return []
  const message = 'No amending act is named: readers will not see what changed the text'
  return [{ severity: 'warning', check: 'no-ground', path, where: null, message }]
}
