/** How what was found is spread over jurisdictions, types, ranks, languages and years: each value with its count, to narrow the search by. */
import { compareIn } from '#i18n/collation.ts'
import type { Facet, FacetCount, FacetName } from '#search/model.ts'
import { Invented } from '../invented.tsx'
import type { Page } from '../page.ts'
import { type Asked, addressOf, type Filter, toggled } from './asked.ts'
import { valueName } from './chips.tsx'
import { Count } from './count.tsx'
import { Years } from './years.tsx'

/** Values shown of each; the others unfold. */
const FEW = 7

const FILTER_OF: Readonly<Record<FacetName, Filter>> = {
  jurisdiction: 'in',
  type: 'type',
  force: 'force',
  language: 'lang',
  year: 'year',
}

interface Narrowing {
  readonly page: Page
  readonly asked: Asked
  readonly facets: readonly Facet[]
}

export function Facets({ page, asked, facets }: Narrowing) {
  const { t } = page
  const shown = facets.filter((facet) => tells(asked, facet))
  if (shown.length === 0) return null
  return (
    <nav class="facets" id="narrow" aria-label={t('search.narrow')}>
      {shown.map((facet) => (
        <details open>
          <summary>{t(`search.filter.${FILTER_OF[facet.name]}`)}</summary>
          {facet.name === 'year' ? (
            <Years page={page} asked={asked} facet={facet} />
          ) : (
            <Values page={page} asked={asked} facet={facet} />
          )}
        </details>
      ))}
      <p class="counted">
        {t('search.counted')}
        {shown.some(({ exact }) => !exact) && ` ${t('search.countedAbout')}`}
      </p>
    </nav>
  )
}

// One value that everything has narrows nothing, and years that are not known cannot be asked for.
function tells(asked: Asked, { name, values: all }: Facet): boolean {
  const values = name === 'year' ? all.filter(({ value }) => value !== '') : all
  return values.length > 1 || (values.length === 1 && asked.filters[FILTER_OF[name]].length > 0)
}

function Values({ page, asked, facet }: { page: Page; asked: Asked; facet: Facet }) {
  const filter = FILTER_OF[facet.name]
  const values = sorted(page, filter, facet.values)
  const [first, rest] = values.length > FEW + 2 ? [values.slice(0, FEW), values.slice(FEW)] : [values, []]
  const list = (some: readonly FacetCount[]) => (
    <ul>
      {some.map(({ value, count }) => (
        <li>
          <Value page={page} asked={asked} filter={filter} value={value} />
          <Count page={page} n={count} exact={facet.exact} />
        </li>
      ))}
    </ul>
  )
  const openRest = rest.some(({ value }) => asked.filters[filter].includes(value))
  return (
    <>
      {list(first)}
      {rest.length > 0 && (
        <details class="more" open={openRest}>
          <summary>{page.t('search.facetMore', { n: rest.length })}</summary>
          {list(rest)}
        </details>
      )}
    </>
  )
}

interface ValueOf {
  readonly page: Page
  readonly asked: Asked
  readonly filter: Filter
  readonly value: string
}

// What is not known cannot be asked for.
function Value({ page, asked, filter, value }: ValueOf) {
  const name = valueName(page, filter, value)
  if (value === '') return <span>{name}</span>
  const chosen = asked.filters[filter].includes(value)
  return (
    <>
      <a href={addressOf(toggled(asked, filter, value))} aria-current={chosen ? 'true' : undefined}>
        {name}
      </a>{' '}
      {filter === 'in' && <Invented page={page} place={value} />}
    </>
  )
}

function sorted(page: Page, filter: Filter, values: readonly FacetCount[]): FacetCount[] {
  const compare = compareIn(page.t.locale)
  const last = (value: string) => (value === '' ? 1 : 0)
  return values.toSorted(
    (a, b) =>
      last(a.value) - last(b.value) ||
      b.count - a.count ||
      compare(valueName(page, filter, a.value), valueName(page, filter, b.value)),
  )
}
