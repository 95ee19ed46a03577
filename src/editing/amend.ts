/**
 * Consolidating an amendment: the text as it shall read from a day on, put into the history. Rows are closed and opened; what
 * later versions left untouched is carried through them; where they touch the same thing, that is told and not decided.
 */
import type { Day } from '#kit/day.ts'
import { contains } from '#law/interval.ts'
import { numberKey } from '#law/number.ts'
import { type Conflict, conflictOf } from './conflict.ts'
import { type History, type HistoryRow, lifeOf, rowsOn } from './history.ts'
import { namesOf } from './names.ts'
import { type Seat, seatsOf } from './places.ts'
import { type PointInTime, recounted } from './points.ts'
import {
  differing,
  type Field,
  joined,
  type State,
  same,
  stateOf,
  withFields,
  withoutFormatting,
} from './state.ts'
import { nameOf, type Text } from './text.ts'

export interface Amended {
  readonly history: History
  readonly conflicts: readonly Conflict[]
}

/**
 * Returns the history in which the text holds from the point in time on. `untilNext` names provisions for which what is
 * entered holds only until a later version changes them again.
 */
export function amend(
  history: History,
  text: Text,
  point: PointInTime,
  untilNext: ReadonlySet<string>,
): Amended {
  const amendment = new Amendment(history, text, point, untilNext)
  return amendment.made()
}

class Amendment {
  readonly #history: History
  readonly #text: Text
  readonly #point: PointInTime
  readonly #until: ReadonlySet<string>
  /** Rows on the day before anything changes, by wId. */
  readonly #before: ReadonlyMap<string, HistoryRow>
  /** Rows that begin after the day. */
  readonly #later: readonly HistoryRow[]
  readonly #lives = new Map<string, readonly HistoryRow[]>()
  readonly #conflicts: Conflict[] = []

  constructor(history: History, text: Text, point: PointInTime, until: ReadonlySet<string>) {
    const { asOf } = point
    this.#history = history
    this.#text = text
    this.#point = point
    this.#until = until
    this.#before = new Map((asOf === null ? [] : rowsOn(history, asOf)).map(({ row }) => [row.wId, row]))
    this.#later = asOf === null ? [] : history.rows.filter((row) => row.from !== null && row.from > asOf)
  }

