/** The day whose law a page shows, to be changed: works without a script. */
import type { Day } from '#kit/day.ts'
import type { Page } from '../page.ts'

export function DayField({
  page,
  at,
  hidden,
  action,
}: {
  page: Page
  at: Day
  hidden: Readonly<Record<string, string | null>>
  action: string
}) {
  const { t } = page
  return (
    <form class="dayfield" action={action}>
      {Object.entries(hidden).map(
        ([name, value]) => value !== null && <input type="hidden" name={name} value={value} />,
      )}
      <label>
        {t('subjects.day')} <input type="date" name="at" value={at} min="0001-01-01" max="9999-12-31" />
      </label>
      <button type="submit">{t('search.when.show')}</button>
    </form>
  )
}
