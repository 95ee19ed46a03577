/** The years of the acts found, as a small picture of columns, each of which narrows the search; and any span by typing. */
import type { Facet } from '#search/model.ts'
import type { Page } from '../page.ts'
import { type Asked, addressOf, chose, queryOf, writeYears } from './asked.ts'
import { yearsName } from './chips.tsx'
import { Count } from './count.tsx'
import { isWithin, type Span, spansOf } from './spans.ts'

/** Of a column, in pixels. */
const TALLEST = 44

interface YearsOf {
  readonly page: Page
  readonly asked: Asked
  readonly facet: Facet
}

export function Years({ page, asked, facet }: YearsOf) {
  const { t } = page
  const spans = spansOf(facet.values)
  const unknown = facet.values.find(({ value }) => value === '')
  const most = Math.max(...spans.map(({ count }) => count), 1)
  return (
    <>
      {spans.length > 1 && (
        <ul class="columnsof">
          {spans.map((span) => (
            <li>
              <Column page={page} asked={asked} span={span} most={most} exact={facet.exact} />
            </li>
          ))}
        </ul>
      )}
      {unknown && (
        <p class="yearless">
          {t('search.yearUnknown')} <Count page={page} n={unknown.count} exact={facet.exact} />
        </p>
      )}
      <Typed page={page} asked={asked} />
    </>
  )
}

interface ColumnOf {
  readonly page: Page
  readonly asked: Asked
  readonly span: Span
  readonly most: number
  readonly exact: boolean
}

function Column({ page, asked, span, most, exact }: ColumnOf) {
  const { t } = page
  const years = writeYears(span)
  const tall = span.count === 0 ? 0 : Math.max(2, Math.round((span.count / most) * TALLEST))
  const said = t(exact ? 'search.yearsCount' : 'search.yearsCountAbout', {
    years: yearsName(years),
    n: span.count,
  })
  const picture = (
    <>
      <svg viewBox={`0 0 10 ${TALLEST}`} preserveAspectRatio="none" aria-hidden="true">
        <rect x="0" width="10" y={TALLEST - tall} height={tall} />
      </svg>
      <span aria-hidden="true">{span.from}</span>
    </>
  )
  if (span.count === 0) return <span class="column">{picture}</span>
  return (
    <a
      class="column"
      href={addressOf(chose(asked, 'year', [years]))}
      aria-label={said}
      title={said}
      aria-current={isWithin(span, asked.years) ? 'true' : undefined}
    >
      {picture}
    </a>
  )
}

function Typed({ page, asked }: { page: Page; asked: Asked }) {
  const { t } = page
  const rest = [...queryOf(chose(asked, 'year', []))]
  const [typed = ''] = asked.filters.year
  return (
    <form class="typedyears" action="/search">
      {rest.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <label>
        <span class="unseen">{t('search.yearsTyped')}</span>
        <input
          name="year"
          value={typed}
          placeholder="2010..2015"
          pattern="[0-9]{1,4}|[0-9]{1,4}\.\.|\.\.[0-9]{1,4}|[0-9]{1,4}\.\.[0-9]{1,4}"
          title={t('search.expects.year')}
          maxlength={10}
        />
      </label>
      <button type="submit">{t('search.when.show')}</button>
    </form>
  )
}
