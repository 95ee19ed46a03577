/** Style sheet, fonts, icon. Only what was read at the start is served: no path of a request reaches the disk. */
import { Hono } from 'hono'
import type { Assets } from './assets.ts'

export function assetRoutes(assets: Assets): Hono {
  const routes = new Hono()
  routes.get('/assets/*', (context) => {
    const asset = assets.files.get(context.req.path)
    if (!asset) return context.text('Not found\n', 404)
    context.header('Content-Type', asset.type)
    context.header('Cache-Control', 'public, max-age=31536000, immutable')
    return context.body(asset.body)
  })
  routes.get('/favicon.ico', (context) => context.redirect(assets.icon, 302))
  return routes
}
