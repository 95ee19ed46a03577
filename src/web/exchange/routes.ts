/** The repository as files, for followers: what this library publishes, and what it mirrors, byte for byte (spec: exchange, section 2). */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { type Context, Hono } from 'hono'

/** Where repositories lie. */
export interface ExchangeFolders {
  /** What this library publishes for everybody. */
  readonly own: string
  /** Returns the folder of what is mirrored of the publisher followed under the name; null where it may not be passed on. */
  readonly mirror: (name: string) => Promise<string | null>
}

// Every name that a repository has: nothing else leads to the disk.
const ROLE = '[a-z0-9][a-z0-9-]{0,39}'
const HASH = '[0-9a-f]{64}'
const NAMES = new RegExp(
  `^(?:metadata/(?:timestamp|\\d{1,9}\\.${ROLE})\\.json|targets/${HASH}\\.profile\\.json|targets/${ROLE}/${HASH}\\.(?:release|checkpoint)\\.json\\.zst|releases/${HASH}\\.json\\.zst|packs/${HASH}\\.zst|objects/${HASH}\\.xml\\.zst)$`,
)

/** Returns the routes below `/exchange/`. They stand before everything that keeps or compresses pages. */
export function exchangeRoutes({ own, mirror }: ExchangeFolders): Hono {
  const routes = new Hono()
  routes.get('/mirrors/:name/*', async (context) => {
    const name = context.req.param('name')
    const folder = /^[a-z0-9][a-z0-9-]{0,39}$/.test(name) ? await mirror(name) : null
    return folder === null ? missing(context) : answer(context, folder, below(context, `mirrors/${name}`))
  })
  routes.get('/*', (context) => answer(context, own, below(context, null)))
  return routes
}

function below({ req }: Context, prefix: string | null): string {
  return req.path.slice(`/exchange/${prefix === null ? '' : `${prefix}/`}`.length)
}

async function answer(context: Context, folder: string, name: string): Promise<Response> {
  if (!NAMES.test(name)) return missing(context)
  const file = path.join(folder, name)
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) return missing(context)
  const headers = new Headers({
    'Content-Type': name.endsWith('.json') ? 'application/json' : 'application/zstd',
    'Cache-Control': name === 'metadata/timestamp.json' ? 'no-cache' : 'public, max-age=31536000, immutable',
    'X-Content-Type-Options': 'nosniff',
    'Accept-Ranges': 'bytes',
  })
  const start = startIn(context.req.header('range'))
  if (start !== null && start >= found.size) {
    headers.set('Content-Range', `bytes */${found.size}`)
    return new Response(null, { status: 416, headers })
  }
  if (start !== null) headers.set('Content-Range', `bytes ${start}-${found.size - 1}/${found.size}`)
  headers.set('Content-Length', `${found.size - (start ?? 0)}`)
  const body = Readable.toWeb(createReadStream(file, { start: start ?? 0 })) as ReadableStream<Uint8Array>
  return new Response(body, { status: start === null ? 200 : 206, headers })
}

// A fetch that broke off goes on from where it was: other ranges are answered with the whole file.
function startIn(range: string | undefined): number | null {
  const start = /^bytes=(\d{1,15})-$/.exec(range ?? '')?.[1]
  return start === undefined ? null : Number(start)
}

function missing(context: Context): Response {
  return context.text('Not found\n', 404)
}
