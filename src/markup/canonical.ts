/**
 * Akoma Ntoso of any sort made canonical (see `law/content.ts`): only names and attributes of the vocabulary, every word kept
 * and in its order, white space that only formats gone, and each element where the schema of Akoma Ntoso 3.0 lets it stand.
 * A canonical fragment comes back as it was.
 */
import { escapeAttribute } from '#kit/escape.ts'
import { canonicalInline, type InlineReading, languageOf } from './canonical-inline.ts'
import { HIERARCHY, INLINE, SPEECH_SECTIONS, SPEECHES, TEXT_BLOCKS } from './vocabulary.ts'
import { rawText, type XmlElement, type XmlNode } from './xml.ts'

export interface Reading extends InlineReading {
  /** Returns the eId, relative to the provision, of a numbered element below `parent` (relative as well, or empty). */
  readonly eIdOf: (element: XmlElement, parent: string) => string | null
  /** eIds given so far: none comes twice. */
  readonly given: Set<string>
  /** Relative eId of the numbered element in hand; empty at the top. */
  parent: string
}

const HEAD = new Set(['num', 'heading', 'subheading'])
const TRANSPARENT_BLOCKS = new Set([
  'content', 'intro', 'wrapUp', 'container', 'longTitle', 'formula', 'div', 'other', 'recitals', 'citations', 'foreign',
  'interstitial', 'amendmentHeading', 'amendmentContent', 'amendmentReference', 'amendmentJustification', 'preface', 'preamble',
  'conclusions', 'coverPage', 'header', 'body', 'mainBody', 'documentRef', 'toc', 'tbody', 'thead', 'tfoot', 'subFlow',
  'amendmentBody', 'judgmentBody', 'debateBody', 'collectionBody', 'component', 'components', 'attachments', 'attachment',
])
const NUMBERED_BLOCKS = new Set(['tblock', 'blockContainer', 'recital', 'citation', ...SPEECHES, ...SPEECH_SECTIONS])
const LISTS = new Set(['ul', 'ol'])

/** Returns what stands in a hierarchical element after its num and heading; empty where there are no words. */
export function canonicalFragment(nodes: readonly XmlNode[], reading: Reading): string {
  const inside = hierarchyInside(nodes, reading)
  return inside === '<content></content>' ? '' : inside
}

/** Returns the blocks of the nodes; loose inline text becomes paragraphs. */
export function canonicalBlocks(nodes: readonly XmlNode[], reading: Reading): string {
  let out = ''
  let run: XmlNode[] = []
  const flush = () => {
    const inline = paragraphText(run, reading)
    if (inline !== '') out += `<p>${inline}</p>`
    run = []
  }
  for (const node of reading.open(nodes)) {
    if (typeof node === 'string') {
      if (run.length > 0 || node.trim() !== '') run.push(node)
    } else if (isBlock(node)) {
      flush()
      out += block(node, reading)
    } else run.push(node)
  }
  flush()
  return out
}

/** Returns whether the element stands where blocks stand, or holds one that does. */
export function isBlock(element: XmlElement): boolean {
  const { name } = element
  if (name === 'p' || name === 'table' || name === 'block' || name === 'blockList' || name === 'item' || name === 'tr' || name === 'li') return true
  if (HIERARCHY.has(name) || NUMBERED_BLOCKS.has(name) || TRANSPARENT_BLOCKS.has(name) || LISTS.has(name)) return true
  if (TEXT_BLOCKS.has(name) && name !== 'docketNumber') return true
  if (Object.hasOwn(INLINE, name) || name === 'authorialNote' || name === 'mmod' || name === 'rmod') return false
  return element.children.some((inner) => typeof inner !== 'string' && isBlock(inner))
}

function hierarchyInside(nodes: readonly XmlNode[], reading: Reading): string {
  const all = reading.open(nodes).filter((node) => typeof node !== 'string' || node.trim() !== '')
  const parts = all.filter((node) => typeof node === 'string' || !HEAD.has(node.name))
  const first = parts.findIndex(isHierarchical)
  if (first < 0) return `<content>${canonicalBlocks(parts, reading)}</content>`
  const last = parts.findLastIndex(isHierarchical)
  const intro = canonicalBlocks(parts.slice(0, first), reading)
  const middle = runs(parts.slice(first, last + 1)).map((run) => between(run, reading)).join('')
  const wrapUp = canonicalBlocks(parts.slice(last + 1), reading)
  return `${intro && `<intro>${intro}</intro>`}${middle}${wrapUp && `<wrapUp>${wrapUp}</wrapUp>`}`
}

