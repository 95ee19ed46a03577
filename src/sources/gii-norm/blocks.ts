/** What stands inside a norm, as blocks in the order of the source. */
import { idSegment } from '#law/number.ts'
import { type Block, inline, linesOf, note, p, text } from '#markup/fragment.ts'
import { type Element, elementsOf, wordsIn } from '../xml-tree.ts'
import { inlineOf, type Reading } from './inline.ts'
import { tables } from './table.ts'

const BLOCKS = new Set(
  'Content text P DL DT DD LA table pre TOC Title Subtitle Revision Split Ident Footnotes Footnote'.split(
    ' ',
  ),
)
// "(1) Wer …": the number of a paragraph (Absatz) stands in its words.
const PARAGRAPH = /^\s*(\(\d+[a-z]{0,2}\))\s+/

/** Returns the blocks inside the element: runs of words become paragraphs. */
export function blocksIn(element: Element, reading: Reading): Block[] {
  const blocks: Block[] = []
  let run: (Element | string)[] = []
  const flush = () => {
    const words = inlineOf(run, reading).trim()
    if (words !== '') blocks.push(p(words))
    run = []
  }
  for (const child of element.children) {
    if (typeof child === 'string' || !isBlock(child)) run.push(child)
    else {
      flush()
      blocks.push(...blockOf(child, reading))
    }
  }
  flush()
  return blocks
}

function isBlock(element: Element): boolean {
  return BLOCKS.has(element.name) || elementsOf(element).some(isBlock)
}

function blockOf(element: Element, reading: Reading): Block[] {
  const { name } = element
  if (name === 'P') return paragraph(element, reading)
  if (name === 'DL') return list(element, reading)
  if (name === 'table') return tables(element, (entry) => linesOf(blocksIn(entry, reading)))
  if (name === 'Title' || name === 'Subtitle') {
    return linesOf(blocksIn(element, reading)).map((line) => p(inline('b', line)))
  }
  if (name === 'Footnote') {
    const called = [...reading.calls.values()].includes(element)
    return called ? [] : [p(note([text(wordsIn(element))]))]
  }
  return blocksIn(element, reading)
}

function paragraph(element: Element, reading: Reading): Block[] {
  const [first, ...rest] = element.children
  const num = typeof first === 'string' ? PARAGRAPH.exec(first)?.[1] : undefined
  if (num === undefined || typeof first !== 'string') return blocksIn(element, reading)
  const words = { ...element, children: [first.replace(PARAGRAPH, ''), ...rest] }
  return [{ kind: 'item', num, blocks: blocksIn(words, reading) }]
}

// Numbers (Nummern) below a section without paragraphs are points of it, as they are below a paragraph.
function list(element: Element, reading: Reading): Block[] {
  const blocks: Block[] = []
  let num: string | null = null
  for (const child of elementsOf(element)) {
    if (child.name === 'DT') {
      if (num !== null) blocks.push({ kind: 'item', num, blocks: [] })
      num = wordsIn(child)
    } else {
      const eId = num && idSegment(num) ? { eId: `point_${idSegment(num)}` } : {}
      blocks.push({ kind: 'item', num: num || null, ...eId, blocks: blocksIn(child, reading) })
      num = null
    }
  }
  if (num !== null) blocks.push({ kind: 'item', num, blocks: [] })
  return blocks
}
