/** The grid: questions down, states across, as many as there are. */
import { languageName } from '#i18n/names.ts'
import type { Quote } from '#research/quote.ts'
import { type Column, isDisputed, type Row, said } from '#research/study.ts'
import { readDay } from '../day-input.ts'
import { type Page, say } from '../page.ts'
import { timelineOfRow } from '../timelines/asked.ts'
import { workHref } from './addresses.ts'
import { Cell } from './cell.tsx'
import { spoken } from './quoted.tsx'
import { Disputed } from './register.tsx'
import { type StudyView, stateOf } from './view.ts'

/** A phone gives the table another shape, and browsers forget then what its elements are. */
export const ROLES = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  cell: { role: 'cell' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
} as const

/** Columns that a wide page holds side by side without scrolling. */
const FITTING = 4

export function Grid({ view }: { view: StudyView }) {
  const { page, study } = view
  const { t } = page
  const acts = new Map(study.columns.map((column) => [column.id, actsOf(view, column)]))
  const size = study.columns.length > FITTING ? 'many' : 'few'
  return (
    <section id="grid" class={`studygrid ${size}`} aria-label={t('studies.grid')} tabindex={0}>
      <table {...ROLES.table}>
        <thead {...ROLES.rowgroup}>
          <tr {...ROLES.row}>
            <td class="corner" {...ROLES.cell}>
              <span class="unseen">{t('studies.question')}</span>
            </td>
            {study.columns.map((column) => (
              <Head view={view} column={column} acts={acts.get(column.id) ?? []} />
            ))}
          </tr>
        </thead>
        <tbody {...ROLES.rowgroup}>
          {study.rows.map((row) => (
            <tr {...ROLES.row}>
              <Asked view={view} row={row} />
              {study.columns.map((column) => (
                <Cell view={view} row={row} column={column} named={(acts.get(column.id)?.length ?? 0) > 1} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The head of a column: the state, what of its law is quoted and in which language, and the day that it tells. */
export function Head({ view, column, acts }: { view: StudyView; column: Column; acts: readonly Quote[] }) {
  const { page, worker } = view
  const { t } = page
  const label = said(column.label)
  const at = column.at === null ? null : readDay(column.at).day
  return (
    <th id={`column.${column.id}`} scope="col" {...ROLES.columnheader}>
      {stateOf(page, column)}
      {label !== '' && <small dir="auto">{label}</small>}
      {acts.length > 0 && label === '' && <ActsSaid page={page} acts={acts} />}
      {at && <small>{t('studies.lawOf', { date: say(page, at, 'short') })}</small>}
      {said(column.note) !== '' && (
        <small class="columnnote" dir="auto">
          {said(column.note)}
        </small>
      )}
      {worker && isDisputed(column.label) && <Disputed page={page} register={column.label} />}
    </th>
  )
}

function ActsSaid({ page, acts }: { page: Page; acts: readonly Quote[] }) {
  const [first] = acts
  if (!first) return null
  return (
    <small>
      <span class="acttitle" title={first.title} {...spoken(first)}>
        {first.title}
      </span>
      {languageName(first.language, page.t.locale)}
      {acts.length > 1 && ` · ${page.t('studies.moreActs', { n: acts.length - 1 })}`}
    </small>
  )
}

/** The question of a row, with what its researchers are to look for. */
export function Asked({ view, row }: { view: StudyView; row: Row }) {
  const { page, id, worker, study } = view
  const guidance = said(row.guidance)
  const isQuoted = study.columns.some((column) => study.cell(row.id, column.id).quotes.length > 0)
  return (
    <th id={`row.${row.id}`} scope="row" {...ROLES.rowheader}>
      <div class="asked">
        <span dir="auto">{said(row.question) || row.id}</span>
        {guidance !== '' && <small dir="auto">{guidance}</small>}
        {worker && isDisputed(row.question) && <Disputed page={page} register={row.question} />}
        {!worker && page.timelines && isQuoted && (
          <a class="openrow" href={timelineOfRow(id, row.id)}>
            {page.t('studies.throughTime')}
            <span class="unseen"> {said(row.question)}</span>
          </a>
        )}
        {worker && worker.role !== 'reviewer' && (
          <a class="openrow" href={`${workHref(id, 'frame')}#row.${row.id}`}>
            {page.t('studies.editQuestion')}
            <span class="unseen"> {said(row.question)}</span>
          </a>
        )}
      </div>
    </th>
  )
}

/** Returns a quote of each act and language that the column quotes. */
export function actsOf({ study }: Pick<StudyView, 'study'>, column: Column): Quote[] {
  const acts = new Map<string, Quote>()
  for (const row of study.rows)
    for (const { quote } of study.cell(row.id, column.id).quotes) {
      const key = `${quote.work} ${quote.language}`
      if (!acts.has(key)) acts.set(key, quote)
    }
  return [...acts.values()]
}
