/** The words of a provision as terms to look for in texts of its own language, and how much a text says of them. */
import { indexTerms } from '#search/analysis/analysis.ts'
import { termWeight } from '#search/postings.ts'
import { Rarities, type RowsInQuestion, type WeightedTerm } from '#search/rows-saying.ts'
import { isAsKept } from '#search/terms.ts'

/** Terms to look for in texts of one language. */
export interface SoughtTerms {
  readonly language: string
  readonly terms: readonly WeightedTerm[]
  /** What a text would score that says all of it as the source does. */
  readonly whole: number
  /** Terms of the source. */
  readonly length: number
  /** The word or phrase of the source that a term renders; empty within a language. */
  readonly saidAs: ReadonlyMap<string, string>
  /** Terms that the headings of the source and above it come to, with their weight; empty within a language. */
  readonly headings: ReadonlyMap<string, number>
}

/** What is read of the source. */
export interface SourceWords {
  readonly language: string
  readonly heading: string | null
  readonly text: string
  /** Headings of the divisions above. */
  readonly above: readonly string[]
}

/** How many times a word of the heading counts. */
export const HEADING = 4
/** Terms that are looked for. */
export const MOST_TERMS = 40
const LONGER = 50
const BY_LENGTH = 0.25

/** Returns the share of the terms that a row says, longer rows counting a little less. */
export function shareSaid(sum: number, { whole, length }: SoughtTerms, rowLength: number): number {
  if (whole === 0) return 0
  return sum / whole / ((rowLength + LONGER) / (length + LONGER)) ** BY_LENGTH
}

/** Returns the source's own terms, those that tell most first. */
export function ownTerms(rows: RowsInQuestion, { language, heading, text }: SourceWords): SoughtTerms {
  const { frequencies, length } = termsIn(language, heading, text)
  const rarities = new Rarities(rows.index, language)
  const average = rows.index.attributes.averageLength(1)
  const terms = [...frequencies]
    .map(([term, frequency]) => {
      const said = termWeight(frequency, length, average)
      return { term, said, weight: said * rarities.of(term) ** 2 }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .slice(0, MOST_TERMS)
  const whole = terms.reduce((sum, { weight, said }) => sum + weight * said, 0)
  return { language, terms, whole, length, saidAs: new Map(), headings: new Map() }
}

/** Returns how often each index term stands in the words, and how many there are. */
export function termsIn(
  language: string,
  heading: string | null,
  text: string,
): { frequencies: Map<string, number>; length: number } {
  const frequencies = new Map<string, number>()
  let length = 0
  const add = (words: string, weight: number) => {
    for (const term of indexTerms(words, language).split(' ')) {
      if (term === '') continue
      length++
      if (!/\d/.test(term) && isAsKept(term)) frequencies.set(term, (frequencies.get(term) ?? 0) + weight)
    }
  }
  add(text, 1)
  if (heading !== null) add(heading, HEADING)
  return { frequencies, length }
}
