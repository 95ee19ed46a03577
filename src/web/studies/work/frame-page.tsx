/** What the study asks, of whom and as of when: its title, questions and states. */

import type { HeldAgreement } from '#agreements/model.ts'
import { mayWrite } from '#research/may.ts'
import { type Column, type Register, type Row, said } from '#research/study.ts'
import { said as inWords } from '../../agreements/words.ts'
import { placeName } from '../../page.ts'
import { workHref } from '../addresses.ts'
import { stateOf } from '../view.ts'
import { Act } from './acts.tsx'
import { FieldForm } from './field-form.tsx'
import { WorkFrame, type WorkView } from './work-frame.tsx'

interface Props {
  readonly view: WorkView
  readonly agreements: readonly HeldAgreement[]
  /** States whose law the library holds, by their codes. */
  readonly states: readonly string[]
}

export function FramePage({ view, agreements, states }: Props) {
  const { page, id, study, worker } = view
  const { t } = page
  const back = workHref(id, 'frame')
  const open = mayWrite(worker)
  const field = (name: 'title' | 'question' | 'summary' | 'mandate', register: Register, rows: number) => (
    <FieldForm
      page={page}
      study={id}
      field={{ of: 'study', name }}
      register={register}
      label={t(`studies.field.${name}`)}
      rows={rows}
      back={back}
      open={open}
    />
  )
  return (
    <WorkFrame view={view} room="frame" title={t('studies.room.frame')}>
      <h1>{t('studies.room.frame')}</h1>
      <section class="cellsection">
        {field('title', study.title, 1)}
        {field('question', study.question, 2)}
        {field('mandate', study.mandate, 1)}
        {agreements.length > 0 && open && <Agreement view={view} agreements={agreements} />}
        {field('summary', study.summary, 5)}
      </section>
      <section class="cellsection" aria-labelledby="rows-title">
        <h2 id="rows-title">{t('studies.rows')}</h2>
        <ol class="framelist">
          {study.rows.map((row, index) => (
            <RowForms view={view} row={row} index={index} last={study.rows.length - 1} />
          ))}
        </ol>
        {open && <AddRows view={view} />}
      </section>
      <section class="cellsection" aria-labelledby="columns-title">
        <h2 id="columns-title">{t('studies.columns')}</h2>
        <ol class="framelist">
          {study.columns.map((column, index) => (
            <ColumnForms view={view} column={column} index={index} last={study.columns.length - 1} />
          ))}
        </ol>
        {open && <AddColumn view={view} states={states} />}
      </section>
    </WorkFrame>
  )
}

