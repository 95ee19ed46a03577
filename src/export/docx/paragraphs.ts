/** The words of provisions as paragraphs, tables and footnotes of a word processor. */
import {
  ExternalHyperlink,
  FootnoteReferenceRun,
  type IRunOptions,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  UnderlineType,
  WidthType,
} from 'docx'
import { bcp47, direction, type Language } from '#law/language.ts'
import type { Block, Run } from '../block.ts'
import { blocksOf } from '../blocks.ts'
import { gridOf } from '../table-grid.ts'

/** Steps to the right, in twentieths of a point, and how many there may be before the column gets too narrow. */
const STEP = 454
const DEEPEST = 8
/** Numbers wider than this reach past the place kept for them: the words then follow after a space. */
const WIDEST_NUMBER = 6

// Told by its line as well as by its ground: not by colour alone.
const MARKED = {
  underline: { type: UnderlineType.DOTTED },
  shading: { type: ShadingType.CLEAR, fill: 'E8EEF8', color: 'auto' },
} as const

/** Returns the language of a run as a word processor takes it. */
function spellingOf(tag: string) {
  return { value: tag, bidirectional: tag, eastAsia: tag }
}

interface Place {
  readonly depth: number
  readonly style: string | null
}

/** Makes paragraphs of one document; its footnotes are gathered while it does. */
export class Paragraphs {
  readonly footnotes: Record<string, { readonly children: readonly Paragraph[] }> = {}
  readonly #rightToLeft: boolean
  readonly #way: { readonly bidirectional?: boolean }
  readonly #runWay: Pick<IRunOptions, 'rightToLeft' | 'language'>
  #notes: number
  #inNote = false

  /**
   * `notes` is how many footnotes the file has already: those of this text are numbered after them. Among words in other languages
   * the text is `foreign`: each run then says its language.
   */
  constructor(language: Language, { notes = 0, foreign = false } = {}) {
    this.#notes = notes
    this.#rightToLeft = direction(language) === 'rtl'
    this.#way = this.#rightToLeft ? { bidirectional: true } : {}
    this.#runWay = {
      ...(this.#rightToLeft && { rightToLeft: true }),
      ...(foreign && { language: spellingOf(bcp47(language)) }),
    }
  }

  /** Returns the paragraphs and tables of a canonical fragment, every word of it. */
  ofFragment(xml: string): (Paragraph | Table)[] {
    return this.#blocks(blocksOf(xml), { depth: 0, style: null })
  }

