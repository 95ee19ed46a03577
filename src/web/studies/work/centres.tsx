/** Centres that were asked: what each was sent, what came back, and what it owes. */

import type { Owed } from '#jobs/study/ask/owed.ts'
import { dayOf, day as toDay } from '#kit/day.ts'
import { say } from '../../page.ts'
import { cellHref } from '../addresses.ts'
import type { WorkView } from './work-frame.tsx'

// More are told as a number.
const CELLS_NAMED = 12

export function Centres({ view, owed }: { view: WorkView; owed: readonly Owed[] }) {
  const { t } = view.page
  return (
    <section class="box">
      <h2>{t('studies.centres')}</h2>
      <ul class="framelist">
        {owed.map((each) => (
          <Asked view={view} asked={each} />
        ))}
      </ul>
    </section>
  )
}

function Asked({ view, asked }: { view: WorkView; asked: Owed }) {
  const { page, id, study } = view
  const { t } = page
  const { number, centre, sentAt, due, cells, answered, drafts, isLate, open, state } = asked
  const places = new Map(study.columns.map((column) => [column.id, column.jurisdiction]))
  const dated = {
    number,
    date: say(page, dayOf(new Date(sentAt)), 'short'),
    due: due === null ? 'none' : say(page, toDay(due), 'short'),
  }
  return (
    <li>
      <p>
        <b dir="auto">{centre}</b> <small>{t('studies.askedOn', dated)}</small>
      </p>
      <p class={isLate ? 'late' : ''}>
        {t('studies.cameBack', { answered, cells, drafts })}
        {isLate && <> · {t('studies.isLate')}</>}
      </p>
      {state !== 'answered' && (
        <p class="quiet">
          {t('studies.owes')}{' '}
          {open.slice(0, CELLS_NAMED).map(([row, column], index) => (
            <>
              {index > 0 && ', '}
              <a href={cellHref(id, row, column)}>
                {row} · {places.get(column) ?? column}
              </a>
            </>
          ))}
          {open.length > CELLS_NAMED && ` … ${t('studies.owesMore', { n: open.length - CELLS_NAMED })}`}
        </p>
      )}
    </li>
  )
}
