/** Tables as they occur in the Markdown family: with pipes, pandoc grids, pandoc simple tables, definition lists. */
import type { Cell } from '#markup/fragment.ts'
import { inlineOf } from './inline.ts'
import { BREAK } from './marks.ts'

export interface Table {
  readonly rows: readonly (readonly Cell[])[]
  /** Index of the first line after the table. */
  readonly end: number
}

const GRID = /^\s*\+(?:[-=:]+\+)+\s*$/
const DASHES = /^\s{2,}-{4,}(?:\s+-+)*\s*$/
const PIPE_RULE = /^\s*\|?\s*(?::?-{2,}:?|:-:?|-:)\s*(?:\|\s*(?::?-{2,}:?|:-:?|-:)\s*)*\|?\s*$/

/** Returns the table that begins at the line, or null where none does. */
export function tableAt(lines: readonly string[], at: number): Table | null {
  const line = lines[at] ?? ''
  const next = lines[at + 1] ?? ''
  if (line.charCodeAt(line.length - line.trimStart().length) === 43 && GRID.test(line)) return grid(lines, at)
  if (line.includes('|') && next.includes('|') && PIPE_RULE.test(next)) return pipes(lines, at)
  if (DASHES.test(line)) return simple(lines, at)
  if (/^:\s{2,}\S/.test(next) && line.trim() !== '' && !line.startsWith(':')) return definition(lines, at)
  return null
}

function pipes(lines: readonly string[], at: number): Table {
  let end = at + 2
  while (end < lines.length && (lines[end] ?? '').includes('|')) end++
  const row = (line: string, header: boolean) => cellsOf(line).map((text) => cell(text, header))
  return {
    rows: [row(lines[at] ?? '', true), ...lines.slice(at + 2, end).map((line) => row(line, false))],
    end,
  }
}

// `\|` is a bar inside a cell.
function cellsOf(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
  return inner.split(/(?<!\\)\|/).map((text) => text.replaceAll('\\|', '|').trim())
}

function grid(lines: readonly string[], at: number): Table {
  let end = at
  while (end < lines.length && /^\s*[+|]/.test(lines[end] ?? '')) end++
  const body = lines.slice(at + 1, end)
  const header = body.findIndex((line) => /^\s*\+[=:+]+\+\s*$/.test(line))
  const rows: Cell[][] = []
  let cells: string[][] = []
  body.forEach((line, index) => {
    if (!GRID.test(line)) cells.push(cellsOf(line))
    else {
      if (cells.length > 0) rows.push(merged(cells, index <= header))
      cells = []
    }
  })
  if (cells.length > 0) rows.push(merged(cells, false))
  return { rows, end }
}

// Lines of one row: the texts of each column, a backslash at the end asking for a line break.
function merged(lines: readonly string[][], header: boolean): Cell[] {
  const width = lines.reduce((widest, line) => Math.max(widest, line.length), 0)
  return Array.from({ length: width }, (_, column) =>
    cell(lines.map((line) => line[column] ?? '').join('\n'), header),
  )
}

function cell(text: string, header: boolean): Cell {
  const broken = text
    .replace(/\\(?:\n|$)/g, BREAK)
    .replace(new RegExp(`^[\\s${BREAK}]+|[\\s${BREAK}]+$`, 'g'), '')
  return { inline: inlineOf(broken.replace(/\s+/g, ' ')), ...(header ? { header: true } : {}) }
}

// Lines between two rules of dashes; the columns lie under the dashes. A rule in the middle parts the header from the rest.
function simple(lines: readonly string[], at: number): Table | null {
  const closing: number[] = []
  for (let line = at + 1; line < lines.length && line - at < 400; line++)
    if (DASHES.test(lines[line] ?? '')) closing.push(line)
  const end = closing.find((line) => (lines[line + 1] ?? '').trim() === '')
  if (end === undefined) return null
  const columns = [...(lines[at] ?? '').matchAll(/-+/g)].map((match) => match.index)
  const header = closing.find((line) => line < end)
  const rows = lines
    .slice(at + 1, end)
    .map((line, index) => ({ line, header: header !== undefined && at + 1 + index < header }))
    .filter(({ line }) => line.trim() !== '' && !DASHES.test(line))
    .map(({ line, header: head }) =>
      columns.map((start, column) => cell(line.slice(column === 0 ? 0 : start, columns[column + 1]), head)),
    )
  return { rows, end: end + 1 }
}

// `Term` and below it `:   words`, which may go on indented.
function definition(lines: readonly string[], at: number): Table {
  const words = [(lines[at + 1] ?? '').slice(1)]
  let end = at + 2
  while (end < lines.length && /^\s{2,}\S/.test(lines[end] ?? '')) words.push(lines[end++] ?? '')
  return { rows: [[cell(lines[at] ?? '', true), cell(words.join(' '), false)]], end }
}
