/**
 * Akoma Ntoso of any sort made canonical (see `law/content.ts`): only names and attributes of the vocabulary, every word kept
 * and in its order, white space that only formats gone, and each element where the schema of Akoma Ntoso 3.0 lets it stand.
 * A canonical fragment comes back as it was.
 */
import { escapeAttribute } from '#kit/escape.ts'
import { canonicalInline, languageOf } from './canonical-inline.ts'
import { blockList, list, type Making, table } from './canonical-lists.ts'
import {
  HEAD,
  isBlock,
  NUMBERED_BLOCKS,
  nameOf,
  type Reading,
  TRANSPARENT_BLOCKS,
  trimmedText,
} from './canonical-names.ts'
import { HIERARCHY, TEXT_BLOCKS } from './vocabulary.ts'
import { hasText, type XmlElement, type XmlNode } from './xml.ts'

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

function hierarchyInside(nodes: readonly XmlNode[], reading: Reading): string {
  const all = reading.open(nodes).filter((node) => typeof node !== 'string' || node.trim() !== '')
  const parts = all.filter((node) => typeof node === 'string' || !HEAD.has(node.name))
  const first = parts.findIndex(isHierarchical)
  if (first < 0) return `<content>${canonicalBlocks(parts, reading)}</content>`
  const last = parts.findLastIndex(isHierarchical)
  const intro = canonicalBlocks(parts.slice(0, first), reading)
  const middle = runs(parts.slice(first, last + 1))
    .map((run) => between(run, reading))
    .join('')
  const wrapUp = canonicalBlocks(parts.slice(last + 1), reading)
  return `${intro && `<intro>${intro}</intro>`}${middle}${wrapUp && `<wrapUp>${wrapUp}</wrapUp>`}`
}

function isHierarchical(node: XmlNode): boolean {
  return (
    typeof node !== 'string' &&
    (HIERARCHY.has(node.name) || (node.name === 'crossHeading' && hasText(node.children)))
  )
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
function numbered(
  element: XmlElement,
  name: string,
  attributes: string,
  reading: Reading,
  inside: () => string,
): string {
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
  if (name === 'table') return table(element, making(reading))
  if (name === 'blockList') return blockList(element, making(reading))
  if (name === 'item') return `<blockList>${item(element, reading)}</blockList>`
  if (name === 'ul' || name === 'ol') return list(element, making(reading))
  if (HIERARCHY.has(name) || (NUMBERED_BLOCKS.has(name) && hasHead(element))) return titled(element, reading)
  // What only groups blocks gives way to them; so do rows and cells outside a table.
  return canonicalBlocks(children, reading)
}

function paragraph(element: XmlElement, reading: Reading): string {
  const { children } = element
  if (reading.open(children).some((node) => typeof node !== 'string' && isBlock(node)))
    return canonicalBlocks(children, reading)
  const inline = paragraphText(children, reading)
  if (inline !== '') return `<p${languageOf(element)}>${inline}</p>`
  return reading.keepSpace ? (element.empty ? '<p/>' : '<p></p>') : ''
}

function named(name: string, children: readonly XmlNode[], reading: Reading): string {
  if (reading.open(children).some((node) => typeof node !== 'string' && isBlock(node)))
    return canonicalBlocks(children, reading)
  const inline = paragraphText(children, reading)
  return inline && `<block name="${name}">${inline}</block>`
}

function titled(element: XmlElement, reading: Reading): string {
  const rest = element.children.filter((node) => typeof node === 'string' || !HEAD.has(node.name))
  return numbered(element, 'tblock', '', reading, () => canonicalBlocks(rest, reading) || '<p/>')
}

function hasHead(element: XmlElement): boolean {
  return (
    element.children.some((node) => typeof node !== 'string' && HEAD.has(node.name)) ||
    element.name === 'tblock'
  )
}

function item(element: XmlElement, reading: Reading): string {
  const rest = element.children.filter((node) => typeof node === 'string' || !HEAD.has(node.name))
  return numbered(element, 'item', '', reading, () => canonicalBlocks(rest, reading) || '<p/>')
}

// Tables and lists lie in their own file; this is what they need of this one.
function making(reading: Reading): Making {
  return {
    open: reading.open,
    text: (nodes) => paragraphText(nodes, reading),
    blocks: (nodes) => canonicalBlocks(nodes, reading),
    item: (element) => item(element, reading),
    isBlock,
  }
}

/** Returns inline text as it stands in a block of its own. */
export function paragraphText(nodes: readonly XmlNode[], reading: Reading): string {
  const inline = canonicalInline(
    nodes,
    reading,
    { blocks: (inner) => canonicalBlocks(inner, reading), structure: (inner) => structure(inner, reading) },
    '',
  )
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
  return element.children.some(
    (node) => typeof node !== 'string' && (HIERARCHY.has(node.name) || holdsHierarchy(node)),
  )
}
