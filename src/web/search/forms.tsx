/** A search in other forms: a feed, a table, data; its history; its scores explained. */
import { MOST_ROWS } from '#jobs/search/hit-rows.ts'
import type { SearchResult } from '#search/model.ts'
import { ATOM, SEARCH_FEED } from '../feeds/address.ts'
import type { HeadLink, Page } from '../page.ts'
import { type Asked, addressOf, asPhrase } from './asked.ts'

export const FORMS = {
  csv: '/search.csv',
  json: '/search.json',
  history: '/search/history',
  historyCsv: '/search/history.csv',
} as const

interface FormsOf {
  readonly page: Page
  readonly asked: Asked
  readonly result: SearchResult
}

export function Forms({ page, asked, result }: FormsOf) {
  const { t } = page
  const whole = { ...asked, page: 1, explain: false }
  const { explain } = asked
  return (
    <footer class="forms">
      <p>
        {t('search.as')} <a href={addressOf(whole, SEARCH_FEED)}>{t('search.asFeed')}</a>
        {' · '}
        <a href={addressOf(whole, FORMS.csv)}>{t('search.asCsv', { n: MOST_ROWS })}</a>
        {page.api && (
          <>
            {' · '}
            <a href={addressOf(whole, FORMS.json)}>{t('search.asJson')}</a>
          </>
        )}
      </p>
      <p>
        <a href={historyOf(asked)}>{t('search.toHistory')}</a>
      </p>
      {result.hits.length > 0 && (
        <p>
          <a href={addressOf({ ...asked, explain: !explain })}>
            {t(explain ? 'search.whyHide' : 'search.whyShow')}
          </a>
        </p>
      )}
    </footer>
  )
}

/** Returns the address of the page that tells when the words entered or left the law. */
export function historyOf(asked: Asked): string {
  const { filters } = asked
  const kept = { ...filters, force: [], year: [] }
  const none = { day: null, typed: '', wrong: false }
  return addressOf(
    {
      ...asked,
      q: asPhrase(asked.q) ?? asked.q,
      filters: kept,
      years: null,
      at: none,
      allTime: false,
      explain: false,
      page: 1,
    },
    FORMS.history,
  )
}

/** Returns the links of the page's head to the same search in other forms. */
export function formLinks(page: Page, asked: Asked): HeadLink[] {
  const { t } = page
  const whole = { ...asked, page: 1, explain: false }
  const title = t('search.titleFor', { q: asked.q })
  const link = (type: string, path: string) => ({
    rel: 'alternate',
    type,
    href: addressOf(whole, path),
    title,
  })
  return [
    link(ATOM, SEARCH_FEED),
    link('text/csv', FORMS.csv),
    ...(page.api ? [link('application/json', FORMS.json)] : []),
  ]
}
