/** The study as it is worked on: the grid, every cell of it a door to its forms. */

import { mayWrite } from '#research/may.ts'
import { workHref } from '../addresses.ts'
import { Grid } from '../grid.tsx'
import { NoLongerCurrent, StudyHead } from '../head.tsx'
import { WorkFrame, type WorkView } from './work-frame.tsx'

export function WorkPage({
  view,
  agreement,
}: {
  view: WorkView
  agreement: { readonly id: string; readonly title: string } | null
}) {
  const { page, study, id, worker } = view
  const { t } = page
  const isEmpty = study.rows.length === 0 || study.columns.length === 0
  return (
    <WorkFrame view={view} room="" title={t('studies.room.grid')}>
      <StudyHead view={view} published={null} agreement={agreement} />
      <NoLongerCurrent view={view} />
      {isEmpty && (
        <section class="box emptystudy">
          <p>{t(mayWrite(worker) ? 'studies.emptyStudy' : 'studies.emptyStudyRead')}</p>
          {mayWrite(worker) && (
            <p>
              <a class="button" href={workHref(id, 'frame')}>
                {t('studies.toFrame')}
              </a>
            </p>
          )}
        </section>
      )}
      <p class="scripted quiet keyshint">{t('studies.say.keys')}</p>
      <Grid view={view} />
    </WorkFrame>
  )
}
