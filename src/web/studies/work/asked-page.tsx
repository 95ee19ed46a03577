/** Who owes what: the questionnaires that went to other centres, what came back, what is late; and what this study owes itself. */
import type { Owed, Owing } from '#jobs/study/ask/owed.ts'
import { dayOf, day as toDay } from '#kit/day.ts'
import { type Page, say } from '../../page.ts'
import { cellHref, workHref } from '../addresses.ts'
import { WorkFrame, type WorkView } from './work-frame.tsx'

interface Props {
  readonly view: WorkView
  readonly asked: readonly Owed[]
  readonly owing: Owing | null
  /** Formats of paper that can be made here, as ending and name. */
  readonly papers: readonly { readonly ending: string; readonly name: string }[]
}

// More are told as a number.
const CELLS_NAMED = 12

/** The name of the questionnaire that a study answers, in addresses; those that it sent go by their numbers. */
export const QUESTIONS = 'questions'

export function AskedPage({ view, asked, owing, papers }: Props) {
  const { t } = view.page
  const owed = asked.reduce((sum, { open }) => sum + open.length, 0)
  const late = asked.filter(({ isLate }) => isLate).length
  return (
    <WorkFrame view={view} room="asked" title={t('studies.asked.title')}>
      <h1>{t('studies.asked.title')}</h1>
      <p class="lead">{t('studies.asked.lead')}</p>
      {owing && <Owes view={view} owing={owing} papers={papers} />}
      {asked.length === 0 ? (
        <section class="box">
          <p>{t('studies.asked.none')}</p>
          <p>
            <code>comity study ask {view.id} …</code>
          </p>
        </section>
      ) : (
        <section aria-labelledby="asked-title">
          <h2 id="asked-title">{t('studies.centres')}</h2>
          <p class={late > 0 ? 'late' : 'quiet'}>{t('studies.asked.sum', { owed, late })}</p>
          <ul class="framelist">
            {mostPressing(asked).map((each) => (
              <li id={`asked-${each.number}`}>
                <Asked view={view} asked={each} papers={papers} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </WorkFrame>
  )
}

// What is late first, then what is due soonest, then what has no day; what came back whole stands last.
function mostPressing(asked: readonly Owed[]): readonly Owed[] {
  const rank = ({ isLate, state }: Owed) => (isLate ? 0 : state === 'answered' ? 2 : 1)
  return asked.toSorted(
    (one, other) =>
      rank(one) - rank(other) ||
      (one.due ?? '9999').localeCompare(other.due ?? '9999') ||
      one.number - other.number,
  )
}

function Asked({ view, asked, papers }: { view: WorkView; asked: Owed; papers: Props['papers'] }) {
  const { page, id } = view
  const { t } = page
  const { number, centre, sentAt, due, cells, answered, answeredAt, drafts, isLate, open, state } = asked
  const sent = say(page, dayOf(new Date(sentAt)), 'short')
  const href = workHref(id, `asked/${number}`)
  return (
    <>
      <p>
        <b dir="auto">{centre}</b> <small>{t('studies.askedOn', { number, date: sent })}</small>
      </p>
      <p class={isLate ? 'late' : ''}>
        {state === 'waiting'
          ? t('studies.asked.nothing')
          : t('studies.cameBack', { answered, cells, drafts })}
        {answeredAt !== null && (
          <> · {t('studies.asked.taken', { date: say(page, dayOf(new Date(answeredAt)), 'short') })}</>
        )}
        <Due page={page} due={due} isLate={isLate} />
      </p>
      <Open view={view} open={open} />
      <p class="quiet">
        <Files page={page} href={href} papers={papers} />
        {answeredAt !== null && (
          <>
            {' · '}
            <a href={`${href}/answers.json`}>{t('studies.asked.answers')}</a>
          </>
        )}
      </p>
    </>
  )
}

function Owes({ view, owing, papers }: { view: WorkView; owing: Owing; papers: Props['papers'] }) {
  const { page, id } = view
  const { t } = page
  const { asker, due, cells, ready, isLate, open } = owing
  return (
    <section class="box" aria-labelledby="owing-title">
      <h2 id="owing-title">{t('studies.asked.owing')}</h2>
      <p>{t('studies.asked.by', { asker, cells })}</p>
      <p class={isLate ? 'late' : ''}>
        {t('studies.asked.ready', { ready, cells })}
        <Due page={page} due={due} isLate={isLate} />
      </p>
      <Open view={view} open={open} />
      <p>
        {t('studies.asked.reply')} <code>comity study reply {id}</code>
      </p>
      <p class="quiet">
        <Files page={page} href={workHref(id, `asked/${QUESTIONS}`)} papers={papers} />
      </p>
    </section>
  )
}

function Open({ view, open }: { view: WorkView; open: Owed['open'] }) {
  const { page, id, study } = view
  const { t } = page
  if (open.length === 0) return null
  const places = new Map(study.columns.map((column) => [column.id, column.jurisdiction]))
  return (
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
  )
}

function Files({ page, href, papers }: { page: Page; href: string; papers: Props['papers'] }) {
  const { t } = page
  return (
    <>
      {t('studies.asked.paper')}{' '}
      {papers.map(({ ending, name }, index) => (
        <>
          {index > 0 && ', '}
          <a href={`${href}.${ending}`}>{name}</a>
        </>
      ))}
      {' · '}
      <a href={`${href}.json`}>{t('studies.asked.signed')}</a>
    </>
  )
}

function Due({ page, due, isLate }: { page: Page; due: string | null; isLate: boolean }) {
  const { t } = page
  if (due === null) return null
  return (
    <>
      {' · '}
      {t('studies.dueOn', { date: say(page, toDay(due), 'short') })}
      {isLate && (
        <>
          , <strong>{t('studies.isLate')}</strong>
        </>
      )}
    </>
  )
}
