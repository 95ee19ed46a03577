/**
 * Compounds split by the corpus' own vocabulary: "Bundesdatenschutzgesetz" is also found by "Datenschutz" and "Gesetz". Philipp Koehn and
 * Kevin Knight, "Empirical Methods for Compound Splitting" (EACL 2003): of all ways to cut a word into known words, the one whose
 * parts have the highest geometric mean of frequencies.
 *
 * An index feeds it so: while it is rebuilt, it counts words by language (those that `indexTerms` gives), builds a dictionary of each
 * language that has compounds, and saves it with the index; whoever indexes loads it and writes `termsOfParts` of a field's words into
 * a column of its own that weighs less, so that a whole word ranks before a part of one. Queries need no dictionary.
 */
import { rulesFor, termsOf, writtenWord } from './analysis.ts'
import { RULES } from './registry.ts'

/** How often a word (as `writtenWord` writes it) stands in the corpus; 0 where it never does. */
export type Frequency = (plain: string) => number

/** What cuts words of a language. */
export interface CompoundRules {
  /** What may stand between two parts (German "s", "es", "n", "en", "er", "e", "ens"); the empty text is always allowed. */
  readonly links: readonly string[]
  /** Letters of the shortest part. */
  readonly leastPart: number
  /** How often a part stands alone in the corpus, at least: rarer ones are more likely names and misprints. */
  readonly leastFrequency: number
}

const LEAST_PART = 4
const LEAST_FREQUENCY = 3
// A compound of the law has rarely more parts, and no word a longer form.
const MOST_PARTS = 6
const LONGEST = 60

/** Returns how words of the language are cut; null where it writes no compounds as one word. */
export function compoundRulesOf(language: string): CompoundRules | null {
  const links = RULES[rulesFor(language)]?.links
  return links
    ? { links: [...new Set(['', ...links])], leastPart: LEAST_PART, leastFrequency: LEAST_FREQUENCY }
    : null
}

/**
 * Returns the parts of a word in order, without what links them; the word alone where it is no compound of known words or where it is
 * as frequent as its parts. The word is as `writtenWord` writes it.
 */
export function decompound(word: string, frequency: Frequency, rules: CompoundRules): readonly string[] {
  if (word.length < 2 * rules.leastPart || word.length > LONGEST) return [word]
  const best = bestSplits(word, frequency, rules)
  return best && best.parts.length > 1 ? best.parts : [word]
}

interface Split {
  readonly parts: readonly string[]
  /** Sum of the logarithms of the parts' frequencies. */
  readonly sum: number
}

// For each place, and each number of parts before it, the best way to get there: the mean is no sum over places, but is one for each number.
function bestSplits(word: string, frequency: Frequency, rules: CompoundRules): Split | null {
  const at: Map<number, Split>[] = Array.from({ length: word.length + 1 }, () => new Map())
  at[0]?.set(0, { parts: [], sum: 0 })
  for (let start = 0; start <= word.length - rules.leastPart; start++) {
    const here = at[start]
    if (!here || here.size === 0) continue
    for (let end = start + rules.leastPart; end <= word.length; end++) {
      const part = word.slice(start, end)
      const often = end - start === word.length ? 0 : frequency(part)
      if (often >= rules.leastFrequency) extend(at, here, part, often, placesAfter(word, end, rules))
    }
  }
  const ends = [...(at[word.length]?.values() ?? [])]
  const mean = ({ parts, sum }: Split) => sum / parts.length
  const best = ends.reduce<Split | null>(
    (one, other) => (one && mean(one) >= mean(other) ? one : other),
    null,
  )
  return best && mean(best) > Math.log(Math.max(1, frequency(word)) / rules.leastFrequency) ? best : null
}

function placesAfter(word: string, end: number, { links, leastPart }: CompoundRules): number[] {
  if (end === word.length) return [end]
  return links
    .filter((link) => word.startsWith(link, end) && end + link.length + leastPart <= word.length)
    .map((link) => end + link.length)
}

function extend(
  at: readonly Map<number, Split>[],
  here: ReadonlyMap<number, Split>,
  part: string,
  often: number,
  places: readonly number[],
): void {
  for (const [count, { parts, sum }] of here) {
    if (count === MOST_PARTS) continue
    for (const place of places) {
      const there = at[place]
      const known = there?.get(count + 1)
      const longer = sum + Math.log(often)
      if (there && (!known || known.sum < longer))
        there.set(count + 1, { parts: [...parts, part], sum: longer })
    }
  }
}

