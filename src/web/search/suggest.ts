/** What is offered while one types in a box of the site: small, and in the words of its page. */
import type { Context } from 'hono'
import { languageName } from '#i18n/names.ts'
import { bcp47, direction } from '#law/language.ts'
import type { Suggestion } from '#search/model.ts'
import { pageHeld } from '../http/page-state.ts'
import { type Page, placeName, type SiteEnv } from '../page.ts'

/** What a box shows at once. */
const MOST = 8
/** Nobody types a longer beginning; what is longer is a whole query. */
const LONGEST = 200
/** Seconds that an answer may be used again: so long does one correct what was typed. */
const KEPT = 300

/** Returns the suggestions as JSON: what to put in the box, where it leads at once, and what it is. */
export async function suggestAnswer(context: Context<SiteEnv>): Promise<Response> {
  const page = context.get('page')
  const typed = (context.req.query('q') ?? '').trim()
  context.header('Content-Type', 'application/json; charset=utf-8')
  context.header('Cache-Control', `public, max-age=${KEPT}`)
  context.header('Vary', 'Accept-Language, Accept-Encoding')
  const held = await pageHeld(context, null)
  if (held) return held
  const found =
    typed === '' || typed.length > LONGEST ? [] : await page.search.suggest(typed, { limit: MOST })
  const suggestions = found.slice(0, MOST).map((suggestion) => offered(page, suggestion))
  const said = page.t('search.suggested', { n: suggestions.length })
  return context.body(`${JSON.stringify({ typed, said, suggestions })}\n`)
}

function offered(page: Page, { kind, text, iri, jurisdiction, language }: Suggestion) {
  const { t } = page
  const notes = [
    t(`search.suggest.${kind}`),
    jurisdiction === null ? '' : placeName(page, jurisdiction),
    language === null || kind !== 'act' ? '' : languageName(language, t.locale),
  ]
  return {
    kind,
    text,
    href: iri === null ? null : encodeURI(iri),
    note: notes.filter((note) => note !== '').join(' · '),
    lang: language === null ? null : bcp47(language),
    dir: language === null ? null : direction(language),
  }
}
