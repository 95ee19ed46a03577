/** Tables and lists made canonical. */
import { hasText, type XmlElement, type XmlNode } from './xml.ts'

/** What tables and lists need to make what is in them. */
export interface Making {
  readonly open: (nodes: readonly XmlNode[]) => XmlNode[]
  readonly text: (nodes: readonly XmlNode[]) => string
  readonly blocks: (nodes: readonly XmlNode[]) => string
  readonly item: (element: XmlElement) => string
  readonly isBlock: (element: XmlElement) => boolean
}

const LISTS = new Set(['ul', 'ol'])

/** Returns the table; what stands outside its rows and cells gets some. */
export function table(element: XmlElement, making: Making): string {
  const [first, ...rest] = making.open(element.children).filter(hasWordsOrIsCell)
  const captioned = first !== undefined && typeof first !== 'string' && first.name === 'caption'
  const title = captioned ? making.text(first.children) : ''
  const body = (captioned || first === undefined ? rest : [first, ...rest])
    .map((node) => tableRow(node, making))
    .join('')
  if (body === '') return title && `<p>${title}</p>`
  return `<table>${title && `<caption>${title}</caption>`}${body}</table>`
}

// What stands between rows or cells, where nothing may, gets a row or cell of its own.
function tableRow(node: XmlNode, making: Making): string {
  if (typeof node !== 'string' && /^t(?:head|body|foot)$/.test(node.name)) {
    return making
      .open(node.children)
      .filter(hasWordsOrIsCell)
      .map((row) => tableRow(row, making))
      .join('')
  }
  const cells =
    typeof node !== 'string' && node.name === 'tr'
      ? making.open(node.children).filter(hasWordsOrIsCell)
      : [node]
  return cells.length === 0
    ? ''
    : `<tr>${cells.map((cell) => (isCell(cell) ? tableCell(cell, making) : `<td>${making.blocks([cell])}</td>`)).join('')}</tr>`
}

function hasWordsOrIsCell(node: XmlNode): boolean {
  return typeof node === 'string'
    ? node.trim() !== ''
    : /^t(?:r|d|h|head|body|foot)$/.test(node.name) || hasText([node])
}

function isCell(node: XmlNode): node is XmlElement {
  return typeof node !== 'string' && (node.name === 'td' || node.name === 'th')
}

function tableCell(cell: XmlElement, making: Making): string {
  const name = cell.name === 'th' ? 'th' : 'td'
  const span = (attribute: string) => {
    const value = cell.attributes[attribute] ?? ''
    return /^[1-9]\d{0,2}$/.test(value) && value !== '1' ? ` ${attribute}="${value}"` : ''
  }
  return `<${name}${span('colspan')}${span('rowspan')}>${making.blocks(cell.children)}</${name}>`
}

/** Returns the list with its items; blocks among them become items. */
export function blockList(element: XmlElement, making: Making): string {
  const parts = making.open(element.children).filter((node) => typeof node !== 'string' || node.trim() !== '')
  const isItem = (node: XmlNode) => typeof node !== 'string' && node.name === 'item'
  const first = parts.findIndex(isItem)
  if (first < 0) return making.blocks(parts.flatMap(insideOf))
  const last = parts.findLastIndex(isItem)
  const intro = making.text(parts.slice(0, first).flatMap(insideOf))
  const items = parts.slice(first, last + 1).map((part) => {
    if (typeof part !== 'string' && part.name === 'item') return making.item(part)
    const blocks = making.blocks([part])
    return blocks && `<item>${blocks}</item>`
  })
  const wrapUp = making.text(parts.slice(last + 1).flatMap(insideOf))
  const before = intro && `<listIntroduction>${intro}</listIntroduction>`
  return `<blockList>${before}${items.join('')}${wrapUp && `<listWrapUp>${wrapUp}</listWrapUp>`}</blockList>`
}

function insideOf(node: XmlNode): XmlNode[] {
  return typeof node !== 'string' && /^(?:listIntroduction|listWrapUp|intro|wrapUp)$/.test(node.name)
    ? node.children
    : [node]
}

/** Returns the bulleted or numbered list. */
export function list(element: XmlElement, making: Making): string {
  const items = making.open(element.children).map((node) => {
    const inner = listItem(typeof node === 'string' ? [node] : node.children, making)
    return inner && `<li>${inner}</li>`
  })
  const body = items.join('')
  return body && `<${element.name}>${body}</${element.name}>`
}

// A list item holds inline text, or paragraphs and lists; any other block in it gives its paragraphs.
function listItem(nodes: readonly XmlNode[], making: Making): string {
  const simple = making.open(nodes).every((node) => typeof node === 'string' || !making.isBlock(node))
  return simple ? making.text(nodes) : itemBlocks(nodes, making)
}

function itemBlocks(nodes: readonly XmlNode[], making: Making): string {
  let out = ''
  let run: XmlNode[] = []
  const flush = () => {
    const inline = making.text(run)
    if (inline !== '') out += `<p>${inline}</p>`
    run = []
  }
  for (const node of making.open(nodes)) {
    if (typeof node === 'string' || !making.isBlock(node)) {
      run.push(node)
      continue
    }
    flush()
    out += LISTS.has(node.name) ? list(node, making) : itemBlocks(node.children, making)
  }
  flush()
  return out
}
