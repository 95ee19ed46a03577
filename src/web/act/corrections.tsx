/** What was shown of a provision and corrected since: until when it was shown, who corrected it, and why. */
import { raw } from 'hono/html'
import { dayOf } from '#kit/day.ts'
import { bcp47, direction } from '#law/language.ts'
import { type Page, say } from '../page.ts'
import type { Correction } from './corrected.ts'
import { fragmentHtml } from './fragments.ts'
import type { ActView } from './view.ts'

export function Corrections({ page, view }: { page: Page; view: ActView }) {
  const { t } = page
  if (view.corrections.length === 0) return null
  return (
    <section class="note" id="corrections">
      <h2>{t('corrections.title')}</h2>
      <ol class="corrections">
        {view.corrections.map((correction) => (
          <li>
            <Shown page={page} view={view} correction={correction} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Shown({ page, view, correction }: { page: Page; view: ActView; correction: Correction }) {
  const { t } = page
  const { row, shownUntil, reason, xml } = correction
  const { language } = view.expression
  const until = dayOf(new Date(shownUntil))
  const title = [row.num, row.heading].filter((part) => part !== null).join(' ')
  return (
    <>
      <p>
        <time datetime={shownUntil}>{t('corrections.until', { date: say(page, until) })}</time>
        {row.from !== null &&
          ` · ${t(`notes.wordingOf.${row.basis}`, { date: say(page, row.from, 'short') })}`}
      </p>
      <p>{reason === null ? t('corrections.byImport') : t('corrections.reason', { reason })}</p>
      <details>
        <summary>{t('corrections.wording')}</summary>
        <div class="shown" lang={bcp47(language)} dir={direction(language)}>
          {title !== '' && <p class="heading">{title}</p>}
          {xml === null ? (
            <p>{t('corrections.noWords')}</p>
          ) : (
            raw(fragmentHtml(xml, `was${row.id}`, language))
          )}
        </div>
      </details>
    </>
  )
}
