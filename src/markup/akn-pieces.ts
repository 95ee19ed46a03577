/**
 * Rows as a tree. In a document with history an element can stand in one parent only, so a provision that outlives a version
 * of its division stands in each of the versions, for the days they share: whoever keeps the elements of a day has its text.
 */
import { contains, type Interval, isEmpty } from '#law/interval.ts'
import type { AknDocument, AknRow } from './akn-document.ts'

export interface Piece {
  readonly row: AknRow
  /** Number of the row in the document, the same for all its pieces. */
  readonly number: number
  /** Days for which this piece stands. */
  readonly interval: Interval
  /** Whether the piece stands for fewer days than its row. */
  readonly clipped: boolean
  /** wId of the division it belongs to, where it stands apart from it. */
  readonly apartFrom: string | null
  readonly children: readonly Piece[]
}

const MAX_DEPTH = 60

/** Returns the top pieces in reading order. */
export function piecesOf(document: AknDocument): Piece[] {
  const { at } = document
  const rows = at === null ? [...document.rows] : document.rows.filter((row) => contains(row, at))
  const numbers = new Map(rows.map((row, index) => [row, index + 1]))
  const known = new Map<number, AknRow[]>()
  for (const row of rows) push(known, row.provisionId, row)
  const below = new Map<number | null, AknRow[]>()
  for (const row of rows) push(below, parentOf(row, known), row)
  for (const siblings of below.values()) siblings.sort(bySort)

  const build = (row: AknRow, interval: Interval, depth: number): Piece => {
    const children = (depth < MAX_DEPTH ? (below.get(row.provisionId) ?? []) : []).flatMap((inner) => {
      const shared = at === null ? intersection(interval, inner) : inner
      return isEmpty(shared) ? [] : [build(inner, shared, depth + 1)]
    })
    const clipped = interval.from !== row.from || interval.to !== row.to
    push(shown, row, interval)
    return { row, number: numbers.get(row) ?? 0, interval, clipped, apartFrom: null, children }
  }
  const shown = new Map<AknRow, Interval[]>()
  const tops = (below.get(null) ?? []).map((row) => build(row, { from: row.from, to: row.to }, 0))
  const apart = rows.flatMap((row) =>
    (at === null ? uncovered(row, shown.get(row) ?? []) : shown.has(row) ? [] : [row]).map(
      (interval): Piece => {
        const division = row.parentId === null ? undefined : known.get(row.parentId)?.[0]
        return {
          row,
          number: numbers.get(row) ?? 0,
          interval,
          clipped: true,
          apartFrom: division?.wId ?? null,
          children: [],
        }
      },
    ),
  )
  return [...tops, ...apart]
}

// The days of the row on which none of its pieces stands, because its division does not stand on them either.
function uncovered(row: Interval, pieces: readonly Interval[]): Interval[] {
  const gaps: Interval[] = []
  let from = row.from
  for (const piece of [...pieces].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))) {
    if (piece.from !== null && (from === null || from < piece.from)) gaps.push({ from, to: piece.from })
    if (piece.to === null) return gaps
    if (from === null || from < piece.to) from = piece.to
  }
  if (row.to === null || from === null || from < row.to) gaps.push({ from, to: row.to })
  return gaps
}

// A row whose parent does not hold on any of its days stands at the top, not nowhere.
function parentOf(row: AknRow, known: ReadonlyMap<number, readonly AknRow[]>): number | null {
  const parents = row.parentId === null ? [] : (known.get(row.parentId) ?? [])
  return parents.some((parent) => !isEmpty(intersection(parent, row))) ? row.parentId : null
}

function intersection(a: Interval, b: Interval): Interval {
  const from = a.from === null ? b.from : b.from === null || a.from > b.from ? a.from : b.from
  const to = a.to === null ? b.to : b.to === null || a.to < b.to ? a.to : b.to
  return { from, to }
}

function bySort(a: AknRow, b: AknRow): number {
  if (a.sort !== b.sort) return a.sort < b.sort ? -1 : 1
  return (a.from ?? '') < (b.from ?? '') ? -1 : 1
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
