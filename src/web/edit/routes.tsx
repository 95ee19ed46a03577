/** The editor's bench: nobody but the operator passes its door, and nothing of it is kept on the way. */
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { operatorSince } from '#editing/operator.ts'
import { html } from '../answer.tsx'
import type { SiteEnv } from '../page.ts'
import { operatorDoor } from '../studies/operator-door.tsx'
import { tagRoutes } from '../subjects/tag-routes.tsx'
import { beginRoutes } from './begin-routes.tsx'
import type { Desk } from './desk.ts'
import { draftRoutes } from './draft-routes.tsx'
import { Form, typedIn } from './form.ts'
import { isScript } from './kept-answer.tsx'
import { answered } from './refused.tsx'
import { Sessions } from './session.ts'
import { SignInPage } from './sign-in-page.tsx'

/** The largest text that is taken in one request, in bytes: a code of three thousand articles with Word's mark-up. */
const LARGEST = 32_000_000

/** What is given back to whoever is not signed in, in bytes. */
const MOST_GIVEN_BACK = 500_000

/** Where everything of the bench lies: the only place of the site that takes more than questions. */
export const BENCH = /^\/edit(?:\/|$)/

export function editRoutes(desk: Desk): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>()
  const sessions = new Sessions(desk)
  routes.use(async (context, next) => {
    context.header('Cache-Control', 'no-store')
    // With no referrer at all, browsers would hide the origin of the bench's own forms from it.
    context.header('Referrer-Policy', 'same-origin')
    await next()
  })
  routes.use(csrf(), bodyLimit({ maxSize: LARGEST }))
  routes.post('/session', (context) => begin(context, desk, sessions))
  routes.use(async (context, next) => {
    if (await sessions.isOpen(context)) return next()
    if (isScript(context)) return context.json({ message: context.get('page').t('bench.status.ended') }, 401)
    const { pathname, search } = new URL(context.req.url)
    if (context.req.method === 'GET') return door(context, desk, { refused: null, onward: pathname + search })
    const draft = /^\/edit\/draft\/\d{1,9}/.exec(pathname)
    const small = Number(context.req.header('Content-Length') ?? MOST_GIVEN_BACK + 1) <= MOST_GIVEN_BACK
    const typed = small ? typedIn(await Form.of(context)) : ''
    return door(context, desk, { refused: null, onward: draft?.[0] ?? '/edit', typed })
  })
  routes.post('/session/end', async (context) => {
    await sessions.end(context)
    return context.redirect('/edit', 303)
  })
  routes.route('/', beginRoutes(desk, sessions))
  routes.route('/draft', draftRoutes(desk))
  routes.route('/subjects', tagRoutes(desk))
  routes.route('/studies', operatorDoor(desk))
  routes.onError((error, context) => answered(error, context))
  return routes
}

async function begin(context: Context<SiteEnv>, desk: Desk, sessions: Sessions): Promise<Response> {
  const { t } = context.get('page')
  const form = await Form.of(context)
  const onward = inside(form.line('onward'))
  const attempt = await sessions.begin(context, form.line('token'))
  if (attempt.done) return context.redirect(onward, 303)
  if (attempt.wait === null) return door(context, desk, { refused: t('bench.signIn.wrong'), onward })
  context.header('Retry-After', `${attempt.wait}`)
  return door(context, desk, { refused: t('bench.signIn.wait', { n: attempt.wait }), onward }, 429)
}

async function door(
  context: Context<SiteEnv>,
  { db }: Desk,
  { refused, onward, typed = '' }: Pick<SignInPage, 'refused' | 'onward' | 'typed'>,
  status: 401 | 429 = 401,
): Promise<Response> {
  const open = (await operatorSince(db)) !== null
  const page = context.get('page')
  return html(
    context,
    <SignInPage page={page} open={open} refused={refused} onward={onward} typed={typed} />,
    status,
  )
}

// Back to where one came from, and never out of the bench.
function inside(onward: string): string {
  return BENCH.test(onward) ? onward : '/edit'
}
