/** The door of a study: nobody works on it without an invitation, but the operator of the library. */
import { Frame } from '../../layout.tsx'
import type { Page } from '../../page.ts'
import { studyHref } from '../addresses.ts'

interface Props {
  readonly page: Page
  readonly id: string
  /** True where somebody came with an invitation that opens nothing. */
  readonly stale: boolean
  /** What was typed and could not be kept; empty where nothing was. */
  readonly typed?: string
}

export function DoorPage({ page, id, stale, typed = '' }: Props) {
  const { t } = page
  return (
    <Frame page={page} title={t('studies.door')}>
      <main id="main" class="plainpage prose signin">
        <h1>{t('studies.door')}</h1>
        <p class="lead">{t(stale ? 'studies.doorStale' : 'studies.doorLead')}</p>
        {typed !== '' && (
          <label class="words">
            {t('bench.signIn.typed')}
            <textarea rows={8} readonly>
              {typed}
            </textarea>
          </label>
        )}
        <p>
          <a href={studyHref(id)}>{t('studies.toPublished')}</a> ·{' '}
          <a href={`/edit/studies?to=${id}`}>{t('studies.doorForOperator')}</a>
        </p>
      </main>
    </Frame>
  )
}
