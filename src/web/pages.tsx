/** Steps through the pages of a long list. */
import type { Page } from './page.ts'

export function Pages({
  page,
  label,
  number,
  last,
  href,
}: {
  page: Page
  label: string
  number: number
  last: number
  href: (number: number) => string
}) {
  const { t } = page
  if (last <= 1) return null
  return (
    <nav class="pages" aria-label={label}>
      {number > 1 ? (
        <a rel="prev" href={href(number - 1)}>
          ‹ {t('search.previous')}
        </a>
      ) : (
        <span />
      )}
      <span>{t('search.page', { page: number, pages: last })}</span>
      {number < last ? (
        <a rel="next" href={href(number + 1)}>
          {t('search.next')} ›
        </a>
      ) : (
        <span />
      )}
    </nav>
  )
}
