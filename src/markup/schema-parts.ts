/**
 * A large Akoma Ntoso document cut into small ones: the schema lets all of them pass exactly where it lets the document pass, and
 * a validator that makes a tree of what it looks at needs room for one of them at a time.
 *
 * It is cut between two elements that stand in a row of equals: in the main part of a document, in a hierarchical element, between
 * attachments. The content models there are repeated choices, so that what is before the cut and what is after it are each as valid
 * as the whole. Elements that are open at a cut are closed before it and opened again after it; what their content model wants ahead
 * of the rest is put there. The one thing that the schema asks of the document as a whole, that no two elements have one eId or
 * GUID, is looked after here.
 */
import { unescapeText } from '#kit/escape.ts'
import { ownString } from '#kit/own-string.ts'
import { HIERARCHY } from './vocabulary.ts'

export interface SchemaPart {
  /** To be read before the next part is asked for, which may be written over it. */
  readonly bytes: Uint8Array
  /** Returns the line of the document that a line of the part is. */
  lineOf(line: number): number
}

/** A part, or an eId or GUID that is there twice, with the line of the second. */
export type SchemaStep = SchemaPart | { readonly twice: string; readonly line: number }

interface Open {
  readonly name: string
  /** The start tag as it stands. */
  readonly tag: Buffer
  /** Name of the last element in it that was closed. */
  last: string | null
}

const [LESS, GREATER, SLASH, BANG, QUESTION, LINE] = [0x3c, 0x3e, 0x2f, 0x21, 0x3f, 0x0a]
const [DOUBLE, SINGLE] = [0x22, 0x27]

const STUB_META =
  '<meta><identification source="#s"><FRBRWork><FRBRthis value="/s"/><FRBRuri value="/s"/><FRBRdate date="0001-01-01" name="s"/><FRBRauthor href="#s"/><FRBRcountry value="s"/></FRBRWork><FRBRExpression><FRBRthis value="/s"/><FRBRuri value="/s"/><FRBRdate date="0001-01-01" name="s"/><FRBRauthor href="#s"/><FRBRlanguage language="s"/></FRBRExpression><FRBRManifestation><FRBRthis value="/s"/><FRBRuri value="/s"/><FRBRdate date="0001-01-01" name="s"/><FRBRauthor href="#s"/></FRBRManifestation></identification></meta>'
const STUB_BODY = '<body><hcontainer eId="urn:comity:1.0/stub" name="stub"/></body>'
const STUB_MAIN = '<mainBody><p/></mainBody>'

// Document types whose parts come in one order, each with the name of its main part.
const MAIN: Readonly<Record<string, string>> = {
  act: 'body',
  bill: 'body',
  doc: 'mainBody',
  statement: 'mainBody',
  debateReport: 'mainBody',
}
const AMONG_EQUALS: ReadonlySet<string> = new Set([...HIERARCHY, 'crossHeading', 'componentRef'])

/** Yields the document in parts of about the size given, larger ones where it cannot be cut. What is not well-formed is so in a part. */
export function* schemaParts(bytes: Buffer, size: number): Generator<SchemaStep> {
  const open: Open[] = []
  const seen = new Set<string>()
  const parts = new Cutter(bytes)
  for (const { at, end, kind, name } of tagsIn(bytes)) {
    const parent = open.at(-1)
    if (kind === 'close') {
      if (open.pop()?.name !== name) break
      const above = open.at(-1)
      if (above) above.last = name
      continue
    }
    if (parent && at - parts.from >= size && isCut(open, name)) yield parts.cut(at, open)
    const tag = bytes.subarray(at, end)
    for (const twice of open.length > 1 ? repeated(tag, seen) : []) yield { twice, line: parts.lineAt(at) }
    if (kind === 'open') open.push({ name, tag, last: null })
    else if (parent) parent.last = name
  }
  yield parts.rest()
}

interface TagAt {
  readonly at: number
  readonly end: number
  readonly kind: 'open' | 'close' | 'empty'
  /** With its prefix, as it stands. */
  readonly name: string
}

// The tags of well-formed XML. It ends where there is something else, or a document type: whoever parses the part will say so.
function* tagsIn(bytes: Buffer): Generator<TagAt> {
  for (let at = bytes.indexOf(LESS); at >= 0; ) {
    const next = bytes[at + 1]
    if (next === BANG || next === QUESTION) {
      const end = endOfOther(bytes, at)
      if (end < 0) return
      at = bytes.indexOf(LESS, end)
      continue
    }
    const end = endOfTag(bytes, at)
    if (end < 0) return
    const isClosing = next === SLASH
    const isEmpty = bytes[end - 2] === SLASH
    yield {
      at,
      end,
      kind: isClosing ? 'close' : isEmpty ? 'empty' : 'open',
      name: nameAt(bytes, at + (isClosing ? 2 : 1)),
    }
    at = bytes.indexOf(LESS, end)
  }
}

function endOfOther(bytes: Buffer, at: number): number {
  for (const [begin, end] of OTHERS)
    if (bytes.toString('latin1', at, at + begin.length) === begin) {
      const found = bytes.indexOf(end, at + begin.length, 'latin1')
      return found < 0 ? -1 : found + end.length
    }
  return -1
}

const OTHERS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const

