/** Interface messages in the part of ICU MessageFormat that they need: `{name}` and `{n, plural, =0 {…} one {…} other {# acts}}`. */

/** Part of a message: words, or the place of a value. */
type Part = string | { readonly name: string; readonly plural: ReadonlyMap<string, readonly Part[]> | null }

const parsed = new Map<string, readonly Part[]>()

/**
 * Returns the message with its values in place, in order: words as text, values as they were given (numbers in the locale's
 * digits). A name without a value is left out. Throws SyntaxError where braces do not
 * match, or what stands in them is none of both.
 */
export function fill<Value>(
  pattern: string,
  values: Readonly<Record<string, Value | string | number>>,
  locale: string,
): (Value | string)[] {
  let parts = parsed.get(pattern)
  if (!parts) parsed.set(pattern, (parts = parse(pattern)))
  return endedOnce(filled(parts, values, locale, null))
}

// A value may end in the point of its abbreviation ("2026 г."), which ends the sentence as well.
function endedOnce<Value>(pieces: (Value | string)[]): (Value | string)[] {
  return pieces.map((piece, at) => {
    const before = at > 0 ? pieces[at - 1] : ''
    const doubled = typeof piece === 'string' && typeof before === 'string' && before.endsWith('г.')
    return doubled && /^\.(?!\.)/.test(piece) ? piece.slice(1) : piece
  })
}

function filled<Value>(
  parts: readonly Part[],
  values: Readonly<Record<string, Value | string | number>>,
  locale: string,
  count: number | null,
): (Value | string)[] {
  return parts.flatMap((part): (Value | string)[] => {
    if (typeof part === 'string') return [count === null ? part : part.replaceAll('#', number(count, locale))]
    const value = values[part.name]
    if (part.plural) {
      const n = Number(value ?? 0)
      const chosen =
        part.plural.get(`=${n}`) ?? part.plural.get(category(n, locale)) ?? part.plural.get('other') ?? []
      return filled(chosen, values, locale, n)
    }
    if (value === undefined) return []
    return [typeof value === 'number' ? number(value, locale) : value]
  })
}

const numbers = new Map<string, Intl.NumberFormat>()
const plurals = new Map<string, Intl.PluralRules>()

/** Returns a count in the locale's digits and groups. */
export function number(value: number, locale: string): string {
  let format = numbers.get(locale)
  if (!format) numbers.set(locale, (format = new Intl.NumberFormat(locale)))
  return format.format(value)
}

function category(value: number, locale: string): string {
  let rules = plurals.get(locale)
  if (!rules) plurals.set(locale, (rules = new Intl.PluralRules(locale)))
  return rules.select(value)
}

function parse(pattern: string): readonly Part[] {
  const parts: Part[] = []
  let at = 0
  while (at < pattern.length) {
    const open = pattern.indexOf('{', at)
    const words = pattern.slice(at, open < 0 ? undefined : open)
    if (words) parts.push(words)
    if (open < 0) break
    const close = closing(pattern, open)
    parts.push(argument(pattern.slice(open + 1, close)))
    at = close + 1
  }
  return parts
}

function argument(inside: string): Part {
  const plural = /^\s*(\w+)\s*,\s*plural\s*,/.exec(inside)
  if (!plural && !/^\s*[\w.-]+\s*$/.test(inside))
    throw new SyntaxError(
      `Cannot read "{${inside}}": expected a name alone, or a name with "plural" and its cases`,
    )
  if (!plural) return { name: inside.trim(), plural: null }
  const cases = new Map<string, readonly Part[]>()
  const rest = inside.slice(plural[0].length)
  for (let at = 0; ; ) {
    const open = rest.indexOf('{', at)
    if (open < 0) break
    const close = closing(rest, open)
    cases.set(rest.slice(at, open).trim(), parse(rest.slice(open + 1, close)))
    at = close + 1
  }
  return { name: plural[1] ?? '', plural: cases }
}

function closing(text: string, open: number): number {
  let depth = 0
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth++
    if (text[at] === '}' && --depth === 0) return at
  }
  throw new SyntaxError(`Cannot read the message "${text}": a brace is not closed`)
}