function isHierarchical(node: XmlNode): boolean {
  return typeof node !== 'string' && (HIERARCHY.has(node.name) || (node.name === 'crossHeading' && hasText(node.children)))
}

// Single hierarchical elements, and runs of blocks that stand between them.
function runs(parts: readonly XmlNode[]): XmlNode[][] {
  const out: XmlNode[][] = []
  let loose = false
  for (const part of parts) {
    const hierarchical = isHierarchical(part)
    if (!hierarchical && loose) out.at(-1)?.push(part)
    else out.push([part])
    loose = !hierarchical
  }
  return out
}

function between(run: readonly XmlNode[], reading: Reading): string {
  const [only] = run
  if (only !== undefined && typeof only !== 'string' && isHierarchical(only)) {
    return only.name === 'crossHeading' ? crossHeading(only, reading) : hierarchical(only, reading)
  }
  const blocks = canonicalBlocks(run, reading)
  return blocks && `<paragraph><content>${blocks}</content></paragraph>`
}

function crossHeading(element: XmlElement, reading: Reading): string {
  const inline = paragraphText(element.children, reading)
  return inline && `<crossHeading>${inline}</crossHeading>`
}

function hierarchical(element: XmlElement, reading: Reading): string {
  const name = element.name === 'hcontainer' ? ` name="${nameOf(element, 'hcontainer')}"` : ''
  return numbered(element, `${element.name}`, name, reading, () => {
    const inside = hierarchyInside(element.children, reading)
    return inside === '<content></content>' ? '<content><p/></content>' : inside
  })
}

// An element with num and heading, and the rest as `inside` makes it.
function numbered(element: XmlElement, name: string, attributes: string, reading: Reading, inside: () => string): string {
  const outer = reading.parent
  const eId = reading.eIdOf(element, outer)
  const fresh = eId !== null && eId !== '' && (reading.keepSpace || !reading.given.has(eId))
  if (fresh) {
    reading.given.add(eId)
    reading.parent = eId
  }
  const out = `<${name}${fresh ? ` eId="${escapeAttribute(eId)}"` : ''}${attributes}>${head(element, reading)}${inside()}</${name}>`
  reading.parent = outer
  return out
}

function head(element: XmlElement, reading: Reading): string {
  return reading
    .open(element.children)
    .filter((node) => typeof node !== 'string')
    .filter((node) => HEAD.has(node.name))
    .map((node) => {
      const inline = paragraphText(node.children, reading)
      return inline && `<${node.name}>${inline}</${node.name}>`
    })
    .join('')
}

function block(element: XmlElement, reading: Reading): string {
  const { name, children } = element
  if (name === 'p') return paragraph(element, reading)
  if (name === 'block') return named(nameOf(element, 'block'), children, reading)
  if (TEXT_BLOCKS.has(name)) return named(name, children, reading)
  if (name === 'table') return table(element, reading)
  if (name === 'blockList') return blockList(element, reading)
  if (name === 'item') return `<blockList>${item(element, reading)}</blockList>`
  if (LISTS.has(name)) return list(element, reading)
  if (HIERARCHY.has(name) || (NUMBERED_BLOCKS.has(name) && hasHead(element))) return titled(element, reading)
  // What only groups blocks gives way to them; so do rows and cells outside a table.
  return canonicalBlocks(children, reading)
}

function paragraph(element: XmlElement, reading: Reading): string {
  const { children } = element
  if (reading.open(children).some((node) => typeof node !== 'string' && isBlock(node))) return canonicalBlocks(children, reading)
  const inline = paragraphText(children, reading)
  if (inline !== '') return `<p${languageOf(element)}>${inline}</p>`
  return reading.keepSpace ? (element.empty ? '<p/>' : '<p></p>') : ''
}

