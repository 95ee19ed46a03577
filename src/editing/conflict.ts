/** What stands against recording an amendment that was learnt late: a later version changes the same thing. */
import type { Day } from '#kit/day.ts'
import type { Finding, Ground } from '#law/provision.ts'
import type { HistoryRow } from './history.ts'
import type { Field } from './state.ts'

export interface Conflict {
  readonly what: Field | 'number-later' | 'holds-later' | 'division-ends'
  readonly wId: string
  /** What a reader calls the provision. */
  readonly name: string
  /** The day from which the later version holds, and what made it. */
  readonly on: Day | null
  readonly by: Ground | null
  readonly message: string
}

/** Returns the conflict, said in full. */
export function conflictOf(what: Conflict['what'], name: string, wId: string, later: HistoryRow): Conflict {
  const { from, ground } = later
  const by = ground ? `, by "${ground.title}",` : ''
  return {
    what,
    wId,
    name,
    on: from,
    by: ground,
    message: MESSAGES[what](name, `on ${from}${by}`, later.num),
  }
}

/** Returns the conflict as a finding that keeps the draft from being recorded. */
export function asFinding(conflict: Conflict, path: string): Finding {
  const { name, message } = conflict
  return { severity: 'quarantine', check: 'later-change', path, where: name, message }
}

const UNTIL = 'Say that what you enter holds only until then, or begin from that day instead'

const MESSAGES: Readonly<Record<Conflict['what'], (name: string, on: string, num: string | null) => string>> =
  {
    words: (name, on) =>
      `The words of ${name} are changed again ${on} and cannot carry this change by themselves. ${UNTIL}; then enter the later wording anew if it needs the change too`,
    heading: (name, on) => `The heading of ${name} is changed again ${on}. ${UNTIL}`,
    number: (name, on, num) =>
      `${name} is renumbered again ${on}${num === null ? '' : ` (to ${num})`}. ${UNTIL}`,
    place: (name, on) => `${name} is moved again ${on}. ${UNTIL}`,
    'number-later': (name, on) =>
      `Another provision gets the number of ${name} ${on}. If it is the same one, correct the day from which it holds; otherwise say that this one holds only until then`,
    'holds-later': (name, on, num) =>
      `${name} would be gone, but ${num ?? 'a provision'} is put into it ${on}. Move or repeal that first, in a draft as of that day`,
    'division-ends': (name, on) =>
      `The division that holds ${name} ends ${on}, and what it held moves elsewhere: nothing says where ${name} goes. Put it elsewhere, or amend as of that day first`,
  }
