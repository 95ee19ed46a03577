/** Answering for what can be proved of a text: the page `?view=verify`, and the proof itself. */
import type { Context } from 'hono'
import { type LawDocument, type LawNode, narrowed } from '#export/document.ts'
import { provisionLabel } from '#i18n/jurisdictions.ts'
import { documentOn } from '#jobs/files/document.ts'
import { provingOf } from '#jobs/proofs/proof.ts'
import { proofOfDocument } from '#jobs/proofs/proved-document.ts'
import type { Act } from '../act/view.ts'
import { html, refuse } from '../answer.tsx'
import { disposition } from '../files/file-name.ts'
import { type Page, type SiteEnv, say } from '../page.ts'
import { verifyHref } from './address.ts'
import { VerifyPage } from './verify-page.tsx'

/** Returns the page that says who signed the text, or that nobody did. */
export async function answerVerify(
  context: Context<SiteEnv>,
  act: Act,
  eId: string | null,
): Promise<Response> {
  const page = context.get('page')
  const document = await shownIn(page, act, eId)
  if (!document) return nothing(context, act, eId)
  const { part } = document
  const asked = { expressionId: act.expression.id, at: act.at, eId }
  const proving = page.proofs ? await provingOf(page.proofs, asked) : ({ state: 'unsigned' } as const)
  const named = part && { eId: part.eId, label: part.label ?? part.heading ?? part.eId }
  return html(context, <VerifyPage page={page} view={{ act, part: named, proving }} />)
}

/** Returns the proof as a file; 404 where there is none, with the page that says why. */
export async function answerProof(
  context: Context<SiteEnv>,
  act: Act,
  eId: string | null,
): Promise<Response> {
  const page = context.get('page')
  const document = await shownIn(page, act, eId)
  if (!document) return nothing(context, act, eId)
  const proof = await proofOfDocument(page.proofs ?? null, act.expression.id, document)
  if (proof === null) return unproved(context, act, eId)
  const label = document.part?.label ?? document.part?.eId ?? null
  context.header('Content-Disposition', disposition({ ...document, label, ending: 'proof.json' }, false))
  context.header('Content-Type', 'application/json')
  return context.body(`${proof}\n`)
}

async function shownIn(page: Page, act: Act, eId: string | null): Promise<LawDocument | null> {
  const whole = await documentOn(page, act.work, act.expression, act.at)
  if (whole.nodes.length === 0) return null
  const { jurisdiction } = act.work
  const { language } = act.expression
  const labelOf = (node: LawNode) => provisionLabel(page.jurisdictions, node, { jurisdiction, language })
  return eId === null ? whole : narrowed(whole, eId, labelOf)
}

function nothing(context: Context<SiteEnv>, act: Act, eId: string | null): Response {
  const page = context.get('page')
  const { title } = act.expression
  const date = say(page, act.at)
  if (eId !== null)
    return refuse(context, 404, {
      title: page.t('problem.noProvision'),
      words: page.t('problem.noProvisionLead', { title, eId, date }),
    })
  return refuse(context, 404, {
    title: page.t('verify.page.noText'),
    words: page.t('verify.page.noTextLead', { title, date }),
  })
}

function unproved(context: Context<SiteEnv>, act: Act, eId: string | null): Response {
  const { t } = context.get('page')
  return refuse(context, 404, {
    title: t('verify.page.noProof'),
    words: t('verify.aside.unsigned'),
    children: (
      <p>
        <a href={verifyHref(act, eId)}>{t('verify.page.title')}</a>
      </p>
    ),
  })
}
