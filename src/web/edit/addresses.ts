/** Addresses of the bench. */
import type { Draft } from '#editing/draft.ts'

/** What of a draft is shown: the piece with a provision, and the provision that is open. */
export interface Shown {
  readonly near?: string | null
  readonly open?: string | null
}

export function draftHref({ id }: Pick<Draft, 'id'>, { near = null, open = null }: Shown = {}): string {
  const query = new URLSearchParams()
  if (open !== null) query.set('open', open)
  else if (near !== null) query.set('near', near)
  const said = query.toString()
  const place = open ?? near
  return `/edit/draft/${id}${said && `?${said}`}${place === null ? '' : `#${encodeURIComponent(placeOf(place))}`}`
}

/** Returns the id of a provision on the page. */
export function placeOf(wId: string): string {
  return `e-${wId.replace(/\s+/g, '-')}`
}
