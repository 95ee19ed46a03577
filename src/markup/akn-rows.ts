/** Rows as elements of an Akoma Ntoso document, wherever its schema lets them stand. */
import { escapeAttribute, escapeText } from '#kit/escape.ts'
import type { Piece } from './akn-pieces.ts'
import { freshEId, groundOf, periodOf, placed, type Writing } from './akn-writing.ts'
import { HIERARCHY } from './vocabulary.ts'

/** Returns the piece as a hierarchical element, its children inside. */
export function hierarchyRow(piece: Piece, writing: Writing): string {
  const { row } = piece
  const eId = freshEId(row.eId, writing)
  const plain = HIERARCHY.has(row.kind) && row.kind !== 'hcontainer'
  const name = plain ? row.kind : 'hcontainer'
  const attributes = `${rowAttributes(piece, eId, writing)}${plain ? '' : ` name="${escapeAttribute(row.kind)}"`}`
  return `<${name}${attributes}>${head(piece)}${inside(piece, eId, writing)}</${name}>\n`
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
  const kind = piece.row.kind === name ? '' : ` comity:kind="${escapeAttribute(piece.row.kind)}"`
  return `<${name}${rowAttributes(piece, eId, writing)}${kind}${more}>${head(piece)}${placed(blocks, eId, writing)}</${name}>\n`
}

/** Returns num and heading as the row has them: absent is not empty. */
export function head({ row }: Piece): string {
  const num = row.num === null ? '' : `<num>${escapeText(row.num)}</num>`
  return `${num}${row.heading === null ? '' : `<heading>${escapeText(row.heading)}</heading>`}`
}

/** Returns the row's words and children as they stand in a hierarchical element. */
export function inside(piece: Piece, eId: string, writing: Writing): string {
  const fragment = writing.content(piece.row.textId)
  const children = piece.children.map((inner) => hierarchyRow(inner, writing)).join('')
  const marked = fragment === '' ? '<content/>' : fragment
  if (children === '' || marked === null)
    return `${marked === null ? '' : placed(marked, eId, writing)}${children && `\n${children}`}`
  const blocks = marked === '<content/>' ? null : contentBlocks(piece, writing)
  if (blocks !== null)
    return `<intro comity:was="content">${placed(blocks, eId, writing)}</intro>\n${children}`
  return `<hcontainer name="content" comity:made="content">${placed(marked, eId, writing)}</hcontainer>\n${children}`
}

/** Returns the attributes that say which row it is: identity, days, place, and what they rest on. */
export function rowAttributes(piece: Piece, eId: string, writing: Writing): string {
  const { row } = piece
  const wId = /^\S+$/.test(row.wId)
  const own: [string, string | null][] = [
    ['row', String(piece.number)],
    ['sort', row.sort],
    ['eId', eId === row.eId ? null : row.eId],
    ['wId', wId ? null : row.wId],
    ['basis', row.basis],
    ['missing', row.missing ? 'true' : null],
    ['concurrent', row.concurrent ? 'true' : null],
    ['ground', row.ground && `#${groundOf(row.ground, writing)}`],
    ['parent', piece.apartFrom],
    ['whole', piece.clipped ? `#${periodOf(row, writing)}` : null],
  ]
  const period = writing.history ? ` period="#${periodOf(piece.interval, writing)}"` : ''
  const stated = own
    .map(([name, value]) => (value === null ? '' : ` comity:${name}="${escapeAttribute(value)}"`))
    .join('')
  return ` eId="${escapeAttribute(eId)}"${wId ? ` wId="${escapeAttribute(row.wId)}"` : ''}${period}${stated}`
}
