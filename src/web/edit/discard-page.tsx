/** A draft goes only where it is said twice. */
import type { Bench } from '#editing/bench.ts'
import { Frame } from '../layout.tsx'
import type { Page } from '../page.ts'
import { draftHref } from './addresses.ts'
import { languageOf } from './names.ts'

export function DiscardPage({ page, bench }: { page: Page; bench: Bench }) {
  const { t } = page
  const { draft, folded } = bench
  const { title } = folded.description
  return (
    <Frame page={page} title={t('bench.discardTitle')}>
      <main id="main" class="plainpage prose">
        <h1>{t('bench.discardTitle')}</h1>
        <p class="lead">
          {title === undefined ? (
            t('bench.untitled')
          ) : (
            <span {...languageOf(folded.description)}>{title}</span>
          )}
          {' · '}
          {t(`bench.draftOf.${draft.kind}`)}
        </p>
        <p>{t('bench.discardLead', { n: draft.cursor })}</p>
        <form method="post" action={`/edit/draft/${draft.id}/discard`} class="buttons" data-forget={draft.id}>
          <input type="hidden" name="revision" value={`${draft.revision}`} />
          <button type="submit">{t('bench.discardGo')}</button>
          <a href={draftHref(draft)}>{t('bench.discardNot')}</a>
        </form>
      </main>
      <script type="module" src={page.assets.scripts.editor} />
    </Frame>
  )
}