function named(name: string, children: readonly XmlNode[], reading: Reading): string {
  if (reading.open(children).some((node) => typeof node !== 'string' && isBlock(node))) return canonicalBlocks(children, reading)
  const inline = paragraphText(children, reading)
  return inline && `<block name="${name}">${inline}</block>`
}

function titled(element: XmlElement, reading: Reading): string {
  const rest = element.children.filter((node) => typeof node === 'string' || !HEAD.has(node.name))
  return numbered(element, 'tblock', '', reading, () => canonicalBlocks(rest, reading) || '<p/>')
}

function hasHead(element: XmlElement): boolean {
  return element.children.some((node) => typeof node !== 'string' && HEAD.has(node.name)) || element.name === 'tblock'
}

function table(element: XmlElement, reading: Reading): string {
  const [first, ...rest] = reading.open(element.children).filter(hasWordsOrIsCell)
  const captioned = first !== undefined && typeof first !== 'string' && first.name === 'caption'
  const title = captioned ? paragraphText(first.children, reading) : ''
  const body = (captioned || first === undefined ? rest : [first, ...rest]).map((node) => tableRow(node, reading)).join('')
  if (body === '') return title && `<p>${title}</p>`
  return `<table>${title && `<caption>${title}</caption>`}${body}</table>`
}

// What stands between rows or cells, where nothing may, gets a row or cell of its own.
function tableRow(node: XmlNode, reading: Reading): string {
  if (typeof node !== 'string' && /^t(?:head|body|foot)$/.test(node.name)) {
    return reading.open(node.children).filter(hasWordsOrIsCell).map((row) => tableRow(row, reading)).join('')
  }
  const cells = typeof node !== 'string' && node.name === 'tr' ? reading.open(node.children).filter(hasWordsOrIsCell) : [node]
  return cells.length === 0 ? '' : `<tr>${cells.map((cell) => (isCell(cell) ? tableCell(cell, reading) : `<td>${canonicalBlocks([cell], reading)}</td>`)).join('')}</tr>`
}

function hasWordsOrIsCell(node: XmlNode): boolean {
  return typeof node === 'string' ? node.trim() !== '' : /^t(?:r|d|h|head|body|foot)$/.test(node.name) || hasText([node])
}

function isCell(node: XmlNode): node is XmlElement {
  return typeof node !== 'string' && (node.name === 'td' || node.name === 'th')
}

function tableCell(cell: XmlElement, reading: Reading): string {
  const name = cell.name === 'th' ? 'th' : 'td'
  const span = (attribute: string) => {
    const value = cell.attributes[attribute] ?? ''
    return /^[1-9]\d{0,2}$/.test(value) && value !== '1' ? ` ${attribute}="${value}"` : ''
  }
  return `<${name}${span('colspan')}${span('rowspan')}>${canonicalBlocks(cell.children, reading)}</${name}>`
}

function blockList(element: XmlElement, reading: Reading): string {
  const parts = reading.open(element.children).filter((node) => typeof node !== 'string' || node.trim() !== '')
  const isItem = (node: XmlNode) => typeof node !== 'string' && node.name === 'item'
  const first = parts.findIndex(isItem)
  if (first < 0) return canonicalBlocks(parts.flatMap(insideOf), reading)
  const last = parts.findLastIndex(isItem)
  const intro = paragraphText(parts.slice(0, first).flatMap(insideOf), reading)
  const items = parts.slice(first, last + 1).map((part) => {
    if (typeof part !== 'string' && part.name === 'item') return item(part, reading)
    const blocks = canonicalBlocks([part], reading)
    return blocks && `<item>${blocks}</item>`
  })
  const wrapUp = paragraphText(parts.slice(last + 1).flatMap(insideOf), reading)
  const before = intro && `<listIntroduction>${intro}</listIntroduction>`
  return `<blockList>${before}${items.join('')}${wrapUp && `<listWrapUp>${wrapUp}</listWrapUp>`}</blockList>`
}

function insideOf(node: XmlNode): XmlNode[] {
  return typeof node !== 'string' && /^(?:listIntroduction|listWrapUp|intro|wrapUp)$/.test(node.name) ? node.children : [node]
}

