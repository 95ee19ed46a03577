/** Numbers in Chinese characters, as laws of China and Japan count their articles, years and days. */

const DIGITS: Readonly<Record<string, number>> = {
  ...Object.fromEntries([...'〇一二三四五六七八九'].map((sign, value) => [sign, value])),
  ...Object.fromEntries([...'０１２３４５６７８９'].map((sign, value) => [sign, value])),
  ...Object.fromEntries([...'0123456789'].map((sign, value) => [sign, value])),
  零: 0,
  '○': 0,
  两: 2,
  元: 1,
}
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** Signs that numbers are written with, for regular expressions: with units (`一百二十三`) or digit by digit (`一二三`). */
export const HAN_NUMBER = '[〇○零一二三四五六七八九十百千０-９0-9]+'

/** Returns the integer that the signs write; null where they write none. */
export function hanNumber(signs: string): number | null {
  let total = 0
  let digits: number | null = null
  for (const sign of signs) {
    const digit = DIGITS[sign]
    const unit = UNITS[sign]
    if (digit !== undefined) digits = (digits ?? 0) * 10 + digit
    else if (unit !== undefined) {
      total += (digits ?? 1) * unit
      digits = null
    } else return null
  }
  return signs === '' ? null : total + (digits ?? 0)
}
