/** The words of a block of many leaves as one text, and back: which run lies in which leaf, which note is called where. */
import { ATOM, type Block, type Box, type Leaf, leavesOf } from './fragment-tree.ts'
import type { WordOp } from './word-op.ts'

/** Returns the runs dealt out to the leaves of one side. What stands between its leaves belongs to none. */
export function shared(
  block: Block,
  ops: readonly WordOp[],
  own: 'removed' | 'added',
): ReadonlyMap<Leaf, readonly WordOp[]> {
  if (block.kind === 'leaf') return new Map([[block, ops]])
  const out = new Map<Leaf, WordOp[]>()
  const leaves = leavesOf([block])
  let at = 0
  let left = leaves[0]?.text.length ?? 0
  const put = (op: WordOp[0], text: string) => {
    const leaf = leaves[Math.min(at, leaves.length - 1)]
    if (!leaf || text === '') return
    const runs = out.get(leaf) ?? []
    runs.push([op, text])
    out.set(leaf, runs)
  }
  for (const [op, text] of ops) {
    if (op !== 'same' && op !== own) {
      put(op, text)
      continue
    }
    for (let from = 0; from < text.length; ) {
      const taken = text.slice(from, from + left)
      put(op, taken)
      from += taken.length
      left -= taken.length
      if (from < text.length) {
        from += 1
        at += 1
        left = leaves[at]?.text.length ?? 0
      }
    }
  }
  return out
}

/** Returns what each placeholder in the words of a block stands for, in order; null for what is no box. */
export function heldIn(block: Block): (Box | null)[] {
  return leavesOf([block]).flatMap((leaf) =>
    leaf.pieces.flatMap((piece) => {
      if (piece.kind === 'box') return [piece.box]
      const signs = 'text' in piece ? piece.text.split(ATOM).length - 1 : 0
      return Array<null>(signs).fill(null)
    }),
  )
}

/** Returns the notes and quotations of a block by their place in its words. */
export function boxesAt(block: Block): ReadonlyMap<number, Box> {
  const out = new Map<number, Box>()
  let start = 0
  for (const leaf of leavesOf([block])) {
    let at = start
    for (const piece of leaf.pieces) {
      if (piece.kind === 'box') out.set(at, piece.box)
      if ('text' in piece) at += piece.text.length
    }
    start += leaf.text.length + 1
  }
  return out
}
