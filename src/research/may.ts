/** Who may do what to a study: researchers write, reviewers review, who leads does both, publishes and invites. It holds whichever front asks. */
import type { Change, Made } from './change.ts'
import type { Role } from './edition.ts'
import { NotAllowedError } from './refused.ts'

/**
 * Who does something to a study. `operator`: whoever runs the library, under the name given. `invited`: somebody invited to the study, whose
 * role is looked up where they do it. `centre`: another centre, whose signed answers are brought in.
 */
export interface Actor {
  readonly name: string
  readonly as: 'operator' | 'invited' | 'centre'
}

/** What somebody is to a study when they do something to it. */
export interface Standing {
  readonly name: string
  readonly role: Role | 'operator' | 'centre'
}

export function operator(name: string): Actor {
  return { name, as: 'operator' }
}

export function invited(name: string): Actor {
  return { name, as: 'invited' }
}

export function centre(name: string): Actor {
  return { name, as: 'centre' }
}

const ALL: ReadonlySet<Standing['role']> = new Set(['operator', 'lead'])
const REVIEWING: ReadonlySet<Change['kind']> = new Set(['status', 'keep-quote'])
const ANSWERING: ReadonlySet<Change['kind']> = new Set([
  'add-quote',
  'drop-quote',
  'add-source',
  'drop-source',
  'status',
])

/** Returns whether somebody may make the change; `made` are those made so far. */
export function mayMake(standing: Standing, change: Change, made: readonly Made[]): boolean {
  const { name, role } = standing
  if (ALL.has(role)) return true
  if (change.kind === 'undo') {
    const undone = made.find(({ seq }) => seq === change.of)
    return !undone || undone.by === name || mayMake(standing, undone.change, made)
  }
  if (role === 'researcher') return !isReview(change)
  const field = change.kind === 'write' ? change.field : null
  if (role === 'reviewer')
    return (field?.of === 'cell' && field.name === 'notes') || REVIEWING.has(change.kind)
  return field?.of === 'cell' || (ANSWERING.has(change.kind) && !isReview(change))
}

/** Returns whether somebody of the role writes questions, answers and quotes. */
export function mayWrite({ role }: Pick<Standing, 'role'>): boolean {
  return role === 'researcher' || ALL.has(role)
}

/** Returns whether somebody of the role publishes, and invites. */
export function mayLead({ role }: Pick<Standing, 'role'>): boolean {
  return ALL.has(role)
}

/** Throws NotAllowedError where one of the changes is not for them to make. */
export function refuseUnallowed(standing: Standing, changes: readonly Change[], made: readonly Made[]): void {
  const barred = changes.find((change) => !mayMake(standing, change, made))
  if (!barred) return
  const who = isReview(barred) ? 'a reviewer or whoever leads' : 'a researcher or whoever leads'
  throw new NotAllowedError(
    `Cannot ${DONE[barred.kind]} as ${standing.name}: ${CALLED[standing.role]} may not; expected ${who}; ask them to, or whoever leads for another role`,
  )
}

/** Throws NotAllowedError where they do not lead the study; `what` is what they would do to it. */
export function refuseUnlessLeading(standing: Standing, what: string): void {
  if (mayLead(standing)) return
  throw new NotAllowedError(
    `Cannot ${what} as ${standing.name}: ${CALLED[standing.role]} may not; expected whoever leads the study; ask them to`,
  )
}

function isReview(change: Change): boolean {
  return change.kind === 'status' && change.status === 'reviewed'
}

const CALLED: Readonly<Record<Standing['role'], string>> = {
  operator: 'the operator',
  lead: 'whoever leads',
  researcher: 'a researcher',
  reviewer: 'a reviewer',
  centre: 'another centre',
}

const DONE: Readonly<Record<Change['kind'], string>> = {
  write: 'write there',
  agreement: 'name the agreement',
  'add-row': 'add a question',
  'move-row': 'move a question',
  'drop-row': 'drop a question',
  'add-column': 'add a state',
  'move-column': 'move a state',
  'drop-column': 'drop a state',
  'date-column': 'date a column',
  'add-quote': 'quote',
  'drop-quote': 'drop a quote',
  'mark-quote': 'mark words of a quote',
  'renew-quote': 'renew a quote',
  'keep-quote': 'keep a quote',
  'add-source': 'name a source',
  'drop-source': 'drop a source',
  status: 'set the status',
  undo: 'undo that',
}
