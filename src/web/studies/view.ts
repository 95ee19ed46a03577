/** What a page of a study shows, whether published or worked on. */
import type { Move } from '#jobs/study/moves.ts'
import { type Day, dayOf } from '#kit/day.ts'
import type { Role } from '#research/edition.ts'
import { type Actor, invited, operator } from '#research/may.ts'
import type { Cell, Column, Row, Study } from '#research/study.ts'
import { type Page, placeName } from '../page.ts'

export interface StudyView {
  readonly page: Page
  readonly id: string
  readonly study: Study
  /** What the law did since it was quoted, by the quote's name. */
  readonly moves: ReadonlyMap<string, Move>
  /** Who works on what is shown; null where it is read. */
  readonly worker: Worker | null
}

/** Somebody who works on a study. */
export interface Worker {
  readonly name: string
  readonly role: Role
  /** True for the operator of the library, who is let into every study. */
  readonly operator: boolean
}

/** Returns who does what a worker asks for, as the core knows them: what they may is looked up there. */
export function actorOf({ name, operator: isOperator }: Worker): Actor {
  return isOperator ? operator(name) : invited(name)
}

/** Returns every cell of the study, row by row. */
export function cellsOf(study: Study): Cell[] {
  return study.rows.flatMap((row) => study.columns.map((column) => study.cell(row.id, column.id)))
}

/** Returns the cells of which something quoted is no longer as it was quoted. */
export function movedCells({ study, moves }: Pick<StudyView, 'study' | 'moves'>): Cell[] {
  return cellsOf(study).filter(({ quotes }) => quotes.some(({ quote }) => moves.has(quote.id)))
}

/** Returns the state of a column as it is named. */
export function stateOf(page: Page, { jurisdiction }: Column): string {
  return placeName(page, jurisdiction)
}

/** Returns the days whose law the study tells, the earliest first. */
export function daysOf(study: Study): Day[] {
  const days = study.columns.flatMap(({ id, at }) => {
    if (at !== null) return [at]
    return study.rows.flatMap((row) => study.cell(row.id, id).quotes.map(({ quote }) => quote.at))
  })
  return [...new Set(days)].sort() as Day[]
}

/** Returns the day of an instant. */
export function dayOfInstant(instant: string): Day {
  return dayOf(new Date(instant))
}

/** Returns the rows and columns of a study by their names. */
export function placesOf(study: Study): {
  readonly row: ReadonlyMap<string, Row>
  readonly column: ReadonlyMap<string, Column>
} {
  return {
    row: new Map(study.rows.map((row) => [row.id, row])),
    column: new Map(study.columns.map((column) => [column.id, column])),
  }
}
