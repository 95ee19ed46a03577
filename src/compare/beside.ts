/** Several languages of an act side by side: which provision of one stands beside which of the others, by structure alone. */
import { increasing } from './increasing.ts'

/** What aligning needs to know of a row of an outline. */
export interface Placed {
  readonly eId: string
  readonly kind: string
  readonly num: string | null
  readonly children: readonly Placed[]
}

/** The same place in each language, null where a language has nothing there. */
export type Abreast<T> = readonly (T | null)[]

/**
 * Returns the outlines abreast, in the order of the first; what only others have stands after what it follows in its own
 * language. Numbered provisions go together by eId, else by kind and number where both are the only ones of them. What has no
 * number goes together by its place: between the same neighbours, and as many of its kind on both sides. Nothing else is paired.
 */
export function alignLanguages<T extends Placed>(outlines: readonly (readonly T[])[]): Abreast<T>[] {
  const [first = [], ...others] = outlines.map((nodes) => flat(nodes))
  let rows: (T | null)[][] = first.map((node) => [node])
  for (const [index, nodes] of others.entries()) rows = withLanguage(rows, nodes, index + 1)
  return rows
}

function flat<T extends Placed>(nodes: readonly T[]): T[] {
  const out: T[] = []
  const visit = (node: T) => {
    out.push(node)
    for (const child of node.children) visit(child as T)
  }
  nodes.forEach(visit)
  return out
}

function withLanguage<T extends Placed>(
  rows: readonly (T | null)[][],
  nodes: readonly T[],
  width: number,
): (T | null)[][] {
  const shown = rows.map((row) => row.find((cell) => cell !== null) as T)
  const beside = pairs(shown, nodes)
  const taken = new Set(beside.values())
  const out: (T | null)[][] = []
  const alone = new Map<number, T[]>()
  const rowOf = new Map([...beside].map(([row, node]) => [node, row]))
  let after = -1
  for (const [index, node] of nodes.entries()) {
    if (taken.has(index)) after = rowOf.get(index) ?? after
    else alone.set(after, [...(alone.get(after) ?? []), node])
  }
  const extra = (row: number) => {
    for (const node of alone.get(row) ?? []) out.push([...Array<null>(width).fill(null), node])
  }
  extra(-1)
  for (const [index, row] of rows.entries()) {
    const node = nodes[beside.get(index) ?? -1]
    out.push([...row, node ?? null])
    extra(index)
  }
  return out
}

// By index: which of the second belongs to which of the first.
function pairs<T extends Placed>(first: readonly T[], second: readonly T[]): Map<number, number> {
  const found = new Map<number, number>()
  const used = new Set<number>()
  for (const key of [byEId, byNumber]) {
    const places = unique(second, key)
    for (const [name, i] of unique(first, key)) {
      const j = places.get(name)
      if (j === undefined || found.has(i) || used.has(j)) continue
      found.set(i, j)
      used.add(j)
    }
  }
  const numbered = [...found].sort(([a], [b]) => a - b)
  let [from, to] = [0, 0]
  for (const [i, j] of [...increasing(numbered), [first.length, second.length] as const]) {
    between(first, second, [from, i, to, j], found, used)
    ;[from, to] = [i + 1, j + 1]
  }
  return found
}

// Rows without a number go together where both sides have as many of the kind.
function between<T extends Placed>(
  first: readonly T[],
  second: readonly T[],
  [from, end, to, last]: readonly [number, number, number, number],
  found: Map<number, number>,
  used: Set<number>,
): void {
  const left = range(from, end).filter((i) => !found.has(i))
  const right = range(to, last).filter((j) => !used.has(j))
  for (const kind of new Set(left.map((i) => first[i]?.kind))) {
    const own = left.filter((i) => first[i]?.kind === kind)
    const other = right.filter((j) => second[j]?.kind === kind)
    if (own.length !== other.length) continue
    for (const [index, i] of own.entries()) {
      const j = other[index] ?? -1
      if (!alikeInNumber(first[i], second[j])) continue
      found.set(i, j)
      used.add(j)
    }
  }
}

// Two numbers that differ name two provisions, unless they are words ("Part One").
function alikeInNumber(a: Placed | undefined, b: Placed | undefined): boolean {
  const [from, to] = [digits(a?.num ?? null), digits(b?.num ?? null)]
  return (a?.num === null) === (b?.num === null) && (from === to || from === null || to === null)
}

function byEId({ eId, num }: Placed): string | null {
  return num === null ? null : eId
}

function byNumber({ kind, num }: Placed): string | null {
  const number = digits(num)
  return number === null ? null : `${kind} ${number}`
}

/** The digits of a number with the letters that stand right behind them; null where there are none. */
function digits(num: string | null): string | null {
  const found = num?.normalize('NFKC').match(/\d+(?:[.\-–]\d+)*\s?[a-z]?\b/giu)
  return found ? found.join(' ').toLowerCase() : null
}

function unique<T>(items: readonly T[], key: (item: T) => string | null): Map<string, number> {
  const places = new Map<string, number>()
  const more = new Set<string>()
  for (const [index, item] of items.entries()) {
    const name = key(item)
    if (name === null) continue
    if (places.has(name)) more.add(name)
    else places.set(name, index)
  }
  for (const name of more) places.delete(name)
  return places
}

function range(from: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - from) }, (_, index) => from + index)
}
