/** How a list of acts can be narrowed: the conditions set, to take away, and those that can be added, with their counts. */
import { compareIn } from '#i18n/collation.ts'
import { languageName } from '#i18n/names.ts'
import type { Facet, FacetValue } from '#store/shelf.ts'
import { Invented } from '../invented.tsx'
import { typeName } from '../kinds.ts'
import { type Page, placeName } from '../page.ts'
import { type Asked, addressOf, conditionsOf, narrowed } from './asked.ts'
import type { Shelf } from './shelf.ts'

/** Values shown of each condition; the others unfold. */
const FEW = 8

/** The conditions set; each link takes one away. */
export function Conditions({ page, asked }: { page: Page; asked: Asked }) {
  const { t } = page
  const set = conditionsOf(asked)
  if (set.length === 0) return null
  return (
    <ul class="conditions">
      {set.map(({ facet, value }) => {
        const name = t('browse.facet.chosen', {
          name: t(`browse.facet.${facet}`),
          value: valueName(page, facet, value),
        })
        return (
          <li>
            <a href={addressOf(narrowed(asked, facet, null))} aria-label={t('browse.remove', { name })}>
              {name} <span aria-hidden="true">×</span>
            </a>
          </li>
        )
      })}
    </ul>
  )
}

export function Facets({ page, asked, facets }: { page: Page; asked: Asked; facets: Shelf['facets'] }) {
  const { t } = page
  if (facets.length === 0) return null
  return (
    <nav class="facets" id="narrow" aria-label={t('browse.facets')}>
      {facets.map(({ facet, values }) => (
        <details open>
          <summary>{t(`browse.facet.${facet}`)}</summary>
          <Values page={page} asked={asked} facet={facet} values={sorted(page, facet, values)} />
        </details>
      ))}
    </nav>
  )
}

interface ValuesOf {
  readonly page: Page
  readonly asked: Asked
  readonly facet: Facet
  readonly values: readonly FacetValue[]
}

function Values({ page, asked, facet, values }: ValuesOf) {
  const [first, rest] = values.length > FEW + 2 ? [values.slice(0, FEW), values.slice(FEW)] : [values, []]
  const list = (some: readonly FacetValue[]) => (
    <ul>
      {some.map(({ value, acts }) => (
        <li>
          <a href={addressOf(narrowed(asked, facet, value))}>{valueName(page, facet, value)}</a>{' '}
          {facet === 'in' && <Invented page={page} place={value} />}
          <span class="n">{page.t.number(acts)}</span>
        </li>
      ))}
    </ul>
  )
  return (
    <>
      {list(first)}
      {rest.length > 0 && (
        <details class="more">
          <summary>{page.t('browse.facet.more', { n: rest.length })}</summary>
          {list(rest)}
        </details>
      )}
    </>
  )
}

/** Returns the name of a condition's value in the language of the interface. */
export function valueName(page: Page, facet: Facet, value: string): string {
  const { t } = page
  if (facet === 'in') return placeName(page, value)
  if (facet === 'type') return typeName(t, value)
  if (facet === 'language') return languageName(value, t.locale)
  if (facet === 'year') return value === 'none' ? t('browse.noYear') : value.replace(/^0+/, '')
  return value.replaceAll('-', ' ')
}

// The most frequent values come first, so that the few shown are those; years run backwards.
function sorted(page: Page, facet: Facet, values: readonly FacetValue[]): FacetValue[] {
  if (facet === 'year') {
    const latest = (value: string) => (value === 'none' ? -1 : Number(value))
    return values.toSorted((a, b) => latest(b.value) - latest(a.value))
  }
  const compare = compareIn(page.t.locale)
  return values.toSorted(
    (a, b) => b.acts - a.acts || compare(valueName(page, facet, a.value), valueName(page, facet, b.value)),
  )
}
