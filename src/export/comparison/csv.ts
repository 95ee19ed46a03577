/** A comparison as a table of values: a line a pairing, then lines of what stands alone. */
import { plainText } from '#law/content.ts'
import { type Cell, toCsv } from '../csv.ts'
import type { ComparisonFile, FileCell } from './file.ts'

/** Returns the table: for each text IRI, number, heading and (unless it is a correspondence table) words; then confidence and what is shared. */
export function toComparisonCsv({ texts, rows, table }: ComparisonFile): string {
  const columns = texts.flatMap((_, at) =>
    ['iri', 'num', 'heading', ...(table ? [] : ['text'])].map((name) => `${name}_${at + 1}`),
  )
  const names = ['row', ...columns, 'confidence', 'subjects', 'terms', 'numbers', 'citations']
  const lines = rows.flatMap((row, index) => {
    const shared = (kind: string) => row.shared.find((each) => each.kind === kind)?.words.join('; ') || null
    const height = Math.max(1, ...row.cells.map(({ length }) => length))
    return Array.from({ length: height }, (_, line): Cell[] => {
      // A text that has fewer provisions in the row than another has none on the lines that are left.
      const cells = row.cells.map((column) => column[line])
      const confidence = cells.findLast((cell) => cell?.confidence != null)?.confidence ?? null
      return [
        index + 1,
        ...cells.flatMap((cell) => cellOf(cell, table)),
        confidence ?? (line === 0 ? row.confidence : null),
        ...(line === 0 ? ['concept', 'term', 'number', 'citation'].map(shared) : [null, null, null, null]),
      ]
    })
  })
  return toCsv(names, lines)
}

function cellOf(cell: FileCell | undefined, table: boolean): Cell[] {
  if (!cell) return table ? [null, null, null] : [null, null, null, null]
  const named = [cell.iri, cell.label, cell.heading]
  return table ? named : [...named, cell.xml === null ? null : plainText(cell.xml)]
}
