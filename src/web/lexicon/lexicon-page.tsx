/** A bilingual glossary: a box to look a term up, letters, entries with the passages that show them. */
import { languageName } from '#i18n/names.ts'
import type { LexiconAnswer } from '#jobs/lexicon/answer.ts'
import { bcp47, direction } from '#law/language.ts'
import { Frame } from '../layout.tsx'
import { type Page, placeName } from '../page.ts'
import { Pages } from '../pages.tsx'
import { GlossaryEntry, TermEntry } from './entry.tsx'
import { Command } from './pairs-page.tsx'

export interface LexiconView {
  readonly answer: LexiconAnswer
  readonly letter: string | null
  readonly number: number
  readonly size: number
  /** Jurisdictions whose works the pair was learnt from. */
  readonly places: readonly string[]
}

interface Shown {
  readonly page: Page
  readonly view: LexiconView
}

export function LexiconPage({ page, view }: Shown) {
  const { t } = page
  const { from, to, term, learnt } = view.answer
  const names = { from: languageName(from, t.locale), to: languageName(to, t.locale) }
  const title = `${t('lexicon.title')}: ${t('lexicon.pair', names)}`
  return (
    <Frame page={page} title={term === null ? title : `${term} · ${title}`} canonical={addressOf(view, {})}>
      <main id="main" class="plainpage lexicon">
        <p>
          <a href="/lexicon">‹ {t('lexicon.all')}</a>
        </p>
        <h1>{t('lexicon.pair', names)}</h1>
        <p class="lead">
          {learnt === null
            ? t('lexicon.notLearnt', names)
            : t('lexicon.from', { sentences: learnt.sentences, works: learnt.works })}
          {' · '}
          <a href={`/lexicon/${bcp47(to)}/${bcp47(from)}`}>
            {t('lexicon.turn', { from: names.to, to: names.from })}
          </a>
        </p>
        {learnt === null && <NotLearnt page={page} view={view} />}
        {(learnt !== null || view.answer.through.length > 0) && <Ask page={page} view={view} />}
        {term === null ? <Glossary page={page} view={view} /> : <Found page={page} view={view} />}
        {learnt !== null && <p class="machine">{t('lexicon.machine')}</p>}
      </main>
    </Frame>
  )
}

/** Returns the address of the view with some of it otherwise. */
function addressOf(
  { answer, letter }: LexiconView,
  other: { readonly letter?: string | null; readonly page?: number; readonly term?: string | null },
): string {
  const term = other.term === undefined ? answer.term : other.term
  const asked = {
    term,
    in: answer.domain,
    letter: term === null ? (other.letter === undefined ? letter : other.letter) : null,
    page: (other.page ?? 1) > 1 ? String(other.page) : null,
  }
  const query = new URLSearchParams(
    Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  ).toString()
  return `/lexicon/${bcp47(answer.from)}/${bcp47(answer.to)}${query && `?${query}`}`
}

function NotLearnt({ page, view: { answer } }: Shown) {
  const { t } = page
  const languages = answer.through.map((language) => languageName(language, t.locale))
  if (languages.length > 0)
    return (
      <p class="notice">
        {t('lexicon.throughLead', { languages: new Intl.ListFormat(t.locale).format(languages) })}
      </p>
    )
  return (
    <>
      <p>{t('lexicon.noWay')}</p>
      <Command words={`comity lexicon learn --pairs ${bcp47(answer.from)}-${bcp47(answer.to)}`} />
    </>
  )
}

function Ask({ page, view }: Shown) {
  const { t } = page
  const { from, term, domain } = view.answer
  return (
    <search>
      <form class="asklexicon" action={addressOf(view, { term: null, letter: null }).split('?')[0]}>
        <label>
          {t('lexicon.term')}
          <input
            type="search"
            name="term"
            value={term ?? ''}
            maxlength={200}
            lang={bcp47(from)}
            dir={direction(from)}
          />
        </label>
        {view.places.length > 1 && (
          <label>
            {t('lexicon.in')}
            <select name="in">
              <option value="">{t('lexicon.anywhere')}</option>
              {view.places.map((place) => (
                <option value={place} selected={place === domain}>
                  {placeName(page, place)}
                </option>
              ))}
            </select>
          </label>
        )}
        <button type="submit">{t('lexicon.find')}</button>
      </form>
    </search>
  )
}

function Glossary({ page, view }: Shown) {
  const { t } = page
  const { answer, letter, number, size } = view
  if (answer.learnt === null) return null
  const link = (to: string | null, said: string) => (
    <a href={addressOf(view, { letter: to })} aria-current={to === letter ? 'true' : undefined}>
      {said}
    </a>
  )
  return (
    <>
      <p class="summary">
        <b>{t('lexicon.total', { n: answer.total })}</b>
      </p>
      <nav class="letters" aria-label={t('lexicon.letters')}>
        {link(null, t('lexicon.lettersAll'))}
        {answer.letters.map((each) => link(each, each))}
      </nav>
      <div class="glossary">
        {answer.terms.map((each) => (
          <GlossaryEntry
            page={page}
            answer={answer}
            term={each}
            href={addressOf(view, { term: each.form })}
          />
        ))}
      </div>
      <Pages
        page={page}
        label={t('lexicon.pages')}
        number={number}
        last={Math.ceil(answer.total / size)}
        href={(to) => addressOf(view, { page: to })}
      />
    </>
  )
}

function Found({ page, view }: Shown) {
  const { t } = page
  const { answer } = view
  const term = answer.term ?? ''
  return (
    <>
      {answer.terms.length === 0 && (
        <div class="nothing">
          <p>
            <b>{t('lexicon.nothing', { term })}.</b>{' '}
            {t(answer.domain === null ? 'lexicon.nothingTip' : 'lexicon.nothingIn')}
          </p>
        </div>
      )}
      {answer.terms.map((each) => (
        <TermEntry page={page} answer={answer} term={each} />
      ))}
      {answer.longer.length > 0 && (
        <section class="longerterms">
          <h2>{t('lexicon.longer')}</h2>
          <ul>
            {answer.longer.map(({ form, rendering }) => (
              <li>
                <a
                  href={addressOf(view, { term: form })}
                  lang={bcp47(answer.from)}
                  dir={direction(answer.from)}
                >
                  {form}
                </a>{' '}
                <span lang={bcp47(answer.to)} dir={direction(answer.to)}>
                  {rendering}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {answer.learnt !== null && (
        <p>
          <a href={addressOf(view, { term: null })}>‹ {t('lexicon.letters')}</a>
        </p>
      )}
    </>
  )
}
