/** Any two days, by typing. */
import { type Act, hrefOf } from '../act/view.ts'
import type { Page } from '../page.ts'
import type { Asked } from './comparison.ts'

export function DaysForm({ page, act, asked }: { page: Page; act: Act; asked?: Omit<Asked, 'number'> }) {
  const { t } = page
  const first = act.versions.find((version) => version.from !== null)?.from ?? ''
  return (
    <section class="days">
      <h3>{t('compare.heading')}</h3>
      <form action={hrefOf(act, { at: null })}>
        <label>
          {t('compare.from')}
          <input
            type="date"
            name="from"
            value={asked?.from ?? first}
            min="0001-01-01"
            max="9999-12-31"
            required
          />
        </label>
        <label>
          {t('compare.to')}
          <input
            type="date"
            name="to"
            value={asked?.to ?? act.at}
            min="0001-01-01"
            max="9999-12-31"
            required
          />
        </label>
        {asked?.whole && <input type="hidden" name="show" value="whole" />}
        {asked?.columns && <input type="hidden" name="columns" value="2" />}
        <button type="submit">{t('compare.submit')}</button>
      </form>
    </section>
  )
}
