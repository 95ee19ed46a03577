/** Results of a search: an act a hit, what narrows them beside, and the same for programs at the end. */
import type { SearchResult } from '#search/model.ts'
import { Frame } from '../layout.tsx'
import { type Page, say } from '../page.ts'
import { Pages } from '../pages.tsx'
import { AcrossOffer, AcrossSaid } from './across.tsx'
import { type Asked, addressOf, isWithinAct, shownWords } from './asked.ts'
import { Chips } from './chips.tsx'
import { Facets } from './facets.tsx'
import { Forms } from './forms.tsx'
import { Hit } from './hit.tsx'
import { Nothing } from './nothing.tsx'
import type { Elsewhere } from './other-language.ts'
import { Approximate, DidYouMean, Loosened, NotHeld } from './result-notes.tsx'
import { SearchForm } from './search-form.tsx'

/** Hits on one page. */
export const SIZE = 20

export interface Found {
  readonly page: Page
  readonly asked: Asked
  /** Null where nothing was asked, or it could not be answered. */
  readonly result: SearchResult | null
  /** Where hits stand in a language that the reader would rather have, by their addresses. */
  readonly elsewhere: ReadonlyMap<string, Elsewhere>
  /** What is wrong with what was asked. */
  readonly problem: string | null
}

export function SearchPage({ page, asked, result, elsewhere, problem }: Found) {
  const { t } = page
  const title = asked.q ? t('search.titleFor', { q: shownWords(asked.q) }) : t('search.title')
  return (
    <Frame
      page={page}
      title={title}
      search={false}
      at={asked.at.day}
      asOf={result ? asOfWords(page, result) : ''}
    >
      <main id="main" class="plainpage results">
        <h1>{title}</h1>
        <SearchForm page={page} asked={asked} wrong={problem !== null && !asked.at.wrong} />
        {problem && (
          <p class="notice" id="problem" role="alert">
            {problem}
          </p>
        )}
        <Chips page={page} asked={asked} />
        {result && <Results page={page} asked={asked} result={result} elsewhere={elsewhere} />}
      </main>
    </Frame>
  )
}

interface Answered {
  readonly page: Page
  readonly asked: Asked
  readonly result: SearchResult
}

function Results({ page, asked, result, elsewhere }: Answered & Pick<Found, 'elsewhere'>) {
  const { t } = page
  const facets = result.facets ?? []
  return (
    <>
      {facets.length > 0 && (
        <p class="tofacets">
          <a href="#narrow">{t('search.narrow')} ↓</a>
        </p>
      )}
      <div class="columns">
        <Facets page={page} asked={asked} facets={facets} />
        <div>
          <NotHeld page={page} asked={asked} result={result} />
          <DidYouMean page={page} asked={asked} result={result} />
          <Loosened page={page} asked={asked} result={result} />
          <AcrossSaid page={page} asked={asked} result={result} />
          <Summary page={page} asked={asked} result={result} />
          <Approximate page={page} asked={asked} result={result} />
          {result.hits.length === 0 && <Nothing page={page} asked={asked} />}
          <ol class="hits">
            {result.hits.map((hit) => (
              <Hit
                page={page}
                asked={asked}
                hit={hit}
                day={result.at === page.today ? null : result.at}
                allTime={result.at === null}
                exact={result.totalIsExact}
                twin={result.hits.some(({ title, work }) => title === hit.title && work !== hit.work)}
                elsewhere={elsewhere.get(hit.iri)}
              />
            ))}
          </ol>
          <Pages
            page={page}
            label={t('search.pages')}
            number={asked.page}
            last={Math.ceil(result.total / SIZE)}
            href={(n) => addressOf({ ...asked, page: n })}
          />
          <AcrossOffer page={page} asked={asked} result={result} />
          <Forms page={page} asked={asked} result={result} />
        </div>
      </div>
    </>
  )
}

function Summary({ page, asked, result }: Answered) {
  const { t } = page
  const { total, totalIsExact, provisions } = result
  if (total === 0) return <p class="summary">{t('search.total', { n: 0 })}</p>
  // Within one act every provision is a hit.
  if (isWithinAct(asked) && provisions > 0)
    return (
      <p class="summary">
        <b>{t('search.provisions', { n: provisions })}</b> {asOfWords(page, result)}
      </p>
    )
  return (
    <p class="summary">
      <b>{t(totalIsExact ? 'search.acts' : 'search.actsLeast', { n: total })}</b>
      {provisions > 0 && `, ${t('search.provisions', { n: provisions })}`} {asOfWords(page, result)}
    </p>
  )
}

function asOfWords(page: Page, { at }: SearchResult): string {
  return at === null ? page.t('search.asOfAny') : page.t('search.asOf', { date: say(page, at) })
}
