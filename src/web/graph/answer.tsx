/** Answering for the graph around an act: `?view=graph`, with `steps=2` for the works behind its neighbours. */
import type { Context } from 'hono'
import { actGraph, secondSteps } from '#jobs/citations/act-graph.ts'
import { addDays } from '#kit/day.ts'
import { type Act, versionOn } from '../act/view.ts'
import { html } from '../answer.tsx'
import type { SiteEnv } from '../page.ts'
import { GraphPage } from './graph-page.tsx'

/** The most works of the graph, half of them on either side, whatever the steps. */
const MOST = 40
const FIRST_OF_TWO = 24

/** Returns the page of the graph as of the day on which the act is read; of an act that has ended, as of its last. */
export async function answerGraph(context: Context<SiteEnv>, act: Act): Promise<Response> {
  const page = context.get('page')
  const isTwo = context.req.query('steps') === '2'
  const last = act.versions.findLast(({ state }) => state === 'held')
  const ended = last?.to != null && last.to <= act.at
  const asked = {
    work: act.work,
    expression: act.expression,
    at: ended ? addDays(last.to, -1) : act.at,
  }
  const graph = await actGraph(page.library, { ...asked, perSide: (isTwo ? FIRST_OF_TWO : MOST) / 2 })
  const beyond = isTwo
    ? await secondSteps(page.library, graph, { ...asked, limit: MOST - FIRST_OF_TWO })
    : null
  return html(
    context,
    <GraphPage
      page={page}
      act={act}
      version={versionOn(act.versions, act.at)}
      graph={graph}
      beyond={beyond}
    />,
  )
}
