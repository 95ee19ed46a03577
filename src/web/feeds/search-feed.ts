/** A search as a feed: whoever follows it learns of new wordings that answer it. */
import type { Context } from 'hono'
import { type AtomEntry, toAtom } from '#export/atom.ts'
import { plainSnippet } from '#jobs/search/hit-rows.ts'
import { bcp47 } from '#law/language.ts'
import type { SearchHit, SearchResult } from '#search/model.ts'
import { absolute, originOf } from '../http/origin.ts'
import { pageHeld } from '../http/page-state.ts'
import type { Page, SiteEnv } from '../page.ts'
import { type Asked, addressOf, optionsOf } from '../search/asked.ts'
import { labelOf } from '../search/hit.tsx'
import { standingOf } from '../search/standing.ts'
import { ATOM, SEARCH_FEED } from './address.ts'

/** Provisions and acts followed: the best of them. */
const MOST = 100

/** Returns the feed of the search; 304 where the client has it. An entry is a wording: another wording of the provision is another entry. */
export async function searchFeed(context: Context<SiteEnv>, asked: Asked): Promise<Response> {
  const page = context.get('page')
  const origin = originOf(context)
  context.header('Vary', 'Accept-Language, Accept-Encoding')
  context.header('Content-Type', `${ATOM}; charset=utf-8`)
  context.header('Content-Language', page.t.locale)
  const held = await pageHeld(context, null)
  if (held) return held
  const result = await page.search.search(asked.q, {
    ...optionsOf(asked, page.today),
    fold: false,
    facets: false,
    explain: false,
    limit: MOST,
    offset: 0,
  })
  const whole = { ...asked, page: 1, explain: false }
  const id = origin + addressOf(whole, SEARCH_FEED)
  // What has only some of the words is no answer to follow.
  const entries = await entriesOf(page, origin, result.loosened ? [] : result.hits)
  return context.body(
    toAtom({
      id,
      title: page.t('search.titleFor', { q: asked.q }),
      subtitle: subtitleOf(page, result),
      language: page.t.locale,
      author: page.t('site.name'),
      updated: entries[0]?.updated ?? `${page.today}T00:00:00Z`,
      links: [
        { rel: 'self', href: origin + page.address, type: ATOM },
        { rel: 'alternate', href: origin + addressOf(whole), type: 'text/html' },
      ],
      entries,
    }),
  )
}

function subtitleOf({ t }: Page, { hits, total, loosened }: SearchResult): string {
  const cut = hits.length < total && !loosened ? t('search.feedCut', { n: hits.length, total }) : ''
  return [t('search.feedLead'), cut].filter((words) => words !== '').join(' ')
}

// The latest learnt come first, and of those learnt at once the latest in force.
async function entriesOf(page: Page, origin: string, hits: readonly SearchHit[]): Promise<AtomEntry[]> {
  const learnt = await learntOf(page, hits)
  const entries = hits.map((hit) => ({
    from: hit.inForceFrom ?? '',
    entry: entryOf(page, origin, hit, learnt.get(actOf(hit)) ?? `${page.today}T00:00:00Z`),
  }))
  return entries
    .toSorted((a, b) => compare(b.entry.updated, a.entry.updated) || compare(b.from, a.from))
    .map(({ entry }) => entry)
}

// When the library last learnt something of each act.
async function learntOf({ library }: Page, hits: readonly SearchHit[]): Promise<Map<string, string>> {
  const learnt = new Map<string, string>()
  for (const hit of hits) {
    if (learnt.has(actOf(hit))) continue
    const reference = await library.resolve(hit.work)
    const expression = reference && (await library.expression(reference.work.id, hit.language))
    if (expression) learnt.set(actOf(hit), expression.recordedAt)
  }
  return learnt
}

function entryOf(page: Page, origin: string, hit: SearchHit, updated: string): AtomEntry {
  const href = absolute(origin, hit.iri)
  const label = labelOf(page, hit, hit)
  const summary = [standingOf(page, hit), plainSnippet(hit.snippet)]
  return {
    id: href,
    title: [[label, hit.heading].filter(Boolean).join(' '), hit.title]
      .filter((part) => part !== '')
      .join(' · '),
    language: bcp47(hit.language),
    updated,
    summary: summary.filter((part) => part !== '').join('. '),
    links: [{ rel: 'alternate', href, type: 'text/html', hreflang: bcp47(hit.language) }],
    categories: [
      { term: hit.jurisdiction, scheme: `${origin}/browse` },
      { term: hit.type, scheme: `${origin}/feeds` },
    ],
  }
}

function actOf({ work, language }: SearchHit): string {
  return `${work} ${language}`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
