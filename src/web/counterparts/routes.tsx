/** Counterparts: `/counterparts?of=<iri>&in=de` lists the provisions of other states that answer one, with the reasons. */
import { type Context, Hono } from 'hono'
import type { CounterpartShelf } from '#jobs/counterparts/shelf.ts'
import type { WhyCounterpart } from '#jobs/counterparts/why.ts'
import { shortName } from '#vocab/model.ts'
import { bad, html, refuse, wrongDay } from '../answer.tsx'
import { readDay } from '../day-input.ts'
import type { Page, SiteEnv } from '../page.ts'
import { subjectLabel } from '../subjects/names.ts'
import { CounterpartsPage } from './counterparts-page.tsx'

/** Provisions that are shown. */
const MOST = 20
const LONGEST = 2000

export function counterpartRoutes(shelf: CounterpartShelf): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>()
  routes.get('/counterparts', (context) => answer(context, shelf))
  return routes
}

async function answer(context: Context<SiteEnv>, shelf: CounterpartShelf): Promise<Response> {
  const page = context.get('page')
  const { t } = page
  const of = (context.req.query('of') ?? '').trim().slice(0, LONGEST)
  if (of === '') return bad(context, t('problem.bad'), t('subjects.counterpartsOfWhat'))
  const day = readDay(context.req.query('at'))
  if (day.wrong) return wrongDay(context, day.typed)
  const places = [
    ...new Set(
      (context.req.query('in') ?? '')
        .toLowerCase()
        .split(',')
        .map((each) => each.trim())
        .filter((each) => /^[a-z0-9-]{2,20}$/.test(each)),
    ),
  ]
  const at = day.day ?? page.today
  const found = await shelf.find({ iri: of, in: places.length > 0 ? places : null, at, limit: MOST })
  if ('refused' in found)
    return refuse(context, 404, { title: t('api.problem.404'), words: t('subjects.counterpartsNot') })
  const labels = await labelsOf(
    page,
    found.hits.map(({ why }) => why),
  )
  return html(context, <CounterpartsPage page={page} view={{ found, places, labels, dated: day.day }} />)
}

async function labelsOf(page: Page, whys: readonly WhyCounterpart[]): Promise<ReadonlyMap<string, string>> {
  const iris = new Set(
    whys.flatMap(({ concepts, surroundings }) => [...concepts.map(({ iri }) => iri), ...surroundings]),
  )
  const labels = new Map<string, string>()
  for (const iri of iris) {
    const named = await page.subjects?.concept(iri)
    labels.set(iri, named ? subjectLabel(page, named.concept) : shortName(iri))
  }
  return labels
}
