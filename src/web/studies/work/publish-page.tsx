/** Publishing: what the edition would hold, what is open in it, and the button. */

import type { ListedEdition } from '#research/edition-list.ts'
import { type Cell, isDisputed, said } from '#research/study.ts'
import { say } from '../../page.ts'
import { cellHref, editionHref, workHref } from '../addresses.ts'
import { cellsOf, dayOfInstant, movedCells, placesOf, stateOf } from '../view.ts'
import { WorkFrame, type WorkView } from './work-frame.tsx'

interface Props {
  readonly view: WorkView
  readonly editions: readonly ListedEdition[]
}

export function PublishPage({ view, editions }: Props) {
  const { page, id, study } = view
  const { t } = page
  const cells = cellsOf(study)
  const open = cells.filter(({ status }) => status === 'open' || status === 'draft')
  const disputed = cells.filter(({ answer }) => isDisputed(answer))
  const moved = movedCells(view)
  const [latest] = editions
  return (
    <WorkFrame view={view} room="publish" title={t('studies.room.publish')}>
      <h1>{t('studies.room.publish')}</h1>
      <p>{t('studies.publishLead')}</p>
      {latest && (
        <p>
          <a href={editionHref(id, latest.number)}>{t('studies.edition', { n: latest.number })}</a>{' '}
          {t('studies.publishedBy', { date: say(page, dayOfInstant(latest.at), 'short'), name: latest.by })}
          {latest.seq === study.seq && `. ${t('studies.nothingNew')}`}
        </p>
      )}
      <Listed view={view} title={t('studies.openCells', { n: open.length })} cells={open} />
      <Listed view={view} title={t('studies.disputedCells', { n: disputed.length })} cells={disputed} />
      <Listed view={view} title={t('studies.movedCells', { n: moved.length })} cells={moved} />
      <form method="post" action={workHref(id, 'publish')} class="studyform">
        {open.length > 0 && (
          <label class="check wide">
            <input type="checkbox" name="withOpen" value="1" /> {t('studies.withOpen')}
          </label>
        )}
        <button type="submit">{t('studies.publishGo', { n: (latest?.number ?? 0) + 1 })}</button>
      </form>
    </WorkFrame>
  )
}

const MOST = 12

function Listed({ view, title, cells }: { view: WorkView; title: string; cells: readonly Cell[] }) {
  const { page, id, study } = view
  if (cells.length === 0) return null
  const places = placesOf(study)
  return (
    <section class="cellsection">
      <h2>{title}</h2>
      <ul class="celllist">
        {cells.slice(0, MOST).map(({ row, column }) => {
          const of = places.column.get(column)
          return (
            <li>
              <a href={cellHref(id, row, column)} dir="auto">
                {of && stateOf(page, of)}: {said(places.row.get(row)?.question ?? []) || row}
              </a>
            </li>
          )
        })}
        {cells.length > MOST && <li>{page.t('studies.moreCells', { n: cells.length - MOST })}</li>}
      </ul>
    </section>
  )
}
