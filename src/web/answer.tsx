/** Answers of the site: pages, redirects, and the friendly faces of what goes wrong. */
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Page } from './page.ts'
import { ProblemPage } from './problem-page.tsx'

export interface SiteEnv {
  Variables: { page: Page }
}

/** Returns a page. */
export function html(context: Context<SiteEnv>, page: unknown, status: ContentfulStatusCode = 200): Response {
  context.header('Vary', 'Accept-Language')
  return context.html(`<!doctype html>${String(page)}`, status)
}

/** Returns the page that says that nothing is at the address. */
export function notFound(context: Context<SiteEnv>): Response {
  const page = context.get('page')
  return html(
    context,
    <ProblemPage page={page} title={page.t('problem.notFound')} words={page.t('problem.notFoundLead')} />,
    404,
  )
}

/** Returns the page that says what of the address cannot be read. */
export function bad(context: Context<SiteEnv>, title: string, words: string): Response {
  return html(context, <ProblemPage page={context.get('page')} title={title} words={words} />, 400)
}

/** Returns the page for a day that is none. */
export function wrongDay(context: Context<SiteEnv>, typed: string): Response {
  const { t } = context.get('page')
  return bad(context, t('problem.wrongDay'), t('problem.wrongDayLead', { typed }))
}
