/**
 * Reading a tree of JSON out of its bytes, node by node. A code has 50 MB: parsed as a whole it takes four times that, though
 * only one article is looked at at a time.
 */
import { UnreadableError } from '../contract.ts'

/** A node of the tree: an object whose `children` is a list of such objects. */
export interface JsonNode {
  /** `type` and `data` of the object. */
  readonly members: Readonly<Record<string, unknown>>
  /** Depth below the root, which has 0. */
  readonly depth: number
}

const DEEPEST = 100
const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a]
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d]

/** Yields the nodes in document order, parents first. Throws UnreadableError with the byte where the JSON is damaged or cut short. */
export function* jsonNodes(bytes: Uint8Array, path: string): Generator<JsonNode> {
  const cursor = cursorOver(bytes, path)
  yield* node(cursor, 0)
  cursor.space()
  if (cursor.at < bytes.length) throw cursor.fault('something follows the end of the tree')
}

function* node(cursor: Cursor, depth: number): Generator<JsonNode> {
  if (depth > DEEPEST) throw cursor.fault(`divisions are nested more than ${DEEPEST} deep`)
  const members: Record<string, unknown> = {}
  let given = false
  // Mostly the children come last. Where they do not, they are passed over until the rest is known.
  let postponed: number | null = null
  for (const key of cursor.keys()) {
    if (key !== 'children') {
      if (key === 'type' || key === 'data') members[key] = cursor.value()
      else cursor.skip()
    } else if ('type' in members && 'data' in members && !given) {
      given = true
      yield { members, depth }
      yield* children(cursor, depth)
    } else {
      postponed = cursor.at
      cursor.skip()
    }
  }
  if (given) return
  yield { members, depth }
  if (postponed === null) return
  const end = cursor.at
  cursor.at = postponed
  yield* children(cursor, depth)
  cursor.at = end
}

function* children(cursor: Cursor, depth: number): Generator<JsonNode> {
  cursor.expect(OPEN_LIST, 'a list of children')
  for (let first = true; !cursor.accept(CLOSE_LIST); first = false) {
    if (!first) cursor.expect(COMMA, 'a comma or the end of the list')
    yield* node(cursor, depth + 1)
  }
}

interface Cursor {
  at: number
  fault(reason: string, at?: number): UnreadableError
  space(): void
  accept(code: number): boolean
  expect(code: number, name: string): void
  /** Yields each key of the object that begins here; the caller reads or skips its value before it asks for the next. */
  keys(): Generator<string>
  value(): unknown
  /** Passes over one value by its brackets and quotes alone. */
  skip(): void
}

function cursorOver(bytes: Uint8Array, path: string): Cursor {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const cursor: Cursor = {
    // A byte order mark is passed over.
    at: bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0,

    fault(reason, at = cursor.at) {
      const short = at >= bytes.length
      const what = short
        ? 'the file ends in the middle, it is cut short; fetch it again'
        : `${reason}; the file is damaged or not JSON`
      return new UnreadableError(path, `byte ${at}`, `Cannot read the JSON: ${what}`)
    },

    space() {
      for (
        let code = bytes[cursor.at];
        code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
        code = bytes[++cursor.at]
      );
    },

    accept(code) {
      cursor.space()
      if (bytes[cursor.at] !== code) return false
      cursor.at++
      return true
    },

    expect(code, name) {
      if (!cursor.accept(code)) throw cursor.fault(`expected ${name}`)
    },

    *keys() {
      cursor.expect(OPEN_OBJECT, 'an object')
      for (let first = true; !cursor.accept(CLOSE_OBJECT); first = false) {
        if (!first) cursor.expect(COMMA, 'a comma or the end of the object')
        const key = cursor.value()
        if (typeof key !== 'string') throw cursor.fault('expected the name of a member')
        cursor.expect(COLON, 'a colon')
        cursor.space()
        yield key
      }
    },

    value() {
      cursor.space()
      const start = cursor.at
      cursor.skip()
      try {
        return JSON.parse(decoder.decode(bytes.subarray(start, cursor.at)))
      } catch (error) {
        throw cursor.fault(
          error instanceof TypeError
            ? 'it is not UTF-8'
            : error instanceof Error
              ? error.message
              : 'unexpected',
          start,
        )
      }
    },

    skip() {
      cursor.space()
      let depth = 0
      do {
        const code = bytes[cursor.at]
        if (code === undefined) throw cursor.fault('')
        if (code === QUOTE) {
          const end = endOfString(bytes, cursor.at)
          if (end < 0) throw cursor.fault('', bytes.length)
          cursor.at = end
        } else {
          if (code === OPEN_OBJECT || code === OPEN_LIST) depth++
          else if (code === CLOSE_OBJECT || code === CLOSE_LIST) depth--
          cursor.at++
          // A number or literal at the top ends before what separates it from the next.
          if (depth === 0 && !isBracket(code))
            while (cursor.at < bytes.length && !isDelimiter(bytes[cursor.at])) cursor.at++
        }
      } while (depth > 0)
      if (depth < 0) throw cursor.fault('a bracket closes that was not opened', cursor.at - 1)
    },
  }
  return cursor
}

// Index after the closing quote; -1 where there is none.
function endOfString(bytes: Uint8Array, start: number): number {
  let end = bytes.indexOf(QUOTE, start + 1)
  while (end >= 0) {
    let slashes = 0
    while (bytes[end - 1 - slashes] === BACKSLASH) slashes++
    if (slashes % 2 === 0) return end + 1
    end = bytes.indexOf(QUOTE, end + 1)
  }
  return -1
}

function isBracket(code: number): boolean {
  return code === OPEN_OBJECT || code === OPEN_LIST || code === CLOSE_OBJECT || code === CLOSE_LIST
}

function isDelimiter(code: number | undefined): boolean {
  return (
    code === COMMA ||
    code === CLOSE_OBJECT ||
    code === CLOSE_LIST ||
    code === 0x20 ||
    code === 0x0a ||
    code === 0x0d ||
    code === 0x09
  )
}
