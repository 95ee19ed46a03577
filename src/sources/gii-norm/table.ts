/** Tables of norms. CALS: https://www.oasis-open.org/specs/tm9901.html */
import type { Block, Cell } from '#markup/fragment.ts'
import { childOf, type Element, elementsOf } from '../xml-tree.ts'

/** Returns a block for each group of the table; the words of an entry are made by `lines`. */
export function tables(table: Element, lines: (entry: Element) => string[]): Block[] {
  const title = childOf(table, 'Title')
  const groups = elementsOf(table).filter((child) => child.name === 'tgroup')
  return groups.map((group, index) => ({
    kind: 'table',
    ...(title && index === 0 && { caption: lines(title).join('<br/>') }),
    rows: rowsOf(group, lines),
  }))
}

function rowsOf(group: Element, lines: (entry: Element) => string[]): Cell[][] {
  const columns = elementsOf(group)
    .filter((child) => child.name === 'colspec')
    .map((colspec) => colspec.attributes.colname ?? '')
  return elementsOf(group)
    .filter((part) => /^t(?:head|body|foot)$/.test(part.name))
    .flatMap((part) =>
      elementsOf(part)
        .filter((row) => row.name === 'row')
        .map((row) => elementsOf(row).map((entry) => cell(entry, part.name === 'thead', columns, lines))),
    )
}

function cell(
  entry: Element,
  header: boolean,
  columns: readonly string[],
  lines: (entry: Element) => string[],
): Cell {
  const { namest = '', nameend = '', morerows } = entry.attributes
  const colspan = columns.indexOf(nameend) - columns.indexOf(namest) + 1
  const rowspan = Number(morerows ?? 0) + 1
  return {
    inline: lines(entry).join('<br/>'),
    header,
    ...(columns.includes(namest) && columns.includes(nameend) && colspan > 1 && { colspan }),
    ...(rowspan > 1 && { rowspan }),
  }
}
