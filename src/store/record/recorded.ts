/** What is given to be recorded, and what recording tells. */
import type { Transaction } from 'kysely'
import type { Woven } from '#law/history/woven.ts'
import type { TextState } from '#law/provision.ts'
import type { Schema } from '../schema.ts'
import type { NewWork } from './work.ts'

/** A transaction of the library: whoever is given one writes in it, and it alone. */
export type Writing = Transaction<Schema>

export interface NewExpression {
  readonly language: string
  readonly title: string
  readonly path: string
  readonly textState: TextState
  readonly woven: Woven
  /** True where a publisher signed which provision is which: the wIds given stand, and none is matched. */
  readonly signed?: boolean
  /** Ids of rows held that state what rows of `woven` state, by their index there. Where all of them hold, none of them is looked at. */
  readonly standing?: ReadonlyMap<number, number>
  /** The recording that the expression stood at when its held texts were read, null where it was not held; absent where none were read. */
  readonly basedOn?: number | null
}

export interface NewAct {
  readonly source: string
  readonly path: string
  /** ISO instant of learning. */
  readonly at: string
  readonly work: NewWork
  /** True where no text held of the act is later: its title is then the present one. */
  readonly newest?: boolean
  readonly expressions: readonly NewExpression[]
}

/** A row that came in. What it says is read from the database: of a large act, it is more than is kept meanwhile. */
export interface InsertedRow {
  readonly id: number
}

export interface RecordedExpression {
  readonly id: number
  readonly language: string
  readonly title: string
  readonly inserted: readonly InsertedRow[]
  readonly superseded: readonly number[]
  readonly newTexts: number
}

export interface RecordedAct {
  readonly workId: number
  readonly iri: string
  readonly isNew: boolean
  readonly expressions: readonly RecordedExpression[]
}