function Agreement({ view, agreements }: Pick<Props, 'view' | 'agreements'>) {
  const { page, id, study } = view
  const { t } = page
  return (
    <form method="post" action={workHref(id)} class="studyform">
      <input type="hidden" name="do" value="agreement" />
      <input type="hidden" name="back" value={workHref(id, 'frame')} />
      <label>
        {t('studies.agreement')}
        <select name="agreement">
          <option value="">{t('studies.noAgreement')}</option>
          {agreements.map(({ record }) => (
            <option value={record.id} selected={record.id === study.agreement}>
              {inWords(page, record.title).words}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="quietly">
        {t('studies.save')}
      </button>
    </form>
  )
}

interface Placed {
  readonly view: WorkView
  readonly index: number
  readonly last: number
}

function RowForms({ view, row, index, last }: Placed & { readonly row: Row }) {
  const { page, id, worker } = view
  const { t } = page
  const open = mayWrite(worker)
  const back = `${workHref(id, 'frame')}#row.${row.id}`
  const shared = { page, study: id, back, open }
  return (
    <li id={`row.${row.id}`}>
      <div class="sidebyside">
        <FieldForm
          {...shared}
          field={{ of: 'row', row: row.id, name: 'question' }}
          register={row.question}
          label={t('studies.questionNumber', { n: index + 1 })}
          rows={2}
        />
        <FieldForm
          {...shared}
          field={{ of: 'row', row: row.id, name: 'guidance' }}
          register={row.guidance}
          label={t('studies.guidance')}
          rows={2}
        />
      </div>
      {open && (
        <Order
          view={view}
          what="row"
          id={row.id}
          called={said(row.question)}
          index={index}
          last={last}
          back={back}
        />
      )}
    </li>
  )
}

function ColumnForms({ view, column, index, last }: Placed & { readonly column: Column }) {
  const { page, id, worker } = view
  const { t } = page
  const open = mayWrite(worker)
  const back = `${workHref(id, 'frame')}#column.${column.id}`
  const shared = { page, study: id, back, open }
  return (
    <li id={`column.${column.id}`}>
      <h3>{stateOf(page, column)}</h3>
      <div class="sidebyside">
        <FieldForm
          {...shared}
          field={{ of: 'column', column: column.id, name: 'label' }}
          register={column.label}
          label={t('studies.label')}
        />
        <FieldForm
          {...shared}
          field={{ of: 'column', column: column.id, name: 'note' }}
          register={column.note}
          label={t('studies.columnNote')}
          rows={2}
        />
        {open && (
          <form method="post" action={workHref(id)} class="studyform">
            <input type="hidden" name="do" value="date-column" />
            <input type="hidden" name="column" value={column.id} />
            <input type="hidden" name="back" value={back} />
            <label>
              {t('studies.columnDay')}
              <input type="date" name="at" value={column.at ?? ''} min="0001-01-01" max="9999-12-31" />
            </label>
            <button type="submit" class="quietly">
              {t('studies.save')}
            </button>
          </form>
        )}
      </div>
      {open && (
        <Order
          view={view}
          what="column"
          id={column.id}
          called={stateOf(page, column)}
          index={index}
          last={last}
          back={back}
        />
      )}
    </li>
  )
}

interface OrderOf extends Placed {
  readonly what: 'row' | 'column'
  readonly id: string
  readonly called: string
  readonly back: string
}

function Order({ view, what, id, called, index, last, back }: OrderOf) {
  const { t } = view.page
  const shared = { study: view.id, back, about: called }
  return (
    <div class="doings">
      {index > 0 && (
        <Act
          {...shared}
          name={`move-${what}`}
          values={{ [what]: id, way: 'back' }}
          words={t('studies.moveBack')}
        />
      )}
      {index < last && (
        <Act
          {...shared}
          name={`move-${what}`}
          values={{ [what]: id, way: 'on' }}
          words={t('studies.moveOn')}
        />
      )}
      <Act
        {...shared}
        name={`drop-${what}`}
        values={{ [what]: id }}
        words={t('studies.drop')}
        className="linkly"
      />
    </div>
  )
}

function AddRows({ view: { page, id } }: { view: WorkView }) {
  const { t } = page
  return (
    <form method="post" action={workHref(id)} class="studyform addform">
      <input type="hidden" name="do" value="add-row" />
      <input type="hidden" name="back" value={`${workHref(id, 'frame')}#rows-title`} />
      <label class="wide">
        {t('studies.addRows')}
        <textarea name="question" rows={3} required maxlength={20_000} dir="auto" />
        <small>{t('studies.addRowsHint')}</small>
      </label>
      <button type="submit">{t('studies.add')}</button>
    </form>
  )
}

function AddColumn({ view: { page, id }, states }: { view: WorkView; states: readonly string[] }) {
  const { t } = page
  const named = states
    .map((code) => ({ code, name: placeName(page, code) }))
    .sort((one, other) => one.name.localeCompare(other.name, t.locale))
  return (
    <form method="post" action={workHref(id)} class="studyform addform">
      <input type="hidden" name="do" value="add-column" />
      <input type="hidden" name="back" value={`${workHref(id, 'frame')}#columns-title`} />
      <label>
        {t('studies.addColumn')}
        <select name="jurisdiction" required>
          {named.map(({ code, name }) => (
            <option value={code}>{name}</option>
          ))}
        </select>
      </label>
      <label>
        {t('studies.label')}
        <input name="label" maxlength={500} dir="auto" />
      </label>
      <label>
        {t('studies.columnDay')}
        <input type="date" name="at" min="0001-01-01" max="9999-12-31" />
      </label>
      <button type="submit">{t('studies.add')}</button>
      <p class="hint wide">{t('studies.columnDayHint')}</p>
    </form>
  )
}
