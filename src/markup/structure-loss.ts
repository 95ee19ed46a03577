/** Whether every word of a document stands in its outline. */
import { plainText, wordsOf } from '#law/content.ts'
import type { Line } from './lines.ts'
import type { Found } from './structure.ts'

/** Returns the words of the lines that stand in none of the rows: none, or something is wrong. */
export function lostWords(
  lines: readonly Line[],
  found: readonly Pick<Found, 'num' | 'heading' | 'content'>[],
): string[] {
  const counts = new Map<string, number>()
  for (const { num, heading, content } of found)
    for (const word of wordsIn(
      [num ?? '', heading ?? '', content === null ? '' : plainText(content.xml)].join('\n'),
    ))
      counts.set(word, (counts.get(word) ?? 0) + 1)
  return lines
    .flatMap(({ inline }) => wordsIn(plainText(inline)))
    .filter((word) => {
      const left = counts.get(word) ?? 0
      counts.set(word, left - 1)
      return left <= 0
    })
}

// A raised figure is one in mark-up ("5<sup>1</sup>") or by its sign ("5¹"). Where no spaces part words, a number may stand close to
// what it numbers: there letters are compared.
function wordsIn(text: string): string[] {
  return wordsOf(text.normalize('NFKC')).flatMap((word) => (UNSPACED.test(word) ? [...word] : [word]))
}

const UNSPACED = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u
