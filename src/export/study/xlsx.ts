/** A study as a spreadsheet (Office Open XML): its answers on one sheet, its quotations on another. */
import { type Cell, type CellStyle, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { direction } from '#law/language.ts'
import type { StudyDocument } from './document.ts'
import { type Field, gridOf, quotationsOf, type TableOf } from './tables.ts'
import { editionLine } from './wording.ts'

/** Returns the file: the same bytes for the same study. Every field is a text: nothing in it is ever calculated. */
export async function studyToXlsx(document: StudyDocument): Promise<Uint8Array> {
  const instant = new Date(document.at)
  return writeXlsx({
    properties: {
      title: document.title.words,
      subject: document.question.words,
      creator: document.by,
      description: editionLine(document),
      created: instant,
      modified: instant,
    },
    defaultFont: { name: 'Calibri', size: 10 },
    sheets: [
      sheetOf(gridOf(document), document, { rows: 1, columns: 1 }),
      sheetOf(quotationsOf(document), document, { rows: 1, columns: 2 }),
    ],
  })
}

/** A field of a spreadsheet holds no more, in UTF-16 units (Excel, "specifications and limits"): what is longer goes on in the row below. */
const MOST = 32_767

function sheetOf(
  { name, head, rows, widths }: TableOf,
  { locale }: StudyDocument,
  frozen: { readonly rows: number; readonly columns: number },
): WriteSheet {
  const cells = new Map<string, Partial<Cell>>()
  const put = (row: number, column: number, text: string, style: CellStyle, link: string | null = null) =>
    cells.set(`${row},${column}`, {
      value: text,
      type: 'string',
      style,
      ...(link !== null && { hyperlink: { target: link } }),
    })
  for (const [column, text] of head.entries()) put(0, column, text, HEAD)
  const lines = rows.flatMap(continued)
  lines.forEach((row, index) => {
    row.forEach(({ text, link }, column) => {
      put(index + 1, column, text, link !== null ? LINKED : column === 0 ? FIRST : PLAIN, link)
    })
  })
  return {
    name,
    columns: widths.map((width) => ({ width })),
    rows: [head, ...lines].map((row) => row.map(() => '')),
    cells,
    freezePane: frozen,
    ...(lines.length > 0 && { autoFilter: { range: `A1:${letters(head.length)}${lines.length + 1}` } }),
    ...(direction(locale) === 'rtl' && { view: { rightToLeft: true } }),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
    },
  }
}

// "@" keeps a text a text when somebody edits the field.
const PLAIN: CellStyle = { numFmt: '@', alignment: { wrapText: true, vertical: 'top' } }
const FIRST: CellStyle = { ...PLAIN, font: { bold: true, size: 10, name: 'Calibri' } }
const LINKED: CellStyle = {
  ...PLAIN,
  font: { underline: true, size: 10, name: 'Calibri', color: { rgb: '1F4B8E' } },
}
const HEAD: CellStyle = {
  ...FIRST,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F0ECE4' } },
  border: { bottom: { style: 'medium', color: { rgb: '1A1A1A' } } },
}

function continued(row: readonly Field[]): Field[][] {
  const parts = row.map(({ text }) => partsOf(text))
  return Array.from({ length: Math.max(...parts.map(({ length }) => length)) }, (_, line) =>
    row.map(({ link }, column) => ({
      text: parts[column]?.[line] ?? '',
      link: line === 0 ? link : null,
    })),
  )
}

// No letter is cut in two (UTF-16: a high surrogate is not the last of a part).
function partsOf(text: string): string[] {
  const parts: string[] = []
  for (let start = 0; start < text.length || parts.length === 0; ) {
    const most = Math.min(text.length, start + MOST)
    const end = most < text.length && /[\ud800-\udbff]/.test(text[most - 1] ?? '') ? most - 1 : most
    parts.push(text.slice(start, end))
    start = end
  }
  return parts
}

// 1 is A, 27 is AA.
function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return (rest > 0 ? letters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26))
}
