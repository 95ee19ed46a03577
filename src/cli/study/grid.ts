/** A grid drawn in characters: as a table where the page is wide enough, in several below each other where it is not, as a list where it is narrow. */

/** What a cell shows. */
export interface Square {
  readonly status: string
  readonly words: readonly string[]
  readonly quotes: readonly string[]
}

export interface Grid {
  readonly heads: readonly string[]
  readonly rows: readonly { readonly head: string; readonly squares: readonly Square[] }[]
}

/** Characters of the narrowest column that reads well, and of the widest that is worth its room. */
const NARROWEST = 22
const WIDEST = 40
const BETWEEN = ' │ '

/** Returns the grid as lines of at most that many characters. */
export function drawGrid(grid: Grid, width: number): string {
  const fits = Math.floor((width - NARROWEST) / (NARROWEST + BETWEEN.length))
  if (fits < 1) return drawList(grid, width)
  const atOnce = Math.min(fits, grid.heads.length)
  const banks = Math.ceil(grid.heads.length / atOnce)
  const each = Math.ceil(grid.heads.length / banks)
  const tables: string[] = []
  for (let from = 0; from < grid.heads.length; from += each)
    tables.push(drawTable(part(grid, from, from + each), width))
  return tables.join('\n')
}

/** Returns the text in lines of at most that many characters; its own line breaks stay. */
export function wrapped(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrappedLine(line, width))
}

function wrappedLine(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(PIECE) ?? []) {
    if (line !== '' && widthOf(`${line}${piece}`.trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    for (const some of cut(piece, width)) {
      if (line !== '' && widthOf(line + some.trimEnd()) > width) {
        lines.push(line)
        line = ''
      }
      line += line === '' ? some.trimStart() : some
    }
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd())
  return lines
}

// A word with the space after it; between letters of scripts without spaces a line may end as well.
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]/u
const PIECE = new RegExp(`${WIDE.source}|(?:(?!${WIDE.source})\\S)+\\s*|\\s+`, 'gu')

function cut(piece: string, width: number): string[] {
  if (widthOf(piece.trimEnd()) <= width) return [piece]
  const parts: string[] = []
  let some = ''
  for (const char of piece) {
    if (widthOf(some + char) > width) {
      parts.push(some)
      some = ''
    }
    some += char
  }
  return [...parts, some]
}

// On a terminal, letters of some scripts take two places, and marks above letters none.
function widthOf(text: string): number {
  let width = 0
  for (const char of text) width += WIDE.test(char) ? 2 : /\p{M}/u.test(char) ? 0 : 1
  return width
}

function part({ heads, rows }: Grid, from: number, to: number): Grid {
  return {
    heads: heads.slice(from, to),
    rows: rows.map(({ head, squares }) => ({ head, squares: squares.slice(from, to) })),
  }
}

function drawTable({ heads, rows }: Grid, width: number): string {
  const room = width - BETWEEN.length * heads.length
  const column = Math.min(WIDEST, Math.floor(room / (heads.length + 1)))
  const draw = (cells: readonly (readonly string[])[]) => {
    const height = Math.max(...cells.map((lines) => lines.length))
    return Array.from({ length: height }, (_, at) =>
      cells
        .map((lines) => padded(lines[at] ?? '', column))
        .join(BETWEEN)
        .trimEnd(),
    ).join('\n')
  }
  const rule = Array.from({ length: heads.length + 1 }, () => '─'.repeat(column)).join('─┼─')
  const body = rows.map(({ head, squares }) =>
    draw([wrapped(head, column), ...squares.map((square) => squareLines(square, column))]),
  )
  return `${[draw([[''], ...heads.map((head) => wrapped(head, column))]), ...body].join(`\n${rule}\n`)}\n`
}

function drawList({ heads, rows }: Grid, width: number): string {
  return rows
    .map(({ head, squares }) => {
      const cells = squares.map((square, at) => [
        ...wrapped(heads[at] ?? '', width - 2).map((line) => `  ${line}`),
        ...squareLines(square, width - 4).map((line) => `    ${line}`),
      ])
      return [...wrapped(head, width), ...cells.flat()].join('\n')
    })
    .join('\n\n')
    .concat('\n')
}

function squareLines({ status, words, quotes }: Square, width: number): string[] {
  const answer = words.flatMap((each) => wrapped(each, width))
  const lines =
    status === 'answered' && answer.length > 0 ? answer : [...answer, `(${status.replaceAll('-', ' ')})`]
  return [...lines, ...quotes.flatMap((quote) => wrapped(`§ ${quote}`, width))]
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}
