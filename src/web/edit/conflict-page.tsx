/** Another was quicker: nothing was written over, and nothing that was typed is lost. */
import type { Draft } from '#editing/draft.ts'
import { Frame } from '../layout.tsx'
import type { Page } from '../page.ts'
import { draftHref } from './addresses.ts'
import { type Form, typedIn } from './form.ts'

export function ConflictPage({ page, draft, form }: { page: Page; draft: Draft; form: Form }) {
  const { t } = page
  const wId = form.line('wId')
  const typed = typedIn(form)
  return (
    <Frame page={page} title={t('bench.conflict.title')}>
      <main id="main" class="plainpage prose">
        <h1>{t('bench.conflict.title')}</h1>
        <p class="lead" role="alert">
          {t('bench.conflict.lead')}
        </p>
        {typed !== '' && (
          <label class="words">
            {t('bench.conflict.typed')}
            <textarea rows={10} readonly>
              {typed}
            </textarea>
          </label>
        )}
        <p>
          <a class="button" href={draftHref(draft, wId === '' ? {} : { open: wId })}>
            {t('bench.conflict.again')}
          </a>
        </p>
      </main>
    </Frame>
  )
}
