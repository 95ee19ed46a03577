/** The repository as files, for followers: what this library publishes, and what it mirrors, byte for byte (spec: exchange, section 2). */
import path from 'node:path'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { LETTER } from '#exchange/receipts/letter.ts'
import { PUBLIC } from '#exchange/repository/places.ts'
import { isOfRepository } from '#exchange/repository-names.ts'
import type { Deliverer } from '#jobs/agreements/deliver.ts'
import { LARGEST_LETTER, type LetterBox } from '#jobs/study/ask/box.ts'
import { sendFile } from './send-file.ts'

/** Where repositories lie. */
export interface ExchangeFolders {
  /** What this library publishes for everybody. */
  readonly own: string
  /** Returns the folder of what is mirrored of the publisher followed under the name; null where it may not be passed on. */
  readonly mirror: (name: string) => Promise<string | null>
  /** What restricted audiences are served by, and receipts taken; absent where neither is done. */
  readonly deliverer?: Deliverer
  /** Where questionnaires and answers of other centres are taken; absent where none are. */
  readonly letters?: LetterBox
}

/** Returns the routes below `/exchange/`. They stand before everything that keeps or compresses pages. */
export function exchangeRoutes({ own, mirror, deliverer, letters }: ExchangeFolders): Hono {
  const routes = new Hono()
  routes.get('/mirrors/:name/*', async (context) => {
    const name = context.req.param('name')
    const folder = /^[a-z0-9][a-z0-9-]{0,39}$/.test(name) ? await mirror(name) : null
    return folder === null ? missing(context) : answer(context, folder, below(context, `mirrors/${name}`))
  })
  if (deliverer) restricted(routes, deliverer)
  if (letters) lettered(routes, letters)
  routes.get('/*', (context) => answer(context, own, below(context, null)))
  return routes
}

function restricted(routes: Hono, deliverer: Deliverer): void {
  const small = bodyLimit({ maxSize: LETTER.bytes, onError: hidden })
  routes.post('/receipts', small, (context) => take(context, deliverer, PUBLIC))
  routes.post('/audiences/:name/receipts', small, (context) =>
    take(context, deliverer, context.req.param('name')),
  )
  routes.get('/audiences/:name/*', async (context) => {
    const audience = context.req.param('name')
    const name = below(context, `audiences/${audience}`)
    const delivered = isOfRepository(name)
      ? await deliverer.open(audience, name, context.req.header('authorization'))
      : null
    const response =
      delivered && (await sendFile(context, delivered.file, { cache: PRIVATE, sent: delivered.sent }))
    return response ?? hidden(context)
  })
  routes.all('/audiences/*', hidden)
}

// Whoever is not known is told nothing, not even that letters are taken here (spec: questionnaires, section 4).
function lettered(routes: Hono, letters: LetterBox): void {
  const small = bodyLimit({ maxSize: LARGEST_LETTER, onError: hidden })
  routes.post('/letters', small, async (context) => {
    if (!(await letters.take(await context.req.text()))) return hidden(context)
    context.header('Cache-Control', PRIVATE)
    return context.json({ taken: true })
  })
}

async function take(context: Context, deliverer: Deliverer, audience: string): Promise<Response> {
  const answered = await deliverer.take(audience, (await context.req.text()).trim())
  if (!answered) return hidden(context)
  context.header('Cache-Control', PRIVATE)
  return context.json(answered)
}

function below({ req }: Context, prefix: string | null): string {
  return req.path.slice(`/exchange/${prefix === null ? '' : `${prefix}/`}`.length)
}

async function answer(context: Context, folder: string, name: string): Promise<Response> {
  if (!isOfRepository(name)) return missing(context)
  const cache = name === 'metadata/timestamp.json' ? 'no-cache' : 'max-age=31536000, immutable'
  return (await sendFile(context, path.join(folder, name), { cache })) ?? missing(context)
}

// Between the publisher and its partner, nobody keeps anything: neither a file nor that there is none.
const PRIVATE = 'private, no-store'

function hidden(context: Context): Response {
  context.header('Cache-Control', PRIVATE)
  return missing(context)
}

function missing(context: Context): Response {
  return context.text('Not found\n', 404)
}
