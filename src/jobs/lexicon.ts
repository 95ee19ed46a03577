/** Asking the lexicon: how a term is said in another language, by what was learnt of the pair, else through a third language. */
import type { Database } from '#store/dialect/sqlite.ts'
import {
  type Direction,
  type Domain,
  glossaryOf,
  type PairLearnt,
  pairsLearnt,
  proofsOf,
  type Rendering,
  renderingsOf,
  termsHolding,
  type Use,
  usesOf,
} from '#store/lexicon.ts'
import { lexiconAnalyser } from './lexicon-analyser.ts'
import { type LexiconQuote, quoteOfPassage } from './lexicon-quotes.ts'

export interface LexiconAsked {
  readonly from: string
  readonly to: string
  /** Null for the whole glossary. */
  readonly term: string | null
  readonly domain: Domain
  /** Renderings of a term, or terms of a glossary, at most. */
  readonly limit: number
}

/** What the lexicon answers. */
export interface LexiconAnswer {
  readonly from: string
  readonly to: string
  readonly term: string | null
  readonly domain: Domain
  /** What the pair was learnt from; null where it was not learnt. */
  readonly learnt: LearntFrom | null
  /** Third languages through which a pair is answered that was not learnt. */
  readonly through: readonly string[]
  /** Terms in all, before the limit. */
  readonly total: number
  readonly terms: readonly TermTold[]
  /** Terms of more words that hold the one asked for. */
  readonly longer: readonly { readonly form: string; readonly rendering: string }[]
}

export interface LearntFrom {
  readonly works: number
  readonly sentences: number
  readonly read: number
  readonly at: string
}

export interface TermTold {
  readonly form: string
  readonly forms: readonly string[]
  readonly often: number
  readonly renderings: readonly RenderingTold[]
}

export interface RenderingTold {
  readonly form: string
  readonly forms: readonly string[]
  /** Times that the term is said so, of `often`. */
  readonly together: number
  /** Of the times that the term stands in the texts, the share in which it is said so; and of those of the rendering, the share in which it says the term. */
  readonly share: number
  readonly back: number
  readonly likelihood: number
  /** The word of a third language that leads from the one to the other; null where the texts show it themselves. */
  readonly through: { readonly language: string; readonly form: string } | null
  readonly where: readonly Use[]
  readonly proofs: readonly (readonly [from: LexiconQuote, to: LexiconQuote])[]
}

/** Returns what the lexicon says of a term, or its glossary. */
export async function askLexicon(db: Database, asked: LexiconAsked): Promise<LexiconAnswer> {
  const pairs = await pairsLearnt(db)
  const own = directionOf(pairs, asked.from, asked.to)
  const { from, to, term, domain } = asked
  const said = { from, to, term, domain }
  if (!own) return { ...said, learnt: null, ...throughThird(db, pairs, asked) }
  const { works, sentences, read, at } = own.learnt
  const learnt = { works, sentences, read, at }
  if (term === null) return { ...said, learnt, through: [], longer: [], ...glossary(db, own, asked) }
  const stems = stemsIn(term, from)
  const found = stems === '' ? [] : byTerm(renderingsOf(db, own, [stems], domain), term)
  const longer =
    stems === '' ? [] : termsHolding(db, own, stems, MOST_LONGER).filter((each) => each.fromStems !== stems)
  return {
    ...said,
    learnt,
    through: [],
    total: found.length,
    terms: found.map((renderings) => told(db, own, worthTelling(renderings).slice(0, asked.limit), domain)),
    longer: longer.map(({ fromForms, toForms }) => ({
      form: fromForms[0] ?? '',
      rendering: toForms[0] ?? '',
    })),
  }
}

const MOST_LONGER = 12

interface OwnDirection extends Direction {
  readonly learnt: PairLearnt
}

function directionOf(pairs: readonly PairLearnt[], from: string, to: string): OwnDirection | null {
  for (const learnt of pairs) {
    if (learnt.one === from && learnt.other === to) return { pair: learnt.id, forward: true, learnt }
    if (learnt.one === to && learnt.other === from) return { pair: learnt.id, forward: false, learnt }
  }
  return null
}

const analysers = new Map<string, ReturnType<typeof lexiconAnalyser>>()

function stemsIn(term: string, language: string): string {
  const analyser = analysers.get(language) ?? lexiconAnalyser(language, [])
  analysers.set(language, analyser)
  return analyser(term)
    .filter(({ kind }) => kind === 'word')
    .map((token) => token.term)
    .join(' ')
}

// Of words of one stem, the one that was typed first.
function byTerm(renderings: readonly Rendering[], typed: string): Rendering[][] {
  const lower = typed.toLowerCase()
  const isTyped = ([first]: readonly Rendering[]) =>
    first?.fromForms.some((form) => form.toLowerCase() === lower) ? 1 : 0
  return [...Map.groupBy(renderings, ({ term }) => term).values()].sort(
    (a, b) => isTyped(b) - isTyped(a) || (b[0]?.fromOften ?? 0) - (a[0]?.fromOften ?? 0),
  )
}

// What is said so once in a while, and what only adds words to the best rendering, tells nothing.
function worthTelling(renderings: readonly Rendering[]): readonly Rendering[] {
  const [first, ...rest] = renderings
  if (!first) return []
  const tells = ({ together, fromOften, toStems }: Rendering) =>
    together >= LEAST_TOLD * fromOften && !` ${toStems} `.includes(` ${first.toStems} `)
  return [first, ...rest.filter(tells)]
}

const LEAST_TOLD = 0.02

