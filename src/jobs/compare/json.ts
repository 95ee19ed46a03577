/** A comparison as programs are given it: the contract of `comity compare --json`, of the API and of agents (docs/spec/comparison.md). */
import type { ComparedCell, ComparedRow, ComparedText, Comparison, PairTold, SharedThing } from './model.ts'

export interface CellJson {
  readonly column: number
  readonly iri: string
  readonly num: string | null
  readonly heading: string | null
  /** Absent where words were not asked for. */
  readonly text?: string | null
  readonly language: string
  readonly concepts: readonly string[]
}

export interface RowJson {
  readonly cells: readonly CellJson[]
  readonly shared: readonly SharedThing[]
  readonly confidence: number | null
  readonly why: readonly PairTold[]
}

export interface ComparisonJson {
  readonly at: string
  readonly level: Comparison['level']
  readonly texts: readonly ComparedText[]
  readonly rows: readonly RowJson[]
}

/** Returns the comparison without what only pages need; with the words of every cell, or without. */
export function comparisonJson({ at, level, texts, rows }: Comparison, words: boolean): ComparisonJson {
  return { at, level, texts, rows: rows.map((row) => rowJson(row, words)) }
}

/** Returns one row so. */
export function rowJson({ cells, shared, confidence, why }: ComparedRow, words: boolean): RowJson {
  return { cells: cells.map((cell) => cellJson(cell, words)), shared, confidence, why }
}

function cellJson(
  { column, iri, num, heading, text, language, concepts }: ComparedCell,
  words: boolean,
): CellJson {
  return { column, iri, num, heading, ...(words ? { text } : {}), language, concepts }
}
