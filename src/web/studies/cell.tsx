/** A cell of the grid: what a state's law says to a question, and what that rests on. */
import { Fragment } from 'hono/jsx'
import type { Source } from '#research/change.ts'
import { type Cell as CellOf, type Column, isDisputed, type Row, said } from '#research/study.ts'
import { type Page, say } from '../page.ts'
import { cellHref, cellId } from './addresses.ts'
import { Quoted } from './quoted.tsx'
import { Disputed } from './register.tsx'
import { dayOfInstant, type StudyView, stateOf } from './view.ts'

// A phone gives the table another shape, and browsers forget then what its elements are.
const ROLE = 'cell'

interface Props {
  readonly view: StudyView
  readonly row: Row
  readonly column: Column
  /** True where the column quotes more than one act. */
  readonly named: boolean
}

export function Cell({ view, row, column, named }: Props) {
  const { page, study, moves, worker } = view
  const cell = study.cell(row.id, column.id)
  const moved = cell.quotes.some(({ quote }) => moves.has(quote.id))
  const classes = ['cell', ...(moved ? ['moved'] : []), ...(isBare(cell) ? ['empty'] : [])]
  return (
    <td
      id={cellId(row.id, column.id)}
      class={classes.join(' ')}
      role={ROLE}
      {...(worker ? { 'data-edit': cellHref(view.id, row.id, column.id) } : {})}
    >
      <p class="state" aria-hidden="true">
        {stateOf(page, column)}
      </p>
      {cell.quotes.map((quoted) => (
        <Quoted page={page} quoted={quoted} move={moves.get(quoted.quote.id)} named={named} />
      ))}
      <Answer view={view} cell={cell} />
      <Sources page={page} sources={cell.sources} />
      <Status page={page} cell={cell} />
      {worker && (
        <p class="celltools">
          <a href={cellHref(view.id, row.id, column.id)} class="opencell">
            {page.t('studies.openCell')}
            <span class="unseen">
              {' '}
              {said(row.question)}, {stateOf(page, column)}
            </span>
          </a>
        </p>
      )}
    </td>
  )
}

function Answer({ view, cell }: { view: StudyView; cell: CellOf }) {
  const { page } = view
  const { t } = page
  const [answer, notes] = [said(cell.answer), said(cell.notes)]
  return (
    <>
      {isDisputed(cell.answer) ? (
        <Disputed page={page} register={cell.answer} />
      ) : (
        answer !== '' && <Paragraphs words={answer} className="answer" />
      )}
      {notes !== '' && (
        <details class="cellnotes">
          <summary>{t('studies.notes')}</summary>
          {isDisputed(cell.notes) ? (
            <Disputed page={page} register={cell.notes} />
          ) : (
            <Paragraphs words={notes} className="note" />
          )}
        </details>
      )}
      {isBare(cell) && (
        <p class="nothing">{t(cell.status === 'none-found' ? 'studies.noneFound' : 'studies.open')}</p>
      )}
    </>
  )
}

/** Words as they were typed: an empty line begins a paragraph, and a line stays one. */
export function Paragraphs({ words, className }: { words: string; className: string }) {
  return (
    <>
      {words
        .split(/\n\s*\n/)
        .filter((paragraph) => paragraph.trim() !== '')
        .map((paragraph) => (
          <p class={className} dir="auto">
            {paragraph.split('\n').map((line, index) => (
              <Fragment>
                {index > 0 && <br />}
                {line}
              </Fragment>
            ))}
          </p>
        ))}
    </>
  )
}

function Sources({ page, sources }: { page: Page; sources: readonly Source[] }) {
  if (sources.length === 0) return null
  return (
    <ul class="cellsources" aria-label={page.t('studies.sources')}>
      {sources.map((source) => (
        <li dir="auto">
          <SourceSaid source={source} />
        </li>
      ))}
    </ul>
  )
}

/** A source: linked where its link is one that can be followed. */
export function SourceSaid({ source: { words, link } }: { source: Source }) {
  const href = link !== null && /^(?:\/akn\/|https?:\/\/)/.test(link) ? link : null
  return href ? <a href={encodeURI(decodedOnce(href))}>{words}</a> : <span>{words}</span>
}

// An address pasted from a browser is escaped already.
function decodedOnce(href: string): string {
  try {
    return decodeURI(href)
  } catch {
    return href
  }
}

function Status({ page, cell }: { page: Page; cell: CellOf }) {
  const { t } = page
  if (cell.statusBy === null) return null
  const { by: name, at } = cell.statusBy
  const date = say(page, dayOfInstant(at), 'short')
  return (
    <p class={`cellstatus is-${cell.status}`}>{t(`studies.statusSaid.${cell.status}`, { name, date })}</p>
  )
}

/** Returns whether there is nothing to read in the cell. */
export function isBare({ quotes, answer, notes, sources }: CellOf): boolean {
  return quotes.length === 0 && sources.length === 0 && said(answer) === '' && said(notes) === ''
}
