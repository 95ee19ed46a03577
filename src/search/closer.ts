/**
 * A closer look at the provisions of the best acts: how much of its heading a query says, and which articles stand below a heading that
 * says what they need not say again. Of what is found it changes the order alone.
 */
import { isUnspaced, termsOf, wordsIn } from './analysis/analysis.ts'
import { isStopWord } from './analysis/stop-words.ts'
import type { Attributes } from './attributes.ts'
import { byScore, type Candidate, type Candidates, DIVISION } from './candidates.ts'
import type { Condition } from './conditions.ts'
import type { OpenIndex } from './dialect/sqlite-attributes.ts'
import { type Place, placesBelow, placesOf } from './dialect/sqlite-places.ts'
import type { Narrowing } from './narrowing.ts'
import { rowKey } from './rank.ts'
import { ROLES } from './spans.ts'

/** Provisions of an act that are looked at; wordings of one provision are then shown as one. */
const MOST_OF_ACT = 12
const MOST_DIVISIONS = 3
/** Best first, each provision once. */
const MOST_KEPT = 6
// A provision that is all about it says so in its heading.
const BY_HEADING = 0.6
// What stands first below a heading says what it is; the next ones go on.
const BELOW = [0.85, 0.35, 0.25]
// What was asked for by its number is not judged by its words.
const BY_NUMBER = 1000

export class CloserLook {
  readonly #index: OpenIndex
  readonly #narrowing: Narrowing
  readonly #candidates: Candidates
  readonly #wanted: (language: string) => readonly Condition[]
  readonly #says = new Map<readonly Condition[], (term: string) => number | null>()

  /** `wanted`: what is looked for in texts of a language. */
  constructor(
    index: OpenIndex,
    narrowing: Narrowing,
    wanted: (language: string) => readonly Condition[],
    candidates: Candidates,
  ) {
    this.#index = index
    this.#narrowing = narrowing
    this.#candidates = candidates
    this.#wanted = wanted
  }

  /** Returns the best provisions of some acts, best first, by what their headings say as well. */
  at(works: ReadonlySet<number>): Map<number, Candidate[]> {
    const found = this.#candidates.provisionsOf(works, MOST_OF_ACT, MOST_DIVISIONS)
    const all = [...found.values()].flat()
    const places = placesOf(
      this.#index.db,
      all.map(({ id }) => id),
    )
    return new Map(Array.from(found, ([work, list]) => [work, this.#looked(list, places)]))
  }

  #looked(list: readonly Candidate[], places: ReadonlyMap<number, Place>): Candidate[] {
    const looked = new Map<number, Candidate>()
    for (const candidate of list) {
      const place = places.get(candidate.id)
      if (place) looked.set(candidate.id, this.#byHeading(candidate, place))
    }
    for (const division of [...looked.values()].filter(
      ({ id }) => this.#attributes.roleOf(id) === ROLES.division,
    ))
      this.#lift(division, places.get(division.id) as Place, looked)
    const seen = new Set<number>()
    return [...looked.values()]
      .sort(byScore)
      .filter(({ id, below }) => {
        const provision = below?.provision ?? places.get(id)?.provision ?? id
        return !seen.has(provision) && seen.add(provision)
      })
      .slice(0, MOST_KEPT)
  }

  get #attributes(): Attributes {
    return this.#index.attributes
  }

  #byHeading(candidate: Candidate, { heading, language }: Place): Candidate {
    if (heading === null || candidate.score >= BY_NUMBER) return candidate
    const terms = termsIn(heading, language)
    const wanted = this.#wanted(language)
    const said = terms.map(this.#saidBy(wanted)).filter((condition) => condition !== null)
    if (said.length === 0) return candidate
    const share = (said.length / terms.length) * (new Set(said).size / wanted.length)
    const factor = 1 + BY_HEADING * share
    return { ...candidate, score: candidate.score * factor, heading: { factor, of: heading } }
  }

  #saidBy(wanted: readonly Condition[]): (term: string) => number | null {
    let says = this.#says.get(wanted)
    if (!says) this.#says.set(wanted, (says = saidBy(wanted)))
    return says
  }

  // What an article inherits of the heading above it: of several headings the most telling.
  #lift(division: Candidate, place: Place, looked: Map<number, Candidate>): void {
    const whole = division.score / DIVISION
    placesBelow(this.#index.db, place, this.#narrowing.at, BELOW.length).forEach(
      ({ id, provision }, order) => {
        const value = whole * (BELOW[order] as number)
        const known = looked.get(id)
        const own = known ? known.score - (known.below?.value ?? 0) : 0
        if ((known === undefined && order > 0) || (known?.below?.value ?? 0) >= value) return
        const rank = this.#attributes.expressions[this.#attributes.expressionOf(id)]?.rank ?? 0
        const below = { value, of: place.heading ?? '', provision }
        looked.set(id, { ...(known ?? { key: rowKey(rank, id), id }), score: own + value, below })
      },
    )
  }
}

function termsIn(heading: string, language: string): string[] {
  return Array.from(wordsIn(heading), ({ text }) => text)
    .filter((word) => !isStopWord(word, [language]))
    .flatMap((word) => termsOf(word, language).split(' '))
    .filter((term) => term !== '')
}

// Tells by its place which condition a term of a heading answers; null where it answers none.
function saidBy(wanted: readonly Condition[]): (term: string) => number | null {
  const exact = new Map<string, number>()
  const beginnings: { terms: string; condition: number }[] = []
  wanted.forEach(({ answers, text }, condition) => {
    for (const { terms, open } of answers) {
      if (open && !isUnspaced(text)) beginnings.push({ terms, condition })
      else for (const term of terms.split(' ')) if (!exact.has(term)) exact.set(term, condition)
    }
  })
  return (term) =>
    exact.get(term) ?? beginnings.find(({ terms }) => term.startsWith(terms))?.condition ?? null
}
