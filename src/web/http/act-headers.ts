/** The headers of an answer about an act: what it is a version of, what else there is of it, how long it holds. */
import type { Context } from 'hono'
import { formatLinks, httpDay, type Link } from '#kit/http.ts'
import { formatIri } from '#law/iri.ts'
import type { Library } from '#store/library.ts'
import type { ProvisionVersion, Reference } from '#store/model.ts'
import { inOrder } from '../act/reading.ts'
import { type Act, versionOn } from '../act/view.ts'
import { ATOM, feedPath } from '../feeds/address.ts'
import type { HeadLink, Page, SiteEnv } from '../page.ts'
import {
  actTimeline,
  type Memento,
  mementoLinks,
  mementoOn,
  provisionTimeline,
  type Timeline,
  timeMapPath,
} from './mementos.ts'
import { OFFERS, type Offer } from './offers.ts'
import { absolute, encoded, originOf } from './origin.ts'
import { cachePolicy, type Shown, type Told } from './state.ts'

/** An act, or a provision of it, as it was asked for, with its life. */
export interface AskedAct {
  readonly act: Act
  readonly reference: Reference
  readonly shown: Shown
  readonly timeline: Timeline
  /** The version that the address names; null without a day, in a hole, and where the text has no known beginning. */
  readonly memento: Memento | null
}

/** Returns what the headers are made of. */
export async function askedAct(
  { library, network }: Pick<Page, 'library' | 'network'>,
  act: Act,
  reference: Reference,
): Promise<AskedAct> {
  const { work, language, eId } = reference
  const original = formatIri({ work: work.iri, language, at: null, eId })
  const place = { work: work.iri, language: act.expression.language, original }
  const timeline =
    eId === null
      ? actTimeline(place, act.versions)
      : provisionTimeline(place, eId, await wordingsOf(library, act, eId))
  const shown = {
    expression: act.expression,
    expressions: await library.expressions(work.id),
    at: act.at,
    dated: act.dated,
    version: versionOn(act.versions, act.at),
    told: toldOf(network, act.expression.source.name),
  }
  return { act, reference, shown, timeline, memento: act.dated ? mementoOn(timeline, act.at) : null }
}

function toldOf(network: Page['network'], source: string): Told {
  const { silence = null, heard = null } = network?.standingOf(source) ?? {}
  const mark = silence === null ? '' : `${silence} ${heard?.toISOString()}`
  return { mark, changedAt: network?.changedAt(source) ?? null }
}

/** Says in the headers what the answer is, whatever its format. */
export function describe(context: Context<SiteEnv>, asked: AskedAct, offer: Offer): void {
  const { act, shown, timeline, memento } = asked
  const origin = originOf(context)
  const { today } = context.get('page')
  context.header('Cache-Control', cachePolicy(shown, today))
  context.header('Vary', act.dated || timeline.mementos.length === 0 ? VARY : `${VARY}, Accept-Datetime`)
  context.header('Link', formatLinks([...linksOf(asked, origin), ...serviceLinks(origin)]))
  if (memento) context.header('Memento-Datetime', httpDay(memento.from))
  const own = manifestation(asked, offer)
  if (own !== null) context.header('Content-Location', absolute('', own))
}

const VARY = 'Accept, Accept-Language, Accept-Encoding'

/** Takes back what was said of a text, where there is none after all. */
export function forget(context: Context<SiteEnv>): void {
  for (const name of ['ETag', 'Last-Modified', 'Content-Location', 'Memento-Datetime', 'Link'])
    context.header(name, undefined)
  context.header('Cache-Control', 'no-cache')
}

/** Returns the links for the head of the page: its files for programs, and all its versions. */
export function headLinks({ t }: Page, asked: AskedAct): HeadLink[] {
  const { timeline } = asked
  const timeMap = encoded(timeMapPath(timeline.original, 'link'))
  return [
    ...linkedOffers(asked).flatMap((offer) => {
      const path = manifestation(asked, offer)
      return path === null ? [] : [{ rel: 'alternate', type: offer.type, href: encoded(path) }]
    }),
    ...(timeline.mementos.length > 0
      ? [
          { rel: 'timemap', type: 'application/link-format', href: timeMap },
          { rel: 'alternate', type: ATOM, href: encoded(feedPath(feedOf(asked))), title: t('feed.follow') },
        ]
      : []),
  ]
}

// A provision is followed with its act.
function feedOf({ act }: AskedAct): string {
  return formatIri({ work: act.work.iri, language: act.expression.language, at: null, eId: null })
}

/** Returns the links to the description of the API (RFC 8631). */
export function serviceLinks(origin: string): Link[] {
  return [
    { href: `${origin}/api/v1/openapi.json`, rel: 'service-desc', type: 'application/vnd.oai.openapi+json' },
    { href: `${origin}/api`, rel: 'service-doc', type: 'text/html' },
  ]
}

/** Returns the path of the text in a format, dated so that it stays the same text; of the page of the act where there is no format. */
export function manifestation(
  { act, shown, reference, memento }: AskedAct,
  { format }: Offer,
): string | null {
  const { eId } = reference
  const place = { work: act.work.iri, language: act.expression.language, eId }
  if (format === null) return reference.language === null ? formatIri({ ...place, at: reference.at }) : null
  const at = act.dated ? (memento?.from ?? act.at) : (shown.version?.from ?? act.at)
  return `${formatIri({ ...place, at })}.${format.ending}`
}

// The formats that programs read; the page of the act leads to all of them.
const LINKED = ['akn', 'jsonld', 'json', 'txt']

// Where no text is held for the day there is no file of it either.
function linkedOffers({ shown }: AskedAct): Offer[] {
  if (shown.version?.state !== 'held') return []
  return LINKED.flatMap((ending) => OFFERS.find(({ format }) => format?.ending === ending) ?? [])
}

function linksOf(asked: AskedAct, origin: string): Link[] {
  const { act, reference, timeline, memento } = asked
  const at = act.dated ? (memento?.from ?? act.at) : null
  const canonical = formatIri({
    work: act.work.iri,
    language: act.expression.language,
    at,
    eId: reference.eId,
  })
  return [
    { href: absolute(origin, canonical), rel: 'canonical' },
    ...(timeline.mementos.length > 0 ? mementoLinks(timeline, origin, memento) : []),
    ...linkedOffers(asked).flatMap((offer) => {
      const path = manifestation(asked, offer)
      return path === null ? [] : [{ href: absolute(origin, path), rel: 'alternate', type: offer.type }]
    }),
  ]
}

// A provision is known by its number of the day, else by the number it had last.
async function wordingsOf(library: Library, act: Act, eId: string): Promise<ProvisionVersion[]> {
  const { nodes } = await library.textOnDay(act.expression.id, act.at)
  const there = inOrder(nodes).find((node) => node.eId === eId)
  const row = there ?? latest((await library.history(act.expression.id)).filter((each) => each.eId === eId))
  return row ? library.provisionHistory(row.provisionId) : []
}

function latest(rows: readonly ProvisionVersion[]): ProvisionVersion | undefined {
  return rows.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1)).at(-1)
}
