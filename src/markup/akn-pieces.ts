/**
 * Rows as a tree. In a document with history an element can stand in one parent only, so a provision that outlives a version
 * of its division stands in each of the versions, for the days they share: whoever keeps the elements of a day has its text.
 */
import type { Day } from '#kit/day.ts'
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
/** More than fit into a file of 256 MB, each with its attributes. */
const MAX_PIECES = 2 ** 20

/** Returns the top pieces in reading order. Throws RangeError where there are more than any document can hold. */
export function piecesOf(document: AknDocument): Piece[] {
  const { at } = document
  const rows = at === null ? document.rows : document.rows.filter((row) => contains(row, at))
  return new Tree(rows, at !== null).pieces()
}

/** A row by its number, with the days on which pieces of it stand. */
interface Numbered {
  readonly row: AknRow
  readonly number: number
  readonly shown: Interval[]
}

class Tree {
  readonly #nodes: readonly Numbered[]
  /** Of one day: rows stand whole wherever they stand. */
  readonly #day: boolean
  readonly #known = new Map<number, AknRow[]>()
  readonly #below = new Map<number | null, Numbered[]>()
  #count = 0

  constructor(rows: readonly AknRow[], day: boolean) {
    this.#day = day
    this.#nodes = rows.map((row, index) => ({ row, number: index + 1, shown: [] }))
    for (const row of rows) push(this.#known, row.provisionId, row)
    for (const node of this.#nodes) push(this.#below, this.#parentOf(node.row), node)
    for (const siblings of this.#below.values()) if (siblings.length > 1) siblings.sort(bySort)
  }

  pieces(): Piece[] {
    const pieces = (this.#below.get(null) ?? []).map((node) => this.#piece(node, node.row, 0))
    for (const node of this.#nodes)
      for (const interval of this.#leftOut(node))
        pieces.push({
          row: node.row,
          number: node.number,
          interval,
          clipped: true,
          apartFrom: this.#divisionOf(node.row),
          children: [],
        })
    return pieces
  }

  #piece(node: Numbered, interval: Interval, depth: number): Piece {
    this.#count += 1
    if (this.#count > MAX_PIECES)
      throw new RangeError(
        `Cannot write the document: its provisions stand in more than ${MAX_PIECES} places; expected fewer versions of its divisions`,
      )
    const { row, number, shown } = node
    const children: Piece[] = []
    if (depth < MAX_DEPTH)
      for (const inner of this.#below.get(row.provisionId) ?? []) {
        const shared = this.#day ? inner.row : intersection(interval, inner.row)
        if (!isEmpty(shared)) children.push(this.#piece(inner, shared, depth + 1))
      }
    shown.push(interval)
    const clipped = interval.from !== row.from || interval.to !== row.to
    // A top row of a division that stands on none of its days: the history names it all the same.
    const apartFrom = depth === 0 && !this.#day ? this.#divisionOf(row) : null
    return { row, number, interval, clipped, apartFrom, children }
  }

  // The days on which no piece of a row stands yet.
  #leftOut({ row, shown }: Numbered): readonly Interval[] {
    if (this.#day) return shown.length > 0 ? [] : [row]
    const [only] = shown
    return only && only.from === row.from && only.to === row.to ? [] : uncovered(row, shown)
  }

  #divisionOf({ parentId }: AknRow): string | null {
    return parentId === null ? null : (this.#known.get(parentId)?.[0]?.wId ?? null)
  }

  // A row whose parent does not hold on any of its days stands at the top, not nowhere.
  #parentOf(row: AknRow): number | null {
    const parents = row.parentId === null ? undefined : this.#known.get(row.parentId)
    return parents?.some((parent) => !isEmpty(intersection(parent, row))) ? row.parentId : null
  }
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

// The inner interval itself, where it lies inside: as most do.
function intersection(outer: Interval, inner: Interval): Interval {
  const from = later(outer.from, inner.from)
  const to = outer.to === null || (inner.to !== null && inner.to <= outer.to) ? inner.to : outer.to
  return from === inner.from && to === inner.to ? inner : { from, to }
}

function later(a: Day | null, b: Day | null): Day | null {
  return a === null || (b !== null && b >= a) ? b : a
}

function bySort({ row: a }: Numbered, { row: b }: Numbered): number {
  if (a.sort !== b.sort) return a.sort < b.sort ? -1 : 1
  const [first, second] = [a.from ?? '', b.from ?? '']
  return first < second ? -1 : first > second ? 1 : 0
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
