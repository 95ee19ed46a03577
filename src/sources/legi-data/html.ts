/**
 * The HTML of LEGI as lines and tables. It is loose HTML of several generations (paragraphs, breaks, centred blocks, font tags,
 * bare `<` in formulas): nothing of it is taken over but words, emphasis, sub- and superscripts and the cells of tables.
 */
import { type Block, inline, text } from '#markup/fragment.ts'
import { type Tag, tokens } from './tokens.ts'

/** A line between two breaks, as canonical inline mark-up. */
export interface Line {
  readonly kind: 'line'
  readonly inline: string
  /** True for an item of an HTML list. */
  readonly bullet: boolean
}

export type Part = Line | Extract<Block, { kind: 'table' }>

type Emphasis = 'b' | 'i' | 'u' | 'sup' | 'sub'

const EMPHASIS: Record<string, Emphasis> = {
  b: 'b',
  strong: 'b',
  i: 'i',
  em: 'i',
  u: 'u',
  sup: 'sup',
  sub: 'sub',
}
const BREAKS = new Set(
  'p br div center table tbody thead tfoot caption tr td th ul ol li dl dt dd h1 h2 h3 h4 h5 h6 hr pre blockquote'.split(
    ' ',
  ),
)

interface OpenTable {
  readonly rows: { inline: string; header?: boolean; colspan?: number; rowspan?: number }[][]
  cell: { tag: Tag; lines: string[] } | null
}

/** Returns the lines and tables in reading order; what has no words is left out. */
export function partsOf(html: string): Part[] {
  const line = lineBuilder()
  const layout = layoutBuilder(line)
  for (const token of tokens(html)) {
    if (typeof token === 'string') line.write(token)
    else if (BREAKS.has(token.name)) layout.tag(token)
    else line.tag(token)
  }
  return layout.end()
}

function layoutBuilder(line: ReturnType<typeof lineBuilder>) {
  const parts: Part[] = []
  let table: OpenTable | null = null
  // A table inside a cell is read as lines of that cell.
  let depth = 0
  let bullet = false
  const flush = () => {
    const done = line.take()
    if (done === '') return
    if (table?.cell) table.cell.lines.push(done)
    else if (table) straying(table, done)
    else parts.push({ kind: 'line', inline: done, bullet })
    bullet = false
  }
  // Words between cells stay where they stand: as a cell of their own.
  const straying = (open: OpenTable, done: string) => {
    if (open.rows.length === 0) open.rows.push([])
    open.rows.at(-1)?.push({ inline: done })
  }
  const endCell = () => {
    flush()
    if (!table?.cell) return
    table.rows.at(-1)?.push(cellOf(table.cell))
    table.cell = null
  }
  const endTable = () => {
    endCell()
    const rows = table?.rows.filter((row) => row.length > 0) ?? []
    if (rows.some((row) => row.some((cell) => cell.inline !== ''))) parts.push({ kind: 'table', rows })
    table = null
  }
  const tableTag = (closing: boolean) => {
    flush()
    if (!closing && ++depth === 1) table = { rows: [], cell: null }
    if (closing && depth === 1) endTable()
    if (closing) depth = Math.max(0, depth - 1)
  }
  const cellTag = (open: OpenTable, tag: Tag) => {
    endCell()
    if (tag.closing) return
    if (tag.name === 'tr' || open.rows.length === 0) open.rows.push([])
    if (tag.name !== 'tr') open.cell = { tag, lines: [] }
  }
  return {
    tag(tag: Tag) {
      if (tag.name === 'table') tableTag(tag.closing)
      else if (table && depth === 1 && /^t[rdh]$/.test(tag.name)) cellTag(table, tag)
      else {
        flush()
        if (tag.name === 'li' && !tag.closing) bullet = true
      }
    },
    end(): Part[] {
      endTable()
      flush()
      return parts
    },
  }
}

function cellOf({ tag, lines }: { tag: Tag; lines: string[] }) {
  const span = (name: string) =>
    Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,3})`, 'i').exec(tag.attributes)?.[1] ?? 1)
  return {
    inline: lines.join('<br/>'),
    ...(tag.name === 'th' && { header: true }),
    ...(span('colspan') > 1 && { colspan: span('colspan') }),
    ...(span('rowspan') > 1 && { rowspan: span('rowspan') }),
  }
}

// Emphasis that stands open at the end of a line is closed there and opened again on the next.
function lineBuilder() {
  const open: { element: Emphasis; inner: string }[] = []
  let base = ''
  let atLink = false
  const append = (markup: string) => {
    const top = open.at(-1)
    if (top) top.inner += markup
    else base += markup
  }
  const close = () => {
    const top = open.pop()
    if (top) append(inline(top.element, top.inner))
    return top?.element
  }
  return {
    write(raw: string) {
      // The plain text of the source sets a space between a link and the word that touches it ("L. 212-3du code").
      const touching =
        atLink && /[\p{L}\p{N}]$/u.test(open.at(-1)?.inner ?? base) && /^[\p{L}\p{N}]/u.test(raw)
      append(`${touching ? ' ' : ''}${text(raw)}`)
      atLink = false
    },
    tag(tag: Tag) {
      if (tag.name === 'a') atLink = true
      const element = EMPHASIS[tag.name]
      if (!element) return
      if (!tag.closing) open.push({ element, inner: '' })
      else if (open.some((one) => one.element === element)) while (close() !== element);
    },
    take() {
      const again = open.map((one) => one.element)
      while (open.length > 0) close()
      for (const element of again) open.push({ element, inner: '' })
      const line = base.replace(/ {2,}/g, ' ').trim()
      base = ''
      atLink = false
      return /[^\s]/.test(line.replace(/<[^>]*>/g, '')) ? line : ''
    },
  }
}
