/** The words of a provision as terms to look for: its own in texts of its language, what the lexicon makes of them in others. */
import { indexTerms } from '#search/analysis/analysis.ts'
import { termWeight } from '#search/postings.ts'
import { Rarities, type RowsInQuestion, type WeightedTerm } from '#search/rows-saying.ts'
import { isAsKept } from '#search/terms.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { type PairLearnt, renderingsOf } from '#store/lexicon.ts'
import { lexiconAnalyser } from '../lexicon/analyser.ts'
import { directionOf, type OwnDirection } from '../lexicon/terms.ts'

/** Terms to look for in texts of one language. */
export interface SoughtTerms {
  readonly language: string
  readonly terms: readonly WeightedTerm[]
  /** What a text would score that says all of it as the source does. */
  readonly whole: number
  /** Terms of the source. */
  readonly length: number
  /** How a term that is looked for came out of the source's own; empty within a language. */
  readonly saidAs: ReadonlyMap<string, SourceTerm>
}

/** A term of the source that the lexicon renders: its stems, and the third language where one led there. */
export interface SourceTerm {
  readonly form: string
  readonly rendering: string
}

/** What is read of the source. */
export interface SourceWords {
  readonly language: string
  readonly heading: string | null
  readonly text: string
}

const HEADING = 4
const MOST_TERMS = 40
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
  return { language, terms, whole, length, saidAs: new Map() }
}

function termsIn(language: string, heading: string | null, text: string) {
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

// Phrases to so many words are asked of the lexicon.
const LONGEST_PHRASE = 3
const RENDERINGS = 3
// How much of what is looked for a text that says it all says of each term, as index terms are weighed.
const SAID_WHOLE = 1.2
const BY_RARITY = 1.5
// Fewer meetings than these are noise.
const LEAST_TOGETHER = 2

interface Phrase {
  readonly form: string
  readonly stems: readonly string[]
  frequency: number
}

/** Returns what the lexicon makes of the source's words in a language; without terms where the pair was not learnt and no third language leads there. */
export function renderedTerms(
  db: Database,
  rows: RowsInQuestion,
  pairs: readonly PairLearnt[],
  source: SourceWords,
  language: string,
): SoughtTerms {
  const { length } = termsIn(source.language, source.heading, source.text)
  const phrases = phrasesIn(source)
  const own = new Rarities(rows.index, source.language)
  const there = new Rarities(rows.index, language)
  const average = rows.index.attributes.averageLength(1)
  const best = new Map<string, { weight: number; said: SourceTerm }>()
  for (const { stems, to, form, sure } of renderings(
    db,
    pairs,
    [...phrases.keys()],
    source.language,
    language,
  )) {
    const phrase = phrases.get(stems)
    if (!phrase) continue
    const rare = Math.max(...phrase.stems.map((stem) => own.of(stem)))
    const terms = to.split(/[ -]/).filter(isAsKept)
    const weight = (rare * termWeight(phrase.frequency, length, average) * sure) / terms.length
    for (const term of terms)
      if (weight > (best.get(term)?.weight ?? 0))
        best.set(term, { weight, said: { form: phrase.form, rendering: form } })
  }
  const terms = [...best]
    .map(([term, { weight }]) => ({ term, weight: weight * there.of(term) ** BY_RARITY }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .slice(0, MOST_TERMS)
  const whole = SAID_WHOLE * terms.reduce((sum, { weight }) => sum + weight, 0)
  const saidAs = new Map([...best].map(([term, { said }]) => [term, said]))
  return { language, terms, whole, length, saidAs }
}

function phrasesIn({ language, heading, text }: SourceWords): Map<string, Phrase> {
  const phrases = new Map<string, Phrase>()
  const analyse = lexiconAnalyser(language, [])
  for (const [words, weight] of [
    [text, 1],
    [heading ?? '', HEADING],
  ] as const) {
    const tokens = analyse(words)
    for (const [at, first] of tokens.entries())
      for (let length = 1; length <= LONGEST_PHRASE; length++) {
        const run = tokens.slice(at, at + length)
        const last = run.at(-1)
        if (!last || run.length < length) break
        if (first.kind !== 'word' || last.kind !== 'word') continue
        const stems = run.map(({ term }) => term)
        const key = stems.join(' ')
        const known = phrases.get(key)
        if (known) known.frequency += weight
        else
          phrases.set(key, {
            form: words.slice(first.start, last.end),
            stems: run.filter(({ kind }) => kind === 'word').map(({ term }) => term),
            frequency: weight,
          })
      }
  }
  return phrases
}

interface Said {
  readonly stems: string
  readonly to: string
  readonly form: string
  readonly sure: number
}

function renderings(
  db: Database,
  pairs: readonly PairLearnt[],
  stems: readonly string[],
  from: string,
  to: string,
): Said[] {
  const own = directionOf(pairs, from, to)
  if (own) return step(db, own, stems)
  const thirds = new Set(pairs.flatMap(({ one, other }) => [one, other]))
  const ways = [...thirds].flatMap((third) => {
    const [first, second] = [directionOf(pairs, from, third), directionOf(pairs, third, to)]
    return first && second ? [{ first, second }] : []
  })
  // The third language of which most was learnt.
  const [best] = ways.sort((a, b) => learntOf(b) - learntOf(a))
  if (!best) return []
  const there = step(db, best.first, stems)
  const onward = Map.groupBy(
    step(
      db,
      best.second,
      there.map((said) => said.to),
    ),
    (said) => said.stems,
  )
  return there.flatMap((said) =>
    (onward.get(said.to) ?? []).map((next) => ({
      stems: said.stems,
      to: next.to,
      form: next.form,
      sure: said.sure * next.sure,
    })),
  )
}

function learntOf({
  first,
  second,
}: {
  readonly first: OwnDirection
  readonly second: OwnDirection
}): number {
  return Math.min(first.learnt.sentences, second.learnt.sentences)
}

function step(db: Database, direction: OwnDirection, stems: readonly string[]): Said[] {
  const byStems = Map.groupBy(renderingsOf(db, direction, stems), ({ fromStems }) => fromStems)
  return [...byStems.values()].flatMap((all) =>
    all
      .filter(({ together }) => together >= LEAST_TOGETHER)
      .slice(0, RENDERINGS)
      .map(({ fromStems, toStems, toForms, together, fromOften, toOften }) => ({
        stems: fromStems,
        to: toStems,
        form: toForms[0] ?? toStems,
        sure: Math.sqrt((together / fromOften) * (together / toOften)),
      })),
  )
}
