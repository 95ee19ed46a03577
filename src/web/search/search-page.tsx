/** Results of a search, by act. */
import { raw } from 'hono/html'
import { provisionLabel } from '#i18n/jurisdictions.ts'
import { addDays, type Day } from '#kit/day.ts'
import { bcp47, direction } from '#law/language.ts'
import type { SearchHit, SearchResult } from '#search/model.ts'
import { Invented } from '../invented.tsx'
import { Frame } from '../layout.tsx'
import { type Page, placeName, say } from '../page.ts'
import { Pages } from '../pages.tsx'
import { type Asked, type Choices, Form } from './search-form.tsx'

/** Hits on one page. */
export const SIZE = 20

export interface Found {
  readonly page: Page
  readonly asked: Asked
  readonly choices: Choices
  /** Null where nothing was asked, or it could not be answered. */
  readonly result: SearchResult | null
  readonly problem: string | null
}

export function SearchPage({ page, asked, choices, result, problem }: Found) {
  const { t } = page
  const day = asked.at.day
  const title = asked.q ? t('search.titleFor', { q: asked.q }) : t('search.title')
  return (
    <Frame page={page} title={title} search={false} at={day}>
      <main id="main" class="plainpage results">
        <h1>{title}</h1>
        <Form page={page} asked={asked} choices={choices} problem={problem} />
        {problem && (
          <p class="notice" id="problem" role="alert">
            {problem}
          </p>
        )}
        {!problem && !result && <p class="lead">{t('search.empty')}</p>}
        {result && <Summary page={page} result={result} day={day ?? page.today} />}
        {result && result.hits.length === 0 && (
          <p class="lead">
            {t('search.nothing')} {t('search.nothingTips')}
          </p>
        )}
        {result &&
          grouped(result.hits).map(([work, hits]) => <Act page={page} work={work} hits={hits} day={day} />)}
        {result && (
          <Pages
            page={page}
            label={t('search.pages')}
            number={asked.page}
            last={Math.ceil(result.total / SIZE)}
            href={(n) => addressOf(asked, n)}
          />
        )}
      </main>
    </Frame>
  )
}

/** Returns the address of a page of the search. */
export function addressOf(asked: Asked, page: number): string {
  const parameters = {
    q: asked.q,
    at: asked.at.typed,
    in: asked.place,
    lang: asked.language,
    type: asked.type,
    page: page > 1 ? String(page) : '',
  }
  const kept = Object.entries(parameters).filter(([, value]) => value !== '')
  return `/search?${new URLSearchParams(kept)}`
}

function Summary({ page, result, day }: { page: Page; result: SearchResult; day: Day }) {
  const { t } = page
  return (
    <p class="summary">
      <b>{t(result.totalIsExact ? 'search.total' : 'search.about', { n: result.total })}</b>{' '}
      {t('search.asOf', { date: say(page, day) })}
    </p>
  )
}

function Act({
  page,
  work,
  hits,
  day,
}: {
  page: Page
  work: string
  hits: readonly SearchHit[]
  day: Day | null
}) {
  const [first] = hits
  if (!first) return null
  return (
    <section class="found">
      <h2 lang={bcp47(first.language)} dir={direction(first.language)}>
        <a href={`${encodeURI(work)}/${first.language}${day ? `@${day}` : ''}`}>{first.title}</a>
      </h2>
      <p class="kicker">
        <span class="flag">{placeName(page, first.jurisdiction)}</span>{' '}
        <Invented page={page} place={first.jurisdiction} /> <span class="iri">{work}</span>
      </p>
      <ol>
        {hits.map((hit) => (
          <Hit page={page} hit={hit} />
        ))}
      </ol>
    </section>
  )
}

// A hit names its kind only in its eId.
const KINDS: Readonly<Record<string, string>> = { art: 'article', sec: 'section' }

function Hit({ page, hit }: { page: Page; hit: SearchHit }) {
  const kind = KINDS[/~(?:.*__)?(art|sec)_[^_]*$/.exec(hit.iri)?.[1] ?? ''] ?? ''
  const label = provisionLabel(page.jurisdictions, { kind, num: hit.num }, hit)
  const name = [label, hit.heading].filter(Boolean).join(' ')
  const language = { lang: bcp47(hit.language), dir: direction(hit.language) }
  return (
    <li>
      <h3 {...(name ? language : {})}>
        <a href={encodeURI(hit.iri)}>
          {name || page.t(hit.iri.includes('/~') ? 'search.inText' : 'search.theAct')}
        </a>
      </h3>
      {hit.snippet && (
        <p class="snippet" {...language}>
          {raw(hit.snippet)}
        </p>
      )}
      <p class="span">{spanOf(page, hit)}</p>
    </li>
  )
}

function spanOf(page: Page, { inForceFrom, inForceTo, basis }: SearchHit): string {
  const { t } = page
  if (basis !== 'in-force')
    return inForceFrom ? t(`notes.wordingOf.${basis}`, { date: say(page, inForceFrom, 'short') }) : ''
  const to = inForceTo && say(page, addDays(inForceTo, -1), 'short')
  const from = inForceFrom && say(page, inForceFrom, 'short')
  if (from && to) return t('search.inForce', { from, to })
  if (from) return t('search.inForceSince', { from })
  return to ? t('search.until', { to }) : ''
}

function grouped(hits: readonly SearchHit[]): [string, SearchHit[]][] {
  return [...Map.groupBy(hits, ({ work, language }) => `${work} ${language}`)].map(([key, group]) => [
    key.slice(0, key.lastIndexOf(' ')),
    group,
  ])
}
