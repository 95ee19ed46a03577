/** How a term is said where a pair of languages has no parallel text: by way of a third language that both have texts with. */
import type { Database } from '#store/dialect/sqlite.ts'
import { type Domain, type PairLearnt, type Rendering, renderingsOf } from '#store/lexicon.ts'
import type { LexiconAnswer, LexiconAsked, RenderingTold } from './answer.ts'
import { byTerm, directionOf, type OwnDirection, stemsIn } from './terms.ts'

// What is reckoned to be rarer is noise of two counts.
const LEAST_SHARE = 0.02

/** What a third language has to say. */
type Told = Pick<LexiconAnswer, 'through' | 'total' | 'terms' | 'longer' | 'letters'>

interface Third {
  readonly language: string
  readonly first: OwnDirection
  readonly second: OwnDirection
}

/**
 * Returns what third languages tell of a term: over every language that both were learnt with, how often the term is said by a word there,
 * times how often that is said by a word here.
 */
export function throughThird(
  db: Database,
  pairs: readonly PairLearnt[],
  { from, to, term, domain, limit }: LexiconAsked,
): Told {
  const languages = new Set(pairs.flatMap(({ one, other }) => [one, other]))
  const thirds = [...languages].flatMap((language): Third[] => {
    const [first, second] = [directionOf(pairs, from, language), directionOf(pairs, language, to)]
    return first && second ? [{ language, first, second }] : []
  })
  const through = thirds.map(({ language }) => language)
  const stems = term === null ? '' : stemsIn(term, from)
  if (term === null || stems === '' || thirds.length === 0)
    return { through, total: 0, terms: [], longer: [], letters: [] }
  const ways = thirds.flatMap((third) => waysOver(db, third, { stems, term, domain }))
  const renderings = [...Map.groupBy(ways, ({ stems: said }) => said).values()].map((same) =>
    joined(same, thirds.length),
  )
  renderings.sort((a, b) => b.share - a.share || (a.form < b.form ? -1 : 1))
  const worth = renderings.filter(({ form, share }, index) => {
    return index === 0 || (share >= LEAST_SHARE && !form.includes(renderings[0]?.form ?? ''))
  })
  const often = Math.max(0, ...ways.map((way) => way.often))
  const terms = ways[0] ? [{ form: ways[0].said, forms: [], often, renderings: worth.slice(0, limit) }] : []
  return { through, total: terms.length, terms, longer: [], letters: [] }
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
