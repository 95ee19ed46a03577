/**
 * What a row is in Akoma Ntoso. The citable unit (article, section, rule, else the outermost paragraph or clause, a speech, a
 * numbered paragraph of a judgment) is a row with its words; what groups such units is a row with a heading; prefaces,
 * recitals, introductions of divisions and whatever stands loose are rows of their own, so that every word has one.
 */
import { DOCUMENTS, HIERARCHY, JUDGMENT_PARTS, SPEECH_SECTIONS, SPEECHES } from '#markup/vocabulary.ts'
import { descendants, elements, type XmlElement, type XmlNode } from '#markup/xml.ts'
import { BODIES, GROUPS, HEAD, hasWords, isDivision, isRow, kindOf, PREAMBLE_UNITS } from './row-kinds.ts'

/** A row as it stands in the file, before its words are read for a day. */
export interface RawRow {
  depth: number
  kind: string
  /** Null for loose text. */
  readonly element: XmlElement | null
  readonly nums: readonly XmlElement[]
  readonly headings: readonly XmlElement[]
  readonly body: readonly XmlNode[]
  /** True where the row groups others: notes of its heading are then rows below it. */
  readonly division: boolean
  /** Elements around the row that may limit its days, itself included. */
  readonly scope: readonly XmlElement[]
}

/**
 * Returns the rows of the document under the root, attached components after it, in reading order; notes of the metadata
 * that nothing calls come last.
 */
export function rawRows(root: XmlElement, uncalled: readonly XmlElement[]): RawRow[] {
  const rows: RawRow[] = []
  for (const element of elements(root)) {
    if (DOCUMENTS.has(element.name)) documentRows(element, 0, [], rows)
    else main([element], 0, [], rows)
  }
  for (const note of uncalled) rows.push(textRow('note', note.children, 0, [], note))
  return rows
}

function documentRows(
  document: XmlElement,
  depth: number,
  scope: readonly XmlElement[],
  rows: RawRow[],
): void {
  for (const part of elements(document)) {
    const inside = [...scope, part]
    if (part.name === 'meta') continue
    if (part.name === 'coverPage' || part.name === 'preface' || part.name === 'header')
      rows.push(textRow('preface', part.children, depth, inside, part))
    else if (part.name === 'preamble') preamble(part, depth, inside, rows)
    else if (part.name === 'conclusions')
      rows.push(textRow('conclusions', part.children, depth, inside, part))
    else if (BODIES.has(part.name)) body(part, depth, inside, rows)
    else main([part], depth, scope, rows)
  }
}

// A body that is all one part (the decision of a judgment) needs no division for it.
function body(element: XmlElement, depth: number, scope: readonly XmlElement[], rows: RawRow[]): void {
  const [part, ...others] = elements(element)
  const whole =
    part &&
    others.length === 0 &&
    JUDGMENT_PARTS.has(part.name) &&
    !elements(part).some((inner) => HEAD.has(inner.name))
  main(whole ? part.children : element.children, depth, whole ? [...scope, part] : scope, rows)
}

function main(nodes: readonly XmlNode[], depth: number, scope: readonly XmlElement[], rows: RawRow[]): void {
  let run: XmlNode[] = []
  const flush = () => {
    if (hasWords(run)) rows.push(textRow('text', run, depth, scope, null))
    run = []
  }
  for (const node of nodes) {
    if (typeof node === 'string' || !isRow(node)) {
      run.push(node)
      continue
    }
    flush()
    one(node, depth, [...scope, node], rows)
  }
  flush()
}

function one(element: XmlElement, depth: number, scope: readonly XmlElement[], rows: RawRow[]): void {
  const { name } = element
  if (name === 'meta') return
  if (HIERARCHY.has(name)) hierarchical(element, depth, scope, rows)
  else if (name === 'tblock') block(element, depth, scope, rows)
  else if (name === 'blockList') list(element, depth, scope, rows)
  else if (SPEECH_SECTIONS.has(name) || JUDGMENT_PARTS.has(name)) division(element, name, depth, scope, rows)
  else if (SPEECHES.has(name) || PREAMBLE_UNITS.has(name)) rows.push(unit(element, name, depth, scope))
  else if (name === 'crossHeading')
    rows.push({ ...unit(element, name, depth, scope), headings: [element], body: [] })
  else if (name === 'preamble') preamble(element, depth, scope, rows)
  else if (name === 'component' || name === 'attachment') attachment(element, depth, scope, rows)
  else if (GROUPS.has(name) || /^(?:components|attachments|recitals|citations)$/.test(name))
    group(element, depth, scope, rows)
  else rows.push(textRow(name, element.children, depth, scope, element))
}

function hierarchical(
  element: XmlElement,
  depth: number,
  scope: readonly XmlElement[],
  rows: RawRow[],
): void {
  const kind = kindOf(element)
  if (isDivision(element)) division(element, kind, depth, scope, rows)
  else rows.push(unit(element, kind, depth, scope))
}

