/** What stands inside a section, schedule or note of Justice Laws XML, as blocks in the order of the source. */
import { slug } from '#law/iri.ts'
import { type Block, type Cell, inline, p, text } from '#markup/fragment.ts'
import { childOf, type Element, elementsOf, wordsIn } from '../xml-tree.ts'
import { inlineOf, noteOf, type Reading, wordsOf } from './inline.ts'

// Parts that carry a number of their own. The levels come from `Subsection` down, in schedules and amended text in any order.
const NUMBERED = new Set(
  'Section Subsection Paragraph Subparagraph Clause Subclause Subsubclause Provision Item List FormulaDefinition FormulaParagraph'.split(
    ' ',
  ),
)
const HEADINGS = new Set(['Heading', 'GroupHeading', 'TitleText', 'ScheduleFormHeading', 'title'])

/** Returns the blocks inside the element. Labels, marginal notes and headings are in `taken` where the caller printed them. */
export function blocksIn(
  element: Element,
  reading: Reading,
  taken: readonly (Element | null)[] = [],
): Block[] {
  const blocks: Block[] = []
  for (const child of element.children) {
    if (typeof child !== 'string') {
      if (!taken.includes(child)) append(blocks, child, reading)
    } else if (child.trim() !== '') blocks.push(p(text(child)))
  }
  return blocks
}

/** Returns the blocks that one element makes. */
export function blocksOf(element: Element, reading: Reading): Block[] {
  const blocks: Block[] = []
  append(blocks, element, reading)
  return blocks
}

function append(blocks: Block[], element: Element, reading: Reading): void {
  const { name } = element
  if (name === 'Footnote') appendNote(blocks, element, reading)
  else if (name === 'HistoricalNote') blocks.push(p(inline('remark', history(element, reading))))
  else if (name === 'Definition') blocks.push(definition(element, reading))
  else if (name === 'TableGroup' || name === 'table') blocks.push(...table(element, reading))
  else if (name === 'BilingualGroup') blocks.push(...bilingual(element, reading))
  else if (HEADINGS.has(name)) blocks.push(p(inline('b', headingWords(element))))
  else if (NUMBERED.has(name)) blocks.push(...numbered(element, reading))
  else if (isRunning(element)) blocks.push(p(inlineOf(element, reading)))
  else blocks.push(...blocksIn(element, reading))
}

// A footnote called in a label, which can hold no note, is called at the end of the paragraph before it.
function appendNote(blocks: Block[], footnote: Element, reading: Reading): void {
  if ([...reading.calls.values()].includes(footnote)) return
  const call = noteOf(footnote, reading)
  const last = blocks.at(-1)
  if (last?.kind === 'p') blocks[blocks.length - 1] = p(last.inline + call)
  else blocks.push(p(call))
}

function numbered(element: Element, reading: Reading): Block[] {
  const label =
    childOf(element, 'Label') ?? (element.name.startsWith('Formula') ? childOf(element, 'FormulaTerm') : null)
  const marginal = childOf(element, 'MarginalNote')
  const num = wordsOf(label)
  const blocks = blocksIn(element, reading, [label, marginal])
  const heading = marginal ? inlineOf(marginal, reading).trim() : ''
  if (num === null && heading === '') return blocks
  return [{ kind: 'item', num, ...(heading && { heading }), blocks }]
}

// Definitions stand in the order of each language's alphabet: the English term, which both print, names them.
function definition(element: Element, reading: Reading): Block {
  const own = find(element, reading.language === 'eng' ? 'DefinedTermEn' : 'DefinedTermFr')
  const term = slug(wordsIn(find(element, 'DefinedTermEn') ?? own))
  return { kind: 'item', num: null, ...(term && { eId: `def_${term}` }), blocks: blocksIn(element, reading) }
}

function find(element: Element, name: string): Element | null {
  for (const child of elementsOf(element)) {
    const found = child.name === name ? child : find(child, name)
    if (found) return found
  }
  return null
}

