/** The head of a study: whose it is, by what mandate, of which day, how far it is answered, and what to look at again. */
import type { Child } from 'hono/jsx'
import type { Move } from '#jobs/study/moves.ts'
import type { Quote } from '#research/quote.ts'
import { type Cell, isDisputed, said } from '#research/study.ts'
import { readDay } from '../day-input.ts'
import { type Page, say } from '../page.ts'
import { cellId } from './addresses.ts'
import { Paragraphs } from './cell.tsx'
import { labelOf } from './quoted.tsx'
import { Disputed } from './register.tsx'
import { cellsOf, dayOfInstant, daysOf, movedCells, placesOf, type StudyView, stateOf } from './view.ts'

interface HeadOf {
  readonly view: StudyView
  /** The instant of the edition that is shown; null for what is not published. */
  readonly published: string | null
  readonly agreement: { readonly id: string; readonly title: string } | null
}

/** The line above the title, the title, and the facts below it. */
export function StudyHead({ view, published, agreement }: HeadOf) {
  const { page, study, worker } = view
  const { t } = page
  const moved = movedCells(view).length
  const mandate = said(study.mandate)
  const title = said(study.title) || view.id
  return (
    <header class="studyhead" id="studyhead">
      <p class="kicker">
        <span class="flag">{t(worker ? 'studies.workingState' : 'studies.study')}</span>
        {mandate !== '' && <span dir="auto">{t('studies.mandate', { mandate })}</span>}
        {agreement && <a href={`/agreements/${agreement.id}`}>{agreement.title}</a>}
        {published !== null && (
          <span>{t('studies.published', { date: say(page, dayOfInstant(published), 'short') })}</span>
        )}
        {moved > 0 && <b class="toreview">{t('studies.toReview', { n: moved })}</b>}
      </p>
      <h1 class={title.length > 90 ? 'long' : ''} dir="auto">
        {title}
      </h1>
      {worker && isDisputed(study.title) && <Disputed page={page} register={study.title} />}
      <Facts view={view} />
      {said(study.question) !== '' && <Paragraphs words={said(study.question)} className="lead" />}
      {worker && isDisputed(study.question) && <Disputed page={page} register={study.question} />}
    </header>
  )
}

function Facts({ view: { page, study } }: { view: StudyView }) {
  const { t } = page
  const cells = cellsOf(study)
  const states = new Set(study.columns.map(({ jurisdiction }) => jurisdiction)).size
  const reviewed = cells.filter(({ status }) => status === 'reviewed').length
  const quotes = cells.reduce((sum, cell) => sum + cell.quotes.length, 0)
  return (
    <ul class="facts">
      <li>{t('studies.states', { n: states })}</li>
      <Days page={page} days={daysOf(study)} />
      {cells.length > 0 && (
        <li>{t.rich('studies.reviewed', { reviewed: <b>{t.number(reviewed)}</b>, n: cells.length })}</li>
      )}
      {quotes > 0 && (
        <li class="ok" title={t('studies.pinnedLong')}>
          ✓ {t('studies.pinned', { n: quotes })}
        </li>
      )}
    </ul>
  )
}

function Days({ page, days }: { page: Page; days: ReturnType<typeof daysOf> }) {
  const { t } = page
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return null
  const bold = (day: typeof first): Child => <b>{say(page, day, 'short')}</b>
  return (
    <li>
      {first === last
        ? t.rich('studies.lawAsOf', { date: bold(first) })
        : t.rich('studies.lawBetween', { from: bold(first), to: bold(last) })}
    </li>
  )
}

/** Moves that are told one by one; more are folded in. */
const TOLD = 5

/** What of the study is no longer as it was quoted; nothing where all of it is. */
export function NoLongerCurrent({ view }: { view: StudyView }) {
  const { t } = view.page
  const moved = movedCells(view).flatMap((cell) =>
    cell.quotes.flatMap(({ quote }) => {
      const move = view.moves.get(quote.id)
      return move ? [{ cell, quote, move }] : []
    }),
  )
  if (moved.length === 0) return null
  const works = view.worker !== null
  const [told, more] = moved.length > TOLD + 1 ? [moved.slice(0, TOLD), moved.slice(TOLD)] : [moved, []]
  return (
    <section class="notcurrent" id="notcurrent" aria-labelledby="notcurrent-title">
      <h2 id="notcurrent-title">{t(works ? 'studies.lawMoved' : 'studies.noLongerCurrent')}</h2>
      <p>{t(works ? 'studies.lawMovedLead' : 'studies.noLongerCurrentLead')}</p>
      <MovedList view={view} moved={told} />
      {more.length > 0 && (
        <details>
          <summary>{t('studies.moreCells', { n: more.length })}</summary>
          <MovedList view={view} moved={more} />
        </details>
      )}
    </section>
  )
}

interface Moved {
  readonly cell: Cell
  readonly quote: Quote
  readonly move: Move
}

function MovedList({ view, moved }: { view: StudyView; moved: readonly Moved[] }) {
  const { page, study } = view
  const { t } = page
  const places = placesOf(study)
  return (
    <ul>
      {moved.map(({ cell, quote, move }) => {
        const column = places.column.get(cell.column)
        const since = move.since === null ? null : readDay(move.since).day
        return (
          <li>
            <a href={`#${cellId(cell.row, cell.column)}`}>
              {column && stateOf(page, column)}, {labelOf(page, quote)}
            </a>{' '}
            {since
              ? t(`studies.moveSaid.${move.kind}`, { date: say(page, since, 'short') })
              : t(`studies.moveSaid.${move.kind}Undated`)}
            {': '}
            <span class="quiet" dir="auto">
              {said(places.row.get(cell.row)?.question ?? [])}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
