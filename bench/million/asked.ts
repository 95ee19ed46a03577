/** The queries of the measurement, drawn from the library itself: the same for Comity and for its peers. */
import { type Random, random, shuffled } from './random.ts'

export const KINDS = [
  'rare word',
  '2-3 words',
  'common word (20-80 %)',
  'common word (6-21 %)',
  'phrase of 3',
  'prefix',
  'rare, filtered',
  '2-3 words, filtered',
  'common word, filtered',
  'phrase, filtered',
  'prefix, filtered',
] as const

export type Kind = (typeof KINDS)[number]

/** A query as a reader types it, and its terms as peers get them. */
export interface Asked {
  readonly kind: Kind
  readonly text: string
  readonly terms: readonly string[]
  readonly filter: { readonly jurisdiction: string; readonly at: string } | null
}

/** A provision with its words and their terms; `words[i]` has the term `terms[i]`. */
export interface Sampled {
  readonly words: readonly string[]
  readonly terms: readonly string[]
  readonly jurisdiction: string
  readonly from: string
}

/** Returns the queries: 30 of a kind, 12 of single common words. `df` counts the provisions that hold a term; `n` is how many there are. */
export function askedOf(samples: readonly Sampled[], df: ReadonlyMap<string, number>, n: number): Asked[] {
  const of = random(7)
  const shareOf = (term: string) => (df.get(term) ?? 0) / n
  const rare = draw(30, samples, of, (sample) => {
    const at = indexOf(
      sample,
      (term) => (df.get(term) ?? 0) >= 5 && (df.get(term) ?? 0) <= 40 && /^\p{L}{5,}$/u.test(term),
      of,
    )
    return at === null ? null : pick(sample, [at])
  })
  const several = draw(30, samples, of, (sample) => {
    const good = sample.terms.flatMap((term, at) =>
      /^\p{L}{4,}$/u.test(term) && shareOf(term) < 0.1 && (df.get(term) ?? 0) > 50 ? [at] : [],
    )
    const places = shuffled(good, of).slice(0, of() < 0.5 ? 2 : 3)
    return places.length < 2
      ? null
      : pick(
          sample,
          places.sort((a, b) => a - b),
        )
  })
  const phrases = draw(30, samples, of, (sample) => {
    const at = Math.floor(of() * (sample.words.length - 3))
    const places = [at, at + 1, at + 2]
    return at < 0 || places.some((place) => !/^\p{L}{2,}$/u.test(sample.terms[place] ?? ''))
      ? null
      : pick(sample, places)
  })
  const prefixes = draw(30, samples, of, (sample) => {
    const at = indexOf(sample, (term) => /^[a-z]{6,}$/.test(term) && shareOf(term) < 0.02, of)
    const begin = at === null ? '' : (sample.terms[at] ?? '').slice(0, 5)
    return begin === '' ? null : { words: [begin], terms: [begin], sample }
  })
  const common = (least: number, most: number) =>
    [...df]
      .filter(([term, count]) => count / n >= least && count / n <= most && /^\p{L}+$/u.test(term))
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .slice(0, 12)
      .flatMap(([term]): Drawn[] => {
        const sample = samples.find(({ terms }) => terms.includes(term))
        const at = sample?.terms.indexOf(term) ?? -1
        return sample ? [{ words: [sample.words[at] ?? term], terms: [term], sample }] : []
      })
  const plain = (kind: Kind, drawn: readonly Drawn[], write = (words: string) => words): Asked[] =>
    drawn.map(({ words, terms }) => ({ kind, text: write(words.join(' ')), terms, filter: null }))
  const filtered = (kind: Kind, drawn: readonly Drawn[], write = (words: string) => words): Asked[] =>
    drawn.map(({ words, terms, sample }) => ({
      kind,
      text: write(words.join(' ')),
      terms,
      filter: { jurisdiction: sample.jurisdiction, at: sample.from },
    }))
  const quoted = (words: string) => `"${words}"`
  const begun = (words: string) => `${words}*`
  const most = common(0.2, 0.8)
  const content = common(0.06, 0.21)
  return [
    ...plain('rare word', rare),
    ...plain('2-3 words', several),
    ...plain('common word (20-80 %)', most),
    ...plain('common word (6-21 %)', content),
    ...plain('phrase of 3', phrases, quoted),
    ...plain('prefix', prefixes, begun),
    ...filtered('rare, filtered', rare),
    ...filtered('2-3 words, filtered', several),
    ...filtered('common word, filtered', [...most, ...content]),
    ...filtered('phrase, filtered', phrases, quoted),
    ...filtered('prefix, filtered', prefixes, begun),
  ]
}

interface Drawn {
  readonly words: readonly string[]
  readonly terms: readonly string[]
  readonly sample: Sampled
}

function draw(
  n: number,
  samples: readonly Sampled[],
  of: Random,
  from: (sample: Sampled) => Drawn | null,
): Drawn[] {
  const drawn: Drawn[] = []
  for (let tries = 0; drawn.length < n && tries < samples.length * 5; tries++) {
    const sample = samples[Math.floor(of() * samples.length)]
    const one = sample ? from(sample) : null
    if (one && !drawn.some(({ terms }) => terms.join() === one.terms.join())) drawn.push(one)
  }
  return drawn
}

function pick(sample: Sampled, places: readonly number[]): Drawn {
  return {
    words: places.map((place) => sample.words[place] ?? ''),
    terms: places.map((place) => sample.terms[place] ?? ''),
    sample,
  }
}

function indexOf(sample: Sampled, fits: (term: string) => boolean, of: Random): number | null {
  const places = sample.terms.flatMap((term, at) => (fits(term) ? [at] : []))
  return places[Math.floor(of() * places.length)] ?? null
}