function history(element: Element, reading: Reading): string {
  const parts = element.children.map((child) =>
    typeof child === 'string' ? text(child) : ` ${inlineOf(child, reading)} `,
  )
  return parts.join('').replace(/\s+/g, ' ').trim()
}

function headingWords(element: Element): string {
  const children = elementsOf(element)
  return text(children.length === 0 ? wordsIn(element) : children.map(wordsIn).filter(Boolean).join(' '))
}

// Lists that both languages print side by side, such as the institutions of the Privacy Act.
function bilingual(element: Element, reading: Reading): Block[] {
  const blocks: Block[] = []
  for (const child of elementsOf(element)) {
    const last = blocks.at(-1)
    if (child.name === 'BilingualItemEn')
      blocks.push({ kind: 'item', num: null, blocks: [p(inlineOf(child, reading))] })
    else if (child.name === 'BilingualItemFr' && last?.kind === 'item') {
      blocks[blocks.length - 1] = { ...last, blocks: [...last.blocks, p(inlineOf(child, reading))] }
    } else append(blocks, child, reading)
  }
  return blocks
}

// CALS: https://www.oasis-open.org/specs/tm9901.html
function table(group: Element, reading: Reading): Block[] {
  const outer = group.name === 'table' ? group : childOf(group, 'table')
  const title = childOf(outer, 'title')
  const tables: Block[] = (outer ? elementsOf(outer) : [])
    .filter((child) => child.name === 'tgroup')
    .map((tgroup, index) => ({
      kind: 'table',
      ...(title && index === 0 && { caption: inlineOf(title, reading) }),
      rows: rows(tgroup, reading),
    }))
  return [...tables, ...(group === outer ? [] : blocksIn(group, reading, [outer]))]
}

function rows(tgroup: Element, reading: Reading): Cell[][] {
  const columns = elementsOf(tgroup)
    .filter((child) => child.name === 'colspec')
    .map((colspec) => colspec.attributes.colname ?? '')
  return elementsOf(tgroup)
    .filter((part) => /^t(head|body|foot)$/.test(part.name))
    .flatMap((part) =>
      elementsOf(part).map((row) =>
        elementsOf(row).map((entry) => cell(entry, part.name === 'thead', columns, reading)),
      ),
    )
}

function cell(entry: Element, header: boolean, columns: readonly string[], reading: Reading): Cell {
  const { namest, nameend, morerows } = entry.attributes
  const colspan = namest && nameend ? columns.indexOf(nameend) - columns.indexOf(namest) + 1 : 1
  const rowspan = Number(morerows ?? 0) + 1
  return {
    inline: lines(entry, reading).join('<br/>'),
    header,
    ...(colspan > 1 && { colspan }),
    ...(rowspan > 1 && { rowspan }),
  }
}

function lines(element: Element, reading: Reading): string[] {
  if (isRunning(element)) return [inlineOf(element, reading).trim()].filter(Boolean)
  const [label, ...rest] = elementsOf(element).flatMap((child) => lines(child, reading))
  return childOf(element, 'Label') && rest[0] !== undefined
    ? [`${label} ${rest[0]}`, ...rest.slice(1)]
    : [label ?? '', ...rest].filter(Boolean)
}

const BLOCKS =
  /^(?:Text|Label|MarginalNote|Continued.*|Definition|HistoricalNote|Footnote|TableGroup|Bilingual.*|SignatureBlock|Signature.*|Note|FormulaGroup|Formula|FormulaConnector|Oath|Quote.*|AmendedText|SectionPiece)$/

// An element of running words has nothing in it that is a paragraph of its own.
function isRunning(element: Element): boolean {
  return (
    element.name === 'Text' || !elementsOf(element).some((child) => isBlock(child.name) || !isRunning(child))
  )
}

function isBlock(name: string): boolean {
  return BLOCKS.test(name) || NUMBERED.has(name) || HEADINGS.has(name)
}
