/** What a reader sees where there is nothing to show, or the address cannot be read. */
import type { Child } from 'hono/jsx'
import { Frame } from './layout.tsx'
import type { Page } from './page.ts'
import { TypingHelp } from './search/typing-help.tsx'

/** A page with a title, words that say what to do, and the search in its bar. */
export function ProblemPage({
  page,
  title,
  words,
  children,
}: {
  page: Page
  title: string
  words: string
  children?: Child
}) {
  const { t } = page
  return (
    <Frame page={page} title={title} search={false}>
      <main id="main" class="plainpage problem">
        <h1>{title}</h1>
        <p class="lead">{words}</p>
        {children}
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
            <button type="submit">{t('site.search')}</button>
          </form>
        </search>
        <p>
          <a href="/browse">{t('site.browse')}</a>
        </p>
      </main>
    </Frame>
  )
}
