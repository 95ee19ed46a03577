/** Answers of the site: pages, redirects, and the friendly faces of what goes wrong. */
import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { wantsPage } from './http/offers.ts'
import { problem } from './http/problem.ts'
import type { SiteEnv } from './page.ts'
import { ProblemPage } from './problem-page.tsx'
import { carrying } from './speech.ts'

/** Returns a page in the language that its reader chose or prefers; a choice goes along with every link of it. */
export function html(context: Context<SiteEnv>, page: unknown, status: ContentfulStatusCode = 200): Response {
  const { speech } = context.get('page')
  context.header('Vary', 'Accept-Language', { append: true })
  context.header('Content-Language', speech.locale)
  const document = `<!doctype html>${String(page)}`
  return context.html(speech.chosen ? carrying(document, speech.locale) : document, status)
}

/** What is said where something went wrong: a page to readers, problem details (RFC 9457) to programs. */
export interface Refusal {
  readonly title: string
  readonly words: string
  /** What the page says beside, such as where to look instead. */
  readonly children?: Child
  /** Members of the problem document beside those of every problem. */
  readonly more?: Readonly<Record<string, unknown>>
}

/** Returns the answer to what cannot be answered. */
export function refuse(
  context: Context<SiteEnv>,
  status: ContentfulStatusCode,
  { title, words, children, more }: Refusal,
): Response {
  if (!wantsPage(context.req.header('Accept'), context.req.path))
    return problem(context, status, { title, detail: words }, more)
  context.header('Vary', 'Accept', { append: true })
  return html(
    context,
    <ProblemPage page={context.get('page')} title={title} words={words}>
      {children}
    </ProblemPage>,
    status,
  )
}

/** Returns what says that nothing is at the address. */
export function notFound(context: Context<SiteEnv>): Response {
  const { t } = context.get('page')
  return refuse(context, 404, { title: t('problem.notFound'), words: t('problem.notFoundLead') })
}

/** Returns what says what of the address cannot be read. */
export function bad(context: Context<SiteEnv>, title: string, words: string): Response {
  return refuse(context, 400, { title, words })
}

/** Returns the answer to a day that is none. */
export function wrongDay(context: Context<SiteEnv>, typed: string): Response {
  const { t } = context.get('page')
  return bad(context, t('problem.wrongDay'), t('problem.wrongDayLead', { typed }))
}
