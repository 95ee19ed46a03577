/** Learning a lexicon: sentence pairs in, entries out. The same pairs give the same entries. docs/spec/lexicon.md says what they mean. */
import type { EachMeeting, Meeting, Often, ReadPair } from './choices.ts'
import { bestEntries } from './entries.ts'
import { FormBook, formOf, type PartOfStem } from './forms.ts'
import { competitiveLinks, type Links } from './links.ts'
import type { Analyser, Entry, SentencePair } from './model.ts'
import { type Unit, UnitBook, type Words, wordsOf } from './units.ts'
import { type Agreement, learnAlignment, type NumberedPair } from './word-alignment.ts'

export interface Analysers {
  readonly from: Analyser
  readonly to: Analyser
}

// Longer sentences say too little about which word is which.
const LONGEST = 90
const MOST_WORDS = 4
// A compound of one language is a phrase of many words in others.
const MOST_WORDS_BESIDE_COMPOUNDS = 5
const LEAST_OFTEN = 2
// The share of words above which a language writes as one word what others write as several.
const COMPOUNDS = 0.03

/** Returns the entries that the sentence pairs bear out, by term, the likeliest rendering of each first. */
export function learnLexicon(pairs: readonly SentencePair[], analysers: Analysers): Entry[] {
  const said = pairs.map(({ from, to }): Side<Words> => {
    return {
      from: wordsOf(from.text, analysers.from(from.text)),
      to: wordsOf(to.text, analysers.to(to.text)),
    }
  })
  const alignment = alignmentOf(said)
  const links = said.map((pair, index) => linksOf(pair, alignment(index)))
  const books = { from: new UnitBook(), to: new UnitBook() }
  const read = numberedPairs(said, links, books)
  const most = {
    from: hasCompounds(said, 'to') ? MOST_WORDS_BESIDE_COMPOUNDS : MOST_WORDS,
    to: hasCompounds(said, 'from') ? MOST_WORDS_BESIDE_COMPOUNDS : MOST_WORDS,
  }
  const often = {
    from: counted(read, books.from, 'from', most.from),
    to: counted(read, books.to, 'to', most.to),
  }
  const each: EachMeeting = (visit) => {
    for (const [index, pair] of read.entries()) {
      const linked = links[index]
      if (linked) meetings(index, pair, linked, { books, most, often }, visit)
    }
  }
  return bestEntries({ each, often, pairs, read })
}

interface Side<Value> {
  readonly from: Value
  readonly to: Value
}

// Words of one stem that the other language tells apart have numbers of their own.
function numberedPairs(
  said: readonly Side<Words>[],
  links: readonly (WordLinks | null)[],
  books: Side<UnitBook>,
): ReadPair[] {
  const forms = { from: new FormBook(), to: new FormBook() }
  for (const [index, { from, to }] of said.entries()) {
    const linked = links[index]
    if (!linked) continue
    forms.from.note(from, linked.from, to)
    forms.to.note(to, linked.to, from)
  }
  const parted = { from: forms.from.parted(), to: forms.to.parted() }
  const name = (words: Words, partOf: PartOfStem) => (index: number) => {
    const term = words.tokens[index]?.term ?? ''
    const part = partOf(term, formOf(words, index))
    return part === 0 ? term : `${term}~${part}`
  }
  return said.map(({ from, to }) => ({
    from: books.from.numbered(from, name(from, parted.from)),
    to: books.to.numbered(to, name(to, parted.to)),
  }))
}

function hasCompounds(said: readonly Side<Words>[], side: 'from' | 'to'): boolean {
  let [words, compounds] = [0, 0]
  for (const pair of said)
    for (const { parts } of pair[side].tokens) {
      words += 1
      if (parts.length > 1) compounds += 1
    }
  return compounds > COMPOUNDS * words
}

function counted(read: readonly ReadPair[], book: UnitBook, side: 'from' | 'to', most: number): Int32Array {
  let counts = new Int32Array(1 << 12)
  for (const pair of read)
    for (const { id } of book.unitsOf(pair[side], most)) {
      if (id >= counts.length) {
        const larger = new Int32Array(Math.max(counts.length * 2, id + 1))
        larger.set(counts)
        counts = larger
      }
      counts[id] = (counts[id] ?? 0) + 1
    }
  return counts
}

