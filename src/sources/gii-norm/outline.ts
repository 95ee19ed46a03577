/** The rows of an act: its titles, divisions, sections and annexes, in the order of the file. */
import { idSegment } from '#law/number.ts'
import type { Finding, Kind, ProvisionDraft } from '#law/provision.ts'
import { type Block, fragment, inline, linesOf, p, text } from '#markup/fragment.ts'
import { childOf, descend, type Element, elementsOf, wordsIn } from '../xml-tree.ts'
import { blocksIn } from './blocks.ts'
import type { Gii } from './document.ts'
import { footnoteCalls, type Reading } from './inline.ts'

/** Returns the provisions of the file, and what can only be seen in the source: pictures, which it does not hold. */
export function outline(gii: Gii): { provisions: ProvisionDraft[]; findings: Finding[] } {
  const open: string[] = []
  const provisions = [...front(gii.head), ...gii.norms.flatMap((norm) => rowsOf(norm, open))]
  return { provisions: provisions.filter(says), findings: pictures(gii) }
}

function says(row: ProvisionDraft): boolean {
  return row.content !== null || row.num !== null || row.heading !== null
}

// Titles and abbreviations, the place of publication, the state of the text, and the notes of the editors.
function front(head: Element): ProvisionDraft[] {
  const about = childOf(head, 'metadaten')
  const say = (name: string) => wordsIn(childOf(about, name))
  const names = [...new Set([say('kurzue'), say('amtabk') || say('jurabk')])].filter((name) => name !== '')
  const printed = [say('langue'), names.join(' - ')].filter((line) => line !== '')
  const published = (about ? elementsOf(about) : [])
    .filter(({ name }) => name === 'fundstelle')
    .map((place) => wordsIn({ ...place, children: elementsOf(place).flatMap((part) => [part, ' ']) }))
  const states = (about ? elementsOf(about) : [])
    .filter(({ name }) => name === 'standangabe')
    .map((state) => wordsIn(childOf(state, 'standkommentar')))
  const reading = readingOf(head)
  return [
    row(
      'preface',
      0,
      printed.map((line) => p(text(line))),
    ),
    row(
      'note',
      0,
      [...published, ...states].map((line) => p(text(line))),
    ),
    row('note', 0, notes(head, reading)),
    row('text', 0, blocksOf(head, reading)),
  ]
}

/** `open` holds the code numbers of the divisions around the norm. */
function rowsOf(norm: Element, open: string[]): ProvisionDraft[] {
  const about = childOf(norm, 'metadaten')
  const division = childOf(about, 'gliederungseinheit')
  const name = wordsIn(childOf(about, 'enbez'))
  const title = titleOf(about)
  const reading = readingOf(norm)
  const rows = division ? divisionRows(division, open) : []
  const blocks = blocksOf(norm, reading)
  const remarks = notes(norm, reading)
  if (name === '') {
    const heading = rows.length === 0 ? title : null
    const words = rows.length === 0 || title === null ? blocks : [p(text(title)), ...blocks]
    return [
      ...rows,
      { ...row(rows.length === 0 ? 'text' : 'intro', open.length, words), heading },
      row('note', open.length, remarks),
    ]
  }
  return [...rows, named(name, title, [...blocks, ...remarks], open.length)]
}

// Some acts repeat the division in each of its norms: it opens once.
function divisionRows(division: Element, open: string[]): ProvisionDraft[] {
  const code = wordsIn(childOf(division, 'gliederungskennzahl'))
  if (open.at(-1) === code) return []
  while (open.length > 0 && !code.startsWith(open.at(-1) as string)) open.pop()
  const num = wordsIn(childOf(division, 'gliederungsbez'))
  const heading = wordsIn(spaced(childOf(division, 'gliederungstitel')))
  const depth = open.length
  open.push(code)
  return [
    {
      ...row(divisionKind(num), depth, []),
      num: /[\p{L}\p{N}]/u.test(num) ? num : null,
      heading: heading || null,
    },
  ]
}

