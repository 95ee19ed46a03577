/** Writing merged wordings as one fragment, additions in `ins` and removals in `del`, everything else as it was. */
import { escapeText } from '#kit/escape.ts'
import { ATOM, type Block, type Box, type Leaf } from './fragment-tree.ts'
import type { Merged, Ops } from './merge.ts'
import type { WordOp } from './word-op.ts'

/** What is written: both sides in one, or one side with its own marks. */
export type Side = 'both' | 'before' | 'after'

type Mark = 'ins' | 'del'

/** Returns the fragment of a side. In `before` and `after`, dropping the marks gives the blocks of that side exactly, but for eIds of what went. */
export function marked(merged: readonly Merged[], side: Side): string {
  return merged.map((each) => one(each, side)).join('')
}

/** Returns blocks of one side alone with every word marked. */
export function wholly(blocks: readonly Block[], mark: Mark): string {
  return blocks
    .map((block) => (block.kind === 'leaf' ? whollyLeaf(block, mark) : whollyBox(block, mark)))
    .join('')
}

function one(merged: Merged, side: Side): string {
  switch (merged.op) {
    case 'same':
      return plain(side === 'before' ? merged.before : merged.after)
    case 'added':
      return side === 'before' ? '' : wholly([merged.block], 'ins')
    case 'removed':
      return side === 'after' ? '' : wholly([merged.block], 'del')
    case 'inside': {
      const { open, name } = side === 'before' ? merged.before : merged.after
      return `${opened(open)}${marked(merged.children, side)}</${name}>`
    }
    case 'words':
      return side === 'before'
        ? walked(merged.before, merged.opsBefore, side, told(merged))
        : walked(merged.after, merged.opsAfter, side, told(merged))
  }
}

// `ins` and `del` of the text itself would read as marks of the redline: they lose their tags there.
function plain(block: Block): string {
  return block.source.includes('<ins') || block.source.includes('<del')
    ? block.source.replace(/<\/?(?:ins|del)>/g, '')
    : block.source
}

// Notes and quotations of a block that is being written.
interface Told {
  readonly boxes: ReadonlyMap<Box, readonly Merged[]>
  readonly held: readonly (Box | null)[]
  /** How many of the held ones have been passed. */
  passed: number
}

function told(merged: Pick<Told, 'boxes' | 'held'>): Told {
  return { boxes: merged.boxes, held: merged.held, passed: 0 }
}

function walked(block: Block, ops: Ops, side: Side, notes: Told): string {
  if (block.kind === 'box') {
    const inside = block.children.map((child) => walked(child, ops, side, notes)).join('')
    return block.open === '' ? inside : `${opened(block.open)}${inside}</${block.name}>`
  }
  const runs = ops.get(block)
  return runs ? `${opened(block.open)}${words(block, runs, side, notes)}${closed(block)}` : plain(block)
}

function whollyBox(box: Box, mark: Mark): string {
  const open = mark === 'del' ? box.open.replace(/ eId="[^"]*"/, '') : box.open
  return open.endsWith('/>') ? open : `${open}${wholly(box.children, mark)}</${box.name}>`
}

function whollyLeaf(leaf: Leaf, mark: Mark): string {
  const op = mark === 'ins' ? 'added' : 'removed'
  const side = mark === 'ins' ? 'after' : 'before'
  return `${opened(leaf.open)}${words(leaf, [[op, leaf.text]], side, told(NOTHING))}${closed(leaf)}`
}

function opened(open: string): string {
  return open.endsWith('/>') ? open.replace(/\s*\/>$/, '>') : open
}

function closed(leaf: Leaf): string {
  return leaf.name === '' ? '' : `</${leaf.name}>`
}

const NOTHING = { boxes: new Map(), held: [] }
const MARKS = { same: null, added: 'ins', removed: 'del' } as const

// Walks the pieces of a leaf and its runs together. What the other side had at a place is put in as plain words.
function words(leaf: Leaf, runs: readonly WordOp[], side: Side, notes: Told): string {
  const foreign = side === 'before' ? 'added' : 'removed'
  let out = ''
  let piece = 0
  let offset = 0
  const settle = (opens: boolean) => {
    for (; piece < leaf.pieces.length; piece++) {
      const next = leaf.pieces[piece]
      if (!next || next.kind === 'text' || next.kind === 'box' || (next.kind === 'void' && next.text !== ''))
        return
      if (next.kind === 'open' && !opens) return
      if (!/^(?:ins|del)$/.test('name' in next ? next.name : '')) out += next.source
    }
  }
  const take = (op: WordOp[0], length: number) => {
    for (let left = length; left > 0; ) {
      settle(true)
      const next = leaf.pieces[piece]
      if (!next) return
      if (next.kind === 'text') {
        const text = next.text.slice(offset, offset + left)
        out += wrapped(MARKS[op], escapeText(text))
        left -= text.length
        offset += text.length
        if (offset === next.text.length) {
          piece += 1
          offset = 0
        }
      } else {
        left -= 1
        piece += 1
        if (next.kind === 'void') out += next.source
        else if (next.kind === 'box') out += boxed(next.box, op, side, notes)
      }
    }
    settle(false)
  }
  settle(false)
  for (const [op, text] of runs) {
    if (op !== foreign) take(op, text.length)
    else if (side === 'both') out += gone(text, notes)
    if (op === 'same') notes.passed += signsIn(text)
  }
  settle(true)
  return out
}

function wrapped(mark: Mark | null, escaped: string): string {
  return mark === null || escaped === '' ? escaped : `<${mark}>${escaped}</${mark}>`
}

function boxed(box: Box, op: WordOp[0], side: Side, notes: Told): string {
  const merged = notes.boxes.get(box)
  if (op === 'same') return merged ? `${box.open}${marked(merged, side)}</${box.name}>` : plain(box)
  return `${box.open}${wholly(box.children, op === 'added' ? 'ins' : 'del')}</${box.name}>`
}

// What the earlier wording had at a place: a line break that went can be seen, a note that went stands where it was called.
function gone(text: string, notes: Told): string {
  const [first = '', ...rest] = text.split(ATOM)
  return rest.reduce((out, run) => {
    const box = notes.held[notes.passed++]
    const sign = box ? boxed(box, 'removed', 'both', notes) : wrapped('del', '*')
    return `${out}${sign}${struck(run)}`
  }, struck(first))
}

function struck(text: string): string {
  return wrapped('del', escapeText(text.replaceAll('\n', '¶')))
}

function signsIn(text: string): number {
  let count = 0
  for (let at = text.indexOf(ATOM); at >= 0; at = text.indexOf(ATOM, at + 1)) count += 1
  return count
}
