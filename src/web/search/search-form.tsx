/** The question of a search: the words, the day, and help with the language of queries. */
import type { Child } from 'hono/jsx'
import { type Page, say } from '../page.ts'
import { type Asked, addressOf, asOf, queryOf, writtenIn } from './asked.ts'
import { SearchHelp } from './search-help.tsx'
import { TypingHelp } from './typing-help.tsx'

interface Asking {
  readonly page: Page
  readonly asked: Asked
  /** True where the page says below the form what is wrong with the words. */
  readonly wrong: boolean
}

export function SearchForm({ page, asked, wrong }: Asking) {
  const { t } = page
  return (
    <search aria-label={t('site.searchLabel')} class="asking">
      <form class="ask" action="/search">
        <div class="find">
          <TypingHelp page={page}>
            <input
              type="search"
              name="q"
              value={asked.q}
              placeholder={t('home.placeholder')}
              aria-label={t('site.searchLabel')}
              aria-invalid={wrong ? 'true' : undefined}
              aria-describedby={wrong ? 'problem' : undefined}
              maxlength={500}
            />
          </TypingHelp>
          <button type="submit">{t('search.apply')}</button>
        </div>
        <Kept asked={asked} without={['q', 'page']} />
      </form>
      <When page={page} asked={asked} />
      <SearchHelp page={page} open={asked.q === ''} />
    </search>
  )
}

// What is chosen beside the words goes along with a new question.
function Kept({ asked, without }: { asked: Asked; without: readonly string[] }) {
  const kept = [...queryOf(asked)].filter(([name]) => !without.includes(name))
  return (
    <>
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  )
}

function When({ page, asked }: { page: Page; asked: Asked }) {
  const { t } = page
  const { at, allTime } = asked
  const written = writtenIn(asked.q).some(({ text }) => text.startsWith('at:'))
  const today = !allTime && !written && !at.wrong && at.day === null
  return (
    <div class="asofday">
      <span id="when">{t('search.when')}</span>
      <ul aria-labelledby="when">
        <li>
          <Way href={addressOf(asOf(asked, null))} here={today}>
            {t('search.when.today')}
          </Way>
        </li>
        <li>
          <details class="anyday" open={at.wrong}>
            <summary aria-current={at.day ? 'true' : undefined}>
              {at.day ? say(page, at.day) : t('search.when.day')}
            </summary>
            <div class="fold">
              <DayForm page={page} asked={asked} />
            </div>
          </details>
        </li>
        <li>
          <Way href={addressOf(asOf(asked, 'any'))} here={allTime}>
            {t('search.when.any')}
          </Way>
        </li>
      </ul>
    </div>
  )
}

function Way({ href, here, children }: { href: string; here: boolean; children?: Child }) {
  return (
    <a href={href} aria-current={here ? 'true' : undefined}>
      {children}
    </a>
  )
}

function DayForm({ page, asked }: { page: Page; asked: Asked }) {
  const { t } = page
  const { at } = asked
  return (
    <form action="/search">
      <label>
        {t('search.when.label')}
        <input
          type={at.wrong ? 'text' : 'date'}
          name="at"
          value={at.wrong ? at.typed : (at.day ?? '')}
          min="0001-01-01"
          max="9999-12-31"
          aria-invalid={at.wrong ? 'true' : undefined}
          aria-describedby={at.wrong ? 'problem' : undefined}
        />
      </label>
      <button type="submit">{t('search.when.show')}</button>
      <Kept asked={asOf(asked, null)} without={['at', 'page']} />
    </form>
  )
}
