/** Comma-separated values (RFC 4180): a line of names, then a line a row. UTF-8 without a mark before it. */

export type Cell = string | number | boolean | null

/** Returns the table as text. What is unknown is an empty field; text is never changed, only quoted. */
export function toCsv(names: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [names, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('')
}

function field(cell: Cell): string {
  const text = cell === null ? '' : String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
