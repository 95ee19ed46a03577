/** What stands inside an article, recital, annex or correction of Formex, as blocks in the order of the source. */
import { idSegment } from '#law/number.ts'
import { type Block, inline, linesOf, p, text } from '#markup/fragment.ts'
import { quotation } from '../quotation.ts'
import { childOf, type Element, elementsOf } from '../xml-tree.ts'
import { inlineOf, noteOf, notesIn, wordsOf } from './inline.ts'
import { table } from './table.ts'

const BLOCKS = new Set(
  (
    'P ALINEA PARAG LIST ITEM NP DLIST DLIST.ITEM TXT TBL QUOT.S GR.SEQ TITLE CONTENTS ARTICLE TI.ART STI.ART CONSID VISA DIVISION ' +
    'SIGNATURE SIGNATORY PL.DATE OLD.CORR NEW.CORR CORRECTION DESCRIPTION GR.NOTES TOC TOC.ITEM'
  ).split(' '),
)

/** Returns the blocks inside the element: runs of words become paragraphs. */
export function blocksIn(element: Element, taken: readonly (Element | null)[] = []): Block[] {
  const blocks: Block[] = []
  let run: (Element | string)[] = []
  const flush = () => {
    const words = inlineOf(run).trim()
    if (words !== '') blocks.push(p(words))
    run = []
  }
  for (const child of element.children) {
    if (typeof child !== 'string' && taken.includes(child)) continue
    if (typeof child === 'string' || !isBlock(child)) run.push(child)
    else {
      flush()
      blocks.push(...blockOf(child))
    }
  }
  flush()
  return blocks
}

function isBlock(element: Element): boolean {
  // Paragraphs of a note stand in the note.
  return element.name !== 'NOTE' && (BLOCKS.has(element.name) || elementsOf(element).some(isBlock))
}

function blockOf(element: Element): Block[] {
  switch (element.name) {
    case 'PARAG':
      return numbered(element, childOf(element, 'NO.PARAG'), paragraphId(element))
    case 'LIST':
      return list(element)
    case 'NP':
      return numbered(element, childOf(element, 'NO.P'), null)
    case 'DLIST':
      return elementsOf(element).flatMap((item) => definition(item, element.attributes.SEPARATOR ?? ''))
    case 'TBL':
      return table(element, (cell) => linesOf(blocksIn(cell)))
    case 'QUOT.S':
      return [p(quotation(blocksIn(element)))]
    case 'GR.SEQ':
      return titled(element, childOf(element, 'TITLE'))
    case 'ARTICLE':
    case 'DIVISION':
      return blocksIn(element)
    case 'TITLE':
    case 'TI.ART':
    case 'STI.ART':
      return linesOf(blocksIn(element)).map((line) => p(inline('b', line)))
    default:
      return blocksIn(element)
  }
}

// A number can hold no note: it is called at the start of what is numbered.
function numbered(element: Element, label: Element | null, eId: string | null): Block[] {
  const blocks = blocksIn(element, [label])
  const num = wordsOf(label)
  if (num === null) return blocks
  const own = eId ?? (idSegment(num) ? `point_${idSegment(num)}` : null)
  return [{ kind: 'item', num, ...(own && { eId: own }), blocks: [...calls(label), ...blocks] }]
}

function calls(label: Element | null): Block[] {
  return notesIn(label).map((called) => p(noteOf(called)))
}

function paragraphId(parag: Element): string | null {
  const number = /^\d+\w*\.0*(\d+\w*)$/.exec(parag.attributes.IDENTIFIER ?? '')?.[1]
  return number ? `para_${number.toLowerCase()}` : null
}

// Points lettered in another script have the letter of their place as eId, so that the languages of an act meet in them.
function list(element: Element): Block[] {
  return elementsOf(element).flatMap((item, index): Block[] => {
    const [only, ...others] = elementsOf(item)
    const label = only?.name === 'NP' && others.length === 0 ? childOf(only, 'NO.P') : null
    if (!only || !label) return [{ kind: 'item', num: null, blocks: blocksIn(item) }]
    const foreign = !/^[\x20-\x7e]*$/.test(wordsOf(label) ?? '') && element.attributes.TYPE === 'alpha'
    return numbered(only, label, foreign && index < 26 ? `point_${String.fromCharCode(97 + index)}` : null)
  })
}

// The mark between a term and what it means is stated once for the list: it leans on the term, or stands between spaces.
function definition(element: Element, mark: string): Block[] {
  const term = childOf(element, 'TERM')
  const label = childOf(element, 'PREFIX')
  const num = wordsOf(label)
  const [first, ...rest] = blocksIn(element, [term, label])
  const separator = text(/^[:,;.]/.test(mark) || mark === '' ? `${mark} ` : ` ${mark} `)
  const words = term ? `${inline('def', inlineOf(term.children).trim())}${separator}` : ''
  const head = words + (first?.kind === 'p' ? first.inline : '')
  const blocks = [p(head), ...(first && first.kind !== 'p' ? [first] : []), ...rest]
  const eId = num && idSegment(num) ? { eId: `point_${idSegment(num)}` } : {}
  return [{ kind: 'item', num, ...eId, blocks: [...calls(label), ...blocks] }]
}

function titled(element: Element, title: Element | null): Block[] {
  const heading = wordsOf(title)
  const blocks = blocksIn(element, [title])
  if (heading === null) return blocks
  return [{ kind: 'item', num: null, heading: text(heading), blocks: [...calls(title), ...blocks] }]
}
