/** Where the top rows of an act, bill, judgment or other document stand in its Akoma Ntoso element. */
import { escapeAttribute } from '#kit/escape.ts'
import type { AknDocument } from './akn-document.ts'
import { attachmentMeta } from './akn-meta.ts'
import type { Piece } from './akn-pieces.ts'
import { blockRow, blocksOf, contentBlocks, head, hierarchyRows, inside, rowAttributes } from './akn-rows.ts'
import { aside, freshEId, placed, type Writing } from './akn-writing.ts'
import { JUDGMENT_PARTS } from './vocabulary.ts'

/**
 * Returns the element that holds a document of the type. Debates, amendments and collections, whose elements have no place
 * for provisions, are written as the nearest open type.
 */
export function documentElement(type: string): string {
  if (['act', 'bill', 'judgment', 'doc', 'statement', 'debateReport'].includes(type)) return type
  if (type === 'debate') return 'debateReport'
  return ['amendment', 'amendmentList', 'officialGazette', 'documentCollection', 'portion'].includes(type)
    ? 'doc'
    : 'act'
}

/** Writes everything of the document after its metadata. */
export function writeBody(
  element: string,
  pieces: readonly Piece[],
  document: AknDocument,
  writing: Writing,
): void {
  const rest = [...pieces]
  const attachments = takeLast(rest, (piece) => piece.row.kind === 'attachment')
  const { out } = writing
  out.write(element === 'judgment' ? header(rest, writing) : prefaceAndPreamble(rest, writing))
  const last = takeLast(
    rest,
    (piece) => piece.row.kind === 'conclusions' && blocksOf(piece, writing) !== null,
  )
  mainPart(element, rest, writing)
  if (last.length > 0) out.write(group('conclusions', last, writing))
  writeAttachments(attachments, document, writing)
}

function mainPart(element: string, pieces: readonly Piece[], writing: Writing): void {
  const main = element === 'act' || element === 'bill' ? 'body' : 'mainBody'
  const name = element === 'judgment' ? 'judgmentBody' : main
  writing.out.write(`<${name}>\n`)
  if (element === 'judgment') judgmentParts(pieces, writing)
  else mainRows(pieces, writing)
  writing.out.write(`</${name}>\n`)
}

function mainRows(pieces: readonly Piece[], writing: Writing): void {
  if (pieces.length === 0) writing.out.write('<hcontainer name="empty" comity:made="empty"/>\n')
  hierarchyRows(pieces, writing)
}

function prefaceAndPreamble(rest: Piece[], writing: Writing): string {
  const prefaces = takeFirst(
    rest,
    (piece) => piece.row.kind === 'preface' && blocksOf(piece, writing) !== null,
  )
  const preface = prefaces.length === 0 ? '' : group('preface', prefaces, writing)
  const [first] = rest
  if (first?.row.kind === 'preamble' && rest[1]?.row.kind !== 'preamble') {
    const whole = wholePreamble(first, writing)
    if (whole !== null) {
      rest.shift()
      return preface + whole
    }
  }
  const preambles = takeFirst(
    rest,
    (piece) => piece.row.kind === 'preamble' && blocksOf(piece, writing) !== null,
  )
  return preface + (preambles.length === 0 ? '' : group('preamble', preambles, writing))
}

// Several rows of one kind share its element, each in a container.
function group(name: string, pieces: readonly Piece[], writing: Writing): string {
  const [only] = pieces
  if (pieces.length === 1 && only) return blockRow(name, only, contentBlocks(only, writing) ?? '', writing)
  const rows = pieces.map((piece) =>
    blockRow('container', piece, contentBlocks(piece, writing) ?? '', writing, ` name="${name}"`),
  )
  return `<${name}>\n${rows.join('')}</${name}>\n`
}

