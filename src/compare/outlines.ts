/** Two days of an act, provision by provision: what came, went, changed, took another number or another place, and where it was. */
import { increasing } from './increasing.ts'

/** What comparing outlines needs to know of a row on a day; the store's nodes have it. */
export interface OutlineRow<Row> {
  /** Lasting identity. */
  readonly wId: string
  readonly num: string | null
  readonly heading: string | null
  readonly textId: number | null
  /** True: there was a wording and it is not known. */
  readonly missing: boolean
  readonly children: readonly Row[]
}

/** Where a row stood: in which divisions, top first, and after which sibling. */
export interface Standing<Row> {
  readonly path: readonly Row[]
  readonly previous: Row | null
}

/** A row of either day in the reading order of both. */
export interface ComparedRow<Row> {
  readonly wId: string
  readonly before: Row | null
  readonly after: Row | null
  /** True where heading, words, or whether they are known differ; words by their id, so that mark-up counts too. */
  readonly changed: boolean
  readonly renumbered: boolean
  /** Where it stood before, for a row that took another place; null for one that did not. */
  readonly movedFrom: Standing<Row> | null
  /** Divisions that hold it, top first: of the later day, of the earlier one for what was removed. */
  readonly path: readonly Row[]
}

/**
 * Returns all rows of both outlines: the later day's in their order, what was removed after what it followed. A row moved where
 * its division is another one, or where it changed places with siblings that kept theirs: of those that could be said to have
 * moved, the fewest are.
 */
export function compareOutlines<Row extends OutlineRow<Row>>(
  before: readonly Row[],
  after: readonly Row[],
): ComparedRow<Row>[] {
  const earlier = placesIn(before)
  const later = placesIn(after)
  const stayed = stayingRows(earlier, later)
  const gone = removedByPlace(before, later)
  const out: ComparedRow<Row>[] = []
  const emitRemoved = (key: string, path: readonly Row[]) => {
    for (const row of gone.get(key) ?? []) {
      out.push({
        wId: row.wId,
        before: row,
        after: null,
        changed: false,
        renumbered: false,
        movedFrom: null,
        path,
      })
      emitInside(row.wId, [], [...path, row])
    }
  }
  const emitInside = (parent: string, children: readonly Row[], path: readonly Row[]) => {
    emitRemoved(placeKey(parent, ''), path)
    for (const row of children) {
      const was = earlier.get(row.wId)
      out.push(compared(row, was, was !== undefined && !stayed.has(row.wId), path))
      emitInside(row.wId, row.children, [...path, row])
      emitRemoved(placeKey(parent, row.wId), path)
    }
  }
  emitInside('', after, [])
  return out
}

interface Place<Row> extends Standing<Row> {
  readonly row: Row
  readonly parent: string
  readonly index: number
}

function compared<Row extends OutlineRow<Row>>(
  row: Row,
  was: Place<Row> | undefined,
  moved: boolean,
  path: readonly Row[],
): ComparedRow<Row> {
  const before = was?.row ?? null
  return {
    wId: row.wId,
    before,
    after: row,
    changed:
      before !== null &&
      (before.textId !== row.textId || before.heading !== row.heading || before.missing !== row.missing),
    renumbered: before !== null && before.num !== row.num,
    movedFrom: was && moved ? { path: was.path, previous: was.previous } : null,
    path,
  }
}

function placesIn<Row extends OutlineRow<Row>>(nodes: readonly Row[]): Map<string, Place<Row>> {
  const places = new Map<string, Place<Row>>()
  const visit = (rows: readonly Row[], parent: string, path: readonly Row[]) => {
    for (const [index, row] of rows.entries()) {
      places.set(row.wId, { row, parent, index, path, previous: rows[index - 1] ?? null })
      if (row.children.length > 0) visit(row.children, row.wId, [...path, row])
    }
  }
  visit(nodes, '', [])
  return places
}

// Rows in the same division on both days that kept their order among themselves.
function stayingRows<Row extends OutlineRow<Row>>(
  earlier: ReadonlyMap<string, Place<Row>>,
  later: ReadonlyMap<string, Place<Row>>,
): ReadonlySet<string> {
  const siblings = new Map<string, { readonly wId: string; readonly pair: readonly [number, number] }[]>()
  for (const [wId, { parent, index }] of later) {
    const was = earlier.get(wId)
    if (was?.parent !== parent) continue
    const list = siblings.get(parent) ?? []
    list.push({ wId, pair: [index, was.index] })
    siblings.set(parent, list)
  }
  const stayed = new Set<string>()
  for (const list of siblings.values()) {
    const kept = new Set(increasing(list.map(({ pair }) => pair)))
    for (const { wId, pair } of list) if (kept.has(pair)) stayed.add(wId)
  }
  return stayed
}

// What is no more in the text, by the division it stood in and the last row before it that is still there.
function removedByPlace<Row extends OutlineRow<Row>>(
  before: readonly Row[],
  later: ReadonlyMap<string, Place<Row>>,
): Map<string, Row[]> {
  const gone = new Map<string, Row[]>()
  const visit = (rows: readonly Row[], parent: string) => {
    let anchor = ''
    for (const row of rows) {
      const now = later.get(row.wId)
      if (!now) {
        const key = placeKey(parent, anchor)
        gone.set(key, [...(gone.get(key) ?? []), row])
      } else if (now.parent === parent) anchor = row.wId
      visit(row.children, row.wId)
    }
  }
  visit(before, '')
  return gone
}

function placeKey(parent: string, anchor: string): string {
  return `${parent}\n${anchor}`
}
