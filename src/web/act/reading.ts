/** The order in which an act is read, and the part of it that one page shows. */
import type { Node } from '#store/model.ts'
import { countTexts } from './sizes.ts'

/** A node with its ancestors, top first. */
export interface Place {
  readonly node: Node
  readonly path: readonly Node[]
}

/** Where a page lies in its act: by the eId of what it shows, or by the number of the part. */
export type Address =
  | { readonly eId: string; readonly node: Node }
  | { readonly part: number; readonly node: Node }

/** What of an act is asked for. */
export interface Asked {
  /** A provision or division, alone. */
  readonly eId: string | null
  /** A numbered part. */
  readonly part: number | null
  /** Whatever page of the text holds the provision. */
  readonly near?: string | null
}

/** What a page shows of an act. */
export interface Reading {
  /** `whole` act, `part` of it (a division or a run of provisions), `contents` of a division too long for a page, one `provision`. */
  readonly mode: 'whole' | 'part' | 'contents' | 'provision'
  /** Shown in full; in `contents`, the one division whose children are listed. */
  readonly nodes: readonly Node[]
  readonly path: readonly Node[]
  readonly previous: Address | null
  readonly next: Address | null
}

/** An act of more provisions than this is read in parts. */
export const WHOLE = 150
/** The most provisions of a division that is one part. */
export const PART = 80
/** Neighbours are read together up to so many. */
const TOGETHER = 40
/** So few make no page of their own where what follows has room for them. */
const FEW = 10

/** Returns what to show: the provision or division asked for, the numbered part, or the beginning. Null where the eId is not in the text. */
export function readingOf(nodes: readonly Node[], asked: Asked, whole: boolean): Reading | null {
  const parts = whole ? [] : partsOf(nodes)
  if (asked.eId !== null) return readingAt(nodes, parts, asked.eId, whole)
  const first = parts[0]
  if (!first) return { mode: 'whole', nodes, path: [], previous: null, next: null }
  const near = asked.near ? partWith(parts, nodes, asked.near) : -1
  return partReading(parts, near >= 0 ? near : Math.min(asked.part ?? 1, parts.length) - 1)
}

/** Returns whether the node groups others rather than speaking itself. */
export function isDivision(node: Node): boolean {
  return node.children.length > 0 || (node.textId === null && !node.missing && node.kind !== 'article')
}

/** Returns all nodes in reading order. */
export function inOrder(nodes: readonly Node[]): Node[] {
  const out: Node[] = []
  const visit = (node: Node) => {
    out.push(node)
    node.children.forEach(visit)
  }
  nodes.forEach(visit)
  return out
}

/** Returns where the eId stands, or what holds it where it names a paragraph inside a provision; null where nothing does. */
export function placeOf(nodes: readonly Node[], eId: string): Place | null {
  let holder: Place | null = null
  const path: Node[] = []
  const visit = (node: Node): Place | null => {
    if (node.eId === eId) return { node, path: [...path] }
    if (node.textId !== null && eId.startsWith(`${node.eId}__`)) holder = { node, path: [...path] }
    path.push(node)
    for (const child of node.children) {
      const found = visit(child)
      if (found) return found
    }
    path.pop()
    return null
  }
  for (const node of nodes) {
    const found = visit(node)
    if (found) return found
  }
  return holder
}

interface Part {
  readonly nodes: readonly Node[]
  readonly path: readonly Node[]
}

// Divisions as large as a page holds, small neighbours together; where one is larger, its children.
function partsOf(nodes: readonly Node[], path: readonly Node[] = []): Part[] {
  const parts: Part[] = []
  let run: Node[] = []
  let texts = 0
  const flush = () => {
    if (texts > 0) parts.push({ nodes: run, path })
    run = []
    texts = 0
  }
  for (const node of nodes) {
    const size = countTexts([node])
    if (texts + size > (texts < FEW ? PART : TOGETHER)) flush()
    if (size <= PART) {
      run.push(node)
      texts += size
    } else parts.push(...partsOf(node.children, [...path, node]))
  }
  flush()
  return parts
}

function partWith(parts: readonly Part[], nodes: readonly Node[], eId: string): number {
  const place = placeOf(nodes, eId)
  if (!place) return -1
  const way = [...place.path, place.node]
  const at = parts.findIndex((part) => part.nodes.some((node) => way.includes(node)))
  return at >= 0 ? at : parts.findIndex((part) => part.path.includes(place.node))
}

function partReading(parts: readonly Part[], at: number): Reading | null {
  const part = parts[at]
  if (!part) return null
  return {
    mode: 'part',
    nodes: part.nodes,
    path: part.path,
    previous: addressOf(parts, at - 1),
    next: addressOf(parts, at + 1),
  }
}

function addressOf(parts: readonly Part[], at: number): Address | null {
  const node = parts[at]?.nodes[0]
  return node ? { part: at + 1, node } : null
}

function readingAt(
  nodes: readonly Node[],
  parts: readonly Part[],
  eId: string,
  whole: boolean,
): Reading | null {
  const place = placeOf(nodes, eId)
  if (!place) return null
  const { node, path } = place
  if (!isDivision(node)) return { mode: 'provision', nodes: [node], path, ...neighbours(nodes, node) }
  if (whole || countTexts([node]) <= PART)
    return { mode: 'part', nodes: [node], path, ...siblings(node, path, nodes) }
  const first = parts.findIndex((part) => part.path.includes(node))
  return {
    mode: 'contents',
    nodes: [node],
    path,
    previous: addressOf(parts, first - 1),
    next: addressOf(parts, first),
  }
}

function neighbours(nodes: readonly Node[], node: Node): Pick<Reading, 'previous' | 'next'> {
  const texts = speaking(nodes)
  const at = texts.indexOf(node)
  return { previous: byId(texts[at - 1]), next: byId(texts[at + 1]) }
}

const spoken = new WeakMap<readonly Node[], Node[]>()

// All nodes that speak themselves, in reading order.
function speaking(nodes: readonly Node[]): Node[] {
  const known = spoken.get(nodes) ?? inOrder(nodes).filter((other) => !isDivision(other))
  spoken.set(nodes, known)
  return known
}

function siblings(
  node: Node,
  path: readonly Node[],
  nodes: readonly Node[],
): Pick<Reading, 'previous' | 'next'> {
  const divisions = (path.at(-1)?.children ?? nodes).filter(isDivision)
  const at = divisions.indexOf(node)
  return { previous: byId(divisions[at - 1]), next: byId(divisions[at + 1]) }
}

function byId(node: Node | undefined): Address | null {
  return node ? { eId: node.eId, node } : null
}
