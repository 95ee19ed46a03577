/** All studies: those that were published, and to whoever works on some, those as well. */
import { type Edition, studyOfEdition } from '#research/edition.ts'
import type { ListedStudy } from '#research/studies.ts'
import { said } from '#research/study.ts'
import { Frame } from '../layout.tsx'
import { type Page, say } from '../page.ts'
import { studyHref, workHref } from './addresses.ts'
import { Instant } from './register.tsx'
import { dayOfInstant, stateOf } from './view.ts'

interface Props {
  readonly page: Page
  readonly published: readonly Edition[]
  /** What the reader works on, the one changed last first. */
  readonly own: readonly ListedStudy[]
  readonly operator: boolean
  /** Why the study was not made; null where none was asked for, or it was. */
  readonly refused?: string | null
  readonly typed?: { readonly id: string; readonly title: string } | undefined
}

export function ListPage({ page, published, own, operator, refused = null, typed }: Props) {
  const { t } = page
  return (
    <Frame page={page} title={t('studies.title')} canonical="/studies">
      <main id="main" class="plainpage studylist">
        <h1>{t('studies.title')}</h1>
        <p class="lead">{t('studies.lead')}</p>
        {own.length > 0 && (
          <section aria-labelledby="own-title">
            <h2 id="own-title">{t('studies.own')}</h2>
            <ul class="studies">
              {own.map((study) => (
                <Own page={page} study={study} />
              ))}
            </ul>
          </section>
        )}
        {operator && <NewStudy page={page} refused={refused} typed={typed} />}
        <section aria-labelledby="published-title">
          <h2 id="published-title">{t('studies.publishedOnes')}</h2>
          {published.length === 0 && <p class="quiet">{t('studies.nonePublished')}</p>}
          <ul class="studies">
            {published.map((edition) => (
              <Published page={page} edition={edition} />
            ))}
          </ul>
        </section>
        <p class="quiet studydoor">
          {t('studies.doorForPeople')}{' '}
          {!operator && <a href="/edit/studies">{t('studies.doorForOperator')}</a>}
        </p>
      </main>
    </Frame>
  )
}

function Published({ page, edition }: { page: Page; edition: Edition }) {
  const { t } = page
  const study = studyOfEdition(edition)
  const states = [...new Set(study.columns.map((column) => stateOf(page, column)))]
  return (
    <li>
      <h3>
        <a href={studyHref(edition.id)} dir="auto">
          {said(study.title) || edition.id}
        </a>
      </h3>
      {said(study.question) !== '' && <p dir="auto">{said(study.question)}</p>}
      <p class="quiet">
        {states.slice(0, SHOWN).join(' · ')}
        {states.length > SHOWN && ` ${t('studies.moreStates', { n: states.length - SHOWN })}`}
      </p>
      <p class="quiet">
        {t('studies.published', { date: say(page, dayOfInstant(edition.at), 'short') })} ·{' '}
        {t('studies.edition', { n: edition.number ?? 1 })} ·{' '}
        {t('studies.questions', { n: study.rows.length })}
      </p>
    </li>
  )
}

const SHOWN = 8

function Own({ page, study }: { page: Page; study: ListedStudy }) {
  const { t } = page
  const { id, title, rows, columns, settled, changedAt, changedBy, published } = study
  return (
    <li>
      <h3>
        <a href={workHref(id)} dir="auto">
          {title || id}
        </a>
      </h3>
      <p class="quiet">
        {t('studies.settled', { settled, n: rows * columns })} ·{' '}
        {t.rich('studies.changedBy', { name: changedBy, time: <Instant at={changedAt} /> })}
        {published !== null && (
          <>
            {' '}
            · <a href={studyHref(id)}>{t('studies.edition', { n: published })}</a>
          </>
        )}
      </p>
    </li>
  )
}

function NewStudy({ page, refused = null, typed }: Pick<Props, 'page' | 'refused' | 'typed'>) {
  const { t } = page
  return (
    <details class="tool box newstudy" open={refused !== null}>
      <summary>{t('studies.new')}</summary>
      {refused !== null && (
        <p class="refused" role="alert">
          {refused}
        </p>
      )}
      <form method="post" action="/studies" class="studyform">
        <label class="wide">
          {t('studies.titleLabel')}
          <input name="title" required maxlength={500} value={typed?.title ?? ''} />
        </label>
        <label>
          {t('studies.idLabel')}
          <input
            name="id"
            required
            maxlength={40}
            pattern="[a-z0-9][a-z0-9\-]*"
            value={typed?.id ?? ''}
            autocapitalize="none"
          />
          <small>{t('studies.idHint')}</small>
        </label>
        <button type="submit">{t('studies.newGo')}</button>
      </form>
    </details>
  )
}
