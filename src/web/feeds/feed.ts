/** Making feeds of the site: their pages, their entries, in the words of the reader's language. */
import type { Context } from 'hono'
import type { AtomEntry, AtomLink } from '#export/atom.ts'
import { toAtom } from '#export/atom.ts'
import { day } from '#kit/day.ts'
import { formatIri } from '#law/iri.ts'
import { bcp47 } from '#law/language.ts'
import type { Announced, ChangeOfText } from '#store/announced.ts'
import { absolute, encoded, originOf } from '../http/origin.ts'
import { pageHeld } from '../http/page-state.ts'
import { type Page, type SiteEnv, say } from '../page.ts'
import { ATOM } from './address.ts'

/** Entries of one page. */
export const PAGE_SIZE = 50

/** What a feed is, beside its entries. */
export interface FeedOf {
  readonly title: string
  readonly subtitle: string
  /** Path of its first page. */
  readonly path: string
  /** Path of the page that shows the same to a reader. */
  readonly page: string
}

/** Where in the list a page of the feed begins: after the entry with this mark. */
export interface Mark {
  readonly cursor: number
  readonly from?: ReturnType<typeof day>
}

/** Returns the mark of the page asked for; null for the first, undefined where it cannot be read. */
export function markOf(context: Context<SiteEnv>): Mark | null | undefined {
  const typed = context.req.query('after')
  if (typed === undefined) return null
  const [, date, cursor] = /^(?:(\d{4}-\d{2}-\d{2})\.)?(\d{1,16})$/.exec(typed) ?? []
  if (cursor === undefined) return undefined
  try {
    return { cursor: Number(cursor), ...(date === undefined ? {} : { from: day(date) }) }
  } catch {
    return undefined
  }
}

/** Returns the feed; 304 where the client has it. `read` gives at most so many of what comes after the mark. */
export async function feedAnswer<Row extends Announced>(
  context: Context<SiteEnv>,
  { title, subtitle, path, page: shown }: FeedOf,
  read: (limit: number) => Promise<readonly Row[]>,
  entryOf: (row: Row, page: Page, origin: string) => AtomEntry,
): Promise<Response> {
  const page = context.get('page')
  const origin = originOf(context)
  context.header('Vary', 'Accept-Language, Accept-Encoding')
  context.header('Content-Type', `${ATOM}; charset=utf-8`)
  context.header('Content-Language', page.t.locale)
  const held = await pageHeld(context, null)
  if (held) return held
  const rows = await read(PAGE_SIZE + 1)
  const entries = rows.slice(0, PAGE_SIZE).map((row) => entryOf(row, page, origin))
  const first = absolute(origin, path)
  const next = rows.length > PAGE_SIZE ? rows[PAGE_SIZE - 1] : undefined
  const links: AtomLink[] = [
    { rel: 'self', href: origin + page.address, type: ATOM },
    {
      rel: 'alternate',
      href: absolute(origin, shown.split('?')[0] ?? '/') + query(shown),
      type: 'text/html',
    },
    { rel: 'first', href: first, type: ATOM },
    ...(next ? [{ rel: 'next', href: `${first}?after=${written(next)}`, type: ATOM }] : []),
  ]
  const updated =
    entries
      .map((entry) => entry.updated)
      .sort()
      .at(-1) ?? `${page.today}T00:00:00Z`
  return context.body(
    toAtom({
      id: first,
      title,
      subtitle,
      language: page.t.locale,
      author: page.t('site.name'),
      updated,
      links,
      entries,
    }),
  )
}

/** Returns the entry of a day on which a text changes. */
export function changeEntry(row: ChangeOfText, page: Page, origin: string): AtomEntry {
  const { t } = page
  const path = formatIri({ work: row.work, language: row.language, at: row.from, eId: null })
  const since = t(`feed.since.${row.basis}`, { date: say(page, row.from) })
  const counts = t('feed.counts', { added: row.added, changed: row.changed, removed: row.removed })
  const parts = [since, counts, row.ground ? t('feed.ground', { title: row.ground.title }) : '']
  return {
    ...shared(row, path, origin),
    title: t('feed.entry', { title: row.title, date: say(page, row.from) }),
    published: row.published ? `${row.published}T00:00:00Z` : null,
    summary: parts.filter((part) => part !== '').join(' '),
  }
}

/** Returns the entry of an act that the library learnt something of. */
export function recordedEntry(row: Announced, page: Page, origin: string): AtomEntry {
  const path = formatIri({ work: row.work, language: row.language, at: null, eId: null })
  const learnt = say(page, day(row.recordedAt.slice(0, 10)))
  const entry = shared(row, path, origin)
  return {
    ...entry,
    language: bcp47(row.language),
    // An act is announced anew each time, and a reader of feeds must not take it for the one seen before.
    id: `${entry.id}#${row.recordedAt}`,
    title: row.title,
    summary: page.t('feed.learnt', { date: learnt }),
  }
}

function shared(row: Announced, path: string, origin: string) {
  const href = absolute(origin, path)
  return {
    id: href,
    updated: row.recordedAt,
    links: [{ rel: 'alternate', href, type: 'text/html', hreflang: bcp47(row.language) }],
    categories: [
      { term: row.jurisdiction, scheme: `${origin}/browse` },
      { term: row.type, scheme: `${origin}/feeds` },
    ],
  }
}

function written(row: Announced): string {
  return 'from' in row ? `${row.from}.${row.cursor}` : `${row.cursor}`
}

function query(path: string): string {
  const at = path.indexOf('?')
  return at < 0 ? '' : encoded(path.slice(at))
}
