/** Tables of Formex: rows and cells, in groups or not. */
import { type Block, type Cell, inline, p } from '#markup/fragment.ts'
import { childOf, type Element, elementsOf } from '../xml-tree.ts'

/** Returns the table, its title and its notes; the words of a cell are made by `lines`. */
export function table(element: Element, lines: (cell: Element) => string[]): Block[] {
  const title = childOf(element, 'TITLE')
  const notes = childOf(element, 'GR.NOTES')
  const corpus = childOf(element, 'CORPUS')
  const caption = title ? lines(title).join('<br/>') : ''
  const rows = (corpus ? rowsIn(corpus) : []).map((row) => cellsOf(row, lines))
  return [
    ...(rows.length > 0
      ? [{ kind: 'table' as const, ...(caption && { caption }), rows }]
      : [p(inline('b', caption))]),
    ...(notes ? elementsOf(notes).flatMap(lines).map(p) : []),
  ]
}

// Groups of rows have titles of their own, which are rows of one cell.
function rowsIn(element: Element): Element[] {
  return elementsOf(element).flatMap((child) => {
    if (child.name === 'ROW') return [child]
    return child.name === 'BLK' || child.name === 'CORPUS' ? rowsIn(child) : [{ ...child, children: [child] }]
  })
}

function cellsOf(row: Element, lines: (cell: Element) => string[]): Cell[] {
  return elementsOf(row).map((cell) => {
    const colspan = Number(cell.attributes.COLSPAN ?? 1)
    const rowspan = Number(cell.attributes.ROWSPAN ?? 1)
    return {
      inline: lines(cell).join('<br/>'),
      header: (cell.attributes.TYPE ?? row.attributes.TYPE) === 'HEADER',
      ...(colspan > 1 && { colspan }),
      ...(rowspan > 1 && { rowspan }),
    }
  })
}
