/** Tables of USLM, which are those of XHTML. */
import type { Block, Cell } from '#markup/fragment.ts'
import { childOf, type Element, elementsOf } from '../xml-tree.ts'

/** Returns the table; the words of a cell are made by `lines`. */
export function table(element: Element, lines: (cell: Element) => string[]): Block[] {
  const caption = childOf(element, 'caption')
  const rows = rowsIn(element).map(({ row, header }) =>
    elementsOf(row).map((cell) => cellOf(cell, header || cell.name === 'th', lines)),
  )
  // A head that is there for its ruled line has one empty cell.
  const said = rows.filter((row) => row.some((cell) => cell.inline !== ''))
  if (said.length === 0) return []
  return [{ kind: 'table', ...(caption && { caption: lines(caption).join('<br/>') }), rows: said }]
}

function rowsIn(element: Element, header = false): { row: Element; header: boolean }[] {
  return elementsOf(element).flatMap((child) => {
    if (child.name === 'tr') return [{ row: child, header }]
    return /^t(?:head|body|foot)$/.test(child.name) ? rowsIn(child, child.name === 'thead') : []
  })
}

function cellOf(cell: Element, header: boolean, lines: (cell: Element) => string[]): Cell {
  const colspan = Number(cell.attributes.colspan ?? 1)
  const rowspan = Number(cell.attributes.rowspan ?? 1)
  return {
    inline: lines(cell).join('<br/>'),
    header,
    ...(colspan > 1 && { colspan }),
    ...(rowspan > 1 && { rowspan }),
  }
}
