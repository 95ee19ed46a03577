/** The two ends of a range in the words that cite it: "articles 5 to 9 of the Act" is a link to 5 and one to 9. */

export interface RangeEnds {
  /** Behind the first end, and before the last, in the words of the range. */
  readonly firstEnd: number
  readonly lastStart: number
}

// "–", "to", "à", "bis", "до", "t/m", "至": a dash or a short word, and what introduces the second number.
const BETWEEN = /\s*(?:\p{Pd}|…|t\/m|[\p{L}]{1,7})\s*(?:(?:\p{L}{1,9}\.?|§+)\s?){0,2}$/u

/** Returns where the ends part; null where the words do not show it. `last` is the number of the last, in small letters. */
export function rangeEnds(words: string, last: string): RangeEnds | null {
  const number = /\d.*$/.exec(last)?.[0] ?? last
  for (let at = words.length; at > 0; ) {
    at = words.toLowerCase().lastIndexOf(number, at - 1)
    if (at <= 0) return null
    if (!isAlone(words, at, number.length)) continue
    const prefix = /(?:(?<![\p{L}\p{N}])\p{Lu}\.?\s?)$/u.exec(words.slice(0, at))?.[0] ?? ''
    const lastStart = at - prefix.length
    const between = BETWEEN.exec(words.slice(0, lastStart))
    if (between && /[\p{N}]|\p{L}$/u.test(words.slice(0, between.index)))
      return { firstEnd: between.index, lastStart }
  }
  return null
}

function isAlone(words: string, at: number, length: number): boolean {
  return !/[\p{L}\p{N}]/u.test(words.charAt(at + length)) && !/\p{N}/u.test(words.charAt(at - 1))
}
