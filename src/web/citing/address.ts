/** Addresses of what cites an act or provision, and of what an act cites. */
import type { CitingFilter } from '#jobs/citations/citing.ts'
import { type Act, hrefOf } from '../act/view.ts'

/** Returns the address of the list of what cites the act, or the provision of the eId, as it is narrowed. */
export function citedByHref(
  act: Act,
  eId: string | null,
  asked: Partial<CitingFilter> & { readonly number?: number } = {},
): string {
  const { group, place, kind, year, work, number = 1 } = asked
  const query = new URLSearchParams({ view: 'cited-by' })
  for (const [name, value] of Object.entries({ group, in: place, kind, year, work }))
    if (value) query.set(name, value)
  if (number > 1) query.set('page', String(number))
  return `${hrefOf(act, { eId })}?${query}`
}

/** Returns the address of what the act cites on the day that it is read. */
export function citesHref(act: Act): string {
  return `${hrefOf(act)}?view=cites`
}

/** Returns the address of the graph around the act on the day that it is read. */
export function graphHref(act: Act, steps: 1 | 2 = 1): string {
  return `${hrefOf(act)}?view=graph${steps === 2 ? '&steps=2' : ''}`
}
