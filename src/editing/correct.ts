/** Correcting an error: wordings, numbers and headings as they should have read all along, and days that were wrong. No point in time comes of it. */
import type { Day } from '#kit/day.ts'
import { isEmpty, overlaps } from '#law/interval.ts'
import { byFrom, type History, type HistoryRow, lifeOf, rowsOn } from './history.ts'
import { namesOf } from './names.ts'
import { recounted } from './points.ts'
import { differing, type Field, joined, type State, same, stateOf, withFields } from './state.ts'
import { nameOf, StepError, type Text } from './text.ts'

/** A day that was wrong: of one provision, or (null) of a point in time with all that begins and ends there. */
export interface Redating {
  readonly wId: string | null
  readonly from: Day | null
  readonly to: Day | null
}

/**
 * Returns the history in which the text of the day reads as given. What is corrected is corrected in every version of the
 * provision, before and after, that bears the same mistake. Throws StepError where something is added, gone or moved.
 */
export function correct(history: History, text: Text, on: Day): History {
  const before = new Map(rowsOn(history, on).map(({ row }) => [row.wId, row]))
  refuseOthers(text, before)
  const names = namesOf(text, before, (eId, wId) =>
    history.rows.some((row) => row.eId === eId && row.wId !== wId && !before.has(row.wId)),
  )
  const lives = new Map<string, readonly HistoryRow[]>()
  text.forEach((entry, index) => {
    const row = before.get(entry.wId)
    const name = names[index]
    if (!row || !name) return
    const state = stateOf(entry, name, row, row)
    const fields = differing(row, state)
    if (fields.length > 0) lives.set(row.wId, corrected(lifeOf(history, row.wId), row, state, fields))
  })
  return replaced(history, lives)
}

/** Returns the history with a day put right. Throws StepError where nothing begins or ends on it, or wordings would overlap. */
export function redated(history: History, { wId, from, to }: Redating): History {
  const concerned = history.rows.filter((row) => wId === null || row.wId === wId)
  const lives = new Map<string, readonly HistoryRow[]>()
  for (const { wId: id } of concerned.filter(
    (row) => row.from === from || (row.to !== null && row.to === from),
  )) {
    if (lives.has(id)) continue
    const life = lifeOf(history, id).map((row) => withDay(row, from, to))
    refuseOverlap(life, id)
    lives.set(id, joined(life.toSorted(byFrom)))
  }
  if (lives.size === 0)
    throw new StepError(
      `Cannot change the day ${from ?? 'unknown'}: ${wId === null ? 'no point in time lies' : `no wording of ${wId} begins or ends`} there; see comity versions`,
    )
  const versions = history.versions.map((version) =>
    wId === null && version.from === from ? { ...version, from: to, basis: basisOf(to) } : version,
  )
  return replaced({ rows: history.rows, versions: versions.toSorted(byDay) }, lives)
}

function corrected(
  life: readonly HistoryRow[],
  wrong: HistoryRow,
  state: State,
  fields: readonly Field[],
): HistoryRow[] {
  return joined(
    life.map((row) => {
      const alike = fields.filter((field) => same(field, row, wrong))
      return alike.length > 0 ? withFields(row, state, alike) : row
    }),
  )
}

function refuseOthers(text: Text, before: ReadonlyMap<string, HistoryRow>): void {
  const added = text.find((entry) => !before.has(entry.wId))
  if (added)
    throw new StepError(
      `Cannot add ${nameOf(added)} in a correction: amend the act as of the day from which it holds`,
    )
  if (text.length < before.size) {
    const stays = new Set(text.map((entry) => entry.wId))
    const gone = [...before.values()].find((row) => !stays.has(row.wId))
    throw new StepError(
      `Cannot take ${nameOf(gone)} out in a correction: amend the act as of the day from which it holds no more`,
    )
  }
}

function withDay(row: HistoryRow, from: Day | null, to: Day | null): HistoryRow {
  const begins = row.from === from
  const ends = row.to !== null && row.to === from
  if (!begins && !ends) return row
  return {
    ...row,
    id: null,
    ...(begins ? { from: to, basis: basisOf(to) } : {}),
    ...(ends ? { to } : {}),
  }
}

function basisOf(day: Day | null): HistoryRow['basis'] {
  return day === null ? 'unknown' : 'in-force'
}

function refuseOverlap(life: readonly HistoryRow[], wId: string): void {
  const fault = life.find(
    (row, index) => isEmpty(row) || life.some((other, at) => at > index && overlaps(row, other)),
  )
  if (fault)
    throw new StepError(
      `Cannot change the day: ${nameOf({ ...fault, wId })} has another wording between the two days; correct that first`,
    )
}

function replaced(history: History, lives: ReadonlyMap<string, readonly HistoryRow[]>): History {
  if (lives.size === 0) return history
  const rows = [...history.rows.filter((row) => !lives.has(row.wId)), ...[...lives.values()].flat()]
  return { rows, versions: recounted(rows, history.versions, null) }
}

function byDay(a: { from: Day | null }, b: { from: Day | null }): number {
  return a.from === b.from ? 0 : a.from === null ? -1 : b.from === null ? 1 : a.from < b.from ? -1 : 1
}
