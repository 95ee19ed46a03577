/** An object: one expression of a work with its whole history, as plain data without anything of a library's own (spec: exchange, section 3). */
import type { Day } from '#kit/day.ts'
import type { Interval } from '#law/interval.ts'
import type { Language } from '#law/language.ts'
import type { Basis, Ground, Kind, TextState } from '#law/provision.ts'
import type { Relation } from '#law/relation.ts'

// After every day: an open end comes last.
const OPEN = '~'

export interface ExchangeObject {
  readonly head: Head
  /** In the order of their numbers. */
  readonly rows: readonly Row[]
  /** Fragments by their hashes. */
  readonly texts: ReadonlyMap<string, string>
}

/** Everything that is no row. */
export interface Head {
  readonly work: WorkHead
  readonly aliases: readonly (readonly [scheme: string, value: string])[]
  readonly relations: readonly Relation[]
  readonly expression: ExpressionHead
  readonly versions: readonly Span[]
}

export interface WorkHead {
  readonly iri: string
  readonly jurisdiction: string
  readonly type: string
  readonly subtype: string | null
  readonly date: string | null
  readonly number: string | null
  readonly title: string
  readonly published: Day | null
  readonly topics: readonly string[]
  readonly force: string | null
  readonly body: string | null
}

export interface ExpressionHead {
  readonly language: Language
  readonly title: string
  readonly textState: TextState
  /** Name of the source from which the publisher has it. */
  readonly source: string
  readonly completeFrom: Day | null
}

/** A span between two points in time. */
export interface Span extends Interval {
  readonly basis: Basis
  readonly published: Day | null
  readonly ground: Ground | null
  readonly state: 'held' | 'unknown'
  readonly reason: string | null
}

/** A provision version. */
export interface Row extends Interval {
  /** Lasting identity. */
  readonly wId: string
  readonly eId: string
  /** wId of the division it stands in; null at the top. */
  readonly parent: string | null
  readonly sort: string
  readonly kind: Kind
  readonly num: string | null
  readonly heading: string | null
  readonly basis: Basis
  readonly missing: boolean
  readonly concurrent: boolean
  readonly ground: Ground | null
  /** Hash of its fragment; null where it has none. */
  readonly text: string | null
}

/** Returns the rows in the order of their numbers (spec: exchange, "Order of rows"). */
export function numbered(rows: readonly Row[]): Row[] {
  return [...rows].sort(byNumber)
}

/** Compares rows by the order of their numbers; 0 where both state the same. */
export function byNumber(a: Row, b: Row): number {
  if (a === b) return 0
  return (
    order(a.from ?? '', b.from ?? '') ||
    order(a.wId, b.wId) ||
    order(a.to ?? OPEN, b.to ?? OPEN) ||
    order(a.eId, b.eId) ||
    order(a.text ?? '', b.text ?? '') ||
    (stateTheSame(a, b) ? 0 : order(statementOf(a), statementOf(b)))
  )
}

/** Returns what a row states, as it is hashed (spec: exchange, "What a row states"). */
export function statementOf(row: Row): string {
  const { ground } = row
  return JSON.stringify([
    row.wId,
    row.eId,
    row.parent,
    row.sort,
    row.kind,
    row.num,
    row.heading,
    row.from,
    row.to,
    row.basis,
    row.missing,
    row.concurrent,
    ground && [ground.title, ground.id],
    row.text,
  ])
}

// Most rows that are compared here are the same: said without writing their statements.
function stateTheSame(a: Row, b: Row): boolean {
  return (
    a.parent === b.parent &&
    a.sort === b.sort &&
    a.kind === b.kind &&
    a.num === b.num &&
    a.heading === b.heading &&
    a.basis === b.basis &&
    a.missing === b.missing &&
    a.concurrent === b.concurrent &&
    a.ground?.title === b.ground?.title &&
    a.ground?.id === b.ground?.id &&
    a.from === b.from &&
    a.to === b.to &&
    (a.ground === null) === (b.ground === null)
  )
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
