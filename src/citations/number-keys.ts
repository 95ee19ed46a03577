/** What numbers of provisions amount to, for comparing them whatever prints them. */
import { numberKey } from '#law/number.ts'

const EAST_ASIAN_DIGITS: Record<string, number> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}

const SUFFIX =
  /(?<=\d)-(bis|ter|qu[aá]ter|quinquies|sexies|septies|octies|novies|nonies|decies|undecies|duodecies|\p{L})$/u
const EAST_ASIAN = /[〇零一二三四五六七八九十百千]+/g

/**
 * Returns the key by which numbers of provisions are compared, whatever the source prints: what `numberKey` gives, in small letters,
 * letters joined to the digits behind them (`L. 1221-1` is `l1221-1`), Chinese and Japanese numerals as digits, Roman ones as they are.
 */
export function keyOf(num: string): string {
  const known = keys.get(num)
  if (known !== undefined) return known
  const plain =
    num.normalize('NFKC') === num
      ? num
      : num.replace(/[０-９Ａ-Ｚａ-ｚ（）]/g, (sign) => sign.normalize('NFKC'))
  const key = numberKey(
    plain
      .replace(/[の之]/g, '-')
      .replace(/(?<=\d)\.(?=\d)/g, DOT)
      .replace(/(?<=\d):(?=\d)/g, COLON),
  )
    .toLowerCase()
    .replaceAll(DOT, '.')
    .replaceAll(COLON, ':')
    .replaceAll('*', '')
    .replace(EAST_ASIAN, (numeral) => String(eastAsian(numeral)))
    .replace(/^-+|-+$/g, '')
    .replace(/^([lrda]|lo|lp)-+(?=\d)/, '$1')
    .replace(/^sec-(?=\d)/, '')
    .replace(SUFFIX, '$1')
  if (keys.size > 50_000) keys.clear()
  keys.set(num, key)
  return key
}

// A letter that no number has, in the place of a full stop inside one, which \`numberKey\` takes for a hyphen.
const DOT = 'ǁ'
const COLON = 'ǂ'

const keys = new Map<string, string>()

/** Returns the number that Chinese or Japanese numerals write. */
export function eastAsian(numeral: string): number {
  if (!/[十百千]/.test(numeral))
    return Number([...numeral].map((sign) => EAST_ASIAN_DIGITS[sign] ?? 0).join(''))
  let total = 0
  let digit = 0
  for (const sign of numeral) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[sign]
    if (unit === undefined) digit = EAST_ASIAN_DIGITS[sign] ?? 0
    else {
      total += (digit || 1) * unit
      digit = 0
    }
  }
  return total + digit
}
