/** Objects as section 3 describes them: rows out of the elements that stand for them, each stated and hashed as the section says. */
import { SaxesParser, type SaxesTagNS } from 'saxes'
import { sha256 } from './reading.ts'

const COMITY = 'urn:comity:1.0'
// Hierarchical elements of Akoma Ntoso 3.0 (schema, group ANhier) and hcontainer: what stands in them after num and heading is the fragment itself.
const HIERARCHY = new Set(
  `alinea article book chapter clause division indent level list paragraph part point proviso rule section subchapter
  subclause subdivision sublist subparagraph subpart subrule subsection subtitle title tome transitional hcontainer`.split(
    /\s+/,
  ),
)

export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly own: Readonly<Record<string, string>>
  readonly parent: Element | null
  readonly children: Element[]
  /** Where the element and what is in it begin and end in the text. */
  readonly span: { from: number; inner: number; innerTo: number; to: number }
}

export interface Row {
  readonly number: number
  readonly eId: string
  readonly wId: string
  readonly parent: string | null
  readonly from: string | null
  readonly to: string | null
  readonly text: string | null
  readonly fragment: string | null
  /** What the row states, by the places of its array. */
  readonly stated: readonly unknown[]
  readonly statement: string
}

export interface ReadObject {
  readonly xml: string
  readonly root: Element
  readonly all: readonly Element[]
  /** By number; elements of one number each. */
  readonly pieces: ReadonlyMap<number, readonly Row[]>
  readonly head: string | null
}

/** Returns the rows in the order of their numbers, each once. */
export function rowsOf({ pieces }: ReadObject): Row[] {
  return [...pieces].sort(([a], [b]) => a - b).flatMap(([, [first]]) => first ?? [])
}

/** Returns the object in the text. Throws where it is not well-formed or declares a document type. */
export function objectIn(xml: string): ReadObject {
  const all = elementsOf(xml)
  const [root] = all
  if (!root) throw new Error('There is no element')
  const context = { xml, intervals: intervalsIn(all), grounds: groundsIn(all) }
  const pieces = new Map<number, Row[]>()
  for (const element of all) {
    if (element.own.row === undefined) continue
    const row = rowOf(element, context)
    pieces.set(row.number, [...(pieces.get(row.number) ?? []), row])
  }
  const head = all.find(({ name, own }) => name === 'head' && own[':'] !== undefined)
  return { xml, root, all, pieces, head: head ? unescaped(inner(xml, head)) : null }
}

function elementsOf(xml: string): Element[] {
  const all: Element[] = []
  const open: Element[] = []
  const parser = new SaxesParser({ xmlns: true, position: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Error('It declares a document type')
  })
  parser.on('opentag', (tag) => {
    const parent = open.at(-1) ?? null
    const element = { ...namesOf(tag), parent, children: [], span: spanFrom(xml, parser.position) }
    parent?.children.push(element)
    all.push(element)
    open.push(element)
  })
  parser.on('closetag', (tag) => {
    const element = open.pop()
    if (!element) return
    element.span.to = parser.position
    element.span.innerTo = tag.isSelfClosing ? element.span.inner : xml.lastIndexOf('</', parser.position - 1)
  })
  parser.write(xml).close()
  return all
}

function spanFrom(xml: string, position: number): Element['span'] {
  return { from: xml.lastIndexOf('<', position - 1), inner: position, innerTo: position, to: position }
}

// Attributes of the namespace by their local names; that an element is of it itself, by the name ":".
function namesOf(tag: SaxesTagNS): Pick<Element, 'name' | 'attributes' | 'own'> {
  const attributes: Record<string, string> = {}
  const own: Record<string, string> = tag.uri === COMITY ? { ':': tag.local } : {}
  for (const { uri, local, prefix, value } of Object.values(tag.attributes)) {
    if (uri === COMITY) own[local] = value
    else attributes[prefix ? `${prefix}:${local}` : local] = value
  }
  return { name: tag.local, attributes, own }
}

interface Context {
  readonly xml: string
  readonly intervals: ReadonlyMap<string, { from: string | null; to: string | null }>
  readonly grounds: ReadonlyMap<string, readonly [title: string, id: string | null]>
}

