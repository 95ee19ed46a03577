/** A comparison as its files take it. */
import type { ComparisonFile, FileCell, FileRow, FileShared, FileText } from '#export/comparison/file.ts'
import { type Jurisdictions, jurisdictionName } from '#i18n/jurisdictions.ts'
import { type Translator, translator } from '#i18n/messages.ts'
import type { Day } from '#kit/day.ts'
import { bcp47 } from '#law/language.ts'
import { type ComparedCell, type ComparedRow, type ComparedText, type Comparison, isShared } from './model.ts'

export interface FileWish {
  /** A correspondence table: numbers and headings without the words. */
  readonly table: boolean
  /** The reader's language, ISO 639-3 or BCP 47. */
  readonly reader: string
  readonly madeOn: Day
  readonly jurisdictions: Jurisdictions
}

/** In the order of telling. */
const KINDS = ['concept', 'term', 'number', 'citation'] as const

/** Returns the comparison as a file, the words around it in the reader's language where the interface speaks it. */
export function comparisonFile(
  { level, texts, rows }: Comparison,
  { table, reader, madeOn, jurisdictions }: FileWish,
): ComparisonFile {
  const t = translator(bcp47(reader).split('-')[0] ?? 'en')
  return {
    t,
    table,
    level,
    texts: texts.map((text) => fileText(text, t, jurisdictions)),
    rows: rows.map((row) => fileRow(row, texts.length)),
    madeOn,
  }
}

function fileText(text: ComparedText, t: Translator, jurisdictions: Jurisdictions): FileText {
  const { part, jurisdiction, ...said } = text
  const name = part && ([part.label, part.heading].filter(Boolean).join(' ') || part.eId)
  return {
    ...said,
    lines: [jurisdictionName(jurisdictions, jurisdiction, t.locale), ...(name ? [name] : [])],
  }
}

function fileRow(row: ComparedRow, columns: number): FileRow {
  return {
    cells: Array.from({ length: columns }, (_, column) =>
      row.cells.flatMap((cell, index) => (cell.column === column ? [fileCell(row, cell, index)] : [])),
    ),
    shared: KINDS.flatMap((kind): FileShared[] => {
      const words = row.shared.flatMap((thing) => (thing.kind === kind ? [thing.label] : []))
      return words.length === 0 ? [] : [{ kind, words }]
    }),
    confidence: row.confidence,
  }
}

function fileCell(row: ComparedRow, cell: ComparedCell, index: number): FileCell {
  const { label, num, heading, iri, language, xml } = cell
  const confidence = row.why.find(({ cells }) => cells[1] === index)?.confidence ?? null
  const marks = cell.places
    .filter(({ concept }) => isShared(row, cell, concept))
    .map(({ start, end }) => ({ start, end }))
  return { label: label ?? num, heading, iri, language, xml, marks, confidence }
}
