/** Where the cells of a table stand: spans cut to what the table has, no two cells in one place. */
import type { Block, Cell } from './block.ts'

export interface PlacedCell extends Cell {
  readonly x: number
  readonly y: number
}

export interface Grid {
  readonly columns: number
  readonly rows: readonly (readonly PlacedCell[])[]
  /** How many rows at the top are made of header cells alone. */
  readonly head: number
}

/** Returns the cells in their places. A cell goes to the first free place of its row, as HTML has it. */
export function gridOf({ rows }: Extract<Block, { kind: 'table' }>): Grid {
  const taken = new Set<string>()
  let columns = 0
  const placed = rows.map((row, y) => {
    let x = 0
    return row.map((cell): PlacedCell => {
      while (taken.has(`${x},${y}`)) x++
      const rowspan = Math.min(cell.rowspan, rows.length - y)
      let colspan = 1
      while (colspan < cell.colspan && !taken.has(`${x + colspan},${y}`)) colspan++
      for (let dy = 0; dy < rowspan; dy++)
        for (let dx = 0; dx < colspan; dx++) taken.add(`${x + dx},${y + dy}`)
      columns = Math.max(columns, x + colspan)
      return { ...cell, colspan, rowspan, x, y }
    })
  })
  return { columns: Math.max(1, columns), rows: placed, head: headRows(placed) }
}

// A header that reaches into the rows below it takes them along.
function headRows(rows: readonly (readonly PlacedCell[])[]): number {
  let head = 0
  while (head < rows.length - 1 && rows[head]?.every((cell) => cell.header)) {
    const reach = Math.max(...(rows[head] ?? []).map((cell) => cell.rowspan))
    if (reach > 1 && !rows.slice(head, head + reach).every((row) => row.every((cell) => cell.header))) break
    head++
  }
  return head
}
