/** Acts held, by jurisdiction. */
import { ownLanguageName } from '#i18n/names.ts'
import { bcp47, direction } from '#law/language.ts'
import type { WorkSummary } from '#store/model.ts'
import { kindOf } from './act/title-block.tsx'
import { Frame } from './layout.tsx'
import { type Page, placeName, say } from './page.ts'

export function BrowsePage({
  page,
  summaries,
  place,
}: {
  page: Page
  summaries: readonly WorkSummary[]
  place: string | null
}) {
  const { t } = page
  const title = place ? t('browse.in', { place: placeName(page, place) }) : t('browse.title')
  const places = [...Map.groupBy(summaries, ({ work }) => work.jurisdiction)]
  return (
    <Frame
      page={page}
      title={title}
      canonical={place ? `/browse?in=${encodeURIComponent(place)}` : '/browse'}
    >
      <main id="main" class="plainpage">
        {place && (
          <p>
            <a href="/browse">‹ {t('browse.all')}</a>
          </p>
        )}
        <h1>{title}</h1>
        {summaries.length === 0 && <p class="lead">{t('browse.none')}</p>}
        {places.map(([code, works]) => (
          <section class="shelf">
            {!place && (
              <h2>
                <a href={`/browse?in=${encodeURIComponent(code)}`}>{placeName(page, code)}</a>{' '}
                <small>{t('browse.total', { n: works.length })}</small>
              </h2>
            )}
            <ul>
              {works.map((summary) => (
                <Act page={page} summary={summary} heading={place ? 2 : 3} />
              ))}
            </ul>
          </section>
        ))}
      </main>
    </Frame>
  )
}

function Act({ page, summary, heading }: { page: Page; summary: WorkSummary; heading: 2 | 3 }) {
  const { t } = page
  const { work } = summary
  const shown = summary.expressions.filter((expression) => expression.shown)
  const first = shown.find(({ title }) => title === work.title) ?? shown[0]
  const language = first ? { lang: bcp47(first.language), dir: direction(first.language) } : {}
  const link = (
    <a href={encodeURI(work.iri)} {...language}>
      {first?.title ?? work.title}
    </a>
  )
  const languages =
    shown.length > 5
      ? [t('home.languages', { n: shown.length })]
      : shown.map(({ language }) => ownLanguageName(language))
  return (
    <li>
      {heading === 2 ? <h2>{link}</h2> : <h3>{link}</h3>}
      <p>
        {[
          kindOf(page, work),
          t('browse.points', { n: summary.versions }),
          spanOf(page, summary),
          languages.join(', '),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </li>
  )
}

function spanOf(page: Page, { from, to }: WorkSummary): string {
  const { t } = page
  if (!from) return ''
  return to && to !== from
    ? t('browse.span', { from: say(page, from, 'short'), to: say(page, to, 'short') })
    : t('browse.one', { from: say(page, from, 'short') })
}
