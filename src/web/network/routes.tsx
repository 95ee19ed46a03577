/** The network: the board of freshness as a page, JSON, a feed and metrics; the directory of centres. */
import { type Context, Hono } from 'hono'
import type { NetworkWatch } from '#jobs/network/watch.ts'
import { html, refuse } from '../answer.tsx'
import type { SiteEnv } from '../page.ts'
import { CENTRES, METRICS, NETWORK, NETWORK_ATOM, NETWORK_JSON } from './address.ts'
import { BoardPage } from './board-page.tsx'
import { CentrePage } from './centre-page.tsx'
import { CentresPage } from './centres-page.tsx'
import { feedOf, TOLD } from './feed.ts'
import { metricsOf } from './metrics.ts'
import { publicBoard } from './public-board.ts'

/** Returns the pages over what is watched. */
export function networkRoutes(network: NetworkWatch): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>()
  const board = async () => publicBoard(await network.board('public'))
  routes.get(NETWORK, async (context) => {
    asOfNow(context)
    return html(context, <BoardPage page={context.get('page')} board={await board()} />)
  })
  routes.get(NETWORK_JSON, async (context) => {
    asOfNow(context)
    return context.json(await board())
  })
  routes.get(NETWORK_ATOM, async (context) => {
    const { sources } = await board()
    const titles = new Map(sources.map(({ name, title }) => [name, title ?? name]))
    return feedOf(context, await network.changes(TOLD), titles)
  })
  routes.get(METRICS, async (context) => {
    asOfNow(context)
    const { type, body } = await metricsOf(await board())
    context.header('Content-Type', type)
    return context.body(body)
  })
  routes.get(CENTRES, async (context) => {
    asOfNow(context)
    return html(context, <CentresPage page={context.get('page')} centres={await network.centres()} />)
  })
  routes.get(`${CENTRES}/:fingerprint{[0-9a-f]{64}|own}`, (context) =>
    centre(context, network, context.req.param('fingerprint')),
  )
  return routes
}

async function centre(
  context: Context<SiteEnv>,
  network: NetworkWatch,
  fingerprint: string,
): Promise<Response> {
  const page = context.get('page')
  const found = (await network.centres()).find(
    (each) => each.fingerprint === fingerprint || (fingerprint === 'own' && each.how === 'own'),
  )
  if (!found)
    return refuse(context, 404, {
      title: page.t('network.centre.wrong'),
      words: page.t('network.centre.wrongLead'),
      children: (
        <p>
          <a href={CENTRES}>{page.t('network.centres.back')}</a>
        </p>
      ),
    })
  asOfNow(context)
  const { sources } = publicBoard(await network.board('public'))
  const source = sources.find(({ name }) => name === found.source) ?? null
  return html(context, <CentrePage page={page} centre={found} source={source} />)
}

// What is shown changes by the mere passing of time, and with files beside the library: it is made anew each time.
function asOfNow(context: Context<SiteEnv>): void {
  context.header('Cache-Control', 'no-store')
}
