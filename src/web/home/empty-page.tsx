/** The first page of a library that holds nothing yet. */
import { Frame } from '../layout.tsx'
import type { Page } from '../page.ts'

export function EmptyPage({ page }: { page: Page }) {
  const { t } = page
  return (
    <Frame page={page} title={t('site.name')} search={false} canonical="/">
      <main id="main">
        <div class="hero">
          <h1>{t('home.empty')}</h1>
          <p class="lead">{t('home.emptyLead')}</p>
          <pre class="command" tabindex={0}>
            <code lang="en">comity import auto path/to/law</code>
          </pre>
          <p>{t('home.emptyThen')}</p>
        </div>
      </main>
    </Frame>
  )
}