function rowOf(element: Element, { xml, intervals, grounds }: Context): Row {
  const { attributes, own } = element
  const days = intervals.get(own.whole ?? attributes.period ?? '')
  if (!days) throw new Error(`Row ${own.row} refers to no temporal group`)
  const ground = own.ground === undefined ? null : grounds.get(own.ground)
  if (ground === undefined) throw new Error(`Row ${own.row} refers to no ground`)
  const wId = own.wId ?? attributes.wId ?? ''
  const eId = own.eId ?? attributes.eId ?? ''
  const parent = own.parent ?? divisionOf(element)
  const holder = element.children.find((child) => child.own.made === 'head') ?? element
  const said = (name: string) => {
    const found = holder.children.find((child) => child.name === name)
    return found ? unescaped(inner(xml, found).replace(/<[^>]*>/g, '')) : null
  }
  const kind = own.kind ?? (element.name === 'hcontainer' ? attributes.name : undefined) ?? element.name
  const fragment = fragmentOf(element, xml)
  const text = fragment === null ? null : sha256(fragment)
  const stated = [
    ...[wId, eId, parent, own.sort ?? '', kind, said('num'), said('heading'), days.from, days.to],
    ...[own.basis, own.missing === 'true', own.concurrent === 'true', ground, text],
  ]
  const statement = JSON.stringify(stated)
  return { number: Number(own.row), wId, eId, parent, ...days, text, fragment, stated, statement }
}

function divisionOf({ parent }: Element): string | null {
  if (!parent) return null
  return parent.own.row === undefined ? divisionOf(parent) : (parent.own.wId ?? parent.attributes.wId ?? null)
}

// "Fragments" of section 3: the row's own words, with the eIds that they had before they were made absolute.
function fragmentOf(element: Element, xml: string): string | null {
  const found = wordsOf(element, xml)
  if (found === null || found === '' || found === '<content/>') return null
  const prefix = `${element.attributes.eId}__`
  return found.replace(/<[A-Za-z][^<>]*>/g, (tag) => {
    const real = / comity:eId="([^"]*)"/.exec(tag)?.[1]
    return tag.replace(/ comity:eId="[^"]*"/, '').replace(/ eId="([^"]*)"/, (_, eId: string) => {
      const relative = unescaped(eId).startsWith(unescaped(prefix)) ? eId.slice(prefix.length) : eId
      return ` eId="${real ?? relative}"`
    })
  })
}

function wordsOf(element: Element, xml: string): string | null {
  const doc = element.name === 'attachment' ? element.children.find(({ name }) => name === 'doc') : undefined
  const holder = doc?.children.find(({ name }) => name === 'mainBody') ?? element
  const made = holder.children.find(({ own }) => own.made === 'content')
  if (made) return made.name === 'tblock' ? `<content>${inner(xml, made)}</content>` : inner(xml, made)
  const intro = holder.children.find(({ own }) => own.was === 'content')
  if (intro) return `<content>${inner(xml, intro)}</content>`
  const words = holder.children.filter(
    (child) => !['num', 'heading'].includes(child.name) && !holdsRow(child) && child.own.made === undefined,
  )
  if (words.length === 0) return null
  const raw = words.map(({ span }) => xml.slice(span.from, span.to)).join('')
  return HIERARCHY.has(element.name) ? raw : `<content>${raw}</content>`
}

function holdsRow({ own, children }: Element): boolean {
  return own.row !== undefined || children.some(holdsRow)
}

function intervalsIn(all: readonly Element[]): Context['intervals'] {
  const days = new Map<string, string>()
  for (const { name, attributes } of all)
    if (name === 'eventRef') days.set(`#${attributes.eId}`, attributes.date ?? '')
  const groups = all.filter(({ name }) => name === 'temporalGroup')
  const edge = (at: string | undefined) => (at === undefined ? null : (days.get(at) ?? null))
  return new Map(
    groups.map(({ attributes, children: [span] }) => [
      `#${attributes.eId}`,
      { from: edge(span?.attributes.start), to: edge(span?.attributes.end) },
    ]),
  )
}

function groundsIn(all: readonly Element[]): Context['grounds'] {
  return new Map(
    all
      .filter(({ name }) => name === 'passiveRef')
      .map(({ attributes, own }) => [`#${attributes.eId}`, [attributes.showAs ?? '', own.id ?? null]]),
  )
}

function inner(xml: string, { span }: Element): string {
  return xml.slice(span.inner, span.innerTo)
}

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos|#(\d+));/g, (_, name: string, code?: string) =>
    code
      ? String.fromCodePoint(Number(code))
      : ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[name] ?? ''),
  )
}
