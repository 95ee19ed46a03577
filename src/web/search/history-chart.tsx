/** The picture of a phrase through the years: how many provisions and acts held it, and when it came and went. The same stands in the table beside it. */
import { yearsUntil } from '#jobs/search/phrase-years.ts'
import type { PhraseHistory } from '#search/model.ts'
import type { Page } from '../page.ts'
import { type Chart, chartOf, type Mark, TALLEST } from './chart.ts'

/** From the top to the ground, in pixels. */
const GROUND = TALLEST + 30
const HEIGHT = GROUND + 48

export function HistoryChart({ page, history }: { page: Page; history: PhraseHistory }) {
  const { t } = page
  const chart = chartOf(history, page.today)
  if (!chart) return null
  return (
    <figure class="phrasechart">
      <svg width="100%" height={HEIGHT} role="img" aria-label={describedAs(page, history)}>
        <Lines page={page} chart={chart} />
        {chart.columns.map(({ x, width, provisions, acts, future }) => (
          <g class={future ? 'year future' : 'year'}>
            <rect class="held" x={`${x}%`} width={`${width}%`} y={GROUND - provisions} height={provisions} />
            <rect class="acts" x={`${x}%`} width={`${width}%`} y={GROUND - acts} height={acts} />
          </g>
        ))}
        <line class="base" x1="0" x2="100%" y1={GROUND + 0.5} y2={GROUND + 0.5} />
        {chart.marks.map((mark) => (
          <Sign mark={mark} />
        ))}
        {chart.years.map(({ x, year, often }) => (
          <text class={often ? 'often' : undefined} x={`${x}%`} y={HEIGHT - 4} text-anchor="middle">
            {year}
          </text>
        ))}
        {chart.today !== null && <Today page={page} x={chart.today} />}
      </svg>
      <figcaption>
        <ul class="legend">
          <li>
            <span class="sign held" aria-hidden="true" /> {t('search.history.legendProvisions')}
          </li>
          <li>
            <span class="sign acts" aria-hidden="true" /> {t('search.history.legendActs')}
          </li>
          <li>
            <span class="enters" aria-hidden="true">
              ▲
            </span>{' '}
            {t('search.history.legendEnters')}
          </li>
          <li>
            <span class="leaves" aria-hidden="true">
              ▼
            </span>{' '}
            {t('search.history.legendLeaves')}
          </li>
        </ul>
      </figcaption>
    </figure>
  )
}

function Lines({ page, chart }: { page: Page; chart: Chart }) {
  return (
    <>
      {chart.lines.map(({ provisions, height }) => (
        <>
          <line class="across" x1="0" x2="100%" y1={GROUND - height + 0.5} y2={GROUND - height + 0.5} />
          <text x="0" y={GROUND - height - 3}>
            {page.t.number(provisions)}
          </text>
        </>
      ))}
    </>
  )
}

function Today({ page, x }: { page: Page; x: number }) {
  return (
    <>
      <line class="here" x1={`${x}%`} x2={`${x}%`} y1="14" y2={GROUND} />
      <text x={`${x}%`} y="10" text-anchor={x > 90 ? 'end' : x < 10 ? 'start' : 'middle'}>
        {page.t('search.when.today')}
      </text>
    </>
  )
}

// A place in hundredths can be given to a drawing inside the drawing only.
function Sign({ mark: { kind, x } }: { mark: Mark }) {
  return (
    <svg
      x={`${x}%`}
      y={GROUND + (kind === 'enters' ? 10 : 21)}
      width="1"
      height="1"
      overflow="visible"
      aria-hidden="true"
    >
      <path
        class={kind}
        d={kind === 'enters' ? 'M0 -4.5 L4.5 3.5 L-4.5 3.5 Z' : 'M0 4.5 L4.5 -3.5 L-4.5 -3.5 Z'}
      />
    </svg>
  )
}

function describedAs({ t, today }: Page, { query, series: known }: PhraseHistory): string {
  const series = yearsUntil(known, Number(today.slice(0, 4)))
  const [first, last] = [series[0], series.at(-1)]
  const most = series.toSorted((a, b) => b.provisions - a.provisions)[0]
  return t('search.history.picture', {
    q: query,
    from: String(first?.year ?? ''),
    to: String(last?.year ?? ''),
    n: most?.provisions ?? 0,
    year: String(most?.year ?? ''),
  })
}
