/** Canonical fragments as Markdown (CommonMark with GFM tables and footnotes), for reading and for `show --as md`. */
import { unescapeText as plainOf } from '#kit/escape.ts'
import { attribute, scan, type Tag } from './scan.ts'

const NUMBERED = new Set([
  'paragraph',
  'subparagraph',
  'point',
  'item',
  'indent',
  'alinea',
  'clause',
  'subclause',
  'subsection',
  'hcontainer',
])
const BLOCK = new Set([
  'p',
  'block',
  'formula',
  'longTitle',
  'listIntroduction',
  'listWrapUp',
  'tocItem',
  'heading',
  'subheading',
  'crossHeading',
  'narrative',
  'summary',
  'scene',
  'from',
  'caption',
  'li',
  'blockContainer',
  'tblock',
  'container',
])
const AROUND: Readonly<Record<string, readonly [string, string]>> = {
  b: ['**', '**'],
  i: ['*', '*'],
  sup: ['<sup>', '</sup>'],
  sub: ['<sub>', '</sub>'],
  del: ['~~', '~~'],
  def: ['*', '*'],
}

/**
 * Returns the fragment as Markdown: blocks parted by empty lines, numbered parts indented by level with their literal
 * number, notes as footnotes named after `notePrefix`.
 */
export function renderMarkdown(xml: string, notePrefix = ''): string {
  const writer = new Writer(notePrefix)
  scan(
    xml,
    (text) => writer.text(plainOf(text)),
    (tag) => {
      if (tag.type !== 'close') writer.open(tag)
      if (tag.type !== 'open') writer.close(tag.name)
    },
  )
  return writer.finish()
}

interface Table {
  readonly rows: string[][]
}

/** Holds the blocks written so far and the line in hand. */
class Writer {
  readonly #notePrefix: string
  readonly #blocks: string[] = []
  readonly #notes: string[] = []
  readonly #saved: { line: string; number: string }[] = []
  readonly #tables: Table[] = []
  #line = ''
  #level = 0
  #calls = 0
  #href: (string | null)[] = []

  constructor(notePrefix: string) {
    this.#notePrefix = notePrefix
  }

  text(plain: string): void {
    this.#line += escapeMarkdown(plain.replace(/\s+/g, ' '))
  }

  open(tag: Tag): void {
    const { name } = tag
    if (name === 'authorialNote') this.#openNote()
    else if (name === 'table') {
      this.#flush()
      this.#tables.push({ rows: [] })
    } else if (name === 'tr') this.#tables.at(-1)?.rows.push([])
    else if (name === 'br' || name === 'eol') this.#line += this.#flowing() ? ' ' : '  \n'
    else if (name === 'img') this.text(attribute(tag, 'alt') ?? '')
    else if (NUMBERED.has(name)) {
      this.#flush()
      this.#level += 1
    } else if (name === 'ref' || name === 'a') this.#openLink(attribute(tag, 'href'))
    else if (name === 'heading' && !this.#flowing()) this.#line += '**'
    else if (Object.hasOwn(AROUND, name)) this.#line += AROUND[name]?.[0] ?? ''
  }

  close(name: string): void {
    if (name === 'authorialNote') this.#closeNote()
    else if (name === 'td' || name === 'th') {
      this.#tables.at(-1)?.rows.at(-1)?.push(this.#line.trim())
      this.#line = ''
    } else if (name === 'table') this.#closeTable()
    else if (NUMBERED.has(name)) {
      this.#flush()
      this.#level = Math.max(0, this.#level - 1)
    } else if (name === 'num') this.#line += ' '
    else if (name === 'ref' || name === 'a') this.#closeLink()
    else if (Object.hasOwn(AROUND, name)) this.#line += AROUND[name]?.[1] ?? ''
    else if (BLOCK.has(name)) {
      if (name === 'heading' && !this.#flowing()) this.#line = `${this.#line.trimEnd()}**`
      if (this.#flowing()) this.#line += ' '
      else this.#flush()
    }
  }

  finish(): string {
    while (this.#tables.length > 0) this.#closeTable()
    this.#flush()
    return [...this.#blocks, ...this.#notes].join('\n\n')
  }

  // Inside cells and notes blocks run on in one line.
  #flowing(): boolean {
    return this.#tables.length > 0 || this.#saved.length > 0
  }

  #flush(): void {
    if (this.#flowing()) {
      if (this.#line !== '' && !this.#line.endsWith(' ')) this.#line += ' '
      return
    }
    const line = this.#line.trim()
    this.#line = ''
    if (line === '') return
    const indent = '  '.repeat(Math.max(0, this.#level - 1))
    this.#blocks.push(`${indent}${this.#level > 0 ? '- ' : ''}${line}`)
  }

  #openNote(): void {
    this.#calls += 1
    const number = `${this.#notePrefix}${this.#calls}`
    this.#saved.push({ line: `${this.#line}[^${number}]`, number })
    this.#line = ''
  }

  #closeNote(): void {
    const saved = this.#saved.pop()
    if (!saved) return
    this.#notes.push(`[^${saved.number}]: ${this.#line.trim()}`)
    this.#line = saved.line
  }

  #closeTable(): void {
    const table = this.#tables.pop()
    const [head, ...rows] = table?.rows.filter((row) => row.length > 0) ?? []
    if (!head) return
    if (this.#flowing()) {
      this.#line += [head, ...rows].map((row) => row.join(' ')).join(' ')
      return
    }
    const width = Math.max(head.length, ...rows.map((row) => row.length))
    const line = (cells: readonly string[]) =>
      `| ${Array.from({ length: width }, (_, n) => (cells[n] ?? '').replaceAll('|', '\\|')).join(' | ')} |`
    this.#blocks.push([line(head), `|${' --- |'.repeat(width)}`, ...rows.map(line)].join('\n'))
  }

  #openLink(href: string | null): void {
    const safe = href && /^(?:https?:\/\/|\/akn\/)/.test(href) ? href : null
    this.#href.push(safe)
    if (safe) this.#line += '['
  }

  #closeLink(): void {
    const href = this.#href.pop()
    if (href) this.#line += `](<${href.replace(/[<>\s]/g, encodeURIComponent)}>)`
  }
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, (c) => `\\${c}`)
}