  /** Returns a paragraph of plain words in a style. */
  plain(text: string, style: string): Paragraph {
    return new Paragraph({ style, ...this.#way, children: [this.text(text)] })
  }

  /** Returns a paragraph of words of the interface, whose language and direction are its own. */
  said(style: string, locale: string, runs: readonly (readonly [text: string, bold: boolean])[]): Paragraph {
    const language = spellingOf(locale)
    const children = runs.map(([text, bold]) => new TextRun({ text: clean(text), bold, language }))
    return new Paragraph({ style, children })
  }

  /** Returns a run of plain words. */
  text(text: string, more: Pick<IRunOptions, 'bold' | 'size'> = {}): TextRun {
    return new TextRun({ text: clean(text), ...this.#runWay, ...more })
  }

  /** Returns a run of words marked as what a caller marks in the law. */
  marked(text: string): TextRun {
    return new TextRun({ text: clean(text), ...this.#runWay, ...MARKED })
  }

  #blocks(blocks: readonly Block[], place: Place): (Paragraph | Table)[] {
    return blocks.flatMap((block): (Paragraph | Table)[] => {
      if (block.kind === 'p')
        return [this.#paragraph(this.#runs(block.runs), place, block.role === 'heading')]
      if (block.kind === 'quote')
        return this.#blocks(block.blocks, { depth: place.depth + 1, style: 'Quoted' })
      if (block.kind === 'table') return this.#table(block, place)
      return this.#item(block, place)
    })
  }

  #paragraph(children: ParagraphChild[], { depth, style }: Place, isHeading = false): Paragraph {
    return new Paragraph({
      ...(isHeading ? { style: 'Inner' } : style === null ? {} : { style }),
      ...(depth > 0 && { indent: { start: STEP * Math.min(depth, DEEPEST) } }),
      ...this.#way,
      children,
    })
  }

  // The number is text, as the law prints it: renumbering is for legislators, not for word processors.
  #item(item: Extract<Block, { kind: 'item' }>, place: Place): (Paragraph | Table)[] {
    const inner = { ...place, depth: place.depth + 1 }
    const num = item.bullet ? '•' : item.num
    if (num === null) return this.#blocks(item.blocks, inner)
    const [first, ...rest] = item.blocks
    const words = first?.kind === 'p' ? this.#runs(first.runs) : []
    const gap = num.length > WIDEST_NUMBER ? ' ' : '\t'
    const start = STEP * Math.min(inner.depth, DEEPEST)
    const lead = new Paragraph({
      ...(place.style === null ? {} : { style: place.style }),
      indent: { start, hanging: STEP },
      tabStops: [{ type: 'left', position: start }],
      ...this.#way,
      children: [this.text(`${num}${gap}`), ...words],
    })
    return [lead, ...this.#blocks(first?.kind === 'p' ? rest : item.blocks, inner)]
  }

  #table(table: Extract<Block, { kind: 'table' }>, place: Place): (Paragraph | Table)[] {
    const { rows, head } = gridOf(table)
    const caption =
      table.caption.length === 0 ? [] : [this.#paragraph(this.#runs(table.caption), place, true)]
    if (rows.length === 0) return caption
    const made = new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      visuallyRightToLeft: this.#rightToLeft,
      rows: rows.map(
        (row, index) =>
          new TableRow({
            ...(index < head && { tableHeader: true }),
            children: row.map(
              (cell) =>
                new TableCell({
                  columnSpan: cell.colspan,
                  rowSpan: cell.rowspan,
                  margins: { top: 40, bottom: 40, left: 80, right: 80 },
                  children: this.#cell(cell.blocks, cell.header),
                }),
            ),
          }),
      ),
    })
    // Two tables in a row would be one.
    return [...caption, made, new Paragraph({ children: [] })]
  }

  #cell(blocks: readonly Block[], header: boolean): (Paragraph | Table)[] {
    const inside = this.#blocks(blocks, { depth: 0, style: header ? 'Inner' : null })
    return inside.length === 0 ? [new Paragraph({ children: [] })] : inside
  }

  #runs(runs: readonly Run[]): ParagraphChild[] {
    return runs.map((run): ParagraphChild => {
      if ('br' in run) return new TextRun({ break: 1 })
      if ('note' in run) return this.#note(run.note)
      const made = this.#styled(run)
      return run.href === null ? made : new ExternalHyperlink({ link: run.href, children: [made] })
    })
  }

  #styled(run: Extract<Run, { text: string }>): TextRun {
    const has = (style: (typeof run.styles)[number]) => run.styles.includes(style)
    return new TextRun({
      text: clean(run.text),
      ...this.#runWay,
      ...(has('b') && { bold: true, boldComplexScript: true }),
      ...(has('i') && { italics: true, italicsComplexScript: true }),
      ...((has('u') || run.href !== null) && { underline: {} }),
      ...(has('sup') && { superScript: true }),
      ...(has('sub') && { subScript: true }),
      ...(has('del') && { strike: true }),
      ...(has('mark') && MARKED),
      ...(run.lang !== null && { language: spellingOf(run.lang) }),
    })
  }

  // Word knows no footnotes in footnotes: such a note stands in brackets where it is called.
  #note(blocks: readonly Block[]): ParagraphChild {
    if (this.#inNote) return this.text(` [${wordsIn(blocks)}] `)
    this.#notes += 1
    const number = this.#notes
    this.#inNote = true
    const inside = this.#blocks(blocks, { depth: 0, style: 'FootnoteText' })
    this.#inNote = false
    const paragraphs = inside.filter((block) => block instanceof Paragraph)
    const tables =
      inside.length > paragraphs.length ? [this.plain(wordsIn(blocks), 'FootnoteText')] : paragraphs
    this.footnotes[number] = { children: tables }
    return new FootnoteReferenceRun(number)
  }
}

function wordsIn(blocks: readonly Block[]): string {
  const words = blocks.map((block): string => {
    if (block.kind === 'p') return runWords(block.runs)
    if (block.kind === 'table')
      return [runWords(block.caption), ...block.rows.flat().map((cell) => wordsIn(cell.blocks))].join(' ')
    return block.kind === 'item' ? `${block.num ?? ''} ${wordsIn(block.blocks)}` : wordsIn(block.blocks)
  })
  return words.join(' ').trim()
}

function runWords(runs: readonly Run[]): string {
  return runs
    .map((run) => ('text' in run ? run.text : 'note' in run ? ` ${wordsIn(run.note)} ` : ' '))
    .join('')
}

/** Returns the text without what a file of Word cannot hold (XML 1.0 § 2.2). */
export function clean(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
}
