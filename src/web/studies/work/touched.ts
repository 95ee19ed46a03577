/** Which parts of a study's page are other than they were, after changes. */
import type { Change, Field, Made } from '#research/change.ts'

export interface Touched {
  /** True where rows or columns came, went or moved: the grid is another then. */
  readonly grid: boolean
  readonly head: boolean
  /** Cells as `row column`. */
  readonly cells: ReadonlySet<string>
  readonly rows: ReadonlySet<string>
  readonly columns: ReadonlySet<string>
  /** What was written in. */
  readonly fields: readonly Field[]
}

/** Returns what the changes after the number touched; an undo touches what its change did. */
export function touchedSince(changes: readonly Made[], since: number): Touched {
  const bySeq = new Map(changes.map((made) => [made.seq, made.change]))
  const touched = {
    grid: false,
    head: false,
    cells: new Set<string>(),
    rows: new Set<string>(),
    columns: new Set<string>(),
    fields: [] as Field[],
  }
  const touch = (change: Change): void => {
    if (change.kind === 'undo') {
      const undone = bySeq.get(change.of)
      if (undone) touch(undone)
    } else if (change.kind === 'write') {
      touched.fields.push(change.field)
      touchField(change.field)
    } else if (change.kind === 'agreement') touched.head = true
    else if ('row' in change && 'column' in change) touched.cells.add(`${change.row} ${change.column}`)
    else touched.grid = true
  }
  const touchField = (field: Field): void => {
    if (field.of === 'study') touched.head = true
    else if (field.of === 'row') touched.rows.add(field.row)
    else if (field.of === 'column') touched.columns.add(field.column)
    else touched.cells.add(`${field.row} ${field.column}`)
  }
  for (const { seq, change } of changes) if (seq > since) touch(change)
  return touched
}
