/**
 * Lines of an article as nested numbered parts. A line becomes an item only where its number belongs to a series that begins at
 * one and goes on; every other line stays a paragraph with its words untouched.
 */
import { type Block, p } from '#markup/fragment.ts'
import type { Part } from './html.ts'
import { follows, type Marker, type MarkerType, markersOf } from './markers.ts'

interface Series {
  readonly type: MarkerType
  last: number
  /** Blocks of the item that is open. */
  item: Block[]
}

interface Row {
  readonly part: Part
  readonly markers: readonly Marker[]
}

// How far ahead a series is looked for: keeps the work linear on pages of lines.
const HORIZON = 300
const DEEPEST = 6

/** Returns the parts as blocks, in the same order and with the same words. */
export function itemised(parts: readonly Part[]): Block[] {
  const rows: Row[] = parts.map((part) => ({
    part,
    markers: part.kind === 'line' ? markersOfLine(part) : [],
  }))
  const root: Block[] = []
  const open: Series[] = []
  const inside = () => open.at(-1)?.item ?? root

  const enter = (series: Series, marker: Marker, index: number) => {
    const blocks: Block[] = []
    inside().push({ kind: 'item', num: marker.num, blocks })
    series.last = marker.value
    series.item = blocks
    open.push(series)
    if (marker.rest === '') return
    const nested = opening(markersOf(marker.rest), rows, index, marker.type)
    if (nested) enter({ type: nested.type, last: 0, item: [] }, nested, index)
    else blocks.push(p(marker.rest))
  }

  rows.forEach(({ part, markers }, index) => {
    for (let depth = open.length - 1; depth >= 0; depth--) {
      const series = open[depth]
      const marker =
        series && markers.find((one) => one.type === series.type && follows(one.type, series.last, one.value))
      if (!series || !marker) continue
      open.length = depth
      enter(series, marker, index)
      return
    }
    const first = opening(markers, rows, index, null)
    if (first && open.length < DEEPEST) {
      const same = open.findIndex((series) => series.type === first.type)
      if (same >= 0) open.length = same
      enter({ type: first.type, last: 0, item: [] }, first, index)
      return
    }
    open.length = depthOfPlain(open, rows, index)
    inside().push(part.kind === 'line' ? p(part.inline) : part)
  })
  return root
}

function markersOfLine(line: Extract<Part, { kind: 'line' }>): Marker[] {
  return line.bullet ? [{ type: 'bullet', value: 1, num: null, rest: line.inline }] : markersOf(line.inline)
}

// The marker with which a series begins here: it is the first of its kind and a next one follows.
function opening(
  markers: readonly Marker[],
  rows: readonly Row[],
  index: number,
  within: MarkerType | null,
): Marker | null {
  const starts = markers.filter((marker) => marker.value === 1 && marker.type !== within)
  return (
    starts.find((marker) =>
      marker.type === 'bullet' ? bulletsGoOn(rows, index) : goesOn(marker.type, 1, rows, index, []),
    ) ?? null
  )
}

function bulletsGoOn(rows: readonly Row[], index: number): boolean {
  return rows[index + 1]?.markers.some((marker) => marker.type === 'bullet') ?? false
}

// Whether a later line continues the series before one begins it anew or goes on with a series around it.
function goesOn(
  type: MarkerType,
  last: number,
  rows: readonly Row[],
  index: number,
  around: readonly Series[],
): boolean {
  for (const { markers } of rows.slice(index + 1, index + 1 + HORIZON)) {
    if (markers.some((marker) => marker.type === type && follows(type, last, marker.value))) return true
    if (markers.some((marker) => marker.type === type && marker.value === 1)) return false
    if (
      around.some((outer) =>
        markers.some((marker) => marker.type === outer.type && follows(outer.type, outer.last, marker.value)),
      )
    )
      return false
  }
  return false
}

// An unnumbered paragraph belongs to the innermost item whose series goes on after it, else to the open "I." or "A.", whose
// paragraphs run on to the next; points ("1°", "a)") end with their own paragraph.
function depthOfPlain(open: readonly Series[], rows: readonly Row[], index: number): number {
  for (let depth = open.length - 1; depth >= 0; depth--) {
    const series = open[depth]
    if (!series || series.type === 'bullet') continue
    if (series.type === 'roman' || series.type === 'upper') return depth + 1
    if (goesOn(series.type, series.last, rows, index, open.slice(0, depth))) return depth + 1
  }
  return 0
}
