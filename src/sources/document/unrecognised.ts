/** Lines that look as if they numbered something, in a way that no rule knows: told, so that a rule can be written. */

import type { Line } from '#markup/lines.ts'
import type { Found } from '#markup/structure.ts'
import type { Doubt } from './read-document.ts'

// A word and a number at the beginning of a short line that ends no sentence: "Bölək 3", "Caput IV. De apibus".
const LIKE_HEADING =
  /^(?<word>\p{L}[\p{L}\p{M}]{1,20}\.?)\s+(?:\p{Nd}{1,4}|[IVXLC]{1,7})(?:[.:]?$|[.:–—-]?\s+\P{Ll})/u
const LONGEST = 100

/** Returns a doubt for each word that begins two or more such lines. */
export function unrecognised(
  lines: readonly Line[],
  found: readonly Found[],
  place: { readonly jurisdiction: string | null; readonly language: string },
): Doubt[] {
  const numbers = new Set(found.flatMap(({ num }) => (num === null ? [] : [firstWord(num)])))
  const candidates = lines.filter(
    ({ plain, table }) =>
      !table && plain.length <= LONGEST && !/[;,]$/.test(plain) && LIKE_HEADING.test(plain),
  )
  const groups = Map.groupBy(candidates, ({ plain }) => firstWord(plain))
  return [...groups].flatMap(([word, group]) => {
    const [first] = group
    if (!first || group.length < 2 || numbers.has(word)) return []
    const file = `jurisdictions/${place.jurisdiction ?? '<code>'}/numbering.json`
    return {
      check: 'unrecognised-numbering',
      where: first.plain,
      message: `${group.length} lines such as "${first.plain}" were not recognised as headings; if they are, say so in ${file}, for example {"${place.language}": {"divisions": [{"kind": "chapter", "rank": 5, "as": ["${first.plain.split(/\s/)[0]} {n}"]}]}}`,
    }
  })
}

function firstWord(text: string): string {
  return (/^[\p{L}\p{M}]+/u.exec(text)?.[0] ?? text).toLowerCase()
}