// A preamble whose citations, recitals and formulas are rows of their own.
function wholePreamble(piece: Piece, writing: Writing): string | null {
  if (head(piece) !== '' || piece.row.textId !== null || piece.children.length === 0) return null
  const fits = piece.children.every(
    (inner) =>
      inner.children.length === 0 &&
      contentBlocks(inner, writing) !== null &&
      (numbered(inner) || head(inner) === ''),
  )
  if (!fits) return null
  const eId = freshEId(piece.row.eId, writing)
  let out = ''
  let open = ''
  for (const inner of piece.children) {
    const wrapper = numbered(inner) ? `${inner.row.kind}s` : ''
    if (open !== wrapper) out += `${open && `</${open}>\n`}${wrapper && `<${wrapper} comity:made="wrap">\n`}`
    open = wrapper
    const blocks = contentBlocks(inner, writing) ?? ''
    out += wrapper
      ? blockRow(inner.row.kind, inner, blocks, writing)
      : blockRow('container', inner, blocks, writing, ` name="${escapeAttribute(inner.row.kind)}"`)
  }
  return `<preamble${rowAttributes(piece, eId, writing)}>\n${out}${open && `</${open}>\n`}</preamble>\n`
}

function numbered(piece: Piece): boolean {
  return piece.row.kind === 'recital' || piece.row.kind === 'citation'
}

function header(rest: Piece[], writing: Writing): string {
  const rows = takeFirst(rest, (piece) => piece.row.kind === 'preface' && blocksOf(piece, writing) !== null)
  const [only] = rows
  if (rows.length === 1 && only) return blockRow('header', only, contentBlocks(only, writing) ?? '', writing)
  return `<header>${rows.map((piece) => blockRow('blockContainer', piece, contentBlocks(piece, writing) ?? '', writing)).join('')}</header>\n`
}

function judgmentParts(pieces: readonly Piece[], writing: Writing): void {
  let loose: Piece[] = []
  const flush = () => {
    if (loose.length > 0) decision(loose, writing)
    loose = []
  }
  for (const piece of pieces) {
    if (!JUDGMENT_PARTS.has(piece.row.kind)) {
      loose.push(piece)
      continue
    }
    flush()
    mainContent(piece.row.kind, piece, writing)
  }
  flush()
  if (pieces.length === 0) decision([], writing)
}

function decision(pieces: readonly Piece[], writing: Writing): void {
  writing.out.write('<decision comity:made="wrap">\n')
  mainRows(pieces, writing)
  writing.out.write('</decision>\n')
}

// Elements that hold provisions and blocks side by side.
function mainContent(name: string, piece: Piece, writing: Writing): void {
  const eId = freshEId(piece.row.eId, writing)
  writing.out.write(`<${name}${rowAttributes(piece, eId, writing)}>${mainHead(piece)}`)
  mainInside(piece, eId, writing)
  writing.out.write(`</${name}>\n`)
}

// They have no place for a number and heading of their own.
function mainHead(piece: Piece): string {
  const titled = head(piece)
  return (
    titled && `<hcontainer name="head" comity:made="head">${titled}<content><p/></content></hcontainer>\n`
  )
}

function mainInside(piece: Piece, eId: string, writing: Writing): void {
  const { out } = writing
  const blocks = contentBlocks(piece, writing)
  if (blocks !== null && piece.children.length === 0) {
    out.write(`<tblock comity:made="content">${placed(blocks, eId, writing)}</tblock>`)
  } else if (piece.row.textId === null) {
    out.write('\n')
    mainRows(piece.children, writing)
  } else {
    out.write('<hcontainer name="content" comity:made="content">')
    inside({ ...piece, children: [] }, eId, writing)
    out.write('</hcontainer>\n')
    hierarchyRows(piece.children, writing)
  }
}

function writeAttachments(pieces: readonly Piece[], document: AknDocument, writing: Writing): void {
  if (pieces.length === 0) return
  const { out } = writing
  out.write('<attachments>\n')
  for (const [index, piece] of pieces.entries()) {
    const eId = freshEId(piece.row.eId, writing)
    const meta = attachmentMeta(document, index + 1)
    const main = aside(writing, () => mainInside(piece, eId, writing))
    out.write(
      `<attachment${rowAttributes(piece, eId, writing)}>${head(piece)}<doc name="attachment">${meta}<mainBody>`,
    )
    out.append(main)
    out.write('</mainBody></doc></attachment>\n')
  }
  out.write('</attachments>\n')
}

function takeFirst(pieces: Piece[], accept: (piece: Piece) => boolean): Piece[] {
  const end = pieces.findIndex((piece) => !accept(piece))
  return pieces.splice(0, end < 0 ? pieces.length : end)
}

function takeLast(pieces: Piece[], accept: (piece: Piece) => boolean): Piece[] {
  return pieces.splice(pieces.findLastIndex((piece) => !accept(piece)) + 1)
}
