/** How what was found is spread over jurisdictions, types, ranks, languages and years: acts counted, one by one. */
import type { Attributes, ExpressionFacts } from './attributes.ts'
import type { Facet, FacetName } from './model.ts'
import { FAILS, type Narrowing } from './narrowing.ts'

const VALUES: Readonly<Record<FacetName, (facts: ExpressionFacts) => string>> = {
  jurisdiction: ({ jurisdiction }) => jurisdiction,
  // Courts are many: decisions are one type, and each says whose it is.
  type: ({ type, subtype }) => (type === 'judgment' ? type : (subtype ?? type)),
  force: ({ force }) => force ?? '',
  language: ({ language }) => language,
  year: ({ year }) => (year === null ? '' : String(year)),
}
const NAMES = Object.keys(VALUES) as readonly FacetName[]

/** Returns the facets of the expressions that `found` says match by their words and day. */
export function facetsOf(
  attributes: Attributes,
  narrowing: Narrowing,
  found: (expression: number) => boolean,
  exact: boolean,
): Facet[] {
  const counters = NAMES.map((name) => new Counter(name))
  for (const facts of attributes.expressions) {
    if (!facts || !found(facts.id)) continue
    const failed = narrowing.fails[facts.id] as number
    // All but the facet's own filter must be met: what else could be chosen is what readers want to see.
    for (const counter of counters) if ((failed & ~counter.bit) === 0) counter.add(facts)
  }
  return counters.map(({ name, counts }) => ({ name, exact, values: valuesOf(name, counts) }))
}

class Counter {
  readonly name: FacetName
  readonly bit: number
  readonly counts = new Map<string, number>()
  readonly #seen = new Set<string>()

  constructor(name: FacetName) {
    this.name = name
    this.bit = FAILS[name]
  }

  // An act in several languages counts once for a value.
  add(facts: ExpressionFacts): void {
    const value = VALUES[this.name](facts)
    if (!facts.alone) {
      const key = `${facts.work} ${value}`
      if (this.#seen.has(key)) return
      this.#seen.add(key)
    }
    this.counts.set(value, (this.counts.get(value) ?? 0) + 1)
  }
}

function valuesOf(name: FacetName, counts: ReadonlyMap<string, number>): Facet['values'] {
  const values = Array.from(counts, ([value, count]) => ({ value, count }))
  return name === 'year'
    ? values.sort((a, b) => Number(b.value) - Number(a.value))
    : values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}
