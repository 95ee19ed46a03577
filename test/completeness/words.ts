/** What a word is in the proof that none is lost, and how two texts are told to have the same ones. */

// A raised digit is the digit: `§ 2<sup>1</sup>` of a source is the number "§ 2¹" in Comity.
const RAISED = /[⁰¹²³⁴-⁹]/g
const NO_WORD = /[^\p{L}\p{N}\p{M}]+/gu

// Versions of an act repeat their lines, so the words of a line are made once.
const known = new Map<string, string>()
const MOST_KNOWN = 600_000

/** Returns the words of a text, NFC, parted by one space: runs of letters, digits and the marks that belong to them. */
export function wordsOf(text: string): string {
  const words: string[] = []
  for (const line of text.split('\n')) {
    let found = known.get(line)
    if (found === undefined) {
      found = line
        .normalize('NFC')
        .replace(RAISED, (digit) => String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)))
        .replace(NO_WORD, ' ')
        .trim()
      if (known.size >= MOST_KNOWN) known.clear()
      // A copy of its own, so that a line does not keep the whole file in memory.
      known.set(Buffer.from(line).toString(), found)
    }
    if (found !== '') words.push(found)
  }
  return words.join(' ')
}

/** What a source file says: its words in reading order, and those that Comity moves to another place. */
export interface Reading {
  readonly running: string
  /** Notes: Comity prints them after the provision, or the division, that calls them. */
  readonly moved: readonly string[]
}

export interface Difference {
  /** In the source and not in Comity's text, as often as that is so. */
  readonly lost: readonly string[]
  /** In Comity's text and not in the source. */
  readonly invented: readonly string[]
  /** Where the running words of the source first stand in another order; null where they never do. */
  readonly disorder: string | null
}

/** Returns how the words differ, as a multiset and in order; null where they do not. */
export function difference(source: Reading, shown: string): Difference | null {
  const running = wordsOf(source.running)
  const moved = source.moved.map(wordsOf).filter((words) => words !== '')
  const there = wordsOf(shown)
  if (moved.length === 0 && running === there) return null
  const [from, to] = [split(running), split(there)]
  const lost = without([...from, ...moved.flatMap(split)], to)
  const invented = without(to, [...from, ...moved.flatMap(split)])
  const disorder = lost.length > 0 ? null : firstOutOfOrder(from, to)
  return lost.length + invented.length === 0 && disorder === null ? null : { lost, invented, disorder }
}

function split(words: string): string[] {
  return words === '' ? [] : words.split(' ')
}

function without(words: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const word of others) counts.set(word, (counts.get(word) ?? 0) + 1)
  return words.filter((word) => {
    const left = counts.get(word) ?? 0
    if (left > 0) counts.set(word, left - 1)
    return left === 0
  })
}

// All running words in their order must be found among the words shown, which also hold what was moved.
function firstOutOfOrder(running: readonly string[], shown: readonly string[]): string | null {
  let at = 0
  for (const [index, word] of running.entries()) {
    const found = shown.indexOf(word, at)
    if (found < 0) return running.slice(Math.max(0, index - 8), index + 8).join(' ')
    at = found + 1
  }
  return null
}
