/** The cells of a study: all of them, and those that are not settled. */
import type { Study } from './study.ts'

/** Returns the cells of a study, row by row. */
export function cellsOf(study: Pick<Study, 'rows' | 'columns' | 'cell'>): ReturnType<Study['cell']>[] {
  return study.rows.flatMap((row) => study.columns.map((column) => study.cell(row.id, column.id)))
}

/** Returns the cells that are neither answered, nor reviewed, nor found to have nothing. */
export function openCells(study: Pick<Study, 'rows' | 'columns' | 'cell'>): ReturnType<Study['cell']>[] {
  return cellsOf(study).filter((cell) => !isSettled(cell))
}

/** Returns whether a cell is answered, reviewed, or found to have nothing. */
export function isSettled({ status }: ReturnType<Study['cell']>): boolean {
  return status === 'answered' || status === 'reviewed' || status === 'none-found'
}
