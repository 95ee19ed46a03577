/**
 * The HTML of LEGI as lines and tables. It is loose HTML of several generations (paragraphs, breaks, centred blocks, font tags,
 * bare `<` in formulas): nothing of it is taken over but words, emphasis, sub- and superscripts and the cells of tables.
 */
import { type Block, inline, text } from '#markup/fragment.ts'

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
const HIDDEN = new Set(['script', 'style', 'head', 'template'])
const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  laquo: '«',
  raquo: '»',
  deg: '°',
  euro: '€',
  oelig: 'œ',
}

interface Tag {
  readonly name: string
  readonly closing: boolean
  readonly attributes: string
}

interface OpenTable {
  readonly rows: { inline: string; header?: boolean; colspan?: number; rowspan?: number }[][]
  cell: { tag: Tag; lines: string[] } | null
}

/** Returns the lines and tables in reading order; what has no words is left out. */
export function partsOf(html: string): Part[] {
  const parts: Part[] = []
  const line = lineBuilder()
  let table: OpenTable | null = null
  // A table inside a cell is read as lines of that cell.
  let depth = 0
  let bullet = false
  const flush = () => {
    const done = line.take()
    if (done === '') return
    if (table?.cell) table.cell.lines.push(done)
    else parts.push({ kind: 'line', inline: done, bullet })
    bullet = false
  }
  const endCell = () => {
    flush()
    if (!table?.cell) return
    table.rows.at(-1)?.push(cellOf(table.cell))
    table.cell = null
  }
  const endTable = () => {
    endCell()
    if (table?.rows.some((row) => row.some((cell) => cell.inline !== ''))) {
      parts.push({ kind: 'table', rows: table.rows.filter((row) => row.length > 0) })
    }
    table = null
  }
  for (const token of tokens(html)) {
    if (typeof token === 'string') {
      line.write(token)
      continue
    }
    if (!BREAKS.has(token.name)) {
      line.tag(token)
      continue
    }
    if (token.name === 'table' && !token.closing) {
      flush()
      if (++depth === 1) table = { rows: [], cell: null }
    } else if (token.name === 'table') {
      flush()
      if (depth === 1) endTable()
      depth = Math.max(0, depth - 1)
    } else if (depth > 1) {
      flush()
    } else if (table && token.name === 'tr') {
      endCell()
      if (!token.closing) table.rows.push([])
    } else if (table && /^t[dh]$/.test(token.name)) {
      endCell()
      if (table.rows.length === 0) table.rows.push([])
      if (!token.closing) table.cell = { tag: token, lines: [] }
    } else {
      flush()
      if (token.name === 'li' && !token.closing) bullet = true
    }
  }
  endTable()
  flush()
  return parts
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

function* tokens(html: string): Generator<string | Tag> {
  let start = 0
  let hidden: string | null = null
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    const end = endOfTag(html, at)
    if (end < 0) continue
    if (at > start && hidden === null) yield decode(html.slice(start, at))
    const source = html.slice(at, end)
    start = end
    at = end - 1
    const match = /^<(\/?)([a-z][a-z0-9]*)/i.exec(source)
    if (!match) continue
    const tag = { name: (match[2] ?? '').toLowerCase(), closing: match[1] === '/', attributes: source }
    if (hidden !== null) {
      if (tag.closing && tag.name === hidden) hidden = null
    } else if (HIDDEN.has(tag.name)) hidden = tag.closing ? null : tag.name
    else yield tag
  }
  if (hidden === null && start < html.length) yield decode(html.slice(start))
}

// Index after the tag or comment that begins here; -1 where `<` is a character of the text ("< 10 s").
function endOfTag(html: string, at: number): number {
  if (html.startsWith('<!--', at)) {
    const end = html.indexOf('-->', at + 4)
    return end < 0 ? html.length : end + 3
  }
  if (!/^<(?:\/?[a-z]|[!?][a-z])/i.test(html.slice(at, at + 3))) return -1
  let quote = ''
  for (let index = at + 1; index < html.length; index++) {
    const character = html[index] ?? ''
    if (quote !== '') {
      if (character === quote) quote = ''
    } else if (character === '>') return index + 1
    else if (character === '<') return -1
    else if ((character === '"' || character === "'") && html[index - 1] === '=') quote = character
  }
  return -1
}

function decode(raw: string): string {
  if (!raw.includes('&')) return raw
  return raw.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    },
  )
}
