/** Spelling: words of a query that no text has, and the words of the texts that are nearest to them. */

import { plainWord } from './analysis/analysis.ts'
import { lowerCase } from './analysis/folding.ts'
import { type Condition, clauseConditions } from './conditions.ts'
import type { OpenIndex } from './dialect/sqlite-attributes.ts'
import { firstLetters, type KnownWord, wordsAmong, wordsOfLength } from './dialect/sqlite-words.ts'
import { isInSight, isMatched } from './in-sight.ts'

/**
 * Returns the query with the nearest spellings that texts have in the place of words that none has; null where all words are
 * known or nothing is near.
 */
export function didYouMean(index: OpenIndex, text: string, wanted: readonly Condition[]): string | null {
  let better = text
  for (const condition of clauseConditions(wanted)) {
    if (condition.clause?.kind !== 'word' || /\p{N}/u.test(condition.text) || isKnown(index, condition))
      continue
    const [nearest] = nearestWords(index, condition.text, 1)
    if (nearest !== undefined) better = better.replace(condition.text, nearest)
  }
  return better === text ? null : better
}

/** Returns the words of the texts that are spelled nearly so, the likeliest first. */
export function nearestWords(index: OpenIndex, word: string, most: number): string[] {
  const { db } = index
  const plain = plainWord(word, 'und')
  const letters = [...plain]
  const furthest = letters.length < SHORT ? 1 : 2
  if (letters.length < SHORTEST) return []
  // Where the first letter is one too many or changed places, the second begins the word.
  const alike = [...new Set(letters.slice(0, 2))].flatMap((first) =>
    wordsOfLength(db, first, letters.length - furthest, letters.length + furthest),
  )
  const near = new Map<string, { known: KnownWord; worth: number }>()
  for (const known of [...alike, ...otherwiseBegun(db, letters)]) {
    if (known.plain === plain) continue
    const distance = distanceBetween(letters, [...known.plain], furthest)
    if (distance > furthest) continue
    const worth = Math.log(known.acts + 1) - FOR_EACH_EDIT * distance
    if ((near.get(known.word)?.worth ?? Number.NEGATIVE_INFINITY) < worth)
      near.set(known.word, { known, worth })
  }
  return [...near.values()]
    .sort((a, b) => b.worth - a.worth || (a.known.word < b.known.word ? -1 : 1))
    .values()
    .filter(({ known }) => isInSight(index, known.plain))
    .take(most)
    .toArray()
    .map(({ known }) => (word === lowerCase(word, 'und') ? known.word : capitalised(known.word)))
}

// Words whose first letter was typed as another, or left out, and that are right else: to look for more would be to read all words.
function otherwiseBegun(db: OpenIndex['db'], letters: readonly string[]): KnownWord[] {
  const [whole, rest] = [letters.join(''), letters.slice(1).join('')]
  return wordsAmong(
    db,
    firstLetters(db).flatMap((first) => [first + whole, first + rest]),
  )
}

// A word of e³ times as many acts is as likely one edit further off.
const FOR_EACH_EDIT = 3
const SHORTEST = 3
const SHORT = 5

function capitalised(word: string): string {
  const [first = '', ...rest] = word
  return first.toUpperCase() + rest.join('')
}

function isKnown(index: OpenIndex, { match }: Condition): boolean {
  return isMatched(index, match)
}

/**
 * Returns how many letters must be added, left out, changed or exchanged with their neighbour to make the one of the other
 * (optimal string alignment); more than `most` where it is more.
 */
export function distanceBetween(one: readonly string[], other: readonly string[], most: number): number {
  let [before, last] = [[] as number[], other.map((_, index) => index).concat(other.length)]
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1
      let least = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + cost,
      )
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        least = Math.min(least, (before[j - 2] as number) + 1)
      row.push(least)
    }
    if (Math.min(...row) > most) return most + 1
    ;[before, last] = [last, row]
  }
  return last[other.length] as number
}
