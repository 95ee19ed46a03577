/** What changed on a study's page since a number of its sequence, as HTML by the ids of its elements, and what stands in its fields. */
import type { Register } from '#research/study.ts'
import { carrying } from '../../speech.ts'
import { cellId } from '../addresses.ts'
import { Cell } from '../cell.tsx'
import { Asked, actsOf, Grid, Head } from '../grid.tsx'
import { NoLongerCurrent, StudyHead } from '../head.tsx'
import { placesOf, type StudyView } from '../view.ts'
import { fieldName, registerOf } from './fields.ts'
import type { Touched } from './touched.ts'

export interface Parts {
  readonly seq: number
  readonly parts: Readonly<Record<string, string>>
  /** What stands in the fields that were written in, by their names. */
  readonly fields: Readonly<Record<string, Register>>
}

/** Returns the parts that were touched. */
export function partsOf(view: StudyView, touched: Touched, agreement: HeadProps['agreement']): Parts {
  const { study } = view
  const parts: Record<string, string> = {
    studyhead: String(<StudyHead view={view} published={null} agreement={agreement} />),
    notcurrent: String(<NoLongerCurrent view={view} />),
  }
  if (touched.grid) parts.grid = String(<Grid view={view} />)
  else addParts(view, touched, parts)
  const fields = Object.fromEntries(
    touched.fields.flatMap((field) => {
      const register = registerOf(study, field)
      return register ? [[fieldName(field), register] as const] : []
    }),
  )
  const { chosen, locale } = view.page.speech
  const spoken = Object.entries(parts).map(([id, part]) => [id, chosen ? carrying(part, locale) : part])
  return { seq: study.seq, parts: Object.fromEntries(spoken), fields }
}

type HeadProps = Parameters<typeof StudyHead>[0]

function addParts(view: StudyView, touched: Touched, parts: Record<string, string>): void {
  const { row: rows, column: columns } = placesOf(view.study)
  const acts = new Map(view.study.columns.map((column) => [column.id, actsOf(view, column)]))
  const heads = new Set(touched.columns)
  for (const place of touched.cells) {
    const [row, column] = place.split(' ').map((id, at) => (at === 0 ? rows.get(id) : columns.get(id)))
    if (!row || !column || !('jurisdiction' in column) || 'jurisdiction' in row) continue
    heads.add(column.id)
    const named = (acts.get(column.id)?.length ?? 0) > 1
    parts[cellId(row.id, column.id)] = String(<Cell view={view} row={row} column={column} named={named} />)
  }
  for (const id of heads) {
    const column = columns.get(id)
    if (column) parts[`column.${id}`] = String(<Head view={view} column={column} acts={acts.get(id) ?? []} />)
  }
  for (const id of touched.rows) {
    const row = rows.get(id)
    if (row) parts[`row.${id}`] = String(<Asked view={view} row={row} />)
  }
}
