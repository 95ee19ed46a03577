/** A draft that became part of the library. */
import type { Bench } from '#editing/bench.ts'
import { Frame } from '../layout.tsx'
import { type Page, say } from '../page.ts'
import { languageOf } from './names.ts'

export function RecordedPage({ page, bench }: { page: Page; bench: Bench }) {
  const { t } = page
  const { draft, folded, iri } = bench
  const { title, language } = folded.description
  const { asOf } = folded.point
  return (
    <Frame page={page} title={t('bench.recorded.title')}>
      <main id="main" class="plainpage prose" data-recorded={draft.id}>
        <h1>{t('bench.recorded.title')}</h1>
        <p class="lead" role="status">
          <span {...languageOf(folded.description)}>{title}</span> · {t(`bench.draftOf.${draft.kind}`)}
        </p>
        {iri !== null && (
          <ul>
            <li>
              <a
                href={encodeURI(
                  `${iri}/${language}${asOf === null || draft.kind === 'set' ? '' : `@${asOf}`}`,
                )}
              >
                {asOf === null || draft.kind === 'set'
                  ? t('bench.recorded.read')
                  : t('bench.recorded.readOn', { date: say(page, asOf) })}
              </a>
            </li>
            <li>
              <a href={`/edit?of=${encodeURIComponent(`${iri}/${language}`)}`}>{t('bench.recorded.again')}</a>
            </li>
          </ul>
        )}
        <p>
          <a href="/edit">{t('bench.recorded.home')}</a>
        </p>
      </main>
      <script type="module" src={page.assets.scripts.editor} />
    </Frame>
  )
}
