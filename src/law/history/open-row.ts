/** A row that is still being woven: what makes it another row, and how it ends. */
import type { Day } from '#kit/day.ts'
import type { Basis, Ground } from '#law/provision.ts'
import type { Alignable } from './alignable.ts'
import type { WovenRow } from './woven.ts'

/** A row not closed yet: a provision as the latest accepted snapshot has it. */
export interface OpenRow extends Alignable {
  readonly provision: number
  readonly parentProvision: number
  readonly eId: string
  readonly sort: string
  readonly concurrent: boolean
  readonly missing: boolean
  readonly from: Day | null
  readonly stated: Day | null
  readonly basis: Basis
  readonly ground: Ground | null
}

/**
 * Returns the day of legal effect that a source states, if it can be believed: not after the snapshot that shows it, and
 * after the snapshot before (a wording new to us that claims an older effect is a correction, dated by the snapshot).
 */
export function effective(
  since: Day | null,
  date: Day | null,
  previous: Day | null,
  first: boolean,
): Day | null {
  if (since === null || date === null || since > date) return null
  return first || (previous !== null && since > previous) ? since : null
}

/** Returns whether the rows are one: a difference in formatting alone makes no new row. */
export function sameState(a: OpenRow, b: OpenRow): boolean {
  return (
    a.parentProvision === b.parentProvision &&
    a.sort === b.sort &&
    a.kind === b.kind &&
    a.eId === b.eId &&
    a.concurrent === b.concurrent &&
    a.missing === b.missing &&
    sameWords(a.num, b.num) &&
    sameWords(a.heading, b.heading) &&
    a.content?.wordsHash === b.content?.wordsHash
  )
}

/** Returns whether the rows have the same words in the same form. */
export function sameForm(a: OpenRow, b: OpenRow): boolean {
  return a.num === b.num && a.heading === b.heading && a.content?.hash === b.content?.hash
}

/** Returns the row with its end. */
export function closeRow(row: OpenRow, to: Day | null): WovenRow {
  const { parentProvision, key, ...state } = row
  return { ...state, parent: parentProvision, to, key: key ?? null }
}

function sameWords(a: string | null, b: string | null): boolean {
  return a === b || (a !== null && b !== null && letters(a) === letters(b))
}

function letters(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
