/** Numbers of provisions in running text: "5a", "L. 1221-1", "12 bis", "5¹", "7(3)(b)", "IV", "а)", and words that count. */
import type { Grammar, KindEntry, Lexicon } from './grammar.ts'
import { RANK } from './grammar.ts'
import { keyOf } from './number-keys.ts'
import type { Token } from './tokens.ts'

/** A number as read: its key, the numbers in brackets behind it, and the index behind its last token. */
export interface Numeral {
  /** Empty where brackets alone stand: "(2)". */
  readonly num: string
  readonly inside: readonly string[]
  readonly end: number
  readonly shape: 'digits' | 'roman' | 'letter' | 'code' | 'ordinal' | 'brackets'
}

const LATIN = new Set(
  'bis ter quater quinquies sexies septies octies novies nonies decies undecies duodecies terdecies quaterdecies'.split(
    ' ',
  ),
)
const ROMAN = /^(?=[IVXLC])(?:X{0,3}|XL|LX{0,3}|XC|C{1,3}X{0,3})(?:IX|IV|V?I{0,3})$/
const RAISED = /^[¹²³⁰⁴-⁹]+$/
const ORDINAL_ENDINGS = new Set(['er', 're', 'ère', 'º', '°', 'ª', 'o', 'e', 'ème', 'th', 'nd', 'rd', 'st'])
const CODES = /^(?:L|R|D|A|LO|LP)$/

/** Returns the number that begins at the token, as the kind may have it; null where none does. */
export function numeralAt(
  tokens: readonly Token[],
  index: number,
  lexicon: Lexicon,
  kind: KindEntry,
): Numeral | null {
  const token = tokens[index]
  if (!token) return null
  if (token.text === '(' && lexicon.grammar.inside.length > 0) return brackets(tokens, index, lexicon.grammar)
  const read =
    (token.type === 'n' ? digits(tokens, index, lexicon, kind) : null) ??
    (kind.takes.includes('c') ? code(tokens, index) : null) ??
    (kind.takes.includes('l') ? letter(tokens, index) : null) ??
    (kind.takes.includes('r') ? roman(tokens, index) : null) ??
    ordinal(tokens, index, lexicon, kind)
  if (!read) return null
  return read.shape === 'letter' || read.shape === 'ordinal' ? read : withInside(tokens, read, lexicon)
}

function digits(
  tokens: readonly Token[],
  index: number,
  { grammar }: Lexicon,
  kind: KindEntry,
): Numeral | null {
  const first = tokens[index] as Token
  if (first.text.length > 5) return null
  let end = index + 1
  let raw = first.text
  while (joinsNumber(tokens, end, raw, grammar, kind)) {
    raw += (tokens[end]?.text ?? '') + (tokens[end + 1]?.text ?? '')
    end += 2
  }
  // "24a)" in Canadian French: the letter is of the part, not of the number.
  if (grammar.hyphenated && isLetterOfPart(tokens, end))
    return { num: keyOf(raw), inside: [], end, shape: 'digits' }
  const [letter, after] = [tokens[end], tokens[end + 1]]
  const apart =
    grammar.apart &&
    kind.rank === RANK.main &&
    letter?.spaced &&
    !letter.breaks &&
    /^[a-z]$/.test(letter.text)
  const subsection = kind.kind === 'section' ? letterApart(tokens, end, grammar) : null
  if (subsection) return { num: keyOf(raw), inside: [subsection.num], end: subsection.end, shape: 'digits' }
  if (apart && after?.type === 'w' && /^\p{Lu}/u.test(after.text))
    return { num: keyOf(`${raw}${letter.text}`), inside: [], end: end + 1, shape: 'digits' }
  return suffixed(tokens, end, raw, 'digits')
}

