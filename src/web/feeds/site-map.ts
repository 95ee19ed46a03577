/** The site map (sitemaps.org 0.9) and what crawlers are asked to leave alone. */
import type { Context } from 'hono'
import { escapeAttribute, escapeText } from '#kit/escape.ts'
import { formatIri } from '#law/iri.ts'
import { bcp47 } from '#law/language.ts'
import type { Announced } from '#store/announced.ts'
import { notFound } from '../answer.tsx'
import { absolute, originOf } from '../http/origin.ts'
import { pageHeld } from '../http/page-state.ts'
import type { SiteEnv } from '../page.ts'

type Asking = Context<SiteEnv>

// The protocol allows 50,000 addresses and 50 MB in a part; each address names its other languages.
const IN_A_PART = 10_000
// An act in more languages than this would name all of them in each: its own page does so once.
const MOST_LANGUAGES = 40

// Comparing any two of hundreds of days is for readers; a crawler would never end.
const LEFT_ALONE = [
  '/edit',
  '/search',
  '/*?from=',
  '/*?beside=',
  '/*?view=',
  '/*?near=',
  '/*?only=',
  '/timemap/',
  '/api/v1/',
]

/** Says what crawlers are asked to leave alone, and where the site map is. */
export function robots(context: Asking): Response {
  const lines = [
    'User-agent: *',
    'Allow: /',
    ...LEFT_ALONE.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${originOf(context)}/sitemap.xml`,
  ]
  return context.text(`${lines.join('\n')}\n`)
}

/** Returns the index of the parts. */
export async function siteMap(context: Asking): Promise<Response> {
  const held = await begun(context)
  if (held) return held
  const origin = originOf(context)
  const pieces = await context.get('page').library.piecesOf(IN_A_PART)
  const parts = pieces.map(
    ({ recordedAt }, index) =>
      `<sitemap><loc>${escapeText(`${origin}/sitemaps/${index + 1}.xml`)}</loc><lastmod>${recordedAt}</lastmod></sitemap>`,
  )
  return context.body(xml('sitemapindex', '', parts))
}

/** Returns a part: every text shown, undated, with the day on which the library last learnt something of it. */
export async function siteMapPart(context: Asking): Promise<Response> {
  const { library } = context.get('page')
  const number = Number.parseInt(context.req.param('part') ?? '', 10)
  const pieces = await library.piecesOf(IN_A_PART)
  if (!pieces[number - 1]) return notFound(context)
  const held = await begun(context)
  if (held) return held
  const rows = await library.expressionsAfter(pieces[number - 2]?.last ?? 0, IN_A_PART)
  const origin = originOf(context)
  const byWork = Map.groupBy(rows, ({ work }) => work)
  const urls = rows.map((row) => urlOf(row, byWork.get(row.work) ?? [], origin))
  return context.body(xml('urlset', ' xmlns:xhtml="http://www.w3.org/1999/xhtml"', urls))
}

function urlOf(row: Announced, languages: readonly Announced[], origin: string): string {
  const others = languages.length > 1 && languages.length <= MOST_LANGUAGES ? languages : []
  const links = others.map(
    (each) =>
      `<xhtml:link rel="alternate" hreflang="${escapeAttribute(bcp47(each.language))}" href="${escapeAttribute(addressOf(each, origin))}"/>`,
  )
  return `<url><loc>${escapeText(addressOf(row, origin))}</loc><lastmod>${row.recordedAt}</lastmod>${links.join('')}</url>`
}

function addressOf({ work, language }: Announced, origin: string): string {
  return absolute(origin, formatIri({ work, language, at: null, eId: null }))
}

async function begun(context: Asking): Promise<Response | null> {
  context.header('Content-Type', 'application/xml; charset=utf-8')
  context.header('Vary', 'Accept-Encoding')
  return pageHeld(context, null)
}

function xml(root: string, more: string, lines: readonly string[]): string {
  const opening = `<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"${more}>`
  return `<?xml version="1.0" encoding="utf-8"?>\n${opening}\n${lines.join('\n')}\n</${root}>\n`
}
