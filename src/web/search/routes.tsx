/** Search: the question is read, checked, answered. */
import { Hono } from 'hono'
import { languageOf } from '#law/language.ts'
import type { SearchResult } from '#search/model.ts'
import { QueryError } from '#search/query.ts'
import type { Library } from '#store/library.ts'
import { WHOLE_SHELF } from '#store/shelf.ts'
import { html, type SiteEnv } from '../answer.tsx'
import { readDay } from '../day-input.ts'
import type { Page } from '../page.ts'
import type { Asked, Choices } from './search-form.tsx'
import { SearchPage, SIZE } from './search-page.tsx'

/** No search is followed further than this many pages. */
const LAST_PAGE = 500

export function searchRoutes(): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>()
  const choicesIn = choiceKeeper()
  routes.get('/search', async (context) => {
    const page = context.get('page')
    const read = (name: string) => (context.req.query(name) ?? '').trim().slice(0, 300)
    const typedPage = read('page')
    const asked: Asked = {
      q: read('q'),
      at: readDay(context.req.query('at')),
      place: read('in').toLowerCase(),
      language: languageOf(read('lang')) ?? '',
      type: read('type'),
      page:
        /^[1-9]\d{0,2}$/.test(typedPage) && Number(typedPage) <= LAST_PAGE
          ? Number(typedPage)
          : typedPage === ''
            ? 1
            : 0,
    }
    const wrong = problemOf(page, asked, typedPage)
    const choices = await choicesIn(page.library)
    const [result, problem] = wrong ? [null, wrong] : await answer(page, asked)
    return html(
      context,
      <SearchPage page={page} asked={asked} choices={choices} result={result} problem={problem} />,
      problem ? 400 : 200,
    )
  })
  return routes
}

function problemOf(page: Page, asked: Asked, typedPage: string): string | null {
  if (asked.at.wrong) return page.t('search.wrongDay', { typed: asked.at.typed })
  return asked.page === 0 ? page.t('search.wrongPage', { typed: typedPage }) : null
}

async function answer(page: Page, asked: Asked): Promise<[SearchResult | null, string | null]> {
  if (asked.q === '') return [null, null]
  try {
    const result = await page.search.search(asked.q, {
      at: asked.at.day ?? page.today,
      in: asked.place ? [asked.place] : [],
      lang: asked.language || null,
      type: asked.type || null,
      limit: SIZE,
      offset: (asked.page - 1) * SIZE,
    })
    return [result, null]
  } catch (error) {
    if (error instanceof QueryError) return [null, page.t(`search.fault.${error.fault}`, error.values)]
    throw error
  }
}

// What can be chosen is counted anew only after something was recorded.
function choiceKeeper(): (library: Library) => Promise<Choices> {
  let kept: { readonly mark: string; readonly choices: Choices } | null = null
  return async (library) => {
    const mark = await library.mark()
    if (kept?.mark !== mark) kept = { mark, choices: await choicesOf(library) }
    return kept.choices
  }
}

async function choicesOf({ shelf }: Library): Promise<Choices> {
  const values = async (facet: 'in' | 'language' | 'type') =>
    (await shelf.counts(WHOLE_SHELF, facet)).map(({ value }) => value)
  return { places: await values('in'), languages: await values('language'), types: await values('type') }
}
