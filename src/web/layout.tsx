/** The frame of every page: bar with search, the page's own content, a foot that says what this is. */
import type { Child } from 'hono/jsx'
import type { Day } from '#kit/day.ts'
import { Alternates, LanguageMenu, SpeechRefused } from './language-menu.tsx'
import { type Page, say } from './page.ts'
import { KeysHelp, ReadingMenu } from './reading-menu.tsx'
import { TypingHelp } from './search/typing-help.tsx'

export interface Frame {
  readonly page: Page
  readonly title: string
  /** The day that the page shows and its search starts from; null for today. */
  readonly at?: Day | null
  readonly query?: string
  /** The address that search engines should know the page by. */
  readonly canonical?: string
  /** What every printed sheet says beside the title: as of when the text stands. */
  readonly asOf?: string
  /** False where the page has a search of its own. */
  readonly search?: boolean
  readonly children?: Child
}

/** Returns a whole document. */
export function Frame({ page, title, at = null, query, canonical, asOf, search = true, children }: Frame) {
  const { t, assets } = page
  return (
    <html
      lang={t.locale}
      data-running={title}
      data-as-of={asOf ?? ''}
      data-address={canonical ?? ''}
      data-printed={t('print.printedOn', { date: say(page, page.today, 'short') })}
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title === t('site.name') ? title : `${title} · ${t('site.name')}`}</title>
        <script src={assets.scripts.early} />
        <link rel="stylesheet" href={assets.css} />
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        {canonical && <link rel="canonical" href={canonical} />}
        {canonical && <Alternates address={canonical} />}
        {page.links?.map((link) => (
          <link {...link} />
        ))}
        <script type="module" src={assets.scripts.reader} />
      </head>
      <body>
        <a class="skip" href="#main">
          {t('site.skip')}
        </a>
        <header class="bar">
          <a class="mark" href="/">
            <Mark /> {t('site.name')}
          </a>
          {search && <BarSearch page={page} at={at} query={query ?? ''} />}
          <nav aria-label={t('site.nav')}>
            <a href="/browse">{t('site.browse')}</a>
            {page.studies && <a href="/studies">{t('studies.title')}</a>}
            <a href="/about">{t('site.about')}</a>
            <LanguageMenu page={page} />
            <ReadingMenu page={page} />
          </nav>
        </header>
        <SpeechRefused page={page} />
        {children}
        <footer class="foot">
          <p>{t('site.footer')}</p>
          <FootLinks page={page} />
        </footer>
        <KeysHelp page={page} />
      </body>
    </html>
  )
}

function FootLinks({ page }: { page: Page }) {
  const { t } = page
  const rooms: readonly (readonly [string, string, unknown])[] = [
    ['/about', t('site.footerAbout'), true],
    ['/agreements', t('agreements.title'), page.agreements],
    ['/network', t('network.title'), page.network],
    ['/network/centres', t('network.toCentres'), page.network],
    ['/compare', t('comparison.title'), page.comparisons],
    ['/timelines', t('timelines.title'), page.timelines],
    ['/subjects', t('subjects.title'), page.subjects],
    ['/lexicon', t('lexicon.title'), page.lexicon],
    ['/api', t('api.nav'), page.api],
  ]
  const there = rooms.filter(([, , room]) => room)
  return (
    <p>
      {there.map(([href, words], index) => (
        <>
          {index > 0 && ' · '}
          <a href={href}>{words}</a>
        </>
      ))}
    </p>
  )
}

function Mark() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.7" aria-hidden="true">
      <circle cx="9" cy="12" r="6.2" />
      <circle cx="15" cy="12" r="6.2" />
    </svg>
  )
}

function BarSearch({ page, at, query }: { page: Page; at: Day | null; query: string }) {
  const { t } = page
  return (
    <search aria-label={t('site.searchLabel')}>
      <form action="/search">
        <TypingHelp page={page}>
          <input
            type="search"
            name="q"
            value={query}
            placeholder={t('site.searchPlaceholder')}
            aria-label={t('site.searchLabel')}
            maxlength={500}
          />
        </TypingHelp>
        <AsOf page={page} at={at} label="site.asOf" />
        <button class="go" type="submit" aria-label={t('site.search')}>
          <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">
            <circle cx="10.5" cy="10.5" r="6" />
            <path d="M15 15l5.5 5.5" />
          </svg>
        </button>
      </form>
    </search>
  )
}

/** The day of a search: shown in words, changed in a fold that opens without a script. */
export function AsOf({
  page,
  at,
  label,
}: {
  page: Page
  at: Day | null
  label: 'site.asOf' | 'home.lawAsOf'
}) {
  const { t } = page
  const said = at
    ? t.rich(label, { date: <b>{say(page, at, 'short')}</b> })
    : t.rich(`${label}Today`, { today: <b>{t('site.today')}</b> })
  return (
    <details class="asof">
      <summary>
        <span>{said}</span>
      </summary>
      <div class="fold">
        <label>
          {t('site.dayLabel')}
          <input type="date" name="at" value={at ?? ''} min="0001-01-01" max="9999-12-31" />
        </label>
      </div>
    </details>
  )
}
