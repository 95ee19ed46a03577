/** Marks around quoted structures: they stand in the lines of what they hold, never on one of their own. */
import type { Block, Run } from './block.ts'

/** Returns the blocks with quotation marks in their first and their last line. */
export function withMarks(blocks: readonly Block[], startQuote: string, endQuote: string): readonly Block[] {
  const [first, ...rest] = blocks
  if (!first) return startQuote + endQuote === '' ? [] : [paragraph([plainRun(startQuote + endQuote)])]
  const opened = startQuote === '' ? blocks : [beginning(first, startQuote), ...rest]
  const last = opened.at(-1)
  return last && endQuote !== '' ? [...opened.slice(0, -1), ending(last, endQuote)] : opened
}

function beginning(block: Block, mark: string): Block {
  if (block.kind === 'p') return { ...block, runs: [plainRun(mark), ...block.runs] }
  if (block.kind === 'item' && block.num !== null) return { ...block, num: mark + block.num }
  if (block.kind === 'table') return { kind: 'quote', blocks: [paragraph([plainRun(mark)]), block] }
  const [first, ...rest] = block.blocks
  return { ...block, blocks: first ? [beginning(first, mark), ...rest] : [paragraph([plainRun(mark)])] }
}

/** Returns the block with the mark at the end of its last line. */
export function ending(block: Block, mark: string): Block {
  if (block.kind === 'p') return { ...block, runs: [...block.runs, plainRun(mark)] }
  if (block.kind === 'table') return { kind: 'quote', blocks: [block, paragraph([plainRun(mark)])] }
  const last = block.blocks.at(-1)
  return {
    ...block,
    blocks: last ? [...block.blocks.slice(0, -1), ending(last, mark)] : [paragraph([plainRun(mark)])],
  }
}

/** Returns the punctuation that the runs are, without any word; null where they are more. */
export function punctuationOf(runs: readonly Run[]): string | null {
  const text = runs.map((run) => ('text' in run ? run.text : 'word')).join('')
  return runs.length > 0 && /^\p{P}+\s*$/u.test(text) ? text.trimEnd() : null
}

function paragraph(runs: readonly Run[]): Block {
  return { kind: 'p', role: 'plain', runs }
}

function plainRun(text: string): Run {
  return { text, styles: [], href: null, lang: null }
}
