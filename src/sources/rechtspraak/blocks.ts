/** Paragraphs, lists, tables and notes of a Dutch decision as blocks of a provision. */
import { type Block, type Cell, inline, note, p, text } from '#markup/fragment.ts'
import { childOf, type Element, elementsOf } from '../xml-tree.ts'

/** Footnotes by their identifier: they stand at the end of the file and are called where they belong. */
export type Notes = ReadonlyMap<string, Element>

/** Returns the footnotes below the element. */
export function footnotesOf(element: Element): Notes {
  return new Map(
    elementsOf(element).flatMap((child): [string, Element][] =>
      child.name === 'footnote' ? [[child.attributes.id ?? '', child]] : [...footnotesOf(child)],
    ),
  )
}

/** Returns the elements as blocks. `num` is left out at the beginning of the first, where the row already says it. */
export function blocksOf(elements: readonly Element[], notes: Notes, num: string | null = null): Block[] {
  return elements.flatMap((element, index) => blockOf(element, notes, index === 0 ? num : null))
}

const EMPHASIS: Readonly<Record<string, 'b' | 'i' | 'u'>> = { bold: 'b', italic: 'i', underline: 'u' }
// What stands around words and says nothing itself.
const GROUPS =
  /^(?:parablock|paragroup|uitspraak\.info|conclusie\.info|section|simplesect|blockquote|listitem)$/

function blockOf(element: Element, notes: Notes, num: string | null): Block[] {
  const { name } = element
  if (name === 'footnote') return []
  if (GROUPS.test(name)) return blocksOf(elementsOf(element), notes, num)
  if (name === 'itemizedlist') return listOf(element, notes, () => element.attributes.mark || '-')
  if (name === 'orderedlist') return listOf(element, notes, numberer(element.attributes.numeration))
  if (/table$/.test(name)) return [{ kind: 'table', rows: tableRows(element, notes) }]
  if (name === 'mediaobject' || name === 'inlinemediaobject') return [p('<img src="image"/>')]
  const words = inlineOf(element, notes)
  const rest = num === null ? words : words.trimStart().slice(num.length)
  return rest.trim() === ''
    ? []
    : [p(name === 'bridgehead' ? inline('b', rest.trim()) : rest.replace(/^(?:<br\/>|\s)+/, ''))]
}

function inlineOf(element: Element, notes: Notes): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return text(child)
      if (child.name === 'linebreak') return '<br/>'
      if (child.name === 'footnote-ref') return noteOf(notes.get(child.attributes.linkend ?? ''), notes)
      if (child.name === 'footnote') return ''
      const inner = inlineOf(child, notes)
      if (child.name === 'superscript') return inline('sup', inner)
      if (child.name === 'subscript') return inline('sub', inner)
      const emphasis = child.name === 'emphasis' ? EMPHASIS[child.attributes.role ?? ''] : undefined
      return emphasis ? inline(emphasis, inner) : inner
    })
    .join('')
}

function noteOf(footnote: Element | undefined, notes: Notes): string {
  return footnote ? note(elementsOf(footnote).map((para) => inlineOf(para, notes).trim())) : ''
}

function listOf(list: Element, notes: Notes, numberOf: (index: number) => string): Block[] {
  return elementsOf(list).map((item, index) => ({
    kind: 'item',
    num: numberOf(index),
    blocks: blocksOf(elementsOf(item), notes),
  }))
}

// DocBook 5, orderedlist: the number is rendering that the mark-up means; a decision cites by it.
function numberer(numeration = 'arabic'): (index: number) => string {
  const letter = (index: number) => String.fromCodePoint(97 + (index % 26))
  if (numeration === 'loweralpha') return (index) => `${letter(index)}.`
  if (numeration === 'upperalpha') return (index) => `${letter(index).toUpperCase()}.`
  return (index) => `${index + 1}.`
}

function tableRows(element: Element, notes: Notes): Cell[][] {
  return elementsOf(element).flatMap((child) =>
    child.name === 'row'
      ? [elementsOf(child).map((entry) => ({ inline: cellOf(entry, notes) }))]
      : tableRows(child, notes),
  )
}

function cellOf(entry: Element, notes: Notes): string {
  const paras = elementsOf(entry)
  return paras.length === 0
    ? inlineOf(entry, notes)
    : paras
        .map((para) => inlineOf(para, notes).trim())
        .filter((words) => words !== '')
        .join('<br/>')
}

/** Returns a title without its number. */
export function withoutNumber(title: Element): Element {
  const nr = childOf(title, 'nr')
  return { ...title, children: title.children.filter((child) => child !== nr) }
}
