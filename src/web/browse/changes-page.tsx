/** Changes of the law held, by the day on which they take effect: of everything, or of one jurisdiction. */
import { ATOM, FEEDS } from '../feeds/address.ts'
import { InventedNotice } from '../invented.tsx'
import { Frame } from '../layout.tsx'
import { type Page, placeName } from '../page.ts'
import { Changes } from './change-line.tsx'
import type { ToldChange } from './told-change.ts'

interface ByDate {
  readonly page: Page
  readonly place: string | null
  readonly number: number
  /** True where there are earlier changes than these. */
  readonly more: boolean
  readonly coming: readonly ToldChange[]
  readonly past: readonly ToldChange[]
}

export function ChangesPage({ page, place, number, more, coming, past }: ByDate) {
  const { t } = page
  const title = place ? t('changes.in', { place: placeName(page, place) }) : t('changes.title')
  const feed = place ? `${FEEDS.changes}/${place}` : FEEDS.changes
  const links = [...(page.links ?? []), { rel: 'alternate', type: ATOM, href: feed, title }]
  return (
    <Frame page={{ ...page, links }} title={title} canonical={addressOf(place, number)}>
      <main id="main" class="plainpage changes">
        <h1>{title}</h1>
        <p class="lead">{t('changes.lead')}</p>
        <p>
          <a href={feed} type={ATOM}>
            {t('changes.feed')}
          </a>
        </p>
        {place && <InventedNotice page={page} place={place} />}
        {coming.length + past.length === 0 && <p>{t('changes.none')}</p>}
        {coming.length > 0 && <h2>{t('changes.coming')}</h2>}
        {coming.length > 0 && <Changes page={page} changes={coming} place={place === null} />}
        {past.length > 0 && <h2>{t('changes.past')}</h2>}
        <Changes page={page} changes={past} place={place === null} />
        <nav class="pages" aria-label={t('changes.title')}>
          {number > 1 ? <a href={addressOf(place, 1)}>‹ {t('changes.newest')}</a> : <span />}
          {more && (
            <a rel="next" href={addressOf(place, number + 1)}>
              {t('changes.older')} ›
            </a>
          )}
        </nav>
      </main>
    </Frame>
  )
}

/** What changed lately and will change in a jurisdiction, at the head of its page; nothing where there is neither. */
export function PlaceNews({
  page,
  place,
  coming,
  lately,
}: {
  page: Page
  place: string
  coming: readonly ToldChange[]
  lately: readonly ToldChange[]
}) {
  const { t } = page
  if (coming.length + lately.length === 0) return null
  return (
    <div class="placenews">
      {coming.length > 0 && (
        <section>
          <h2>{t('home.coming')}</h2>
          <Changes page={page} changes={coming} place={false} />
        </section>
      )}
      {lately.length > 0 && (
        <section>
          <h2>{t('home.lately')}</h2>
          <Changes page={page} changes={lately} place={false} />
          <p>
            <a href={addressOf(place, 1)}>{t('home.moreLately')}</a>
          </p>
        </section>
      )}
    </div>
  )
}

function addressOf(place: string | null, number: number): string {
  const query = new URLSearchParams()
  if (place) query.set('in', place)
  if (number > 1) query.set('page', String(number))
  return query.size > 0 ? `/changes?${query}` : '/changes'
}
