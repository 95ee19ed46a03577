/** The rows of a comparison as they are told: each cell with its words and concepts, what cells share, and why they stand together. */
import type { Placed, Row } from '#compare/corresponding/rows.ts'
import type { Vocabulary } from '#vocab/model.ts'
import { conceptLabel, type Reading } from './concepts.ts'
import type { ComparedCell, ComparedRow, ConceptPlace, PairTold, SharedThing } from './model.ts'
import type { Pair } from './pairs.ts'
import type { Part } from './parts.ts'
import { type FoundText, iriIn } from './texts.ts'

/** What telling a row needs of a text. */
interface Text {
  readonly found: FoundText
  readonly parts: readonly Part[]
  readonly reading: Reading
}

/** Terms of a pair that are told as shared. */
const TERMS = 4

/** Returns the row. Concepts are named in the reader's language. */
export function rowTold(
  { cells: placed, pairs }: Row<Pair>,
  texts: readonly Text[],
  vocabularies: readonly Vocabulary[],
  reader: string,
): ComparedRow {
  const cells = placed.flatMap((cell) => cellTold(cell, texts) ?? [])
  const label = (iri: string) => conceptLabel(vocabularies, iri, [reader])
  const why = pairs.map(([columns, pair]): PairTold => {
    const { concepts, ...reasons } = pair.reasons()
    const at = (column: number, index: number) =>
      placed.findIndex((cell) => cell.column === column && cell.index === index)
    return {
      cells: [at(columns[0], pair.before), at(columns[1], pair.after)],
      how: pair.how,
      confidence: rounded(pair.confidence),
      concepts: concepts.map((iri) => ({ iri, label: label(iri) })),
      ...reasons,
    }
  })
  return { cells, shared: sharedBy(cells, why, label), confidence: weakest(cells, why), why }
}

function cellTold({ column, index }: Placed, texts: readonly Text[]): ComparedCell | null {
  const text = texts[column]
  const part = text?.parts[index]
  if (!text || !part) return null
  const { found, reading } = text
  const { node: _, ...said } = part
  const places = placesIn(reading, part.text)
  const about = [part.heading ?? '', part.text].flatMap((words) => reading.of(words))
  return {
    column,
    iri: iriIn(found, part.eId),
    language: found.expression.language,
    ...said,
    text: part.xml === null ? null : part.text,
    concepts: [...new Set(about.map(({ concept }) => concept))],
    places,
  }
}

// In the order of the text; of words that tell several concepts, those that tell them first and longest.
function placesIn(reading: Reading, text: string): ConceptPlace[] {
  const all = reading
    .of(text)
    .flatMap(({ concept, places }) => places.map(({ start, end }) => ({ concept, start, end })))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: ConceptPlace[] = []
  for (const place of all) if (place.start >= (kept.at(-1)?.end ?? 0)) kept.push(place)
  return kept
}

function sharedBy(
  cells: readonly ComparedCell[],
  why: readonly PairTold[],
  label: (iri: string) => string,
): SharedThing[] {
  const columns = (indices: readonly number[]) => new Set(indices.map((index) => cells[index]?.column)).size
  const holders = new Map<string, number[]>()
  for (const [index, { concepts }] of cells.entries())
    for (const iri of concepts) holders.set(iri, [...(holders.get(iri) ?? []), index])
  const concepts = [...holders]
    .filter(([, indices]) => columns(indices) > 1)
    .map(([iri, indices]): SharedThing => ({ kind: 'concept', iri, label: label(iri), cells: indices }))
    .sort((a, b) => columns(b.cells) - columns(a.cells))
  const things = new Map<string, SharedThing>()
  const add = (kind: SharedThing['kind'], iri: string | null, said: string, indices: readonly number[]) => {
    const known = things.get(`${kind} ${said}`)
    const all = [...new Set([...(known?.cells ?? []), ...indices])].sort((a, b) => a - b)
    things.set(`${kind} ${said}`, { kind, iri, label: said, cells: all })
  }
  for (const pair of why) {
    for (const { before, after } of pair.terms.slice(0, TERMS))
      add(
        'term',
        null,
        before.toLowerCase() === after.toLowerCase() ? before : `${before} · ${after}`,
        pair.cells,
      )
    for (const number of pair.numbers) add('number', null, number, pair.cells)
    for (const cited of pair.citations)
      add('citation', cited.startsWith('/') ? cited : null, cited, pair.cells)
  }
  return [...concepts, ...things.values()]
}

// Of each text the surest of its pairs, and of these the least.
function weakest(cells: readonly ComparedCell[], why: readonly PairTold[]): number | null {
  const best = new Map<number, number>()
  for (const { cells: pair, confidence } of why) {
    const column = cells[pair[1]]?.column ?? -1
    best.set(column, Math.max(best.get(column) ?? 0, confidence))
  }
  return best.size === 0 ? null : Math.min(...best.values())
}

function rounded(confidence: number): number {
  return Math.round(confidence * 1000) / 1000
}