// In an attribute, > may stand as it is.
function endOfTag(bytes: Buffer, start: number): number {
  let quote = 0
  for (let at = start + 1; at < bytes.length; at++) {
    const byte = bytes[at]
    if (quote !== 0) {
      if (byte === quote) quote = 0
    } else if (byte === GREATER) return at + 1
    else if (byte === DOUBLE || byte === SINGLE) quote = byte
  }
  return -1
}

function nameAt(bytes: Buffer, start: number): string {
  let end = start
  for (
    let byte = bytes[end] ?? 0;
    byte > 0x20 && byte !== GREATER && byte !== SLASH;
    byte = bytes[++end] ?? 0
  );
  return bytes.toString('latin1', start, end)
}

const ATTRIBUTE = /\s([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

// The eIds and GUIDs of a tag that an element had before. Each kind is unique by itself.
function repeated(tag: Buffer, seen: Set<string>): string[] {
  if (tag.indexOf('eId', 0, 'latin1') < 0 && tag.indexOf('GUID', 0, 'latin1') < 0) return []
  const twice: string[] = []
  for (const [, name, double, single] of tag.toString().matchAll(ATTRIBUTE)) {
    if (name !== 'eId' && name !== 'GUID') continue
    const value = `${name} ${ownString(plain(double ?? single ?? ''))}`
    if (seen.has(value)) twice.push(value)
    seen.add(value)
  }
  return twice
}

function plain(value: string): string {
  const named = value.includes('&#')
    ? value.replace(/&#(?:x([0-9a-f]+)|(\d+));/gi, (whole, hex?: string, decimal?: string) => {
        const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
        return point <= 0x10ffff ? String.fromCodePoint(point) : whole
      })
    : value
  return unescapeText(named)
}

function isCut(open: readonly Open[], next: string): boolean {
  const parent = open.at(-1)
  if (!parent || parent.last === null || wantedAhead(open) === null) return false
  if (parent.name === 'body' || parent.name === 'mainBody' || parent.name === 'attachments') return true
  return HIERARCHY.has(parent.name) && AMONG_EQUALS.has(parent.last) && HIERARCHY.has(next)
}

/** Returns what is to be put behind each start tag that is opened again; null where the elements open are none that can be. */
function wantedAhead(open: readonly Open[]): string[] | null {
  const ahead: string[] = []
  let document: string | null = null
  for (const [index, { name }] of open.entries()) {
    const inner = open[index + 1]?.name
    const above = open[index - 1]?.name
    const main = MAIN[name]
    if (index === 0 && name === 'akomaNtoso') ahead.push('')
    else if (main !== undefined && (above === 'akomaNtoso' || above === 'attachment')) {
      document = name
      if (inner === main) ahead.push(STUB_META)
      else if (inner === 'attachments') ahead.push(STUB_META + (main === 'body' ? STUB_BODY : STUB_MAIN))
      else return null
    } else if (document !== null && above === document && (name === MAIN[document] || name === 'attachments'))
      ahead.push('')
    else if (name === 'attachment' && above === 'attachments') ahead.push('')
    else if (HIERARCHY.has(name) && above !== undefined && holdsHierarchy(above)) ahead.push('')
    else return null
  }
  return ahead
}

function holdsHierarchy(name: string): boolean {
  return name === 'body' || name === 'mainBody' || HIERARCHY.has(name)
}

/** Makes parts, and knows which line each begins on. */
class Cutter {
  readonly #bytes: Buffer
  from = 0
  #opened: Buffer = Buffer.alloc(0)
  #room: Buffer = Buffer.alloc(0)
  /** The line on which the part begins. */
  #line = 1
  #lines = 1
  #counted = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  /** Returns what lies before a place, and goes on behind it. */
  cut(at: number, open: readonly Open[]): SchemaPart {
    const closing = open
      .map(({ name }) => `</${name}>`)
      .reverse()
      .join('')
    const part = this.#part(at, Buffer.from(closing, 'latin1'))
    const ahead = wantedAhead(open) ?? []
    this.#opened = Buffer.concat(open.flatMap(({ tag }, index) => [tag, Buffer.from(ahead[index] ?? '')]))
    this.#line = this.lineAt(at)
    this.from = at
    return part
  }

  rest(): SchemaPart {
    return this.#part(this.#bytes.length, Buffer.alloc(0))
  }

  /** Returns the line of a place; none is asked for that lies before one asked for earlier. */
  lineAt(at: number): number {
    let found = this.#bytes.indexOf(LINE, this.#counted)
    for (; found >= 0 && found < at; found = this.#bytes.indexOf(LINE, found + 1)) this.#lines += 1
    this.#counted = at
    return this.#lines
  }

  #part(end: number, closing: Buffer): SchemaPart {
    const [opened, line] = [this.#opened, this.#line]
    const before = linesIn(opened)
    return {
      bytes: this.#joined([opened, this.#bytes.subarray(this.from, end), closing]),
      lineOf: (inner) => line + Math.max(0, inner - 1 - before),
    }
  }

  // In one place again and again: what lies outside the heap is collected late.
  #joined(pieces: readonly Buffer[]): Buffer {
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
    if (length > this.#room.length) this.#room = Buffer.allocUnsafeSlow(Math.ceil(length * 1.25))
    let at = 0
    for (const piece of pieces) at += piece.copy(this.#room, at)
    return this.#room.subarray(0, length)
  }
}

function linesIn(bytes: Buffer): number {
  let lines = 0
  for (let at = bytes.indexOf(LINE); at >= 0; at = bytes.indexOf(LINE, at + 1)) lines += 1
  return lines
}
