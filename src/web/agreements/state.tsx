/** The state of an agreement on a day: in a word, and since and until when. */
import type { Agreement } from '#agreements/model.ts'
import type { OnDay } from '#agreements/on-day.ts'
import type { Day } from '#kit/day.ts'
import { type Page, say } from '../page.ts'

export function State({ page, record, terms }: { page: Page; record: Agreement; terms: OnDay }) {
  const { t } = page
  const { inForce, signed } = record.dates
  const begun = terms.status !== 'draft'
  const since = terms.suspension?.from ?? (terms.status === 'in-force' ? inForce : null)
  return (
    <p class={`agreed is-${terms.status}`}>
      <b>{t(`agreements.status.${terms.status}`)}</b>
      {since && <Said page={page} day={since} name="agreements.since" />}
      {!begun && signed && <Said page={page} day={signed} name="agreements.signedOn" />}
      {begun && terms.lastDay && <Said page={page} day={terms.lastDay} name="agreements.lastDay" />}
    </p>
  )
}

function Said({
  page,
  day,
  name,
}: {
  page: Page
  day: Day
  name: 'agreements.since' | 'agreements.signedOn' | 'agreements.lastDay'
}) {
  return <span>{page.t.rich(name, { date: <time datetime={day}>{say(page, day)}</time> })}</span>
}
