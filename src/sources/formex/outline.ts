/** The rows of an act, a consolidated text or a corrigendum, in the order of the file. */
import { idSegment } from '#law/number.ts'
import type { Finding, Kind, ProvisionDraft } from '#law/provision.ts'
import { type Block, fragment, p } from '#markup/fragment.ts'
import { childOf, type Element, elementsOf } from '../xml-tree.ts'
import { blocksIn } from './blocks.ts'
import { divisionNamed } from './divisions.ts'
import type { FormexFile } from './document.ts'
import { noteOf, notesIn, wordsOf } from './inline.ts'

// What describes a document and is not printed in it.
const DESCRIBED = new Set(['BIB.INSTANCE', 'BIB.DATA', 'FAM.COMP', 'INFO.CONSLEG', 'INFO.PROD', 'PROLOG'])

/** Returns the provisions of a file, its annexes after it. */
export function outline(file: FormexFile, annexes: readonly FormexFile[]): ProvisionDraft[] {
  const rows = elementsOf(file.body).flatMap((part) => partRows(part))
  return [...rows, ...annexes.flatMap(({ root }) => annexRows(root))].filter(
    (row) => row.content !== null || row.num !== null || row.heading !== null || row.kind === 'preamble',
  )
}

/** Returns what can only be seen in the source: pictures and formulas, which the file names and does not hold. */
export function pictures(file: FormexFile): Finding[] {
  const found = included(file.root)
  if (found.length === 0) return []
  return [
    {
      severity: 'warning',
      check: 'picture',
      path: file.path,
      where: `line ${found[0]?.line ?? 0}`,
      message: `${found.length} pictures or formulas stand in the act and are not shown: look them up at the source`,
    },
  ]
}

function included(element: Element): Element[] {
  return elementsOf(element).flatMap((child) => (child.name === 'INCL.ELEMENT' ? [child] : included(child)))
}

function partRows(part: Element): ProvisionDraft[] {
  if (DESCRIBED.has(part.name)) return []
  switch (part.name) {
    case 'TITLE':
      return [row('preface', 0, blocksInTitle(part))]
    case 'PREAMBLE':
      return preambleRows(part)
    case 'ENACTING.TERMS':
      return termRows(part, 0, '')
    case 'CONTENTS.CORR':
      return correctionRows(part)
    case 'FINAL':
      return [row('conclusions', 0, blocksIn(part))]
    case 'ANNEX':
    case 'CONS.ANNEX':
      return annexRows(part)
    default:
      return [row('text', 0, blocksIn({ ...part, children: [part] }))]
  }
}

// Here the title is no heading above something, but the words that open the act.
function blocksInTitle(title: Element): Block[] {
  return elementsOf(title).flatMap((line) => blocksIn(line))
}

function preambleRows(preamble: Element): ProvisionDraft[] {
  const rows = elementsOf(preamble).flatMap(preambleParts)
  const said = rows.filter((inner) => inner.content !== null || inner.heading !== null)
  return said.length === 0 ? [] : [row('preamble', 0, []), ...said]
}

function preambleParts(part: Element): ProvisionDraft[] {
  switch (part.name) {
    case 'GR.VISA':
    case 'GR.CONSID':
      return elementsOf(part).flatMap(preambleParts)
    case 'VISA':
      return [row('citation', 1, blocksIn(part))]
    case 'CONSID':
      return [recital(part)]
    case 'PREAMBLE.FINAL':
      return [row('formula', 1, blocksIn(part))]
    case 'PREAMBLE':
      return preambleRows(part)
    default:
      return [row('text', 1, blocksIn({ ...part, children: [part] }))]
  }
}

// A recital is numbered in its NP; further paragraphs follow inside it.
function recital(element: Element): ProvisionDraft {
  const [first] = elementsOf(element)
  const label = first?.name === 'NP' ? childOf(first, 'NO.P') : null
  const num = wordsOf(label)
  if (!first || num === null) return row('recital', 1, blocksIn(element))
  const rest = { ...element, children: element.children.filter((child) => child !== first) }
  const key = idSegment(num)
  return {
    ...row('recital', 1, [...calls(label), ...blocksIn(first, [label]), ...blocksIn(rest)]),
    num,
    ...(key && { key: `rec_${key}` }),
  }
}