// Words are aligned by their parts, numbers by what they are.
function alignmentOf(said: readonly Side<Words>[]): Agreement {
  const numbers = { from: new Map<string, number>(), to: new Map<string, number>() }
  const numbered = (words: Words, known: Map<string, number>) =>
    Int32Array.from(
      words.tokens.flatMap(({ parts }) => parts),
      (part) => {
        const id = known.get(part) ?? known.size
        known.set(part, id)
        return id
      },
    )
  const empty = new Int32Array(0)
  const pairs = said.map(({ from, to }): NumberedPair => {
    const [one, other] = [numbered(from, numbers.from), numbered(to, numbers.to)]
    return one.length > LONGEST || other.length > LONGEST
      ? { from: empty, to: empty }
      : { from: one, to: other }
  })
  return learnAlignment(pairs, { from: numbers.from.size, to: numbers.to.size })
}

/** Links of words, from both sides. */
interface WordLinks {
  readonly from: Links
  readonly to: Links
}

function linksOf({ from, to }: Side<Words>, sure: Float64Array): WordLinks | null {
  const [left, right] = [wordOfPart(from), wordOfPart(to)]
  if (sure.length === 0 || sure.length !== left.length * right.length) return null
  const links = { from: from.tokens.map((): number[] => []), to: to.tokens.map((): number[] => []) }
  for (const [part, others] of competitiveLinks(sure, left.length, right.length).entries())
    for (const other of others) {
      const [i, j] = [left[part] ?? 0, right[other] ?? 0]
      if (links.from[i]?.includes(j)) continue
      links.from[i]?.push(j)
      links.to[j]?.push(i)
    }
  return links
}

function wordOfPart({ tokens }: Words): number[] {
  return tokens.flatMap(({ parts }, word) => parts.map(() => word))
}

interface Terms {
  readonly books: { readonly from: UnitBook; readonly to: UnitBook }
  readonly most: { readonly from: number; readonly to: number }
  readonly often: Often
}

// Phrases that are linked to nothing but each other (Franz Josef Och and Hermann Ney, "The Alignment Template Approach to Statistical
// Machine Translation", Computational Linguistics 30(4), 2004); words that are linked to nothing may stand at their ends.
function meetings(
  index: number,
  { from, to }: ReadPair,
  links: WordLinks,
  { books, most, often }: Terms,
  visit: (meeting: Meeting) => void,
): void {
  const others = new Map<number, Unit>()
  for (const unit of books.to.unitsOf(to, most.to)) others.set(unit.first * SHIFT + unit.last, unit)
  const isAlone = (word: number) => (links.to[word]?.length ?? 0) === 0
  for (const unit of books.from.unitsOf(from, most.from)) {
    if ((often.from[unit.id] ?? 0) < LEAST_OFTEN) continue
    const [low, high] = linkedSpan(unit, links) ?? [0, -1]
    if (high < 0) continue
    for (let first = low; first >= 0 && high - first < most.to; first--) {
      if (first < low && !isAlone(first)) break
      for (let last = high; last < to.ids.length && last - first < most.to; last++) {
        if (last > high && !isAlone(last)) break
        const other = others.get(first * SHIFT + last)
        if (other && (often.to[other.id] ?? 0) >= LEAST_OFTEN) visit({ pair: index, from: unit, to: other })
      }
    }
  }
}

// More than a sentence has words.
const SHIFT = 1 << 12

function linkedSpan({ first, last }: Unit, links: WordLinks): readonly [number, number] | null {
  let [low, high] = [Number.MAX_SAFE_INTEGER, -1]
  for (let word = first; word <= last; word++)
    for (const other of links.from[word] ?? []) {
      low = Math.min(low, other)
      high = Math.max(high, other)
    }
  if (high < 0) return null
  for (let word = low; word <= high; word++)
    for (const back of links.to[word] ?? []) if (back < first || back > last) return null
  return [low, high]
}
