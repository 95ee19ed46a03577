/** TimeMaps (RFC 7089 § 5): all dated versions of an act or a provision, as links and as JSON. */
import { type Context, Hono } from 'hono'
import { formatLinks, httpDay } from '#kit/http.ts'
import { actOf } from '../act/view.ts'
import { notFound } from '../answer.tsx'
import type { SiteEnv } from '../page.ts'
import { type AskedAct, askedAct } from './act-headers.ts'
import { type Memento, mementoLink, spanOf, timeMapPath } from './mementos.ts'
import { absolute, decodedPath, originOf } from './origin.ts'
import { textValidators } from './state.ts'
import { unchanged } from './validators.ts'

export function timeMapRoutes(): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>()
  routes.get('/timemap/link/akn/*', async (context) => {
    const asked = await askedFor(context, 'link')
    return asked ? asLinks(context, asked) : notFound(context)
  })
  routes.get('/timemap/json/akn/*', async (context) => {
    const asked = await askedFor(context, 'json')
    return asked ? asJson(context, asked) : notFound(context)
  })
  return routes
}

// A TimeMap is of an address without a day.
async function askedFor(context: Context<SiteEnv>, form: 'link' | 'json'): Promise<AskedAct | null> {
  const page = context.get('page')
  const path = decodedPath(context.req.path)?.slice(timeMapPath('', form).length)
  const reference = path === undefined ? null : await page.library.resolve(path)
  if (!reference || reference.alias || reference.at !== null) return null
  const act = await actOf(page, reference, null)
  const asked = act && (await askedAct(page, act, reference))
  return asked && asked.timeline.mementos.length > 0 ? asked : null
}

function asLinks(context: Context<SiteEnv>, asked: AskedAct): Response {
  const held = begun(context, asked, 'application/link-format')
  if (held) return held
  const { timeline } = asked
  const origin = originOf(context)
  const { mementos } = timeline
  const links = [
    { href: absolute(origin, timeline.original), rel: 'original timegate' },
    ...spanOf(timeline, {
      href: absolute(origin, timeMapPath(timeline.original, 'link')),
      rel: 'self',
      type: 'application/link-format',
    }),
    ...mementos.map((memento, index) => mementoLink(memento, origin, rolesOf(index, mementos))),
  ]
  return context.body(`${formatLinks(links, ',\n')}\n`)
}

function asJson(context: Context<SiteEnv>, asked: AskedAct): Response {
  const held = begun(context, asked, 'application/json')
  if (held) return held
  const { timeline } = asked
  const origin = originOf(context)
  const said = ({ from, path }: Memento) => ({ datetime: httpDay(from), from, uri: absolute(origin, path) })
  const original = absolute(origin, timeline.original)
  const document = {
    originalUri: original,
    timegateUri: original,
    timemapUri: {
      linkFormat: absolute(origin, timeMapPath(timeline.original, 'link')),
      jsonFormat: absolute(origin, timeMapPath(timeline.original, 'json')),
    },
    mementos: {
      first: timeline.mementos.slice(0, 1).map(said)[0],
      last: timeline.mementos.slice(-1).map(said)[0],
      list: timeline.mementos.map(said),
    },
  }
  return context.body(`${JSON.stringify(document, null, 2)}\n`)
}

function begun(context: Context<SiteEnv>, { shown, timeline }: AskedAct, type: string): Response | null {
  const page = context.get('page')
  context.header('Content-Type', type)
  context.header('Cache-Control', 'no-cache')
  // An address of the work has the life of the language that its reader prefers.
  context.header('Vary', 'Accept-Language, Accept-Encoding')
  const name = `${originOf(context)}${context.req.path} ${timeline.mementos[0]?.path}`
  return unchanged(context, textValidators(shown, name, page.today))
}

function rolesOf(index: number, mementos: readonly Memento[]): string[] {
  return [...(index === 0 ? ['first'] : []), ...(index === mementos.length - 1 ? ['last'] : [])]
}
