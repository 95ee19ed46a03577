/** What each role may do to a study: researchers write, reviewers review, who leads does both, publishes and invites. */
import type { Change, Made } from '#research/change.ts'
import type { Worker } from '../view.ts'

/** Changes of what the study is: its rows, columns and mandate. */
const REVIEWING: ReadonlySet<Change['kind']> = new Set(['status', 'keep-quote'])

/** Returns whether somebody of the role may make the change; `changes` are those made so far. */
export function mayMake({ role, name }: Worker, change: Change, changes: readonly Made[]): boolean {
  if (role === 'lead') return true
  if (change.kind === 'undo') {
    const made = changes.find(({ seq }) => seq === change.of)
    if (!made) return true
    return made.by === name || mayMake({ role, name, operator: false }, made.change, changes)
  }
  if (role === 'researcher') return !(change.kind === 'status' && change.status === 'reviewed')
  const notes = change.kind === 'write' && change.field.of === 'cell' && change.field.name === 'notes'
  return notes || REVIEWING.has(change.kind)
}

/** Returns whether somebody of the role writes questions, answers and quotes. */
export function mayWrite({ role }: Worker): boolean {
  return role !== 'reviewer'
}

/** Returns whether somebody of the role publishes, and invites. */
export function mayLead({ role }: Worker): boolean {
  return role === 'lead'
}
