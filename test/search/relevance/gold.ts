/**
 * The relevance gold set as data: queries that people type, the acts and provisions that answer them, and the line of the
 * source that proves it. `queries.tsv` says what its columns are.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Day, isDay } from '#kit/day.ts'

const KINDS = ['name', 'abbreviation', 'inflected-name', 'citation', 'concept'] as const

export type GoldKind = (typeof KINDS)[number]

/** An act by its place below the corpora, and the provisions of it that are right, as printed; none where the act is the answer. */
export interface Answer {
  readonly path: string
  readonly provisions: readonly string[]
}

/** A line of a source, below the corpora. */
export interface Evidence {
  readonly path: string
  /** Member of an archive; null where the path is the file itself. */
  readonly member: string | null
  /** From 1. */
  readonly line: number
}

export interface Filters {
  readonly in: readonly string[]
  readonly at: Day | null
}

export interface GoldQuery {
  readonly id: string
  readonly kind: GoldKind
  /** Of the query, BCP 47. */
  readonly language: string
  readonly query: string
  readonly filters: Filters
  /** Any of them is right; null where the right answer is that the act is not held. */
  readonly expected: readonly Answer[] | null
  /** That the reader has in mind. */
  readonly jurisdiction: string
  readonly evidence: Evidence
  /** Words that stand on the line of the evidence. */
  readonly quote: string
  readonly note: string
}

const COLUMNS = [
  'id',
  'kind',
  'language',
  'query',
  'filters',
  'expected',
  'jurisdiction',
  'evidence',
  'quote',
  'note',
] as const

type Cells = Readonly<Record<(typeof COLUMNS)[number], string>>

/** Returns the queries in the order of the file. Throws where a line is not what the header of the file says. */
export function readGold(file = path.join(import.meta.dirname, 'queries.tsv')): GoldQuery[] {
  return parseGold(readFileSync(file, 'utf8'))
}

/** Returns the queries of a text. Throws an error that names the line and what is wrong with it. */
export function parseGold(text: string): GoldQuery[] {
  const lines = text.split('\n').map((content, index) => ({ content, number: index + 1 }))
  const [header, ...rows] = lines.filter(({ content }) => content !== '' && !content.startsWith('#'))
  if (header?.content !== COLUMNS.join('\t'))
    throw new Error(`Cannot read the gold set: its first line must name the columns ${COLUMNS.join(', ')}`)
  const seen = new Set<string>()
  return rows.map(({ content, number }) => {
    try {
      const query = queryOf(cellsOf(content))
      if (seen.has(query.id)) throw new Error(`the id ${query.id} is given twice`)
      seen.add(query.id)
      return query
    } catch (error) {
      throw new Error(`Cannot read line ${number} of the gold set: ${(error as Error).message}`)
    }
  })
}

/** Returns how many queries there are of each value of a property, the most first. */
export function tally(queries: readonly GoldQuery[], of: (query: GoldQuery) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const query of queries) counts.set(of(query), (counts.get(of(query)) ?? 0) + 1)
  return new Map([...counts].sort((a, b) => b[1] - a[1]))
}

function cellsOf(line: string): Cells {
  const cells = line.split('\t')
  if (cells.length !== COLUMNS.length)
    throw new Error(`it has ${cells.length} columns; expected ${COLUMNS.length}`)
  return Object.fromEntries(COLUMNS.map((name, index) => [name, cells[index]])) as Cells
}

function queryOf(cells: Cells): GoldQuery {
  for (const name of COLUMNS)
    if (name !== 'filters' && cells[name].trim() === '') throw new Error(`the column ${name} is empty`)
  if (
    !/^[a-z]{2}-[a-z-]+-\d{2}$/.test(cells.id) ||
    !cells.id.startsWith(`${cells.jurisdiction}-${cells.kind}-`)
  )
    throw new Error(`the id "${cells.id}" is not made of jurisdiction, kind and number`)
  return {
    ...cells,
    kind: kindOf(cells.kind),
    filters: filtersOf(cells.filters),
    expected: answersOf(cells.expected),
    evidence: evidenceOf(cells.evidence),
  }
}

function kindOf(text: string): GoldKind {
  const kind = KINDS.find((known) => known === text)
  if (!kind) throw new Error(`there is no kind "${text}"; expected one of ${KINDS.join(', ')}`)
  return kind
}

function filtersOf(text: string): Filters {
  const places: string[] = []
  let at: Day | null = null
  for (const filter of text.split(' ').filter(Boolean)) {
    const [name, value = ''] = filter.split(/:(.*)/)
    if (name === 'in' && /^[a-z]{2}(-[a-z0-9]+)?$/.test(value)) places.push(value)
    else if (name === 'at' && isDay(value)) at = value
    else throw new Error(`the filter "${filter}" is neither in: with a place nor at: with a day`)
  }
  return { in: places, at }
}

function answersOf(text: string): Answer[] | null {
  if (text === '-') return null
  return text.split('|').map((answer) => {
    const [place = '', numbers = ''] = answer.split('#')
    if (place === '' || place.startsWith('/')) throw new Error(`"${answer}" names no place below the corpora`)
    return { path: place, provisions: numbers === '' ? [] : numbers.split(',') }
  })
}

function evidenceOf(text: string): Evidence {
  const parts = /^([^!]+)(?:!([^!]+))?:([1-9]\d*)$/.exec(text)
  if (!parts) throw new Error(`the evidence "${text}" is not path:line or archive!member:line`)
  return { path: `${parts[1]}`, member: parts[2] ?? null, line: Number(parts[3]) }
}