function item(element: XmlElement, reading: Reading): string {
  const rest = element.children.filter((node) => typeof node === 'string' || !HEAD.has(node.name))
  return numbered(element, 'item', '', reading, () => canonicalBlocks(rest, reading) || '<p/>')
}

function list(element: XmlElement, reading: Reading): string {
  const items = reading.open(element.children).map((node) => {
    const inner = listItem(typeof node === 'string' ? [node] : node.children, reading)
    return inner && `<li>${inner}</li>`
  })
  const body = items.join('')
  return body && `<${element.name}>${body}</${element.name}>`
}

// A list item holds inline text, or paragraphs and lists; any other block in it gives its paragraphs.
function listItem(nodes: readonly XmlNode[], reading: Reading): string {
  const simple = reading.open(nodes).every((node) => typeof node === 'string' || !isBlock(node))
  return simple ? paragraphText(nodes, reading) : itemBlocks(nodes, reading)
}

function itemBlocks(nodes: readonly XmlNode[], reading: Reading): string {
  let out = ''
  let run: XmlNode[] = []
  const flush = () => {
    const inline = paragraphText(run, reading)
    if (inline !== '') out += `<p>${inline}</p>`
    run = []
  }
  for (const node of reading.open(nodes)) {
    if (typeof node === 'string' || !isBlock(node)) {
      run.push(node)
      continue
    }
    flush()
    out += LISTS.has(node.name) ? list(node, reading) : itemBlocks(node.children, reading)
  }
  flush()
  return out
}

/** Returns inline text as it stands in a block of its own. */
export function paragraphText(nodes: readonly XmlNode[], reading: Reading): string {
  const inline = canonicalInline(nodes, reading, { blocks: (inner) => canonicalBlocks(inner, reading), structure: (inner) => structure(inner, reading) }, '')
  if (reading.keepSpace) return inline
  return trimmedText(inline)
}

// What a quotation of whole provisions holds: provisions and blocks, one after another.
function structure(nodes: readonly XmlNode[], reading: Reading): string {
  let out = ''
  let run: XmlNode[] = []
  const flush = () => {
    out += canonicalBlocks(run, reading)
    run = []
  }
  for (const node of reading.open(nodes)) {
    if (typeof node !== 'string' && HIERARCHY.has(node.name)) {
      flush()
      out += hierarchical(node, reading)
    } else if (typeof node !== 'string' && TRANSPARENT_BLOCKS.has(node.name) && holdsHierarchy(node)) {
      flush()
      out += structure(node.children, reading)
    } else run.push(node)
  }
  flush()
  return out
}

function holdsHierarchy(element: XmlElement): boolean {
  return element.children.some((node) => typeof node !== 'string' && (HIERARCHY.has(node.name) || holdsHierarchy(node)))
}

function nameOf(element: XmlElement, otherwise: string): string {
  const name = (element.attributes.name ?? '').trim()
  return name === '' ? otherwise : escapeAttribute(name)
}

function trimmedText(inline: string): string {
  const start = inline.replace(/^((?:<[^/>][^>]*[^/]>|<\w>)*)\s+/, '$1')
  const trimmed = start.replace(/\s+((?:<\/[^>]+>)*)$/, '$1').trim()
  return /[^\s]/.test(trimmed.replace(/<(?:\/?[a-z]+|br\/|eol\/)>/gi, '')) ? trimmed : ''
}

/** Returns the element's text with white space collapsed and notes left out. */
export function plainHeading(nodes: readonly XmlNode[], reading: Reading): string {
  const words = (node: XmlNode): string => {
    if (typeof node === 'string') return node
    if (node.name === 'authorialNote' || node.name === 'noteRef') return ''
    const inner = reading.open(node.children).map(words).join('')
    return node.name === 'br' || node.name === 'eol' || node.name === 'p' || node.name === 'block' ? ` ${inner} ` : inner
  }
  return reading.open(nodes).map(words).join('').replace(/\s+/g, ' ').trim()
}

/** Returns whether there is any text inside that is not white space. */
export function hasText(nodes: readonly XmlNode[]): boolean {
  return nodes.some((node) => rawText(node).trim() !== '')
}

