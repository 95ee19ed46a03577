/** The page that checks proofs, and proofs at the address of their text: `…/fra@2024-01-01/~art_5.proof`. */
import { type Context, Hono } from 'hono'
import { formatIri } from '#law/iri.ts'
import { actOf } from '../act/view.ts'
import { notFound } from '../answer.tsx'
import { encoded } from '../http/origin.ts'
import type { SiteEnv } from '../page.ts'
import { PROOF } from './address.ts'
import { answerProof } from './answer.tsx'
import { checker } from './checker.ts'
import { CHECKER, CheckerPage } from './checker-page.tsx'

export function verifyRoutes(): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>()
  routes.get(CHECKER, (context) => {
    const { t, speech } = context.get('page')
    const made = checker()
    context.header('Content-Security-Policy', `${made.policy}; frame-ancestors 'none'`)
    context.header('Vary', 'Accept-Language', { append: true })
    context.header('Content-Language', t.locale)
    const language = speech.chosen ? speech.locale : null
    return context.html(`<!doctype html>${String(<CheckerPage t={t} checker={made} language={language} />)}`)
  })
  routes.get('/akn/*', async (context, next) => (await proof(context)) ?? next())
  return routes
}

async function proof(context: Context<SiteEnv>): Promise<Response | null> {
  const { library } = context.get('page')
  const path = decoded(context.req.path)
  if (!path?.endsWith(PROOF)) return null
  const reference = await library.resolve(path.slice(0, -PROOF.length))
  // A number may end so: what is held under the whole address is the text of that address.
  const whole = await library.resolve(path)
  if (whole !== null && (whole.eId === null || reference === null)) return null
  const act = reference && (await actOf(context.get('page'), reference, null))
  if (!act) return notFound(context)
  if (!reference.alias && reference.language !== null && reference.at !== null)
    return answerProof(context, act, reference.eId)
  const { language } = act.expression
  const iri = formatIri({ work: act.work.iri, language, at: act.at, eId: reference.eId })
  context.header('Vary', 'Accept-Language', { append: true })
  context.header('Cache-Control', 'no-cache')
  return context.redirect(`${encoded(iri)}${PROOF}`, 302)
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}
