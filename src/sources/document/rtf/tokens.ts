/** The tokens of Rich Text Format (RTF 1.9.1): groups, control words, bytes of text. Strict: a file that ends inside a group is cut short. */

export type Token =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  | { readonly kind: 'word'; readonly name: string; readonly value: number | null }
  /** One byte of text, in the code page that holds where it stands. */
  | { readonly kind: 'byte'; readonly byte: number }
  /** Bytes that are no text. */
  | { readonly kind: 'binary' }

const BACKSLASH = 0x5c
const OPEN = 0x7b
const CLOSE = 0x7d
const CR = 0x0d
const LF = 0x0a
const SPACE = 0x20
const MINUS = 0x2d
const QUOTE = 0x27
/** Longest control word that is one, of the specification's 32 letters. */
const MAX_WORD = 32

/** Yields the tokens. Throws RtfError with the place where the bytes are no RTF. */
export function* tokensOf(bytes: Uint8Array): Generator<Token> {
  let at = 0
  while (at < bytes.length) {
    const byte = bytes[at] as number
    if (byte === OPEN) yield { kind: 'open' }
    else if (byte === CLOSE) yield { kind: 'close' }
    else if (byte === BACKSLASH) {
      const read = controlAt(bytes, at)
      yield read.token
      at = read.end
      continue
    } else if (byte !== CR && byte !== LF && byte !== 0) yield { kind: 'byte', byte }
    at++
  }
}

/** Thrown where bytes are no Rich Text Format. */
export class RtfError extends Error {
  override name = 'RtfError'
}

function controlAt(bytes: Uint8Array, start: number): { token: Token; end: number } {
  const sign = bytes[start + 1]
  if (sign === undefined) throw new RtfError('it ends in the midst of a control word')
  if (sign === QUOTE) return hexAt(bytes, start + 2)
  if (!isLetter(sign)) return symbolAt(sign, start + 2)
  let at = start + 1
  let name = ''
  for (
    let next = bytes[at];
    next !== undefined && isLetter(next) && name.length < MAX_WORD;
    next = bytes[++at]
  )
    name += String.fromCharCode(next)
  let digits = ''
  if (bytes[at] === MINUS && isDigit(bytes[at + 1])) {
    digits = '-'
    at++
  }
  for (let next = bytes[at]; isDigit(next) && digits.length < 11; next = bytes[++at])
    digits += String.fromCharCode(next as number)
  const value = digits === '' ? null : Number(digits)
  if (bytes[at] === SPACE) at++
  if (name === 'bin' && value !== null && value > 0) return { token: { kind: 'binary' }, end: at + value }
  return { token: { kind: 'word', name, value }, end: at }
}

function hexAt(bytes: Uint8Array, at: number): { token: Token; end: number } {
  const digits = String.fromCharCode(bytes[at] ?? 0, bytes[at + 1] ?? 0)
  if (!/^[0-9a-f]{2}$/i.test(digits)) throw new RtfError(`byte ${at}: expected two hexadecimal digits`)
  return { token: { kind: 'byte', byte: Number.parseInt(digits, 16) }, end: at + 2 }
}

// A backslash before a line break is a paragraph; before another sign, the sign or what it stands for.
function symbolAt(sign: number, end: number): { token: Token; end: number } {
  if (sign === CR || sign === LF) return { token: { kind: 'word', name: 'par', value: null }, end }
  if (sign === BACKSLASH || sign === OPEN || sign === CLOSE)
    return { token: { kind: 'byte', byte: sign }, end }
  return { token: { kind: 'word', name: String.fromCharCode(sign), value: null }, end }
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a)
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39
}
