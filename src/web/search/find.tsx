/** The box of a search, large, on pages that begin with it. */
import type { Child } from 'hono/jsx'
import type { Page } from '../page.ts'
import { TypingHelp } from './typing-help.tsx'

export function Find({ page, children }: { page: Page; children?: Child }) {
  const { t } = page
  return (
    <search aria-label={t('site.searchLabel')}>
      <form class="find" action="/search">
        <TypingHelp page={page}>
          <input
            type="search"
            name="q"
            placeholder={t('home.placeholder')}
            aria-label={t('site.searchLabel')}
            maxlength={500}
          />
        </TypingHelp>
        {children}
        <button type="submit">{t('site.search')}</button>
      </form>
    </search>
  )
}
