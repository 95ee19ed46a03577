/** A cell as the parts of its page see it. */
import type { Cell, Column, Row } from '#research/study.ts'
import type { WorkView } from './work-frame.tsx'

export interface InCell {
  readonly view: WorkView
  readonly row: Row
  readonly column: Column
  readonly cell: Cell
}