function division(
  element: XmlElement,
  kind: string,
  depth: number,
  scope: readonly XmlElement[],
  rows: RawRow[],
): void {
  const row: RawRow = { ...unit(element, kind, depth, scope), body: [], division: true }
  rows.push(row)
  // The heading of a division is plain text: its notes are rows below it.
  for (const title of [...row.nums, ...row.headings]) {
    for (const note of notesIn([title])) {
      const words = note.name === 'noteRef' ? [note] : note.children
      rows.push(textRow('note', words, depth + 1, [...scope, title, note], note))
    }
  }
  main(withoutHead(element), depth + 1, scope, rows)
}

function unit(element: XmlElement, kind: string, depth: number, scope: readonly XmlElement[]): RawRow {
  const head = elements(element).filter((inner) => HEAD.has(inner.name))
  return {
    depth,
    kind,
    element,
    nums: head.filter((inner) => inner.name === 'num'),
    headings: head.filter((inner) => inner.name !== 'num'),
    body: withoutHead(element),
    division: false,
    scope,
  }
}

function withoutHead(element: XmlElement): XmlNode[] {
  return element.children.filter((node) => typeof node === 'string' || !HEAD.has(node.name))
}

// A titled block is a division where titled blocks stand in it.
function block(element: XmlElement, depth: number, scope: readonly XmlElement[], rows: RawRow[]): void {
  const holds = elements(element).some((inner) => inner.name === 'tblock' && isRow(inner))
  if (holds) division(element, 'tblock', depth, scope, rows)
  else rows.push(unit(element, 'tblock', depth, scope))
}

// Numbered items directly in the body of a judgment or document are its numbered paragraphs.
function list(element: XmlElement, depth: number, scope: readonly XmlElement[], rows: RawRow[]): void {
  for (const node of element.children) {
    if (typeof node !== 'string' && node.name === 'item')
      rows.push(unit(node, 'paragraph', depth, [...scope, node]))
    else if (hasWords([node]))
      rows.push(textRow('text', typeof node === 'string' ? [node] : node.children, depth, scope, null))
  }
}

function preamble(element: XmlElement, depth: number, scope: readonly XmlElement[], rows: RawRow[]): void {
  const parts = elements(element).some((inner) => isRow(inner))
  if (!parts) {
    rows.push(textRow('preamble', element.children, depth, scope, element))
    return
  }
  rows.push({ ...unit(element, 'preamble', depth, scope), nums: [], headings: [], body: [], division: true })
  let run: XmlNode[] = []
  const flush = () => {
    main(run, depth + 1, scope, rows)
    run = []
  }
  for (const node of element.children) {
    if (typeof node === 'string' || node.name !== 'formula') {
      run.push(node)
      continue
    }
    flush()
    rows.push(textRow('formula', node.children, depth + 1, [...scope, node], node))
  }
  flush()
}

// What only groups gives way to what it groups, unless it has a title.
function group(element: XmlElement, depth: number, scope: readonly XmlElement[], rows: RawRow[]): void {
  if (elements(element).some((inner) => HEAD.has(inner.name)))
    division(element, element.name, depth, scope, rows)
  else main(element.children, depth, scope, rows)
}

/**
 * An attached document. One that holds a single provision without a title of its own (a schedule) is that provision, so that
 * the outline shows its heading.
 */
function attachment(element: XmlElement, depth: number, scope: readonly XmlElement[], rows: RawRow[]): void {
  const start = rows.length
  const row: RawRow = { ...unit(element, 'attachment', depth, scope), body: [], division: true }
  rows.push(row)
  const documents = elements(element).filter((inner) => DOCUMENTS.has(inner.name))
  for (const document of documents) documentRows(document, depth + 1, scope, rows)
  main(
    withoutHead(element).filter((node) => typeof node === 'string' || !DOCUMENTS.has(node.name)),
    depth + 1,
    scope,
    rows,
  )
  const inside = rows.slice(start + 1)
  const tops = inside.filter((inner) => inner.depth === depth + 1)
  const untitled = row.nums.length === 0 && row.headings.length === 0
  if (inside.length === 0 && untitled) rows.length = start
  if (tops.length !== 1 || !untitled) return
  rows.splice(start, 1)
  for (const inner of inside) inner.depth -= 1
  // A document of a collection is no annex of anything: its section stays one.
  if (tops[0] && !scope.some(({ name }) => name === 'collectionBody')) tops[0].kind = 'attachment'
}

function textRow(
  kind: string,
  body: readonly XmlNode[],
  depth: number,
  scope: readonly XmlElement[],
  element: XmlElement | null,
): RawRow {
  return { depth, kind, element, nums: [], headings: [], body, division: false, scope }
}

/** Returns the notes called in the elements, outside quotations. */
export function notesIn(nodes: readonly XmlElement[]): XmlElement[] {
  return nodes.flatMap((node) =>
    [...descendants(node)].filter((inner) => inner.name === 'authorialNote' || inner.name === 'noteRef'),
  )
}
