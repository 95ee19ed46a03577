/** The page that problem details lead to: what each kind means, and what to do. */
import { isKey } from '#i18n/messages.ts'
import { PROBLEM_KINDS, PROBLEMS_PAGE } from '#kit/http.ts'
import { Frame } from '../layout.tsx'
import type { Page } from '../page.ts'

export function ProblemsPage({ page }: { page: Page }) {
  const { t } = page
  return (
    <Frame page={page} title={t('api.problemsTitle')} canonical={PROBLEMS_PAGE}>
      <main id="main" class="plainpage prose api">
        <h1>{t('api.problemsTitle')}</h1>
        <p class="lead">{t('api.problemsLead')}</p>
        {PROBLEM_KINDS.map(({ status, name }) => (
          <section id={name}>
            <h2>
              {status} {word(page, `api.problem.${status}`)}
            </h2>
            <p>{word(page, `api.problemAbout.${status}`)}</p>
            <p>
              <code>{name}</code>
            </p>
          </section>
        ))}
        {page.api && (
          <p>
            <a href="/api">{t('api.title')}</a>
          </p>
        )}
      </main>
    </Frame>
  )
}

function word({ t }: Page, key: string): string {
  return isKey(key) ? t(key) : ''
}
