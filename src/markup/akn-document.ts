/** What `toAkn` is given: the library's answers on one expression, as plain data (the types of `store/model.ts` fit). */
import type { Day } from '#kit/day.ts'
import type { Interval } from '#law/interval.ts'
import type { Language } from '#law/language.ts'
import type { Basis, Ground, Kind, TextState } from '#law/provision.ts'

/** An expression on a day (`at`), or with its whole history (`at` null). */
export interface AknDocument {
  readonly work: AknWork
  readonly aliases: readonly string[]
  /** What the publisher of an object states of it beside its rows: carried whole, as text, in its metadata. */
  readonly head?: string
  /** What proves that a publisher signed the text: carried whole, as text, in its metadata. */
  readonly proof?: string | null
  /** True: the fragments are known to be canonical and are not read once more. */
  readonly canonical?: boolean
  readonly expression: AknExpression
  /** All spans between points in time, holes among them. */
  readonly versions: readonly AknVersion[]
  readonly at: Day | null
  /** Provision versions in any order; with `at`, others than those of the day are left out. */
  readonly rows: readonly AknRow[]
  /** Canonical fragments by text id. */
  readonly contents: ReadonlyMap<number, string>
  /** eId of the provision that the rows are, where they are not the whole act. */
  readonly portion?: string | null
}

export interface AknWork {
  readonly iri: string
  readonly jurisdiction: string
  readonly type: string
  readonly subtype: string | null
  readonly date: string | null
  readonly number: string | null
  readonly title: string
  readonly published: Day | null
  readonly topics: readonly string[]
  /** Rank of the act, and the court or agency whose decision or guidance it is, where they are known. */
  readonly force?: string | null
  readonly body?: string | null
}

export interface AknExpression {
  readonly language: Language
  readonly title: string
  readonly textState: TextState
  readonly source: { readonly name: string }
  readonly completeFrom: Day | null
  readonly recordedAt: string
}

export interface AknVersion extends Interval {
  readonly basis: Basis
  readonly published: Day | null
  readonly ground: Ground | null
  readonly state: 'held' | 'unknown'
  readonly reason: string | null
}

export interface AknRow extends Interval {
  readonly provisionId: number
  readonly wId: string
  readonly eId: string
  readonly parentId: number | null
  readonly sort: string
  readonly kind: Kind
  readonly num: string | null
  readonly heading: string | null
  readonly basis: Basis
  readonly missing: boolean
  readonly concurrent?: boolean
  readonly ground: Ground | null
  readonly textId: number | null
}