  made(): Amended {
    const states = this.#states()
    const stays = new Set(this.#text.map((entry) => entry.wId))
    this.#text.forEach((entry, index) => {
      const row = this.#before.get(entry.wId)
      const state = states[index] as State
      if (!row) this.#add(entry.wId, state)
      else this.#change(row, withoutFormatting(state, row))
    })
    for (const row of this.#before.values()) if (!stays.has(row.wId)) this.#remove(row)
    if (this.#lives.size === 0) return { history: this.#history, conflicts: this.#conflicts }
    const rows = [
      ...this.#history.rows.filter((row) => !this.#lives.has(row.wId)),
      ...[...this.#lives.values()].flat(),
    ]
    const versions = recounted(rows, this.#history.versions, this.#point)
    return { history: { rows, versions }, conflicts: this.#conflicts }
  }

  #states(): State[] {
    const taken = new Map<string, Set<string>>()
    for (const { eId, wId } of this.#later) taken.set(eId, (taken.get(eId) ?? new Set()).add(wId))
    const keys = new Map<string | null, string[]>()
    for (const row of this.#later) keys.set(row.parent, [...(keys.get(row.parent) ?? []), row.sort])
    const names = namesOf(this.#text, this.#before, (eId, wId) =>
      [...(taken.get(eId) ?? [])].some((other) => other !== wId),
    )
    const seats = seatsOf(this.#text, this.#before, keys)
    return this.#text.map((entry, index) =>
      stateOf(
        entry,
        names[index] as (typeof names)[number],
        seats[index] as Seat,
        this.#before.get(entry.wId),
      ),
    )
  }

  #change(row: HistoryRow, state: State): void {
    const fields = differing(row, state)
    if (fields.length === 0) return
    const { asOf, basis, ground } = this.#point
    const life = lifeOf(this.#history, row.wId)
    const at = life.indexOf(row)
    const now = { ...withFields(row, state, fields), from: asOf, basis, ground }
    const rest: HistoryRow[] = []
    let carried = fields
    let end = row.to
    for (const next of life.slice(at + 1)) {
      if (next.from !== end) carried = []
      for (const field of carried)
        if (!same(field, next, row) && !same(field, next, state)) this.#tell(state, row.wId, field, next)
      carried = carried.filter((field) => same(field, next, row))
      rest.push(carried.length > 0 ? withFields(next, state, carried) : next)
      end = next.to
    }
    if (fields.includes('number')) this.#numberTaken(row.wId, state, now.to)
    this.#lives.set(row.wId, joined([...life.slice(0, at), ...this.#closed(row), now, ...rest]))
  }

  #add(wId: string, state: State): void {
    const { asOf, basis, ground } = this.#point
    const end = this.#endOfParent(wId, state)
    const taken = this.#numberTaken(wId, state, end)
    const to = taken !== null && this.#until.has(wId) ? taken : end
    this.#lives.set(wId, [{ id: null, wId, ...state, from: asOf, to, basis, ground }])
  }

  #remove(row: HistoryRow): void {
    const life = lifeOf(this.#history, row.wId)
    const at = life.indexOf(row)
    const rest: HistoryRow[] = []
    let end = row.to
    let gone = true
    for (const next of life.slice(at + 1)) {
      if (next.from !== end) gone = false
      const again = differing(row, next).find((field) => field !== 'place')
      if (gone && again) {
        this.#tell(row, row.wId, again, next)
        gone = false
      }
      if (!gone) rest.push(next)
      end = next.to
    }
    for (const inside of this.#later)
      if (inside.parent === row.wId && !this.#before.has(inside.wId) && rest.length === 0)
        this.#say(conflictOf('holds-later', nameOf(row), row.wId, inside))
    this.#lives.set(row.wId, [...life.slice(0, at), ...this.#closed(row), ...rest])
  }

  // What is added inside a division ends with it.
  #endOfParent(wId: string, state: State): Day | null {
    const { asOf } = this.#point
    if (state.parent === null || asOf === null) return null
    let end: Day | null = asOf
    for (const row of this.#lives.get(state.parent) ?? lifeOf(this.#history, state.parent))
      if (end !== null && contains(row, end)) end = row.to
    const heir = this.#later.find(
      (row) =>
        row.from === end &&
        row.parent !== state.parent &&
        lifeOf(this.#history, row.wId).some((one) => one.to === end && one.parent === state.parent),
    )
    if (end !== null && heir) this.#say(conflictOf('division-ends', nameOf({ ...state, wId }), wId, heir))
    return end
  }

  // The day on which a later version gives the number to another provision; null where none does.
  #numberTaken(wId: string, state: State, end: Day | null): Day | null {
    const key = state.num === null ? '' : numberKey(state.num)
    if (key === '' || state.words === null) return null
    const other = this.#later.find(
      (row) =>
        row.wId !== wId &&
        row.kind === state.kind &&
        row.words !== null &&
        row.num !== null &&
        numberKey(row.num) === key &&
        (end === null || (row.from !== null && row.from < end)) &&
        lifeOf(this.#history, row.wId)[0] === row,
    )
    if (!other) return null
    if (!this.#until.has(wId)) this.#say(conflictOf('number-later', nameOf({ ...state, wId }), wId, other))
    return other.from
  }

  #closed(row: HistoryRow): HistoryRow[] {
    const { asOf } = this.#point
    return row.from !== null && row.from === asOf ? [] : [{ ...row, id: null, to: asOf }]
  }

  #tell(state: State, wId: string, field: Field, next: HistoryRow): void {
    if (!this.#until.has(wId)) this.#say(conflictOf(field, nameOf({ ...state, wId }), wId, next))
  }

  #say(conflict: Conflict): void {
    this.#conflicts.push(conflict)
  }
}