function glossary(db: Database, own: OwnDirection, { domain, limit, from }: LexiconAsked) {
  const all = glossaryOf(db, own, domain)
  const strongest = all.toSorted((a, b) => b.likelihood - a.likelihood || a.id - b.id).slice(0, limit)
  const { compare } = new Intl.Collator(from)
  const listed = strongest.toSorted(
    (a, b) => compare(a.fromForms[0] ?? '', b.fromForms[0] ?? '') || a.id - b.id,
  )
  const [uses, proofs] = evidence(db, own, listed, domain)
  return {
    total: all.length,
    terms: listed.map((rendering) => termOf([rendering], uses, proofs)),
  }
}

type Uses = ReadonlyMap<number, readonly Use[]>
type Proofs = ReadonlyMap<number, RenderingTold['proofs']>

function evidence(
  db: Database,
  own: Direction,
  renderings: readonly Rendering[],
  domain: Domain,
): readonly [Uses, Proofs] {
  const ids = renderings.map(({ id }) => id)
  const proofs = new Map<number, RenderingTold['proofs']>()
  for (const [id, passages] of proofsOf(db, ids, own))
    proofs.set(
      id,
      passages.map(([from, to]) => [quoteOfPassage(from), quoteOfPassage(to)] as const),
    )
  return [usesOf(db, ids, domain), proofs]
}

function told(db: Database, own: Direction, renderings: readonly Rendering[], domain: Domain): TermTold {
  const [uses, proofs] = evidence(db, own, renderings, domain)
  return termOf(renderings, uses, proofs)
}

function termOf(renderings: readonly Rendering[], uses: Uses, proofs: Proofs): TermTold {
  const [first] = renderings
  return {
    form: first?.fromForms[0] ?? '',
    forms: first?.fromForms ?? [],
    often: first?.fromOften ?? 0,
    renderings: renderings.map((each) => ({
      form: each.toForms[0] ?? '',
      forms: each.toForms,
      together: each.together,
      share: each.together / each.fromOften,
      back: each.together / each.toOften,
      likelihood: each.likelihood,
      through: null,
      where: uses.get(each.id) ?? [],
      proofs: proofs.get(each.id) ?? [],
    })),
  }
}

interface Third {
  readonly language: string
  readonly first: OwnDirection
  readonly second: OwnDirection
}

// Over every language that both were learnt with: how often the term is said by a word there, times how often that is said by a word here.
function throughThird(
  db: Database,
  pairs: readonly PairLearnt[],
  { from, to, term, domain, limit }: LexiconAsked,
): Pick<LexiconAnswer, 'through' | 'total' | 'terms' | 'longer'> {
  const languages = new Set(pairs.flatMap(({ one, other }) => [one, other]))
  const thirds = [...languages].flatMap((language): Third[] => {
    const [first, second] = [directionOf(pairs, from, language), directionOf(pairs, language, to)]
    return first && second ? [{ language, first, second }] : []
  })
  const through = thirds.map(({ language }) => language)
  const stems = term === null ? '' : stemsIn(term, from)
  if (term === null || stems === '' || thirds.length === 0)
    return { through, total: 0, terms: [], longer: [] }
  const ways = thirds.flatMap((third) => waysOver(db, third, { stems, term, domain }))
  const renderings = [...Map.groupBy(ways, ({ stems: said }) => said).values()].map((same) =>
    joined(same, thirds.length),
  )
  renderings.sort((a, b) => b.share - a.share || (a.form < b.form ? -1 : 1))
  const often = Math.max(0, ...ways.map((way) => way.often))
  const terms = ways[0]
    ? [{ form: ways[0].said, forms: [], often, renderings: renderings.slice(0, limit) }]
    : []
  return { through, total: terms.length, terms, longer: [] }
}

interface Way {
  readonly said: string
  readonly often: number
  readonly stems: string
  readonly share: number
  readonly back: number
  readonly third: { readonly language: string; readonly form: string }
  readonly rendering: Rendering
}

function waysOver(
  db: Database,
  { language, first, second }: Third,
  { stems, term, domain }: { readonly stems: string; readonly term: string; readonly domain: Domain },
): Way[] {
  const into = byTerm(renderingsOf(db, first, [stems], domain), term)[0] ?? []
  const onward = Map.groupBy(
    renderingsOf(
      db,
      second,
      into.map(({ toStems }) => toStems),
      domain,
    ),
    ({ fromStems }) => fromStems,
  )
  return into.flatMap((one) =>
    (onward.get(one.toStems) ?? []).map((rendering) => ({
      said: one.fromForms[0] ?? '',
      often: one.fromOften,
      stems: rendering.toStems,
      share: (one.together / one.fromOften) * (rendering.together / rendering.fromOften),
      back: (one.together / one.toOften) * (rendering.together / rendering.toOften),
      third: { language, form: one.toForms[0] ?? '' },
      rendering,
    })),
  )
}

// Renderings that several ways lead to are surer; languages that lead nowhere count against it.
function joined(ways: readonly Way[], languages: number): RenderingTold {
  const best = ways.toSorted((a, b) => b.share - a.share)[0]
  if (!best)
    throw new Error('Cannot join ways through third languages: there are none; expected one at least')
  const mean = (value: (way: Way) => number) => ways.reduce((sum, way) => sum + value(way), 0) / languages
  return {
    form: best.rendering.toForms[0] ?? '',
    forms: best.rendering.toForms,
    together: 0,
    share: Math.min(
      1,
      mean(({ share }) => share),
    ),
    back: Math.min(
      1,
      mean(({ back }) => back),
    ),
    likelihood: 0,
    through: best.third,
    where: [],
    proofs: [],
  }
}
