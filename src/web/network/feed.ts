/** Changes on the board as a feed: who fell silent, who was refused, who is heard again, what was applied. */
import type { Context } from 'hono'
import { type AtomEntry, toAtom } from '#export/atom.ts'
import { isKey } from '#i18n/messages.ts'
import { type NetworkChange, nameOf } from '#jobs/network/changes.ts'
import { ATOM } from '../feeds/address.ts'
import { absolute, originOf } from '../http/origin.ts'
import type { Page, SiteEnv } from '../page.ts'
import { NETWORK, NETWORK_ATOM, sourcePath } from './address.ts'
import { sayInstant } from './instants.ts'

/** Changes told. */
export const TOLD = 100

/** Returns the feed; `titles` are what sources call themselves. */
export function feedOf(
  context: Context<SiteEnv>,
  changes: readonly NetworkChange[],
  titles: ReadonlyMap<string, string>,
): Response {
  const page = context.get('page')
  const { t } = page
  const origin = originOf(context)
  const first = absolute(origin, NETWORK_ATOM)
  context.header('Vary', 'Accept-Language', { append: true })
  context.header('Content-Type', `${ATOM}; charset=utf-8`)
  context.header('Content-Language', t.locale)
  return context.body(
    toAtom({
      id: first,
      title: t('network.feed.title', { name: t('site.name') }),
      subtitle: t('network.feed.lead'),
      language: t.locale,
      author: t('site.name'),
      updated: changes[0]?.at ?? `${page.today}T00:00:00Z`,
      links: [
        { rel: 'self', href: origin + page.address, type: ATOM },
        { rel: 'alternate', href: absolute(origin, NETWORK), type: 'text/html' },
      ],
      entries: changes.map((change) =>
        entryOf(page, origin, change, titles.get(change.source) ?? change.source),
      ),
    }),
  )
}

function entryOf(page: Page, origin: string, change: NetworkChange, name: string): AtomEntry {
  const { t } = page
  const { kind, refusal, collection, release, at, source } = change
  const key = `network.refusal.${refusal}`
  const why = kind === 'refused' && isKey(key) ? t(key) : kind === 'release' ? '' : t(`network.about.${kind}`)
  return {
    id: `${absolute(origin, NETWORK)}#${encodeURIComponent(nameOf(change))}`,
    title: t(`network.feed.${kind}`, { name, n: release ?? 0, collection: collection ?? '' }),
    updated: at,
    summary: [sayInstant(page, at), why].filter((part) => part !== '').join(': '),
    categories: [{ term: kind, scheme: absolute(origin, NETWORK) }],
    links: [{ rel: 'alternate', href: origin + sourcePath(source), type: 'text/html' }],
  }
}