// "section 274 o. of", "section 11 e. (2)": a subsection behind its section, with a full stop that ends no sentence.
function letterApart(
  tokens: readonly Token[],
  at: number,
  { lettersApart }: Grammar,
): { num: string; end: number } | null {
  const [letter, dot, next] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  if (!lettersApart || !letter?.spaced || letter.breaks || !/^[a-z]$/.test(letter.text)) return null
  if (dot?.text !== '.' || dot.spaced || !next || next.breaks || !/^(?:\(|\p{Ll})/u.test(next.text))
    return null
  return { num: letter.low, end: at + 2 }
}

// "16.1", "6:162", "15-1", and all of them again: "4.1.3". Some sources set "166 - 10" for 166 with a raised 10.
function joinsNumber(
  tokens: readonly Token[],
  at: number,
  raw: string,
  grammar: Grammar,
  kind: KindEntry,
): boolean {
  const [sign, more] = [tokens[at], tokens[at + 1]]
  if (!sign || !more || more.type !== 'n' || more.text.length > 4 || sign.breaks || more.breaks) return false
  const hyphen = /^[-‑]$/.test(sign.text)
  if (sign.spaced || more.spaced) {
    const falls = Number(more.text) < Number(/\d+$/.exec(raw)?.[0] ?? 0)
    return hyphen && grammar.bare && sign.spaced && more.spaced && falls
  }
  if (sign.text === '.' || (sign.text === ':' && kind.rank === RANK.main)) return true
  return hyphen && compound(raw, more.text, kind, grammar.hyphenated ?? false)
}

function isLetterOfPart(tokens: readonly Token[], at: number): boolean {
  const [letter, close] = [tokens[at], tokens[at + 1]]
  return (
    letter?.type === 'w' && !letter.spaced && letter.text.length === 1 && close?.text === ')' && !close.spaced
  )
}

// With a plural before it, "12-14" is a range; "15-1" is none, wherever it stands.
function compound(before: string, after: string, kind: KindEntry, hyphenated: boolean): boolean {
  if (hyphenated) return true
  const first = Number(/\d+$/.exec(before)?.[0] ?? 0)
  return !(kind.plural && Number(after) > first)
}

function suffixed(tokens: readonly Token[], from: number, raw: string, shape: Numeral['shape']): Numeral {
  let end = from
  let text = raw
  for (;;) {
    const token = tokens[end]
    if (!token) break
    const after = tokens[end + 1]
    const alone = !after || after.spaced || after.type === 's'
    if (RAISED.test(token.text) && !token.spaced) text += token.text
    else if (token.text === '^' && !token.spaced && after?.type === 'n' && tokens[end + 2]?.text === '^') {
      text += `-${after.text}`
      end += 2
    } else if (token.text === '.' && !token.spaced && after && !after.spaced && /^[ºª°]$/.test(after.text))
      end++
    else if (token.type === 'w' && LATIN.has(token.low) && !token.breaks && !isRange(token, after))
      text += ` ${token.low}`
    else if (!token.spaced && ORDINAL_ENDINGS.has(token.low) && token.low !== 'e' && token.low !== 'o') {
      /* "1er", "2º": the ending adds nothing. */
    } else if (!token.spaced && token.type === 'w' && token.text.length <= 2 && alone && !/\d\.\d/.test(text))
      text += token.text
    else if (
      /^[-‑]$/.test(token.text) &&
      !token.spaced &&
      after &&
      !after.spaced &&
      after.type === 'w' &&
      after.text.length === 1 &&
      /^\p{Lu}$/u.test(after.text)
    ) {
      text += `-${after.text}`
      end++
    } else break
    end++
  }
  return { num: keyOf(text), inside: [], end, shape }
}

// "§§ 3 bis 5" joins, "13bis" numbers.
function isRange(token: Token, after: Token | undefined): boolean {
  return token.spaced && after?.type === 'n'
}

function code(tokens: readonly Token[], index: number): Numeral | null {
  const letterToken = tokens[index]
  if (!letterToken || !CODES.test(letterToken.text)) return null
  let end = index + 1
  for (; tokens[end]?.text === '.' || tokens[end]?.text === '*' || tokens[end]?.text === '**'; end++);
  if (tokens[end]?.text === '.') end++
  const number = tokens[end]
  if (number?.type !== 'n' || end - index > 4) return null
  let raw = `${letterToken.text}${number.text}`
  end++
  for (;;) {
    const [sign, more] = [tokens[end], tokens[end + 1]]
    if (!sign || !more || sign.spaced || more.spaced || more.type !== 'n' || !/^[-‑.]$/.test(sign.text)) break
    raw += `-${more.text}`
    end += 2
  }
  const [suffix, after] = [tokens[end], tokens[end + 1]]
  // "L. 135 B": a capital that stands alone.
  if (
    suffix?.spaced &&
    /^[A-Z]$/.test(suffix.text) &&
    after?.text !== '.' &&
    after?.text !== "'" &&
    !suffix.breaks
  )
    return { num: keyOf(`${raw}${suffix.text}`), inside: [], end: end + 1, shape: 'code' }
  return suffixed(tokens, end, raw, 'code')
}

// Greek texts write Roman numbers with the letters of their own that look like them.
const GREEK_ROMAN: Readonly<Record<string, string>> = { Ι: 'I', Χ: 'X', Μ: 'M' }

function roman(tokens: readonly Token[], index: number): Numeral | null {
  const token = tokens[index] as Token
  const text = token.text.replace(/[ΙΧΜ]/g, (letter) => GREEK_ROMAN[letter] ?? letter)
  if (token.type !== 'w' || (!ROMAN.test(text) && text !== 'Ier')) return null
  let raw = text === 'Ier' ? 'I' : text
  let end = index + 1
  const [sign, more] = [tokens[end], tokens[end + 1]]
  if (
    sign &&
    more &&
    !sign.spaced &&
    !more.spaced &&
    /^[-‑]$/.test(sign.text) &&
    (more.type === 'n' || /^\p{Lu}$/u.test(more.text))
  ) {
    raw += `-${more.text}`
    end += 2
  }
  return suffixed(tokens, end, raw, 'roman')
}

// "a", "a)", "(a)", "„a“", "«а»": a letter that stands alone.
function letter(tokens: readonly Token[], index: number): Numeral | null {
  const open = /^[("'«„“”"]$/.test(tokens[index]?.text ?? '') ? 1 : 0
  const token = tokens[index + open]
  if (token?.type !== 'w' || token.text.length > 2) return null
  const after = tokens[index + open + 1]
  if (token.text.length === 2 && !open && after?.text !== ')') return null
  if (after && !after.spaced && after.type !== 's') return null
  if (after?.text === "'" || after?.text === '-') return null
  const closes = after !== undefined && !after.spaced && /^[)"'»“”]$/.test(after.text)
  if (open && !closes) return null
  if (!open && !closes && token.text !== token.low && after?.text === '.') return null
  return { num: keyOf(token.text), inside: [], end: index + open + (closes ? 2 : 1), shape: 'letter' }
}

function ordinal(tokens: readonly Token[], index: number, lexicon: Lexicon, kind: KindEntry): Numeral | null {
  const found = lexicon.ordinals.at(tokens, index)
  if (!found || kind.rank === RANK.point) return null
  return { num: found.value, inside: [], end: found.end, shape: 'ordinal' }
}

function brackets(tokens: readonly Token[], index: number, grammar: Grammar): Numeral | null {
  const read = insideFrom(tokens, index, grammar)
  return read.inside.length === 0 ? null : { num: '', ...read, shape: 'brackets' }
}

function withInside(tokens: readonly Token[], read: Numeral, { grammar }: Lexicon): Numeral {
  if (grammar.inside.length === 0) return read
  const inner = insideFrom(tokens, read.end, grammar)
  return { ...read, inside: [...read.inside, ...inner.inside], end: inner.end }
}

// "(3)(b)", "(b.01)": each holds a number or a letter or two. In Canadian French the last ones open without a bracket: "15(1)a)".
function insideFrom(
  tokens: readonly Token[],
  from: number,
  grammar: Grammar,
): { inside: string[]; end: number } {
  const inside: string[] = []
  let end = from
  while (inside.length < 5) {
    const open = tokens[end]
    if (!open || open.breaks) break
    const opened = open.text === '('
    if (!opened && (open.spaced || open.text.length > 4 || (inside.length === 0 && !grammar.hyphenated)))
      break
    const held = heldAt(tokens, opened ? end + 1 : end)
    if (!held || tokens[held.end]?.text !== ')' || tokens[held.end]?.spaced) break
    inside.push(keyOf(held.num))
    end = held.end + 1
  }
  return { inside, end }
}

function heldAt(tokens: readonly Token[], index: number): { num: string; end: number } | null {
  const token = tokens[index]
  if (!token || (token.spaced && tokens[index - 1]?.text === '(')) return null
  if (token.type === 'n') return token.text.length > 3 ? null : digitsInBrackets(tokens, index)
  const isLetter =
    token.text.length === 1 || /^(\p{Ll})\1$/u.test(token.text) || /^[ivxl]{1,5}$/.test(token.text)
  if (token.type !== 'w' || !isLetter) return null
  const [dot, more] = [tokens[index + 1], tokens[index + 2]]
  const hasMore = dot?.text === '.' && more?.type === 'n' && !more.spaced && more.text.length <= 3
  return hasMore ? { num: `${token.text}.${more.text}`, end: index + 3 } : { num: token.text, end: index + 1 }
}

function digitsInBrackets(tokens: readonly Token[], index: number): { num: string; end: number } {
  let end = index + 1
  let num = tokens[index]?.text ?? ''
  if (tokens[end]?.text === '.' && tokens[end + 1]?.type === 'n') {
    num += `.${tokens[end + 1]?.text}`
    end += 2
  } else if (tokens[end]?.type === 'w' && tokens[end]?.text.length === 1) {
    num += tokens[end]?.text
    end++
  }
  return { num, end }
}
