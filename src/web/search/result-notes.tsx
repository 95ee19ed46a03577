/** What is to be said before the results: what is not held, what may have been meant, and what is not exact. */
import type { SearchResult } from '#search/model.ts'
import type { Page } from '../page.ts'
import { type Asked, addressOf } from './asked.ts'

interface Answered {
  readonly page: Page
  readonly asked: Asked
  readonly result: SearchResult
}

export function NotHeld({ page, result }: Answered) {
  const { t } = page
  if (result.notHeld.length === 0) return null
  return (
    <div class="notice" role="status">
      {result.notHeld.map(({ named }) => (
        <p>{t('search.notHeld', { named })}</p>
      ))}
      <p>
        {t('search.notHeldLead')} <a href="/browse">{t('search.browse')}</a>
      </p>
    </div>
  )
}

export function DidYouMean({ page, asked, result }: Answered) {
  const { t } = page
  const meant = result.didYouMean
  if (meant === null) return null
  return (
    <p class="meant">
      {t.rich('search.didYouMean', {
        q: <a href={addressOf({ ...asked, q: meant, page: 1 })}>{meant}</a>,
      })}
    </p>
  )
}

export function Loosened({ page, result }: Answered) {
  if (!result.loosened) return null
  return <p class="meant">{page.t('search.loosened')}</p>
}

export function Approximate({ page, result }: Answered) {
  if (result.approximate.length === 0) return null
  return (
    <ul class="approximate">
      {result.approximate.map((why) => (
        <li>{page.t(`search.approximate.${why}`)}</li>
      ))}
    </ul>
  )
}
