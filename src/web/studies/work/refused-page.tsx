/** What could not be taken, why, and what was typed. */
import { WorkFrame, type WorkView } from './work-frame.tsx'

export function RefusedPage({ view, back, typed }: { view: WorkView; back: string; typed: string }) {
  const { t } = view.page
  return (
    <WorkFrame view={view} room="cell" title={t('studies.notTaken')}>
      <h1>{t('studies.notTaken')}</h1>
      {typed !== '' && (
        <label class="words">
          {t('bench.signIn.typed')}
          <textarea rows={8} readonly dir="auto">
            {typed}
          </textarea>
        </label>
      )}
      <p>
        <a class="button" href={back}>
          {t('studies.goBack')}
        </a>
      </p>
    </WorkFrame>
  )
}
