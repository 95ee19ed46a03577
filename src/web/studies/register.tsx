/** Values of one field that people wrote without having seen each other's: both are there, with who and when. */
import type { Register } from '#research/study.ts'
import type { Page } from '../page.ts'

/** Returns all that was written, side by side. */
export function Disputed({ page, register }: { page: Page; register: Register }) {
  const { t } = page
  return (
    <div class="disputed">
      <p class="flagged">{t('studies.disputed', { n: register.length })}</p>
      {register.map(({ by, at, words }) => (
        <figure>
          <figcaption>
            <b dir="auto">{by}</b> <Instant at={at} />
          </figcaption>
          <p dir="auto">{words === '' ? <i>{t('studies.emptied')}</i> : words}</p>
        </figure>
      ))}
    </div>
  )
}

/** An instant as figures; where scripts run, in the reader's own time. */
export function Instant({ at }: { at: string }) {
  return (
    <time datetime={at} data-instant="">
      {at.slice(0, 16).replace('T', ' ')}
    </time>
  )
}
