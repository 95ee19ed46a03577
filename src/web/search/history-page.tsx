/** When words entered and left the law: drawn, and told day by day. */
import type { PhraseHistory } from '#search/model.ts'
import { Frame } from '../layout.tsx'
import type { Page } from '../page.ts'
import { Pages } from '../pages.tsx'
import { type Asked, addressOf, asOf, asPhrase, inAnyOrder, shownWords } from './asked.ts'
import { Chips } from './chips.tsx'
import { FORMS } from './forms.tsx'
import { HistoryActs } from './history-acts.tsx'
import { HistoryChart } from './history-chart.tsx'
import { Events } from './history-events.tsx'

/** Days on one page of the table. */
const SIZE = 100

interface Told {
  readonly page: Page
  readonly asked: Asked
  /** Null where nothing was asked, or it could not be answered. */
  readonly history: PhraseHistory | null
  readonly problem: string | null
}

export function HistoryPage({ page, asked, history, problem }: Told) {
  const { t } = page
  const title = asked.q
    ? t('search.history.titleFor', { q: shownWords(asked.q.replace(/^"([^"]*)"$/, '$1')) })
    : t('search.history.title')
  return (
    <Frame page={page} title={title} search={false}>
      <main id="main" class="plainpage phrase">
        <p>
          <a href={addressOf({ ...asked, page: 1 })}>‹ {t('search.history.back')}</a>
        </p>
        <h1>{title}</h1>
        <PhraseForm page={page} asked={asked} wrong={problem !== null} />
        {problem && (
          <p class="notice" id="problem" role="alert">
            {problem}
          </p>
        )}
        <Order page={page} asked={asked} />
        <Chips page={page} asked={asked} path={FORMS.history} />
        <p class="lead">{t('search.history.lead')}</p>
        {history && <History page={page} asked={asked} history={history} />}
      </main>
    </Frame>
  )
}

// Words may be meant one after another, or all in one wording.
function Order({ page, asked }: { page: Page; asked: Asked }) {
  const { t } = page
  const [phrase, words] = [asPhrase(asked.q), inAnyOrder(asked.q)]
  const other = phrase ?? words
  if (other === null) return null
  return (
    <p class="wordorder">
      {t(phrase === null ? 'search.history.inOrder' : 'search.history.anyOrder')}{' '}
      <a href={addressOf({ ...asked, q: other, page: 1 }, FORMS.history)}>
        {t(phrase === null ? 'search.history.toAnyOrder' : 'search.history.toInOrder')}
      </a>
    </p>
  )
}

function PhraseForm({ page, asked, wrong }: { page: Page; asked: Asked; wrong: boolean }) {
  const { t } = page
  return (
    <search aria-label={t('search.history.label')}>
      <form class="find" action={FORMS.history}>
        <input
          type="search"
          name="q"
          value={asked.q}
          aria-label={t('search.history.label')}
          aria-invalid={wrong ? 'true' : undefined}
          aria-describedby={wrong ? 'problem' : undefined}
          maxlength={500}
        />
        {(['in', 'lang', 'type'] as const).map((name) => {
          const value = asked.filters[name].join(',')
          return value === '' ? null : <input type="hidden" name={name} value={value} />
        })}
        <button type="submit">{t('search.when.show')}</button>
      </form>
    </search>
  )
}

function History({ page, asked, history }: { page: Page; asked: Asked; history: PhraseHistory }) {
  const { t } = page
  const { events, acts, exact } = history
  if (acts.length === 0 && events.length === 0)
    return (
      <p class="nothing">
        {t('search.history.none')}{' '}
        <a href={addressOf({ ...asOf(asked, 'any'), page: 1 })}>{t('search.history.searchAny')}</a>
      </p>
    )
  const from = (asked.page - 1) * SIZE
  return (
    <>
      <HistoryChart page={page} history={history} />
      {!exact && <p class="approximate">{t('search.history.inexact')}</p>}
      <section>
        <h2>{t('search.history.events')}</h2>
        {events.length === 0 ? (
          <p>{t('search.history.noEvents')}</p>
        ) : (
          <Events page={page} events={events.slice(from, from + SIZE)} />
        )}
        <Pages
          page={page}
          label={t('search.history.events')}
          number={asked.page}
          last={Math.ceil(events.length / SIZE)}
          href={(number) => addressOf({ ...asked, page: number }, FORMS.history)}
        />
        <p class="forms">
          {t('search.history.as')}{' '}
          <a href={addressOf({ ...asked, page: 1 }, FORMS.historyCsv)}>{t('search.history.csv')}</a>
          {page.api && (
            <>
              {' · '}
              <a href={addressOf({ ...asked, page: 1 }, '/api/v1/phrase')}>{t('search.asJson')}</a>
            </>
          )}
        </p>
      </section>
      <HistoryActs page={page} acts={acts} />
    </>
  )
}
