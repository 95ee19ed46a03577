/** What a reader sees where there is nothing to show, or the address cannot be read. */
import type { Child } from 'hono/jsx'
import { Frame } from './layout.tsx'
import type { Page } from './page.ts'
import { Find } from './search/find.tsx'

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
        <Find page={page} />
        <p>
          <a href="/browse">{t('site.browse')}</a>
        </p>
      </main>
    </Frame>
  )
}
