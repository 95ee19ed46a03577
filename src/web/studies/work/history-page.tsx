/** All that was ever done to a study, the latest first: who, when, what; every change can be taken back, and so can that. */
import type { Change, Made } from '#research/change.ts'
import { mayMake } from '#research/may.ts'
import { type Study, said, standingOf } from '#research/study.ts'
import type { Page } from '../../page.ts'
import { Pages } from '../../pages.tsx'
import { cellHref, workHref } from '../addresses.ts'
import { labelOf } from '../quoted.tsx'
import { Instant } from '../register.tsx'
import { placesOf, stateOf } from '../view.ts'
import { Act } from './acts.tsx'
import { WorkFrame, type WorkView } from './work-frame.tsx'

/** Changes on one page. */
export const SIZE = 60

interface Props {
  readonly view: WorkView
  readonly changes: readonly Made[]
  readonly number: number
}

export function HistoryPage({ view, changes, number }: Props) {
  const { page, id, worker } = view
  const { t } = page
  const shown = changes.toReversed().slice((number - 1) * SIZE, number * SIZE)
  const standing = new Set(standingOf(changes).map(({ seq }) => seq))
  const back = `${workHref(id, 'history')}${number > 1 ? `?page=${number}` : ''}`
  return (
    <WorkFrame view={view} room="history" title={t('studies.room.history')}>
      <h1>{t('studies.room.history')}</h1>
      <p class="lead">{t('studies.historyLead', { n: changes.length })}</p>
      <ol class="studyhistory">
        {shown.map((made) => {
          const isUndo = made.change.kind === 'undo'
          const counts = isUndo || standing.has(made.seq)
          const undo = counts ? null : undoOf(changes, made.seq)
          return (
            <li class={counts ? '' : 'undone'} id={`change-${made.seq}`}>
              <p>
                <Instant at={made.at} /> <b dir="auto">{made.by}</b>{' '}
                <ChangeSaid page={page} view={view} change={made.change} changes={changes} />
                {!counts && <small> {t('studies.wasUndone')}</small>}
              </p>
              {counts && !isUndo && mayMake(worker, { kind: 'undo', of: made.seq }, changes) && (
                <Act
                  study={id}
                  name="undo"
                  values={{ of: String(made.seq) }}
                  back={back}
                  words={t('studies.undo')}
                  about={String(made.seq)}
                  className="linkly"
                />
              )}
              {undo !== null && mayMake(worker, { kind: 'undo', of: undo }, changes) && (
                <Act
                  study={id}
                  name="undo"
                  values={{ of: String(undo) }}
                  back={back}
                  words={t('studies.redo')}
                  about={String(made.seq)}
                  className="linkly"
                />
              )}
            </li>
          )
        })}
      </ol>
      <Pages
        page={page}
        label={t('studies.room.history')}
        number={number}
        last={Math.max(1, Math.ceil(changes.length / SIZE))}
        href={(each) => `${workHref(id, 'history')}?page=${each}`}
      />
    </WorkFrame>
  )
}

// The undo that holds against the change: undone itself, the change counts again.
function undoOf(changes: readonly Made[], seq: number): number | null {
  return changes.findLast(({ change }) => change.kind === 'undo' && change.of === seq)?.seq ?? null
}

interface SaidOf {
  readonly page: Page
  readonly view: WorkView
  readonly change: Change
  readonly changes: readonly Made[]
}

function ChangeSaid({ page, view, change, changes }: SaidOf) {
  const { t } = page
  const where = whereOf(view, change, changes)
  const words = wordsOf(page, change)
  return (
    <>
      {change.kind === 'write'
        ? t(`studies.change.write.${change.field.name}`)
        : t(`studies.change.${change.kind}`)}
      {where && (
        <>
          {' · '}
          {where.href ? <a href={where.href}>{where.said}</a> : <span>{where.said}</span>}
        </>
      )}
      {words !== '' && (
        <q class="changedwords" dir="auto">
          {words}
        </q>
      )}
    </>
  )
}

const SHOWN = 160

function wordsOf(page: Page, change: Change): string {
  const long =
    change.kind === 'write'
      ? change.words
      : change.kind === 'add-quote'
        ? `${labelOf(page, change.quote)}, ${change.quote.title}`
        : change.kind === 'renew-quote'
          ? `${labelOf(page, change.by)}, ${change.by.title}`
          : change.kind === 'add-source'
            ? change.source.words
            : change.kind === 'status'
              ? page.t(`studies.status.${change.status}`)
              : change.kind === 'date-column'
                ? (change.at ?? '')
                : ''
  return long.length > SHOWN ? `${long.slice(0, SHOWN)}…` : long
}

function whereOf(
  { page, id, study }: WorkView,
  change: Change,
  changes: readonly Made[],
): { readonly said: string; readonly href: string | null } | null {
  if (change.kind === 'undo') {
    const made = changes.find(({ seq }) => seq === change.of)
    return made ? { said: `${made.by}, ${made.seq}`, href: `#change-${made.seq}` } : null
  }
  const of = change.kind === 'write' ? change.field : change
  const row = 'row' in of ? rowSaid(study, of.row) : null
  const column = 'column' in of ? columnSaid(page, study, of.column) : null
  const place = [column, row].filter((part) => part !== null).join(': ')
  if (place === '') return null
  const inCell = 'row' in of && 'column' in of
  return { said: place, href: inCell ? cellHref(id, of.row, of.column) : null }
}

function rowSaid(study: Study, id: string): string {
  const row = placesOf(study).row.get(id)
  const question = row ? said(row.question) : ''
  return question === '' ? id : question.length > 70 ? `${question.slice(0, 70)}…` : question
}

function columnSaid(page: Page, study: Study, id: string): string {
  const column = placesOf(study).column.get(id)
  return column ? stateOf(page, column) : id
}
