/** Whether a reader has a page already, told without making it. */
import type { Context } from 'hono'
import type { SiteEnv } from '../page.ts'
import { tagOf } from './state.ts'
import { unchanged } from './validators.ts'

/**
 * Names the page, and returns the 304 where the reader has it; null where it must be made. A page is made of nothing but its address,
 * the languages of its reader, the day, the library, who fell silent of those it follows, and the software. Whoever is signed in may see more: such a page is named by
 * its bytes.
 */
export async function pageHeld(
  context: Context<SiteEnv>,
  lastModified: Date | null,
): Promise<Response | null> {
  const { req } = context
  if (req.header('Cookie') !== undefined || req.header('Authorization') !== undefined) return null
  const page = context.get('page')
  const { pathname, search } = new URL(req.url)
  const parts = [
    pathname + search,
    page.t.locale,
    ...page.preferences,
    page.today,
    await page.library.mark(),
    page.network?.mark() ?? '',
  ]
  return unchanged(context, { etag: tagOf(parts), lastModified })
}
