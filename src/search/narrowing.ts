/** What a hit must meet beside its words: the options of a search and the filters of its query, worked out once for every expression. */

import type { Day } from '#kit/day.ts'
import { languageOf } from '#law/language.ts'
import type { Attributes, ExpressionFacts } from './attributes.ts'
import type { OpenIndex } from './dialect/sqlite-attributes.ts'
import { workOf } from './dialect/sqlite-hits.ts'
import type { FacetName, SearchOptions } from './model.ts'
import type { Filter, Filters } from './query-filters.ts'
import { dayNumber, NEVER_ENDS } from './spans.ts'

/** Bits of what an expression fails; each facet leaves its own out of account. */
export const FAILS: Readonly<Record<FacetName | 'other', number>> = {
  jurisdiction: 1,
  type: 2,
  force: 4,
  language: 8,
  year: 16,
  other: 128,
}

export interface Narrowing {
  readonly at: Day | null
  /** The day as a number; null where any day will do. */
  readonly day: number | null
  /** By expression: what it fails, 0 where it meets all. */
  readonly fails: Uint8Array
  /** The languages that the words are read in. */
  readonly languages: readonly string[]
}

/** Returns what narrows. `titled` tells the expressions that a `title:` filter names; those of a `work:` filter are looked up. */
export function narrowingOf(
  index: OpenIndex,
  options: SearchOptions,
  filters: Filters,
  titled: (text: string) => ReadonlySet<number>,
): Narrowing {
  const at = filters.reduce<Day | null>(
    (day, filter) => (filter.name === 'at' ? filter.at : day),
    options.at ?? null,
  )
  const all = [...optionFilters(options), ...filters]
  const day = at === null ? null : dayNumber(at)
  const fails = new Uint8Array(index.attributes.expressions.length).fill(FAILS.other)
  const named: Named = { titled, work: (iri) => workOf(index.db, iri) }
  const tests = all.flatMap((filter) => testOf(filter, named))
  for (const facts of index.attributes.expressions) {
    if (!facts?.shown) continue
    let failed = 0
    for (const { bit, meets } of tests) if (!meets(facts)) failed |= bit
    fails[facts.id] = failed
  }
  if (day !== null) failInHoles(index.attributes, fails, day)
  const asked = all.flatMap((filter) => (filter.name === 'lang' && !filter.not ? filter.values : []))
  return { at, day, fails, languages: languagesAsked(asked, index.languages) }
}

/** Returns whether a provision version may be a hit on the day: which it is indexed in, and whether its text holds. */
export function holdsOn(attributes: Attributes, id: number, day: number | null): boolean {
  return day === null || (attributes.fromOf(id) <= day && attributes.toOf(id) > day)
}

/** Returns the parts of the index that can hold a text of the day. */
export function partsFor(index: OpenIndex, day: number | null): readonly (1 | 2)[] {
  const both = index.attributes.count[2] > 0 && (day === null || day < index.boundary)
  return both ? [1, 2] : [1]
}

/** Returns how a text stands to the present day. */
export function standingOf(from: number, to: number, today: number): 'in-force' | 'not-yet' | 'no-longer' {
  if (from > today) return 'not-yet'
  return to <= today && to !== NEVER_ENDS ? 'no-longer' : 'in-force'
}

// A day on which an act's text is not known shows nothing of it, whatever its neighbours say.
function failInHoles({ holes }: Attributes, fails: Uint8Array, day: number): void {
  for (const { expression, from, to } of holes) {
    if (from <= day && to > day) fails[expression] = FAILS.other
  }
}

function languagesAsked(asked: readonly string[], held: readonly string[]): readonly string[] {
  if (asked.length === 0) return held
  const found = held.filter((language) => asked.some((code) => isOrBelow(language, code)))
  return found.length > 0 ? found : asked
}

function optionFilters(options: SearchOptions): Filter[] {
  const filters: Filter[] = []
  if (options.in?.length) filters.push({ name: 'in', values: options.in, not: false })
  if (options.lang)
    filters.push({ name: 'lang', values: [languageOf(options.lang) ?? options.lang], not: false })
  if (options.type) filters.push({ name: 'type', values: [options.type], not: false })
  if (options.force?.length) filters.push({ name: 'force', values: options.force, not: false })
  if (options.years) filters.push({ name: 'year', years: options.years, not: false })
  return filters
}

interface Test {
  readonly bit: number
  readonly meets: (facts: ExpressionFacts) => boolean
}

/** What filters name by words or addresses. */
interface Named {
  readonly titled: (text: string) => ReadonlySet<number>
  readonly work: (iri: string) => number | null
}

function testOf(filter: Filter, { titled, work }: Named): Test[] {
  const test = (name: FacetName | 'other', meets: Test['meets']): Test[] => {
    const not = 'not' in filter && filter.not
    return [{ bit: FAILS[name], meets: not ? (facts) => !meets(facts) : meets }]
  }
  switch (filter.name) {
    case 'in':
      return test(
        'jurisdiction',
        among(filter.values, ({ jurisdiction }) => jurisdiction),
      )
    case 'lang':
      return test(
        'language',
        among(filter.values, ({ language }) => language),
      )
    case 'type':
      return test('type', ({ type, subtype }) =>
        filter.values.includes(type) || filter.values.includes(subtype ?? ''))
    case 'force': {
      const ranks: readonly (string | null)[] = filter.values
      return test('force', ({ force }) => ranks.includes(force))
    }
    case 'year': {
      const { from, to } = filter.years
      return test('year', ({ year }) => year !== null && (from ?? year) <= year && (to ?? year) >= year)
    }
    case 'title': {
      const named = titled(filter.text)
      return test('other', ({ id }) => named.has(id))
    }
    case 'work': {
      const only = work(filter.iri)
      return test('other', (facts) => facts.work === only)
    }
    default:
      return []
  }
}

// Expressions are many, and their places and languages few: each of these is looked at once.
function among(values: readonly string[], of: (facts: ExpressionFacts) => string): Test['meets'] {
  const known = new Map<string, boolean>()
  return (facts) => {
    const code = of(facts)
    let meets = known.get(code)
    if (meets === undefined) known.set(code, (meets = values.some((value) => isOrBelow(code, value))))
    return meets
  }
}

// `za` holds `za-cpt`, `srp` holds `srp-cyrl`.
function isOrBelow(code: string, above: string): boolean {
  return code === above || code.startsWith(`${above}-`)
}
