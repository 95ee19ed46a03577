/** The numbers that open a line in French legal texts: "I. –", "A.-", "1° bis", "a)", "2)", "- ". */

export type MarkerType = 'roman' | 'upper' | 'degree' | 'lower' | 'lowerRoman' | 'paren' | 'bullet'

export interface Marker {
  readonly type: MarkerType
  /** Place in its series: 1 for I, A, 1°, a); a fraction for bis, ter… */
  readonly value: number
  /** The number as printed; null for a bullet. */
  readonly num: string | null
  /** Inline mark-up after it. */
  readonly rest: string
}

const LATIN = ['bis', 'ter', 'quater', 'quinquies', 'sexies', 'septies', 'octies', 'nonies', 'decies']
const AGAIN = String.raw`(?:\s(${LATIN.join('|')})(?![\p{L}]))?`
const DASH = '[-–—―]'

const ROMAN = new RegExp(String.raw`^([IVXL]{1,7})${AGAIN}\s?(?:\.\s?${DASH}?|${DASH})\s?(?=\S|$)`, 'u')
const UPPER = new RegExp(String.raw`^([A-Z])${AGAIN}\s?(?:\.\s?${DASH}|${DASH}|\))\s?(?=\S|$)`, 'u')
const RANGE = /^(\d{1,3}°\s(?:à|et)\s(\d{1,3})°)\s?(?=\()/u
const DEGREE = new RegExp(
  String.raw`^(\d{1,3})°${AGAIN}(?:\s?\.?\s?${DASH}|\s?\.|\))?(?:\s|$|(?=[\p{L}(«"<]))`,
  'u',
)
const LOWER = new RegExp(String.raw`^(?:<i>)?([a-z]{1,4})${AGAIN}(?:</i>)?\)(?:</i>)?\s?(?=\S|$)`, 'u')
const PAREN = new RegExp(String.raw`^(\d{1,2})${AGAIN}\)\s?(?=\S|$)`, 'u')
const BULLET = /^[-–—―•]\s?(?=\S)/u

/** Returns what the line's opening may be, likeliest first: "C." is a letter or a hundred, "i)" a letter or a one. */
export function markersOf(line: string): Marker[] {
  const found: Marker[] = []
  const add = (type: MarkerType, match: RegExpExecArray | null, value: number | null) => {
    if (!match || value === null) return
    const num = match[0].replace(/<[^>]*>/g, '').trim()
    found.push({
      type,
      value: value + fraction(match[2]),
      num,
      rest: line.slice(match[0].length).trimStart(),
    })
  }
  const range = RANGE.exec(line)
  if (range)
    return [
      { type: 'degree', value: Number(range[2]), num: range[1] ?? '', rest: line.slice(range[0].length) },
    ]
  const [roman, upper, degree, lower, paren] = [
    ROMAN.exec(line),
    UPPER.exec(line),
    DEGREE.exec(line),
    LOWER.exec(line),
    PAREN.exec(line),
  ]
  add('roman', roman, romanValue(roman?.[1] ?? ''))
  add('upper', upper, letterValue((upper?.[1] ?? '').toLowerCase()))
  add('degree', degree, Number(degree?.[1]))
  add('lower', lower, letterValue(lower?.[1] ?? ''))
  add('lowerRoman', lower, romanValue((lower?.[1] ?? '').toUpperCase()))
  add('paren', paren, Number(paren?.[1]))
  const bullet = found.length === 0 ? BULLET.exec(line) : null
  if (bullet) found.push({ type: 'bullet', value: 1, num: null, rest: line.slice(bullet[0].length) })
  return found
}

/** Returns whether a number of a series may stand after another: the next one, or a bis of it; some series skip repealed numbers. */
export function follows(type: MarkerType, last: number, value: number): boolean {
  if (type === 'bullet') return true
  const skip = type === 'degree' || type === 'roman' ? 3 : 1
  return value > last && Math.floor(value) - Math.floor(last) <= skip
}

function fraction(latin: string | undefined): number {
  return latin === undefined ? 0 : (LATIN.indexOf(latin) + 1) / 100
}

// a is 1, z is 26, aa is 27, bb is 28.
function letterValue(letters: string): number | null {
  const first = letters.charCodeAt(0) - 96
  if (letters.length === 1) return first
  return letters.length === 2 && letters[0] === letters[1] ? 26 + first : null
}

const UNITS: Record<string, number> = { I: 1, V: 5, X: 10, L: 50 }

function romanValue(numeral: string): number | null {
  if (!/^(?:X{0,3}|XL|L)(?:IX|IV|V?I{0,3})$/.test(numeral) || numeral === '') return null
  const values = [...numeral].map((letter) => UNITS[letter] ?? 0)
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0)
}
