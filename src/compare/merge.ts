/** Two wordings of a provision as one tree: what stayed, what came, what went, and where words inside changed. */
import { alignBlocks } from './align-blocks.ts'
import { blocksOf } from './fragment-reader.ts'
import { ATOM, type Block, type Box, type Leaf, textOf } from './fragment-tree.ts'
import { boxesAt, heldIn, shared } from './leaf-runs.ts'
import { bagOfTexts, sharedWords } from './likeness.ts'
import { diffSaid } from './spaces.ts'
import { Vocabulary } from './tokens.ts'
import type { WordOp } from './word-op.ts'

/** What became of a block. */
export type Merged =
  | { readonly op: 'same'; readonly before: Block; readonly after: Block }
  | { readonly op: 'added' | 'removed'; readonly block: Block }
  /** A block that is there on both sides and in which blocks differ. */
  | { readonly op: 'inside'; readonly before: Box; readonly after: Box; readonly children: readonly Merged[] }
  /** A block whose words differ, told for each leaf of either side; the two sides may differ in form. */
  | {
      readonly op: 'words'
      readonly before: Block
      readonly after: Block
      readonly opsBefore: Ops
      readonly opsAfter: Ops
      /** What became of notes and quotations that are called at the same word, by the box of either side. */
      readonly boxes: ReadonlyMap<Box, readonly Merged[]>
      /** What each placeholder in the earlier words stands for, in order; null for what is no box. */
      readonly held: readonly (Box | null)[]
    }

/** For a leaf, the runs that its words and those of the other side at its place are made of. */
export type Ops = ReadonlyMap<Leaf, readonly WordOp[]>

/** More than this many times the marks of a plain comparison say that form, not words, was compared. */
const TOO_MUCH = 1.5
/** Fewer words that went and came again are left where they are. */
const FEW_MARKS = 4
/** The share of what went, or came, that has to stand on the other side too. */
const AGAIN = 0.6

/** Returns the merged blocks of two canonical fragments. */
export function mergeFragments(before: string, after: string): Merged[] {
  const words = new Vocabulary()
  const out: Merged[] = []
  let run: Merged[] = []
  for (const each of mergeBlocks(blocksOf(before), blocksOf(after), words)) {
    if (each.op !== 'same' && !holdsTable(each)) {
      run.push(each)
      continue
    }
    out.push(...recast(run, words), each)
    run = []
  }
  return [...out, ...recast(run, words)]
}

// Where blocks took another form (a paragraph was made a list), all of a run is compared by its words, if that marks far less.
// What went then comes again elsewhere: where it does not, there is nothing to gain.
function recast(run: readonly Merged[], words: Vocabulary): readonly Merged[] {
  if (run.length < 2 || !hasLoners(run)) return run
  const [came, went] = [bagOfTexts(marksIn(run, 'added'), words), bagOfTexts(marksIn(run, 'removed'), words)]
  if (sharedWords(came, went) < Math.max(FEW_MARKS, AGAIN * Math.min(came.size, went.size))) return run
  const before = run.flatMap((each) =>
    each.op === 'removed' ? each.block : 'before' in each ? each.before : [],
  )
  const after = run.flatMap((each) => (each.op === 'added' ? each.block : 'after' in each ? each.after : []))
  const whole = wordsOf(group(before), group(after), words)
  const marks = (merged: readonly Merged[]) =>
    sizeOf([...marksIn(merged, 'added'), ...marksIn(merged, 'removed')])
  return marks([whole]) * TOO_MUCH < marks(run) ? [whole] : run
}

function sizeOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0)
}

// Rows and cells lose their shape in a comparison by words.
function holdsTable(merged: Merged): boolean {
  const blocks = 'block' in merged ? [merged.block] : [merged.before, merged.after]
  return blocks.some(({ source }) => source.includes('<table'))
}

function mergeBlocks(before: readonly Block[], after: readonly Block[], words: Vocabulary): Merged[] {
  return alignBlocks(before, after, words).flatMap(([from, to]): Merged[] => {
    if (!from) return to ? [{ op: 'added', block: to }] : []
    if (!to) return [{ op: 'removed', block: from }]
    if (from.source === to.source) return [{ op: 'same', before: from, after: to }]
    if (from.kind === 'box' && to.kind === 'box' && from.name === to.name) {
      const children = mergeBlocks(from.children, to.children, words)
      return [{ op: 'inside', before: from, after: to, children }]
    }
    return [wordsOf(from, to, words)]
  })
}

// Blocks of words, and blocks that took another form (a paragraph made a list), are compared by their words.
function wordsOf(before: Block, after: Block, words: Vocabulary): Merged {
  const [from, to] = [textOf(before), textOf(after)]
  const [opsFrom, opsTo] = diffSaid(from, to, words)
  return {
    op: 'words',
    before,
    after,
    opsBefore: shared(before, opsFrom, 'removed'),
    opsAfter: shared(after, opsTo, 'added'),
    boxes: from.includes(ATOM) && to.includes(ATOM) ? boxesOf(before, after, opsTo, words) : NONE,
    held: from.includes(ATOM) ? heldIn(before) : [],
  }
}

const NONE: ReadonlyMap<Box, readonly Merged[]> = new Map()

function boxesOf(
  before: Block,
  after: Block,
  ops: readonly WordOp[],
  words: Vocabulary,
): ReadonlyMap<Box, readonly Merged[]> {
  const [left, right] = [boxesAt(before), boxesAt(after)]
  const out = new Map<Box, readonly Merged[]>()
  let [i, j] = [0, 0]
  for (const [op, text] of ops) {
    for (let at = op === 'same' ? text.indexOf(ATOM) : -1; at >= 0; at = text.indexOf(ATOM, at + 1)) {
      const [from, to] = [left.get(i + at), right.get(j + at)]
      if (!from || !to) continue
      const merged = mergeBlocks(from.children, to.children, words)
      out.set(from, merged).set(to, merged)
    }
    if (op !== 'added') i += text.length
    if (op !== 'removed') j += text.length
  }
  return out
}

function group(children: Block[]): Box {
  return { kind: 'box', name: '', open: '', source: '', children }
}

function hasLoners(merged: readonly Merged[]): boolean {
  return merged.some((each) =>
    each.op === 'inside' ? hasLoners(each.children) : each.op === 'added' || each.op === 'removed',
  )
}

function marksIn(merged: readonly Merged[], op: 'added' | 'removed'): string[] {
  return merged.flatMap((each): string[] => {
    if (each.op === op && 'block' in each) return [textOf(each.block)]
    if (each.op === 'inside') return marksIn(each.children, op)
    if (each.op !== 'words') return []
    return [...each.opsAfter.values()].flatMap((ops) =>
      ops.flatMap(([became, text]) => (became === op ? [text] : [])),
    )
  })
}
