/** Canonical fragments as trees of blocks: what a redline keeps in its shape while it marks the words inside. */

/** Text, a tag of inline mark-up, or what stands among words without being one: a note, a quoted provision, a line break. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open' | 'close'; readonly name: string; readonly source: string }
  | { readonly kind: 'void'; readonly source: string; readonly text: string }
  | { readonly kind: 'box'; readonly box: Box; readonly text: string }

/** A block of words. Loose words of a list item or a cell are a leaf without a name. */
export interface Leaf {
  readonly kind: 'leaf'
  readonly name: string
  /** The opening tag; empty where the leaf has no name. */
  readonly open: string
  source: string
  readonly pieces: Piece[]
  /** The words, one character for each piece that is not text. */
  text: string
}

/** A block that holds blocks: a numbered part, a list, a table, a row, a cell. */
export interface Box {
  readonly kind: 'box'
  readonly name: string
  readonly open: string
  source: string
  readonly children: Block[]
}

export type Block = Leaf | Box

/** Stands for a note or a quoted provision in the words of a leaf. */
export const ATOM = '\ufffc'

/** Returns the leaves of blocks in order, with those of notes where they are called. */
export function leavesOf(blocks: readonly Block[]): Leaf[] {
  return blocks.flatMap((block) => (block.kind === 'leaf' ? [block] : leavesOf(block.children)))
}

/** Returns the words of a block, a line a leaf; a number stands on the line of what it numbers. */
export function textOf(block: Block): string {
  if (block.kind === 'leaf') return block.text
  let text = ''
  for (const leaf of leavesOf([block])) text += leaf.text + joint(leaf)
  return text.slice(0, -1)
}

/** Returns what stands between the words of a leaf and the next. */
export function joint(leaf: Leaf): string {
  return leaf.name === 'num' ? ' ' : '\n'
}
