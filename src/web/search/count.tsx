/** A count beside a filter: exact, or said to be about so many. */
import type { Page } from '../page.ts'

export function Count({ page, n, exact }: { page: Page; n: number; exact: boolean }) {
  const { t } = page
  if (exact) return <span class="n">{t.number(n)}</span>
  return (
    <span class="n">
      <span aria-hidden="true">≈ </span>
      <span class="unseen">{t('search.about')} </span>
      {t.number(n)}
    </span>
  )
}
