/** An act, or a provision of it, in a format that the client asked for in its Accept header. */
import type { Context } from 'hono'
import { narrowed } from '#export/document.ts'
import type { Surroundings } from '#export/json-ld.ts'
import { FORMATS, type Format } from '#export/registry.ts'
import { documentOn } from '#jobs/files/document.ts'
import { signatureMark } from '#jobs/proofs/proof.ts'
import { withProof } from '#jobs/proofs/proved-document.ts'
import { bcp47 } from '#law/language.ts'
import { fileOr } from '../files/making.ts'
import { type SiteEnv, say } from '../page.ts'
import { type AskedAct, forget, manifestation } from './act-headers.ts'
import { bare, offersIn } from './offers.ts'
import { absolute, originOf } from './origin.ts'
import { problem } from './problem.ts'
import { textValidators } from './state.ts'
import { unchanged } from './validators.ts'

/** Returns the text; 304 where the client has it, and a problem where none is held for the day. */
export async function textAnswer(
  context: Context<SiteEnv>,
  asked: AskedAct,
  format: Format,
  type: string,
): Promise<Response> {
  const page = context.get('page')
  const { act, reference, shown } = asked
  const origin = originOf(context)
  const { id } = act.expression
  const subjects = page.subjects?.said(id) ?? []
  const signed = `${page.proofs ? await signatureMark(page.proofs, id) : ''}${subjects.map(({ at }) => ` ${at}`).join('')}`
  const named = `${origin}${context.req.path} ${type} ${signed}`
  const held = unchanged(context, textValidators(shown, named, page.today))
  if (held) return held
  const whole = await documentOn(page, act.work, act.expression, act.at)
  if (whole.nodes.length === 0) return nothingHeld(context, asked)
  const document = reference.eId === null ? whole : narrowed(whole, reference.eId)
  if (document === null) return noProvision(context, asked)
  const name = textValidators(
    shown,
    `${origin}${manifestation(asked, { type, format }) ?? ''} ${signed}`,
    page.today,
  ).etag
  const body = await fileOr(context, name, format, {
    document: await withProof(page.proofs ?? null, id, document, format.ending),
    beside: { ...surroundings(asked, origin, page.today), subjects },
  })
  if (body instanceof Response) return body
  context.header('Content-Language', bcp47(act.expression.language))
  // The name that the client knows the format by, with the character set that goes with the format's own.
  context.header('Content-Type', bare(format.mediaType) === type ? format.mediaType : type)
  return context.body(body)
}

/** Returns the problem that says what there is at the address, where the client accepts none of it. */
export function notAcceptable(context: Context<SiteEnv>, asked: AskedAct): Response {
  const { t } = context.get('page')
  const origin = originOf(context)
  const available = offersIn(asked.act.expression.language).map((offer) => ({
    type: offer.type,
    href: absolute(origin, manifestation(asked, offer) ?? asked.timeline.original),
  }))
  const words = { title: t('api.problem.406'), detail: t('api.problemAbout.406') }
  return problem(context, 406, words, { available })
}

/** Returns what stands beside the text on this site. */
export function surroundings({ act }: AskedAct, origin: string, today: Surroundings['today']): Surroundings {
  const languages = act.languages.map(({ language }) => language)
  const offered = FORMATS.filter((format) => format.takes(act.expression.language))
  const files = offered.map(({ ending, mediaType }) => ({ ending, mediaType: bare(mediaType) }))
  return { origin, today, languages, files }
}

function nothingHeld(context: Context<SiteEnv>, { act, shown }: AskedAct): Response {
  const page = context.get('page')
  const { t } = page
  const values = { title: act.expression.title, date: say(page, act.at) }
  const title = t('api.noText', values)
  const { version } = shown
  const detail =
    version?.state === 'unknown'
      ? t('api.noTextHole', { reason: version.reason ?? t('hole.noReason') })
      : t('api.noTextLead')
  return refusal(context, title, detail)
}

function noProvision(context: Context<SiteEnv>, { act, reference }: AskedAct): Response {
  const page = context.get('page')
  const values = { title: act.expression.title, eId: reference.eId ?? '', date: say(page, act.at) }
  return refusal(context, page.t('problem.noProvision'), page.t('problem.noProvisionLead', values))
}

function refusal(context: Context<SiteEnv>, title: string, detail: string): Response {
  forget(context)
  return problem(context, 404, { title, detail })
}
