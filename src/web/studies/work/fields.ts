/** The fields of a study by the names that forms send: `study.title`, `row.time.question`, `cell.time.xv.answer`. */
import { FIELD, type Field } from '#research/change.ts'
import type { Register, Study } from '#research/study.ts'

/** Returns the field's name in forms. No part of it holds a point. */
export function fieldName(field: Field): string {
  const within = [
    field.of,
    ...('row' in field ? [field.row] : []),
    ...('column' in field ? [field.column] : []),
  ]
  return [...within, field.name].join('.')
}

/** Returns the field of the name; null where it is none. */
export function fieldNamed(typed: string): Field | null {
  const [of, ...rest] = typed.split('.')
  const name = rest.pop()
  const [first, second] = rest
  const where =
    of === 'cell'
      ? { row: first, column: second }
      : of === 'row'
        ? { row: first }
        : of === 'column'
          ? { column: first }
          : {}
  const read = FIELD.safeParse({ of, ...where, name })
  return read.success ? read.data : null
}

/** Returns what stands in the field; null where the study has no such row or column. */
export function registerOf(study: Study, field: Field): Register | null {
  if (field.of === 'study') return study[field.name]
  if (field.of === 'row') return study.rows.find(({ id }) => id === field.row)?.[field.name] ?? null
  if (field.of === 'column') return study.columns.find(({ id }) => id === field.column)?.[field.name] ?? null
  return study.cell(field.row, field.column)[field.name]
}
