/** One cell, with all that can be done in it. The script brings this page's content beside the grid. */
import { STATUS } from '#research/change.ts'
import { mayWrite } from '#research/may.ts'
import { said } from '#research/study.ts'
import { say } from '../../page.ts'
import { cellHref, cellId, workHref } from '../addresses.ts'
import { SourceSaid } from '../cell.tsx'
import { dayOfInstant, stateOf } from '../view.ts'
import { Act } from './acts.tsx'
import { CellQuotes } from './cell-quotes.tsx'
import { FieldForm } from './field-form.tsx'
import type { InCell } from './in-cell.ts'
import { WorkFrame } from './work-frame.tsx'

export function CellPage({ view, row, column }: Omit<InCell, 'cell'>) {
  const { page, id, study, worker } = view
  const { t } = page
  const cell = study.cell(row.id, column.id)
  const question = said(row.question) || row.id
  const place = `${stateOf(page, column)}: ${question}`
  const back = cellHref(id, row.id, column.id)
  const inside = { view, row, column, cell }
  return (
    <WorkFrame view={view} room="cell" title={place}>
      <div class="cellwork" data-cell={cellId(row.id, column.id)}>
        <p class="kicker">
          <a href={`${workHref(id)}#${cellId(row.id, column.id)}`} class="backtogrid">
            ‹ {t('studies.backToGrid')}
          </a>
          <span class="flag">{stateOf(page, column)}</span>
        </p>
        <h1 class="long" dir="auto">
          {question}
        </h1>
        {said(row.guidance) !== '' && (
          <p class="guidance" dir="auto">
            {said(row.guidance)}
          </p>
        )}
        <FieldForm
          page={page}
          study={id}
          field={{ of: 'cell', row: row.id, column: column.id, name: 'answer' }}
          register={cell.answer}
          label={t('studies.answer')}
          hint={t('studies.answerHint')}
          rows={4}
          back={back}
          open={mayWrite(worker)}
        />
        <StatusForm {...inside} />
        <CellQuotes {...inside} />
        <FieldForm
          page={page}
          study={id}
          field={{ of: 'cell', row: row.id, column: column.id, name: 'notes' }}
          register={cell.notes}
          label={t('studies.notes')}
          hint={t('studies.notesHint')}
          rows={3}
          back={back}
        />
        <SourcesForm {...inside} />
      </div>
    </WorkFrame>
  )
}

function StatusForm({ view, row, column, cell }: InCell) {
  const { page, id, worker } = view
  const { t } = page
  const open = STATUS.options.filter((status) => worker.role !== 'researcher' || status !== 'reviewed')
  const { statusBy } = cell
  return (
    <form method="post" action={workHref(id)} class="statusform">
      <input type="hidden" name="do" value="status" />
      <input type="hidden" name="row" value={row.id} />
      <input type="hidden" name="column" value={column.id} />
      <input type="hidden" name="back" value={cellHref(id, row.id, column.id)} />
      <fieldset>
        <legend>{t('studies.status')}</legend>
        <div class="choices">
          {STATUS.options.map((status) => (
            <button
              type="submit"
              name="status"
              value={status}
              class="quietly"
              aria-pressed={status === cell.status ? 'true' : 'false'}
              disabled={!open.includes(status)}
            >
              {t(`studies.status.${status}`)}
            </button>
          ))}
        </div>
      </fieldset>
      {statusBy && (
        <p class="quiet">
          {t(`studies.statusSaid.${cell.status}`, {
            name: statusBy.by,
            date: say(page, dayOfInstant(statusBy.at), 'short'),
          })}
        </p>
      )}
    </form>
  )
}

const KINDS = ['act', 'decision', 'literature'] as const

function SourcesForm({ view, row, column, cell }: InCell) {
  const { page, id, worker } = view
  const { t } = page
  const back = cellHref(id, row.id, column.id)
  const open = mayWrite(worker)
  return (
    <section class="cellsection" aria-labelledby="cell-sources">
      <h2 id="cell-sources">{t('studies.sources')}</h2>
      <ul class="cellsources">
        {cell.sources.map((source) => (
          <li>
            <span dir="auto">
              <SourceSaid source={source} />
            </span>{' '}
            <small>{t(`studies.sourceKind.${source.kind}`)}</small>
            {open && (
              <Act
                study={id}
                name="drop-source"
                values={{ row: row.id, column: column.id, source: source.id }}
                back={back}
                words={t('studies.drop')}
                about={source.words}
                className="linkly"
              />
            )}
          </li>
        ))}
      </ul>
      {open && (
        <details class="tool">
          <summary>{t('studies.addSource')}</summary>
          <form method="post" action={workHref(id)} class="studyform">
            <input type="hidden" name="do" value="add-source" />
            <input type="hidden" name="row" value={row.id} />
            <input type="hidden" name="column" value={column.id} />
            <input type="hidden" name="back" value={back} />
            <label>
              {t('studies.sourceKindLabel')}
              <select name="kind">
                {KINDS.map((kind) => (
                  <option value={kind}>{t(`studies.sourceKind.${kind}`)}</option>
                ))}
              </select>
            </label>
            <label class="wide">
              {t('studies.sourceWords')}
              <input name="words" required maxlength={2000} dir="auto" />
            </label>
            <label class="wide">
              {t('studies.sourceLink')}
              <input name="link" maxlength={2000} />
            </label>
            <button type="submit">{t('studies.add')}</button>
          </form>
        </details>
      )}
    </section>
  )
}