function termRows(element: Element, depth: number, above: string): ProvisionDraft[] {
  return elementsOf(element).flatMap((child) => {
    if (child.name === 'DIVISION') return divisionRows(child, depth, above)
    if (child.name === 'ARTICLE') return [article(child, depth)]
    return [row('text', depth, blocksIn({ ...child, children: [child] }))]
  })
}

function divisionRows(division: Element, depth: number, above: string): ProvisionDraft[] {
  const title = childOf(division, 'TITLE')
  const line = wordsOf(childOf(title, 'TI'))
  const under = wordsOf(childOf(title, 'STI'))
  const { kind, number } = divisionNamed(line ?? '')
  const named = number !== null && kind !== 'division'
  const key = named ? `${above && `${above}__`}${PREFIXES[kind] ?? kind}_${number}` : null
  const rest = { ...division, children: division.children.filter((child) => child !== title) }
  return [
    {
      ...row(kind, depth, []),
      ...(named || (line !== null && under !== null)
        ? { num: line, heading: under }
        : { heading: line ?? under }),
      ...(key && { key }),
    },
    ...notesIn(title).map((called) => row('note', depth + 1, blocksIn(called))),
    ...termRows(rest, depth + 1, key ?? above),
  ]
}

// Prefixes of eIds (docs/spec/identifiers.md, 6): the same in all languages.
const PREFIXES: Readonly<Record<Kind, string>> = { chapter: 'chp', section: 'sec', subsection: 'subsec' }

function article(element: Element, depth: number): ProvisionDraft {
  const label = childOf(element, 'TI.ART')
  const title = childOf(element, 'STI.ART')
  const number = /^0*(\d+[A-Za-z]*)$/.exec(element.attributes.IDENTIFIER ?? '')?.[1]
  return {
    ...row('article', depth, [...calls(label), ...calls(title), ...blocksIn(element, [label, title])]),
    num: wordsOf(label),
    heading: wordsOf(title),
    ...(number && { key: `art_${number}` }),
  }
}

// Numbers and headings can hold no note: it is called at the start of the words.
function calls(element: Element | null): Block[] {
  return notesIn(element).map((called) => p(noteOf(called)))
}

// A correction is found by what it corrects: pages, articles and recitals have the same numbers in all languages. Several of one
// paragraph are told apart by their order.
function correctionRows(contents: Element): ProvisionDraft[] {
  const seen = new Map<string, number>()
  return elementsOf(contents).map((child) => {
    if (child.name !== 'CORRECTION') return row('text', 0, blocksIn({ ...child, children: [child] }))
    const description = childOf(child, 'DESCRIPTION')
    const label = childOf(childOf(description, 'NP'), 'NO.P')
    const heading = wordsOf(
      description && {
        ...description,
        children: description.children.map((inner) => without(inner, label)),
      },
    )
    const key = (heading ?? '').match(/\d+/g)?.join('-')
    const count = (seen.get(key ?? '') ?? 0) + 1
    seen.set(key ?? '', count)
    return {
      ...row('correction', 0, [...calls(description), ...blocksIn(child, [description])]),
      num: wordsOf(label),
      heading,
      ...(key && { key: `corr_${key}${count > 1 ? `.${count}` : ''}` }),
    }
  })
}

function without(node: Element | string, taken: Element | null): Element | string {
  if (typeof node === 'string') return node
  return { ...node, children: node.children.filter((child) => child !== taken) }
}

function annexRows(annex: Element): ProvisionDraft[] {
  const title = childOf(annex, 'TITLE')
  const line = wordsOf(childOf(title, 'TI'))
  const under = wordsOf(childOf(title, 'STI'))
  const number = /(?<![\p{L}\d])([IVXLC]+|\d+|[A-Z])[a-z]?\.?$/u.exec(line ?? '')?.[1]
  const parts = elementsOf(annex).filter((child) => child !== title && !DESCRIBED.has(child.name))
  return [
    {
      ...row('attachment', 0, [
        ...calls(title),
        ...parts.flatMap((part) => blocksIn({ ...part, children: [part] })),
      ]),
      num: line,
      heading: under,
      ...(number && { key: `att_${number}` }),
    },
  ]
}

function row(kind: Kind, depth: number, blocks: readonly Block[]): ProvisionDraft {
  return { depth, kind, num: null, heading: null, content: fragment(blocks) }
}
