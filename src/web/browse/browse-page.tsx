/** The shelves: acts by what they have in common. With a jurisdiction alone chosen, it is the jurisdiction's own page. */
import type { Child } from 'hono/jsx'
import { InventedNotice } from '../invented.tsx'
import { Frame } from '../layout.tsx'
import { type Page, placeName } from '../page.ts'
import { Pages } from '../pages.tsx'
import { ActLine } from './act-line.tsx'
import { type Asked, addressOf, conditionsOf, narrowed, ORDERS } from './asked.ts'
import { Conditions, Facets, valueName } from './facets.tsx'
import { type Shelf, SIZE } from './shelf.ts'

interface Browse {
  readonly page: Page
  readonly asked: Asked
  readonly shelf: Shelf
  /** What changed lately and will change in the jurisdiction. */
  readonly children?: Child
}

export function BrowsePage({ page, asked, shelf, children }: Browse) {
  const { t } = page
  const place = asked.filter.in
  const title = place ? t('browse.in', { place: placeName(page, place) }) : t('browse.title')
  return (
    <Frame page={page} title={title} canonical={addressOf(asked)}>
      <main id="main" class="plainpage shelves">
        {place && (
          <p>
            <a href="/browse">‹ {t('browse.all')}</a>
          </p>
        )}
        <h1>{title}</h1>
        {place && <InventedNotice page={page} place={place} />}
        <Conditions page={page} asked={asked} />
        {children}
        {shelf.facets.length > 0 && (
          <p class="tofacets">
            <a href="#narrow">{t('browse.facets')} ↓</a>
          </p>
        )}
        <div class="columns">
          <Facets page={page} asked={asked} facets={shelf.facets} />
          <div>
            <Summary page={page} asked={asked} shelf={shelf} />
            <Letters page={page} asked={asked} shelf={shelf} />
            {shelf.acts.length === 0 && <Nothing page={page} asked={asked} />}
            <ul class="acts">
              {shelf.acts.map((summary) => (
                <ActLine
                  page={page}
                  summary={summary}
                  nextChange={shelf.nextChanges.get(summary.work.id) ?? null}
                  placed={place !== summary.work.jurisdiction}
                />
              ))}
            </ul>
            <Pages
              page={page}
              label={t('browse.pages')}
              number={asked.page}
              last={Math.ceil(shelf.total / SIZE)}
              href={(number) => addressOf({ ...asked, page: number })}
            />
          </div>
        </div>
      </main>
    </Frame>
  )
}

function Summary({ page, asked, shelf }: Browse) {
  const { t } = page
  return (
    <div class="order">
      <p>
        <b>{t('browse.total', { n: shelf.total })}</b>
      </p>
      {shelf.total > 1 && (
        <nav aria-label={t('browse.sort')}>
          {ORDERS.map((order) => (
            <a
              href={addressOf({ ...asked, order, letter: null, page: 1 })}
              aria-current={order === asked.order ? 'true' : undefined}
            >
              {t(`browse.sort.${order}`)}
            </a>
          ))}
        </nav>
      )}
    </div>
  )
}

function Letters({ page, asked, shelf }: Browse) {
  const { t } = page
  if (shelf.letters.length === 0) return null
  const link = (letter: string | null, said: string) => (
    <a
      href={addressOf({ ...asked, letter, page: 1 })}
      aria-current={letter === asked.letter ? 'true' : undefined}
    >
      {said}
    </a>
  )
  return (
    <nav class="letters" aria-label={t('browse.letters')}>
      {link(null, t('browse.letters.all'))}
      {shelf.letters.map(({ letter }) => link(letter, letter))}
    </nav>
  )
}

function Nothing({ page, asked }: { page: Page; asked: Asked }) {
  const { t } = page
  const set = conditionsOf(asked)
  return (
    <>
      <p class="lead">{t('browse.nothing')}</p>
      {set.length > 1 && (
        <>
          <p>{t('browse.nothingTip')}</p>
          <ul class="leave">
            {set.map(({ facet, value }) => (
              <li>
                <a href={addressOf(narrowed(asked, facet, null))}>
                  {t('browse.without', { name: valueName(page, facet, value) })}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href="/browse">{t('browse.clear')}</a>
      </p>
    </>
  )
}
