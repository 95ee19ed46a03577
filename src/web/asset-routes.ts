/** Style sheet, fonts, icon. Only what was read at the start is served: no path of a request reaches the disk. */
import { Hono } from 'hono'
import type { Assets } from './assets.ts'

export function assetRoutes(assets: Assets): Hono {
  const routes = new Hono()
  routes.get('/assets/*', (context) => {
    const asset = assets.files.get(context.req.path)
    const heir = asset ? undefined : heirOf(assets, context.req.path)
    if (heir) return context.redirect(heir, 302)
    if (!asset) return context.text('Not found\n', 404)
    context.header('Content-Type', asset.type)
    context.header('Cache-Control', 'public, max-age=31536000, immutable')
    return context.body(asset.body)
  })
  routes.get('/favicon.ico', (context) => context.redirect(assets.icon, 302))
  return routes
}

// A page that was kept since before the last release asks for the style sheet of that time: today's does.
function heirOf({ files }: Assets, path: string): string | undefined {
  const [, stem, ending] = /^\/assets\/([a-z-]+)-[0-9a-f]{10}\.([a-z]+)$/.exec(path) ?? []
  if (stem === undefined) return undefined
  return [...files.keys()].find(
    (each) =>
      each.startsWith(`/assets/${stem}-`) && each.endsWith(`.${ending}`) && each.length === path.length,
  )
}
