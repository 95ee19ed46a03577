/** From what corresponds in pairs of texts to rows over all of them: outline against outline, with what only one has. */

/** Two parts of two texts that belong together, by index. */
export interface Pairing {
  readonly before: number
  readonly after: number
  readonly confidence: number
}

/** A part of a text in its column. */
export interface Placed {
  readonly column: number
  readonly index: number
}

/** What belongs together, and the pairings that say so. A column may have several parts in a row, and none. */
export interface Row<P extends Pairing> {
  readonly cells: readonly Placed[]
  readonly pairs: readonly (readonly [columns: readonly [before: number, after: number], pair: P])[]
}

/** Where stands what only a later text has: `among` the others, behind what it follows in its own text; or `behind` all of them. */
export type Alone = 'among' | 'behind'

/**
 * Returns the rows: one for each part of the first text in its order, with what belongs to it elsewhere, the surest first; then what
 * later texts have besides, which goes with that of texts between where it belongs to it. A part that belongs to several rows stands in
 * each. `pairsOf` tells what of two texts belongs together.
 */
export function alignedRows<P extends Pairing>(
  sizes: readonly number[],
  pairsOf: (before: number, after: number) => readonly P[],
  alone: Alone,
): Row<P>[] {
  const rows: Draft<P>[] = Array.from({ length: sizes[0] ?? 0 }, (_, index) => drafted(0, index))
  for (let column = 1; column < sizes.length; column++) {
    const placed = new Set<number>()
    for (let other = 0; other < column; other++) {
      const pairs = pairsOf(other, column).filter(({ after }) => other === 0 || !placed.has(after))
      for (const after of join(rows, pairs, [other, column])) placed.add(after)
    }
    addAlone(rows, column, { size: sizes[column] ?? 0, placed, alone })
  }
  return rows.map(({ cells, pairs }) => ({ cells, pairs }))
}

interface Draft<P extends Pairing> {
  readonly cells: Placed[]
  readonly pairs: (readonly [readonly [number, number], P])[]
}

function drafted<P extends Pairing>(column: number, index: number): Draft<P> {
  return { cells: [{ column, index }], pairs: [] }
}

// Rows are looked up by the part that opens them: what stands in a row as a partner of another does not bring its own partners.
function join<P extends Pairing>(
  rows: readonly Draft<P>[],
  pairs: readonly P[],
  columns: readonly [number, number],
): Set<number> {
  const [before, column] = columns
  const opened = new Map(
    rows.flatMap((row) => (row.cells[0]?.column === before ? [[row.cells[0].index, row] as const] : [])),
  )
  const placed = new Set<number>()
  for (const pair of pairs.toSorted((a, b) => b.confidence - a.confidence)) {
    const row = opened.get(pair.before)
    if (!row) continue
    row.cells.push({ column, index: pair.after })
    row.pairs.push([columns, pair])
    placed.add(pair.after)
  }
  return placed
}

function addAlone<P extends Pairing>(
  rows: Draft<P>[],
  column: number,
  {
    size,
    placed,
    alone,
  }: { readonly size: number; readonly placed: ReadonlySet<number>; readonly alone: Alone },
): void {
  if (alone === 'behind') {
    for (let index = 0; index < size; index++) if (!placed.has(index)) rows.push(drafted(column, index))
    return
  }
  const rowOf = new Map(
    rows.flatMap(({ cells }, at) =>
      cells.flatMap((cell): (readonly [number, number])[] =>
        cell.column === column ? [[cell.index, at]] : [],
      ),
    ),
  )
  const behind = new Map<number, Draft<P>[]>()
  let last = -1
  for (let index = 0; index < size; index++) {
    if (placed.has(index)) last = rowOf.get(index) ?? last
    else behind.set(last, [...(behind.get(last) ?? []), drafted(column, index)])
  }
  const merged = [...(behind.get(-1) ?? [])]
  for (const [at, row] of rows.entries()) merged.push(row, ...(behind.get(at) ?? []))
  rows.splice(0, rows.length, ...merged)
}
