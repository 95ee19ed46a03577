/** An act that has ended: since a day nothing of it stands, and what stood last is a day before. */
import { addDays, type Day } from '#kit/day.ts'
import { bcp47 } from '#law/language.ts'
import { type Page, say } from '../page.ts'
import { type ActView, hrefOf } from './view.ts'

/** Returns the day from which nothing of the act stands any more; null where its text goes on, is unknown, or has not begun. */
export function endOf({ text }: Pick<ActView, 'text'>): Day | null {
  const { version, nodes } = text
  return version?.state === 'held' && nodes.length === 0 ? version.from : null
}

export function Ended({ page, view, since }: { page: Page; view: ActView; since: Day }) {
  const { t } = page
  const last = addDays(since, -1)
  const ground = view.text.version?.ground
  return (
    <section class="gap ended">
      <h2>{t('ended.title', { date: say(page, since) })}</h2>
      {ground && (
        <p>
          {t.rich('ended.by', {
            title: <span lang={bcp47(view.expression.language)}>{ground.title}</span>,
          })}
        </p>
      )}
      <p>
        <a href={hrefOf(view, { at: last })}>{t('ended.last', { date: say(page, last) })}</a>
      </p>
    </section>
  )
}