const DIVISIONS: readonly [RegExp, Kind][] = [
  [/unterabschnitt/i, 'subdivision'],
  [/abschnitt/i, 'division'],
  [/unterkapitel/i, 'subchapter'],
  [/kapitel/i, 'chapter'],
  [/untertitel/i, 'subtitle'],
  [/titel/i, 'title'],
  [/buch/i, 'book'],
  [/teil|hauptstück/i, 'part'],
  [/^Art/, 'article'],
]

function divisionKind(num: string): Kind {
  return DIVISIONS.find(([word]) => word.test(num))?.[1] ?? 'division'
}

// Kinds by the name of a norm. Annexes, introductory and closing words belong to the act, not to its last division.
const NAMED: readonly [RegExp, Kind][] = [
  [/^(?:\([X\d]+\)\s*)?§/, 'section'],
  [/^(?:\([X\d]+\)\s*)?Art(?:ikel|\b)/, 'article'],
  [/^Eingangsformel/, 'formula'],
  [/^Präambel/, 'preamble'],
  [/^Schlu(?:ß|ss)formel/, 'conclusions'],
  [/^(?:Anlage|Anhang)/, 'attachment'],
]

function named(name: string, title: string | null, blocks: readonly Block[], depth: number): ProvisionDraft {
  const kind = NAMED.find(([start]) => start.test(name))?.[1] ?? 'text'
  if (kind === 'section' || kind === 'article') {
    // "(weggefallen)" is all that is left of the words.
    return blocks.length === 0 && title !== null
      ? { ...row(kind, depth, [p(text(title))]), num: name }
      : { ...row(kind, depth, blocks), num: name, heading: title }
  }
  if (kind !== 'attachment') {
    return {
      ...row(kind, kind === 'text' ? depth : 0, blocks),
      heading: title === null ? name : `${name} ${title}`,
    }
  }
  const number = /^\S+\s+(\d+\s?[a-z]?|[IVXLC]+)(?![\p{L}\d])/u.exec(name)?.[1]
  const key = number && `att_${idSegment(number)}`
  return { ...row(kind, 0, blocks), num: name, heading: title, ...(key && { key }) }
}

function titleOf(about: Element | null): string | null {
  return wordsIn(spaced(childOf(about, 'titel'))) || null
}

// A line break in a title parts words; the mark of a footnote says nothing there.
function spaced(element: Element | null): Element | null {
  if (!element) return null
  const children = element.children.map((child) =>
    typeof child === 'string' ? child : child.name === 'BR' ? ' ' : (spaced(child) as Element),
  )
  return { ...element, children }
}

function blocksOf(norm: Element, reading: Reading): Block[] {
  const words = descend(norm, 'textdaten', 'text')
  return words ? blocksIn(words, reading) : []
}

function notes(norm: Element, reading: Reading): Block[] {
  const remarks = descend(norm, 'textdaten', 'fussnoten')
  return remarks ? linesOf(blocksIn(remarks, reading)).map((line) => p(inline('remark', line))) : []
}

function readingOf(norm: Element): Reading {
  return { calls: footnoteCalls(norm) }
}

function row(kind: Kind, depth: number, blocks: readonly Block[]): ProvisionDraft {
  return { depth, kind, num: null, heading: null, content: fragment(blocks) }
}

function pictures({ path, head, norms }: Gii): Finding[] {
  const images = [head, ...norms].flatMap(imagesIn)
  if (images.length === 0) return []
  return [
    {
      severity: 'warning',
      check: 'picture',
      path,
      where: `line ${images[0]?.line ?? 0}`,
      message: `${images.length} pictures (formulas, signs, maps) stand in the act and are not shown: look them up at the source`,
    },
  ]
}

function imagesIn(element: Element): Element[] {
  return elementsOf(element).flatMap((child) => (child.name === 'IMG' ? [child] : imagesIn(child)))
}
