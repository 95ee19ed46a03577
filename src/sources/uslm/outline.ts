/** The rows of a law, resolution or compilation: titles, formulas, divisions, sections, and what follows them. */
import type { Kind, ProvisionDraft } from '#law/provision.ts'
import { type Block, fragment, p } from '#markup/fragment.ts'
import { quotation } from '../quotation.ts'
import { childOf, type Element, elementsOf } from '../xml-tree.ts'
import { blocksIn, prefixed, suffixed } from './blocks.ts'
import {
  footnoteCalls,
  inlineOf,
  isNote,
  noteElements,
  notesIn,
  paragraphsOf,
  type Reading,
  wordsOf,
} from './inline.ts'

const DIVISIONS = new Set(
  'division subdivision title subtitle part subpart chapter subchapter article subarticle appropriations level'.split(
    ' ',
  ),
)
// Prefixes of eIds (docs/spec/identifiers.md, 6).
const PREFIXES: Readonly<Record<Kind, string>> = {
  division: 'dvs',
  subdivision: 'subdvs',
  chapter: 'chp',
  subchapter: 'subchp',
  article: 'art',
  level: 'lvl',
}

/** Where rows are made: depth, and key of the division around them. */
interface Place {
  readonly depth: number
  readonly above: string
  readonly reading: Reading
}

/** Returns the provisions of a file. */
export function outline(root: Element): ProvisionDraft[] {
  const reading: Reading = {
    calls: footnoteCalls(root),
    quoted: (element) => quotation(blocksIn(element, reading)),
  }
  const place: Place = { depth: 0, above: '', reading }
  const main = childOf(root, 'main')
  const longTitle = childOf(main, 'longTitle')
  const rows = elementsOf(root).flatMap((part) => {
    if (/^(?:meta|preface|endMarker)$/.test(part.name)) return []
    if (part === main)
      return rowsIn(
        elementsOf(part).filter((child) => child !== longTitle),
        place,
      )
    if (part.name === 'signatures') return [row('conclusions', place, blocksIn(part, reading))]
    const heading = childOf(part, 'heading')
    const called = notesIn(heading, reading)
    return [
      {
        ...row('note', place, prefixed(blocksIn(part, reading, [heading]), called)),
        heading: wordsOf(heading),
      },
    ]
  })
  const preface = row('preface', place, front(childOf(root, 'preface'), longTitle, reading))
  return [preface, ...rows].filter(
    (draft) =>
      draft.content !== null || draft.num !== null || draft.heading !== null || draft.kind === 'preamble',
  )
}

// Kind and number of a document stand on one line, as they are cited.
function front(preface: Element | null, longTitle: Element | null, reading: Reading): Block[] {
  const lines: string[] = []
  let type = ''
  for (const part of preface ? elementsOf(preface) : []) {
    // Here a page is where the law is found in the Statutes at Large.
    const words = inlineOf(part.name === 'page' ? part.children : [part], reading).trim()
    if (part.name === 'dc:type') type = words
    else if (part.name === 'docNumber') lines.push(`${type} ${words}`.trim())
    else lines.push(words)
  }
  const titles = longTitle ? blocksIn(longTitle, reading) : []
  return [...lines.filter((line) => line !== '').map(p), ...titles]
}

function rowsIn(parts: readonly Element[], place: Place): ProvisionDraft[] {
  return parts.flatMap((part) => rowsOf(part, place))
}

function rowsOf(part: Element, place: Place): ProvisionDraft[] {
  const { name } = part
  const { reading } = place
  if (name === 'section') return [section(part, place)]
  if (name === 'preamble') {
    return [row('preamble', place, []), ...rowsIn(elementsOf(part), { ...place, depth: place.depth + 1 })]
  }
  if (name === 'recital') return [row('recital', place, blocksIn(part, reading))]
  if (name === 'enactingFormula' || name === 'resolvingClause')
    return [row('formula', place, blocksIn(part, reading))]
  if (name === 'action') return [row('conclusions', place, blocksIn(part, reading))]
  if (name === 'editorialNote') return editorial(part, place)
  if (isNote(part)) return [beside(part, place)]
  if (DIVISIONS.has(name) && isDivision(part)) return division(part, place)
  if (name === 'appropriations') return [section(part, place)]
  return [row('text', place, blocksIn({ ...part, children: [part] }, reading))]
}

// What holds sections groups them; a level or an appropriation may as well be words.
function isDivision(part: Element): boolean {
  const inside = elementsOf(part)
  return (
    (part.name !== 'level' && part.name !== 'appropriations') ||
    inside.some(({ name }) => name === 'section' || DIVISIONS.has(name))
  )
}

function division(part: Element, place: Place): ProvisionDraft[] {
  const label = childOf(part, 'num')
  const title = childOf(part, 'heading')
  const value = label?.attributes.value ?? ''
  const key = /^[\w.-]+$/.test(value)
    ? `${place.above && `${place.above}__`}${PREFIXES[part.name] ?? part.name}_${value}`
    : null
  const below: Place = { ...place, depth: place.depth + 1, above: key ?? place.above }
  const rest = elementsOf(part).filter((child) => child !== label && child !== title)
  const notes = [...noteElements(label), ...noteElements(title)]
  return [
    {
      ...row(part.name, place, []),
      num: wordsOf(label),
      heading: wordsOf(title),
      ...(key && { key }),
    },
    // A heading can hold no note: what stands beside it is a row below.
    ...notes.map((note) => beside(note, below)),
    ...rowsIn(rest, below),
  ]
}

function beside(note: Element, place: Place): ProvisionDraft {
  return row('note', place, paragraphsOf(note, place.reading).map(p))
}

function section(part: Element, place: Place): ProvisionDraft {
  const label = childOf(part, 'num')
  const title = childOf(part, 'heading')
  const { reading } = place
  const called = notesIn(label, reading) + notesIn(title, reading)
  return {
    ...row(part.name, place, prefixed(blocksIn(part, reading, [label, title]), called)),
    num: wordsOf(label),
    heading: wordsOf(title),
  }
}

// "[Sec. 7. Repealed by …]": editors put a section in brackets.
function editorial(part: Element, place: Place): ProvisionDraft[] {
  const [only, ...others] = elementsOf(part).filter(({ name }) => name === 'section')
  if (!only || others.length > 0) return [row('note', place, [p(inlineOf([part], place.reading))])]
  const at = part.children.indexOf(only)
  const before = inlineOf(part.children.slice(0, at), place.reading).trim()
  const after = inlineOf(part.children.slice(at + 1), place.reading).trim()
  const inside = blocksIn(only, place.reading, [childOf(only, 'num'), childOf(only, 'heading')])
  return [
    {
      ...section(only, place),
      content: fragment(suffixed(prefixed(inside, before), after)),
    },
  ]
}

function row(kind: Kind, { depth }: Place, blocks: readonly Block[]): ProvisionDraft {
  return { depth, kind, num: null, heading: null, content: fragment(blocks) }
}
