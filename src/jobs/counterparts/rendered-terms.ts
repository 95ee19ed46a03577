/**
 * The words of a provision as terms to look for in texts of another language: what the lexicon makes of its words and phrases, directly or
 * through a third language, and what the wordings of the vocabulary make of its words.
 */
import { indexTerms, isUnspaced } from '#search/analysis/analysis.ts'
import { termWeight } from '#search/postings.ts'
import { Rarities, type RowsInQuestion, type WeightedTerm } from '#search/rows-saying.ts'
import { isAsKept } from '#search/terms.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { type PairLearnt, renderingsOf } from '#store/lexicon.ts'
import { lexiconAnalyser } from '../lexicon/analyser.ts'
import { directionOf, type OwnDirection } from '../lexicon/terms.ts'
import type { LabelWords } from './label-words.ts'
import { HEADING, MOST_TERMS, type SoughtTerms, type SourceWords, termsIn } from './terms.ts'

/** What words are rendered by. */
export interface Renderers {
  /** Pairs of which the lexicon was learnt. */
  readonly pairs: readonly PairLearnt[]
  readonly labels: LabelWords
}

// Phrases to so many words are asked of the lexicon.
const LONGEST_PHRASE = 3
const RENDERINGS = 3
// How much of what is looked for a text that says it all says of each term, as index terms are weighed.
const SAID_WHOLE = 1.2
const BY_RARITY = 1.5
// Fewer meetings than these are noise.
const LEAST_TOGETHER = 2

/** Returns what the source's words come to in a language; without terms where neither lexicon nor vocabulary leads there. */
export function renderedTerms(
  db: Database,
  rows: RowsInQuestion,
  source: SourceWords,
  language: string,
  { pairs, labels }: Renderers,
): SoughtTerms {
  const { words, headed } = spokenBy(source)
  const asked = [...new Set([...words.phrases.keys(), ...headed.phrases.keys()])]
  const there: There = {
    rows,
    language,
    rarities: { own: new Rarities(rows.index, source.language), there: new Rarities(rows.index, language) },
    learnt: Map.groupBy(renderings(db, pairs, asked, source.language, language), ({ stems }) => stems),
    labels,
  }
  const { terms, saidAs } = weighed(words, there)
  return {
    language,
    terms,
    whole: SAID_WHOLE * terms.reduce((sum, { weight }) => sum + weight, 0),
    length: words.length,
    saidAs,
    headings: new Map(weighed(headed, there).terms.map(({ term, weight }) => [term, weight])),
  }
}

interface Phrase {
  readonly form: string
  readonly stems: readonly string[]
  frequency: number
}

// Words of the source: as phrases that a lexicon has, and as terms of the index.
interface Spoken {
  readonly phrases: ReadonlyMap<string, Phrase>
  readonly frequencies: ReadonlyMap<string, number>
  readonly length: number
}

const kept = new WeakMap<SourceWords, { readonly words: Spoken; readonly headed: Spoken }>()

// Read once, into however many languages it is rendered.
function spokenBy(source: SourceWords) {
  const known = kept.get(source)
  if (known) return known
  const headings = [source.heading ?? '', ...source.above].join('\n')
  const read = {
    words: spoken(source.language, source),
    headed: spoken(source.language, { heading: null, text: headings }),
  }
  kept.set(source, read)
  return read
}

function spoken(language: string, words: Pick<SourceWords, 'heading' | 'text'>): Spoken {
  return { phrases: phrasesIn(language, words), ...termsIn(language, words.heading, words.text) }
}

// The language that is rendered into, and what renders.
interface There {
  readonly rows: RowsInQuestion
  readonly language: string
  readonly rarities: { readonly own: Rarities; readonly there: Rarities }
  /** By the stems of what is rendered. */
  readonly learnt: ReadonlyMap<string, readonly Said[]>
  readonly labels: LabelWords
}

function weighed(
  { phrases, frequencies, length }: Spoken,
  { rows, language, rarities: { own, there }, learnt, labels }: There,
): { terms: WeightedTerm[]; saidAs: Map<string, string> } {
  const average = rows.index.attributes.averageLength(1)
  const best = new Map<string, { weight: number; form: string }>()
  const offer = (term: string, weight: number, form: string) => {
    if (isAsKept(term) && weight > (best.get(term)?.weight ?? 0)) best.set(term, { weight, form })
  }
  for (const [key, { stems, frequency, form }] of phrases)
    for (const said of learnt.get(key) ?? []) {
      const rare = Math.max(...stems.map((stem) => own.of(stem)))
      const terms = indexedAs(said.to, language)
      const weight = (rare * termWeight(frequency, length, average) * said.sure) / terms.length
      for (const term of terms) offer(term, weight, form)
    }
  for (const [term, frequency] of frequencies)
    for (const { word, sure } of labels.get(term) ?? [])
      offer(word, own.of(term) * termWeight(frequency, length, average) * sure, term)
  const terms = [...best]
    .map(([term, { weight }]) => ({ term, weight: weight * there.of(term) ** BY_RARITY }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .slice(0, MOST_TERMS)
  return { terms, saidAs: new Map([...best].map(([term, { form }]) => [term, form])) }
}

// The stems of a lexicon's term as the index has them: scripts without spaces by pairs of characters.
function indexedAs(stems: string, language: string): string[] {
  return stems.split(/[ -]/).flatMap((stem) =>
    isUnspaced(stem)
      ? indexTerms(stem, language)
          .split(' ')
          .filter((pair) => pair.length > 1)
      : [stem],
  )
}

function phrasesIn(
  language: string,
  { heading, text }: Pick<SourceWords, 'heading' | 'text'>,
): Map<string, Phrase> {
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
