/** Any day, or any two days, by typing. */
import type { Day } from '#kit/day.ts'
import type { Page } from '../page.ts'
import { type Act, hrefOf } from './view.ts'

export function DaysForm({ page, act, from, to }: { page: Page; act: Act; from?: Day; to?: Day }) {
  const { t } = page
  const first = act.versions.find((version) => version.from !== null)?.from ?? ''
  return (
    <section class="days">
      <h2>{t('compare.heading')}</h2>
      <form action={hrefOf(act, { at: null })}>
        <label>
          {t('compare.from')}
          <input type="date" name="from" value={from ?? first} min="0001-01-01" max="9999-12-31" required />
        </label>
        <label>
          {t('compare.to')}
          <input type="date" name="to" value={to ?? act.at} min="0001-01-01" max="9999-12-31" required />
        </label>
        <button type="submit">{t('compare.submit')}</button>
      </form>
    </section>
  )
}
