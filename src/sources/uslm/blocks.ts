/** What stands inside a section, a note or a quotation of USLM, as blocks in the order of the source. */
import { type Block, inline, linesOf, p } from '#markup/fragment.ts'
import { childOf, type Element, elementsOf } from '../xml-tree.ts'
import { inlineOf, isNote, notesIn, type Reading, titleOf, wordsOf } from './inline.ts'
import { table } from './table.ts'

/** Levels that are numbered parts of a section, or sections and divisions inside a quotation. */
const LEVELS = new Set(
  (
    'section subsection paragraph subparagraph clause subclause item subitem subsubitem level part subpart chapter subchapter title ' +
    'subtitle division subdivision article subarticle appropriations'
  ).split(' '),
)
const RUNNING = new Set(
  'chapeau content continuation p recital officialTitle docTitle text quotedText proviso inline label designator'.split(
    ' ',
  ),
)
const BLOCKS = new Set([
  ...LEVELS,
  ...'docTitle officialTitle chapeau content continuation p heading subheading toc referenceItem groupItem table elided recital note signature role'.split(
    ' ',
  ),
])

/** Returns the blocks inside the element. Its number and heading are in `taken` where the caller printed them. */
export function blocksIn(
  element: Element,
  reading: Reading,
  taken: readonly (Element | null)[] = [],
): Block[] {
  const blocks: Block[] = []
  let run: (Element | string)[] = []
  let notes = ''
  const add = (more: readonly Block[]) => {
    blocks.push(...(more.length > 0 ? prefixed(more, notes) : []))
    if (more.length > 0) notes = ''
  }
  const flush = () => {
    const words = closed(inlineOf(run, reading).trim())
    if (words !== '') add([p(words)])
    run = []
  }
  for (const child of element.children) {
    if (typeof child === 'string') run.push(child)
    else if (taken.includes(child)) continue
    // A note between blocks belongs to the one that follows; within a line it stands where it is called.
    else if (isNote(child) && inlineOf(run, reading).trim() === '' && isStructured(element))
      notes += inlineOf([child], reading)
    else if (!isBlock(child)) run.push(child)
    else {
      flush()
      add(blockOf(child, reading))
    }
  }
  flush()
  return notes === '' ? blocks : suffixed(blocks, notes)
}

// The mark that ends a sentence after a quotation is printed at the end of its last line.
function closed(words: string): string {
  return words.replace(/((?:<\/p>)(?:<\/\w+>)*<\/embeddedStructure>)\s*([.,;:)”’]+)/g, '$2$1')
}

/** Returns the blocks with inline mark-up before the first line of them. */
export function prefixed(blocks: readonly Block[], mark: string): Block[] {
  const [first, ...rest] = blocks
  if (mark === '') return [...blocks]
  if (first?.kind === 'p') return [p(mark + first.inline), ...rest]
  if (first?.kind === 'item' && first.blocks.length > 0)
    return [{ ...first, blocks: prefixed(first.blocks, mark) }, ...rest]
  return [p(mark), ...blocks]
}

/** Returns the blocks with inline mark-up after the last line of them. */
export function suffixed(blocks: readonly Block[], mark: string): Block[] {
  const last = blocks.at(-1)
  const before = blocks.slice(0, -1)
  if (last?.kind === 'p') return [...before, p(last.inline + mark)]
  if (last?.kind === 'item' && last.blocks.length > 0)
    return [...before, { ...last, blocks: suffixed(last.blocks, mark) }]
  return [...blocks, p(mark)]
}

function isStructured(element: Element): boolean {
  return !RUNNING.has(element.name) && element.name !== 'td' && element.name !== 'th'
}

function isBlock(element: Element): boolean {
  if (element.name === 'quotedContent' || isNote(element)) return false
  return BLOCKS.has(element.name) || elementsOf(element).some(isBlock)
}

function blockOf(element: Element, reading: Reading): Block[] {
  const { name } = element
  if (LEVELS.has(name)) return level(element, reading)
  if (name === 'table') return table(element, (cell) => linesOf(blocksIn(cell, reading)))
  if (name === 'heading' || name === 'subheading')
    return [p(inline('b', titleOf(element, reading)) + notesIn(element, reading))]
  if (name === 'referenceItem') return [p(entry(element, reading))]
  return blocksIn(element, reading)
}

function level(element: Element, reading: Reading): Block[] {
  const label = childOf(element, 'num')
  const title = childOf(element, 'heading')
  const num = wordsOf(label)
  const heading = title ? titleOf(title, reading) : ''
  const notes = notesIn(label, reading) + notesIn(title, reading)
  const inside = prefixed(blocksIn(element, reading, [label, title]), notes)
  if (num === null && heading === '') return inside
  return [{ kind: 'item', num, ...(heading && { heading }), blocks: inside }]
}

// A line of a table of contents: what is listed and its title.
function entry(element: Element, reading: Reading): string {
  return elementsOf(element)
    .map((part) => inlineOf([part], reading).trim())
    .filter((part) => part !== '')
    .join(' ')
}
