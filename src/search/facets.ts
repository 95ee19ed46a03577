/** How what was found is spread over jurisdictions, types, ranks, languages and years: acts counted, one by one. */
import type { Attributes, ExpressionFacts } from './attributes.ts'
import type { Facet, FacetName } from './model.ts'
import { FAILS, type Narrowing } from './narrowing.ts'

const VALUES: Readonly<Record<FacetName, (facts: ExpressionFacts) => string>> = {
  jurisdiction: ({ jurisdiction }) => jurisdiction,
  type: ({ type, subtype }) => subtype ?? type,
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
  const counts = new Map(NAMES.map((name) => [name, new Map<string, Set<number>>()]))
  for (const facts of attributes.expressions) {
    if (!facts || !found(facts.id)) continue
    const failed = narrowing.fails[facts.id] as number
    for (const name of NAMES) {
      // All but the facet's own filter must be met: what else could be chosen is what readers want to see.
      if ((failed & ~FAILS[name]) !== 0) continue
      const value = VALUES[name](facts)
      const values = counts.get(name)
      const works = values?.get(value)
      if (works) works.add(facts.work)
      else values?.set(value, new Set([facts.work]))
    }
  }
  return NAMES.map((name) => ({ name, exact, values: valuesOf(name, counts.get(name) ?? new Map()) }))
}

function valuesOf(name: FacetName, counts: ReadonlyMap<string, ReadonlySet<number>>): Facet['values'] {
  const values = Array.from(counts, ([value, works]) => ({ value, count: works.size }))
  return name === 'year'
    ? values.sort((a, b) => Number(b.value) - Number(a.value))
    : values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}
