/** Rows as elements of an Akoma Ntoso document, wherever its schema lets them stand. */
import type { Piece } from './akn-pieces.ts'
import {
  aside,
  attributeValue,
  freshEId,
  groundOf,
  periodOf,
  placed,
  textValue,
  type Writing,
} from './akn-writing.ts'
import { HIERARCHY } from './vocabulary.ts'

/** Writes the piece as a hierarchical element, its children inside. */
function hierarchyRow(piece: Piece, writing: Writing): void {
  const { row } = piece
  const eId = freshEId(row.eId, writing)
  const plain = HIERARCHY.has(row.kind) && row.kind !== 'hcontainer'
  const name = plain ? row.kind : 'hcontainer'
  const attributes = `${rowAttributes(piece, eId, writing)}${plain ? '' : ` name="${attributeValue(row.kind)}"`}`
  writing.out.write(`<${name}${attributes}>${head(piece)}`)
  inside(piece, eId, writing)
  writing.out.write(`</${name}>\n`)
}

/** Writes the pieces as hierarchical elements, one after another. */
export function hierarchyRows(pieces: readonly Piece[], writing: Writing): void {
  for (const piece of pieces) hierarchyRow(piece, writing)
}

/** Returns the row's words as blocks, to stand directly in an element; null where they need a hierarchical one. */
export function blocksOf(piece: Piece, writing: Writing): string | null {
  if (piece.row.num !== null || piece.row.heading !== null || piece.children.length > 0) return null
  return contentBlocks(piece, writing)
}

/** Returns the blocks of the row's content; null where it has none or holds more than blocks. */
export function contentBlocks(piece: Piece, writing: Writing): string | null {
  const fragment = writing.content(piece.row.textId)
  if (
    fragment === null ||
    !fragment.startsWith('<content>') ||
    fragment.indexOf('</content>') !== fragment.length - 10
  )
    return null
  return fragment.slice(9, -10) || null
}

/** Returns an element that holds the row's words directly, as preface, container or recital do. */
export function blockRow(name: string, piece: Piece, blocks: string, writing: Writing, more = ''): string {
  const eId = freshEId(piece.row.eId, writing)
  const kind = piece.row.kind === name ? '' : ` comity:kind="${attributeValue(piece.row.kind)}"`
  return `<${name}${rowAttributes(piece, eId, writing)}${kind}${more}>${head(piece)}${placed(blocks, eId, writing)}</${name}>\n`
}

/** Returns num and heading as the row has them: absent is not empty. */
export function head({ row }: Piece): string {
  const num = row.num === null ? '' : `<num>${textValue(row.num)}</num>`
  return `${num}${row.heading === null ? '' : `<heading>${textValue(row.heading)}</heading>`}`
}

/** Writes the row's words and children as they stand in a hierarchical element. */
export function inside(piece: Piece, eId: string, writing: Writing): void {
  const fragment = writing.content(piece.row.textId)
  const marked = fragment === '' ? '<content/>' : fragment
  if (piece.children.length === 0) {
    if (marked !== null) writing.out.write(placed(marked, eId, writing))
    return
  }
  if (marked === null) {
    writing.out.write('\n')
    hierarchyRows(piece.children, writing)
    return
  }
  const children = aside(writing, () => hierarchyRows(piece.children, writing))
  const blocks = marked === '<content/>' ? null : contentBlocks(piece, writing)
  writing.out.write(
    blocks === null
      ? `<hcontainer name="content" comity:made="content">${placed(marked, eId, writing)}</hcontainer>\n`
      : `<intro comity:was="content">${placed(blocks, eId, writing)}</intro>\n`,
  )
  writing.out.append(children)
}

/** Returns the attributes that say which row it is: identity, days, place, and what they rest on. */
export function rowAttributes(piece: Piece, eId: string, writing: Writing): string {
  const { row } = piece
  const { wId, ground } = row
  const plain = wId !== '' && !/\s/.test(wId)
  const own = (name: string, value: string) => ` comity:${name}="${attributeValue(value)}"`
  const named = plain ? ` wId="${attributeValue(wId)}"` : ''
  // In this order: groups and references are numbered as they are first met.
  const by = ground ? own('ground', `#${groundOf(ground, writing)}`) : ''
  const whole = piece.clipped ? own('whole', `#${periodOf(row, writing)}`) : ''
  const period = writing.history ? ` period="#${periodOf(piece.interval, writing)}"` : ''
  return [
    ` eId="${attributeValue(eId)}"${named}${period} comity:row="${piece.number}"`,
    own('sort', row.sort),
    eId === row.eId ? '' : own('eId', row.eId),
    plain ? '' : own('wId', wId),
    own('basis', row.basis),
    row.missing ? own('missing', 'true') : '',
    row.concurrent ? own('concurrent', 'true') : '',
    by,
    piece.apartFrom === null ? '' : own('parent', piece.apartFrom),
    whole,
  ].join('')
}
