/** What goes on in a study, told as it happens: `/studies/erasure/work/live` is a stream of events (HTML Living Standard, 9.2). */
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import type { SiteEnv } from '../page.ts'
import { workerOf } from './room.ts'
import type { StudyRoom } from './study-room.ts'
import { type Told, Watch } from './watch.ts'

/** Milliseconds after which something is said where nothing happens, so that nobody on the way cuts the line. */
const STILL_THERE = 20_000
/** Windows that one study tells at once. */
const MOST = 200

/** Returns the routes. An answer of theirs does not end: they stand before whatever waits for the end of answers. */
export function liveRoutes(room: StudyRoom): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>()
  const watch = new Watch(room.db)
  let open = 0
  routes.get('/:id/work/live', async (context) => {
    const id = context.req.param('id')
    const client = clientOf(context.req.query('client'))
    const worker = await workerOf(context, room, id)
    if (!worker || client === null) return context.body(null, 401)
    if (open >= MOST) return context.body(null, 503, { 'Retry-After': '30' })
    context.header('Cache-Control', 'no-store')
    context.header('X-Accel-Buffering', 'no')
    context.header('X-Content-Type-Options', 'nosniff')
    const since = Number(context.req.header('Last-Event-ID') ?? context.req.query('since') ?? 0)
    return streamSSE(context, async (stream) => {
      open++
      const leave = watch.listen(id, Number.isSafeInteger(since) && since >= 0 ? since : 0, {
        client,
        name: worker.name,
        tell: (told) => void tell(stream, told),
      })
      try {
        await untilLeft(stream, async () => (await workerOf(context, room, id)) !== null, room.ending)
      } finally {
        open--
        leave()
      }
    })
  })
  routes.post('/:id/work/here', csrf(), bodyLimit({ maxSize: 4000 }), async (context) => {
    const id = context.req.param('id')
    if (!(await workerOf(context, room, id))) return context.body(null, 401)
    const form = await context.req.parseBody()
    const client = clientOf(form.client)
    const place = typeof form.place === 'string' ? form.place.slice(0, 100) : ''
    if (client !== null) watch.at(id, client, place === '' ? null : place)
    return noContent(context)
  })
  return routes
}

async function tell(stream: SSEStreamingApi, told: Told): Promise<void> {
  const { kind, ...data } = told
  const id = told.kind === 'changes' ? { id: String(told.seq) } : {}
  await stream.writeSSE({ event: kind, data: JSON.stringify(data), ...id })
}

// Whoever's invitation is taken back is told no more.
async function untilLeft(
  stream: SSEStreamingApi,
  stillLetIn: () => Promise<boolean>,
  ending?: AbortSignal,
): Promise<void> {
  if (ending?.aborted || stream.aborted) return
  const left = Promise.withResolvers<void>()
  const leave = () => left.resolve()
  stream.onAbort(leave)
  ending?.addEventListener('abort', leave, { once: true })
  const look = async () => {
    if (!(stream.aborted || stream.closed) && (await stillLetIn())) await stream.write(': still there\n\n')
    else leave()
  }
  const timer = setInterval(() => void look().catch(leave), STILL_THERE)
  await left.promise
  clearInterval(timer)
  ending?.removeEventListener('abort', leave)
}

function clientOf(typed: unknown): string | null {
  return typeof typed === 'string' && /^[\w-]{1,60}$/.test(typed) ? typed : null
}

function noContent(context: Context): Response {
  return context.body(null, 204)
}
