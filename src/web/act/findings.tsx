/** What the checks on import had to say of an act. */
import { placeOfFile } from '#kit/file-place.ts'
import type { StoredFinding } from '#store/model.ts'
import type { Page } from '../page.ts'
import type { ActView } from './view.ts'

/** Findings listed before the rest folds away, and the most that are listed. */
const FIRST = 4
const MOST = 64

export function Findings({ page, view: { findings } }: { page: Page; view: ActView }) {
  const { t } = page
  const sorted = findings.toSorted(
    (a, b) => Number(b.severity === 'quarantine') - Number(a.severity === 'quarantine'),
  )
  return (
    <section class="note" id="findings">
      <h2>{t('notes.findings')}</h2>
      {findings.length === 0 && <p>{t('notes.findingsNone')}</p>}
      {findings.length > 0 && (
        <ul class="findings">
          {sorted.slice(0, FIRST).map((finding) => (
            <Finding page={page} finding={finding} />
          ))}
        </ul>
      )}
      {sorted.length > FIRST && (
        <details>
          <summary>{t('notes.findingsMore', { n: sorted.length - FIRST })}</summary>
          <ul class="findings">
            {sorted.slice(FIRST, MOST).map((finding) => (
              <Finding page={page} finding={finding} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Finding({ page, finding }: { page: Page; finding: StoredFinding }) {
  const refused = finding.severity === 'quarantine'
  return (
    <li class={refused ? 'refused' : undefined}>
      <b>{page.t(refused ? 'notes.refused' : 'notes.warning')}</b> <span lang="en">{finding.message}</span>
      <small class="path" lang="en">
        {[placeOfFile(finding.path), finding.where].filter(Boolean).join(' · ')}
      </small>
    </li>
  )
}
