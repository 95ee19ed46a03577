/** What a page of a comparison shows: a part of its rows, with subjects named and words helped with. */
import type { WordHelp } from '#jobs/compare/help.ts'
import type { ComparedRow, Comparison, ConceptNamed } from '#jobs/compare/model.ts'
import type { CompareShelf } from '#jobs/compare/shelf.ts'
import { languageOf } from '#law/language.ts'
import type { Page } from '../page.ts'
import type { Shown } from './address.ts'

/** Rows on a page: with words, and in a table. */
const WITH_WORDS = 20
const IN_TABLE = 120

/** A subject that the page's texts tell. */
export interface Subject extends ConceptNamed {
  /** Its place in the list, from 1 on. */
  readonly number: number
  /** Columns in which it is told on this page, each with the words that tell it. */
  readonly told: ReadonlyMap<number, readonly string[]>
}

export interface ComparisonView {
  readonly shown: Shown
  readonly comparison: Comparison
  readonly rows: readonly ComparedRow[]
  /** True for the correspondence table of whole acts. */
  readonly table: boolean
  readonly pages: number
  readonly number: number
  /** By IRI, those that several texts tell first. */
  readonly subjects: ReadonlyMap<string, Subject>
  readonly help: readonly WordHelp[]
}

/** Words shown of those that tell a subject. */
const FEW_WORDS = 4

/** Returns the view of the page asked for. */
export async function comparisonView(
  page: Page,
  shelf: CompareShelf,
  comparison: Comparison,
  shown: Shown,
): Promise<ComparisonView> {
  const table = comparison.level === 'outline' && !shown.words
  const size = table ? IN_TABLE : WITH_WORDS
  const pages = Math.max(1, Math.ceil(comparison.rows.length / size))
  const number = Math.min(shown.number, pages)
  const rows = comparison.rows.slice((number - 1) * size, number * size)
  return {
    shown,
    comparison,
    rows,
    table,
    pages,
    number,
    subjects: table ? new Map() : subjectsIn(rows, comparison.concepts),
    help: table ? [] : await shelf.words(rows, languageOf(page.t.locale) ?? 'eng'),
  }
}

function subjectsIn(rows: readonly ComparedRow[], named: readonly ConceptNamed[]): Map<string, Subject> {
  // Words by their small letters, as the first of them is printed.
  const told = new Map<string, Map<number, Map<string, string>>>()
  for (const { cells } of rows)
    for (const cell of cells)
      for (const concept of cell.concepts) {
        const columns = told.get(concept) ?? new Map<number, Map<string, string>>()
        const words = columns.get(cell.column) ?? new Map<string, string>()
        for (const { start, end } of cell.places.filter((place) => place.concept === concept)) {
          const said = (cell.text ?? '').slice(start, end).replace(/\s+/g, ' ')
          if (!words.has(said.toLowerCase())) words.set(said.toLowerCase(), said)
        }
        columns.set(cell.column, words)
        told.set(concept, columns)
      }
  const labels = new Map(named.map((each) => [each.iri, each]))
  const inOrder = [...told].sort(([, a], [, b]) => b.size - a.size)
  return new Map(
    inOrder.flatMap(([iri, columns], at): [string, Subject][] => {
      const concept = labels.get(iri)
      if (!concept) return []
      const words = new Map(
        Array.from(columns, ([column, all]) => [column, [...all.values()].slice(0, FEW_WORDS)]),
      )
      return [[iri, { ...concept, number: at + 1, told: words }]]
    }),
  )
}
