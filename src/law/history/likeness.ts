/** How alike two wordings are, by the runs of four words they share. */
import { type Content, plainText, wordsOf } from '#law/content.ts'

const RUN = 4
const known = new WeakMap<Content, ReadonlySet<string>>()

/** Returns the Jaccard coefficient of the wordings' word runs, 0 to 1; null where either has none to speak of. */
export function likeness(a: Content | null, b: Content | null): number | null {
  if (a === null || b === null || a.length < RUN || b.length < RUN) return null
  if (a.wordsHash === b.wordsHash) return 1
  const left = runsOf(a)
  const right = runsOf(b)
  const [small, large] = left.size <= right.size ? [left, right] : [right, left]
  let shared = 0
  for (const run of small) if (large.has(run)) shared++
  return shared / (left.size + right.size - shared)
}

/** Returns the runs of four words in a wording. */
export function runsOf(content: Content): ReadonlySet<string> {
  let runs = known.get(content)
  if (!runs) {
    const words = wordsOf(plainText(content.xml).toLowerCase())
    const made = new Set<string>()
    for (let i = 0; i + RUN <= words.length; i++) made.add(words.slice(i, i + RUN).join(' '))
    runs = made
    known.set(content, runs)
  }
  return runs
}
