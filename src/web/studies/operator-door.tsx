/** The operator's door to the studies, at the bench: whoever is signed in there is let in here, under the name that the history will show. */
import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { openStudy } from '#research/studies.ts'
import { html } from '../answer.tsx'
import type { Desk } from '../edit/desk.ts'
import { Form } from '../edit/form.ts'
import { Frame } from '../layout.tsx'
import type { Page, SiteEnv } from '../page.ts'
import { workHref } from './addresses.ts'
import { letOperatorIn } from './room.ts'

const BENCH_COOKIE = 'comity-bench'

/** Returns the routes, to stand behind the bench's own door. */
export function operatorDoor({ db }: Desk): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>()
  routes.get('/', async (context) => {
    const to = context.req.query('to') ?? ''
    const opened = to === '' ? null : await openStudy(db, to)
    const [first] = opened?.people ?? []
    return html(context, <DoorPage page={context.get('page')} to={to} name={first?.name ?? ''} />)
  })
  routes.post('/', async (context) => {
    const form = await Form.of(context)
    const name = form.line('name').slice(0, 200)
    const to = form.line('to')
    const secret = getCookie(context, BENCH_COOKIE)
    if (name === '' || secret === undefined) return context.redirect('/edit/studies', 303)
    letOperatorIn(context, secret, name)
    return context.redirect(/^[a-z0-9][a-z0-9-]{0,39}$/.test(to) ? workHref(to) : '/studies', 303)
  })
  return routes
}

function DoorPage({ page, to, name }: { page: Page; to: string; name: string }) {
  const { t } = page
  return (
    <Frame page={page} title={t('studies.operatorDoor')}>
      <main id="main" class="plainpage prose signin">
        <h1>{t('studies.operatorDoor')}</h1>
        <p class="lead">{t('studies.operatorDoorLead')}</p>
        <form method="post" action="/edit/studies">
          <input type="hidden" name="to" value={to} />
          <label>
            {t('studies.operatorName')}
            <input name="name" required maxlength={200} value={name} autocomplete="name" dir="auto" />
          </label>
          <button type="submit">{t('studies.operatorGo')}</button>
        </form>
      </main>
    </Frame>
  )
}
