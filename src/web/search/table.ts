/** A search as a table to download. */
import type { Context } from 'hono'
import { hitsTable, MOST_ROWS } from '#jobs/search/hit-rows.ts'
import { originOf } from '../http/origin.ts'
import { pageHeld } from '../http/page-state.ts'
import type { SiteEnv } from '../page.ts'
import { type Asked, optionsOf } from './asked.ts'

export const CSV = 'text/csv; charset=utf-8; header=present'

/** Returns every provision and act found, up to the limit, as CSV. The name of the file says where it was cut. */
export async function tableAnswer(context: Context<SiteEnv>, asked: Asked): Promise<Response> {
  const page = context.get('page')
  downloaded(context, 'search.csv')
  const held = await pageHeld(context, null)
  if (held) return held
  const result = await page.search.search(asked.q, {
    ...optionsOf(asked, page.today),
    fold: false,
    facets: false,
    limit: MOST_ROWS,
    offset: 0,
  })
  const { length } = result.hits
  if (length < result.total) downloaded(context, `search-first-${length}-of-${result.total}.csv`)
  return context.body(hitsTable(result, 0, originOf(context)))
}

/** Says that the answer is a table, and under which name it is kept. */
export function downloaded(context: Context<SiteEnv>, name: string): void {
  context.header('Content-Type', CSV)
  context.header('Content-Disposition', `attachment; filename="${name}"`)
  context.header('Vary', 'Accept-Language, Accept-Encoding')
}