/** How often words stand in the corpus, for one language: what its compounds are cut by. */
export class CompoundDictionary {
  readonly language: string
  readonly #rules: CompoundRules
  readonly #frequencies: ReadonlyMap<string, number>
  readonly #parts = new Map<string, string>()

  private constructor(language: string, rules: CompoundRules, frequencies: ReadonlyMap<string, number>) {
    this.language = language
    this.#rules = rules
    this.#frequencies = frequencies
  }

  /**
   * Returns the dictionary of a corpus' words, however they are spelled, with how often each stands in it (or in how many
   * provisions); forms of one spelling are added up. Null where the language writes no compounds as one word.
   */
  static build(
    words: Iterable<readonly [word: string, frequency: number]>,
    language: string,
  ): CompoundDictionary | null {
    const rules = compoundRulesOf(language)
    if (!rules) return null
    const all = new Map<string, number>()
    for (const [word, frequency] of words) {
      const plain = writtenWord(word, language)
      if (plain.length >= rules.leastPart && plain.length <= LONGEST && !/[\s\d]/.test(plain))
        all.set(plain, (all.get(plain) ?? 0) + frequency)
    }
    const often = [...all].filter(([, frequency]) => frequency >= rules.leastFrequency)
    return new CompoundDictionary(language, rules, new Map(often))
  }

  /** Returns the dictionary as text that `load` reads: a line a word, the most frequent first. */
  save(): string {
    const lines = Array.from(this.#frequencies, ([word, frequency]) => `${word} ${frequency}`)
    return [this.language, ...lines].join('\n')
  }

  /** Returns the dictionary that was saved. Throws where the text is none. */
  static load(saved: string): CompoundDictionary {
    const [language = '', ...lines] = saved.split('\n')
    const rules = compoundRulesOf(language)
    if (!rules)
      throw new Error(
        `Cannot load the dictionary of compounds: "${language.slice(0, 20)}" is no language whose compounds are split; build it again`,
      )
    const frequencies = lines.map((line): [string, number] => {
      const [word = '', frequency] = line.split(' ')
      return [word, Number(frequency)]
    })
    return new CompoundDictionary(language, rules, new Map(frequencies))
  }

  /** Returns the terms that a word is also found by: of its parts, and of neighbouring parts that are a word of the corpus together. Without its own term; empty for what is no compound. */
  termsOfParts(word: string): string {
    const plain = writtenWord(word, this.language)
    let terms = this.#parts.get(plain)
    if (terms === undefined) {
      if (this.#parts.size >= MOST_KEPT) this.#parts.clear()
      this.#parts.set(plain, (terms = this.#analyse(plain)))
    }
    return terms
  }

  #analyse(plain: string): string {
    if (plain.length < 2 * this.#rules.leastPart || /[\s\d]/.test(plain)) return ''
    const frequency = (part: string) => this.#frequencies.get(part) ?? 0
    const parts = decompound(plain, frequency, this.#rules)
    if (parts.length < 2) return ''
    const own = termsOf(plain, this.language)
    const wholes = [...parts, ...joined(plain, parts, frequency)]
    const all = wholes.flatMap((part) => [part, ...decompound(part, frequency, this.#rules)])
    const terms = all.map((part) => termsOf(part, this.language))
    return [...new Set(terms)].filter((term) => term !== '' && term !== own).join(' ')
  }
}

const MOST_KEPT = 200_000

// "datenschutz" of bundes-daten-schutz-gesetz, where the corpus has it as a word.
function joined(word: string, parts: readonly string[], frequency: Frequency): string[] {
  const places: number[] = []
  let from = 0
  for (const part of parts) {
    places.push(word.indexOf(part, from))
    from = word.indexOf(part, from) + part.length
  }
  return parts.flatMap((_, first) =>
    parts.slice(first + 1).flatMap((part, offset) => {
      const whole = word.slice(places[first] ?? 0, (places[first + 1 + offset] ?? 0) + part.length)
      return whole !== word && frequency(whole) > 0 ? [whole] : []
    }),
  )
}
