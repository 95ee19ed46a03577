/** Files of acts and provisions, at the address of the text and the ending of their format: `…/fra@2024-01-01/~art_5.pdf`. */
import { type Context, Hono } from 'hono'
import { type LawDocument, type LawNode, narrowed, nodeOf } from '#export/document.ts'
import { STYLE_SOURCE } from '#export/style-sheet.ts'
import { provisionLabel } from '#i18n/jurisdictions.ts'
import { documentOn } from '#jobs/files/document.ts'
import { signatureMark } from '#jobs/proofs/proof.ts'
import { withProof } from '#jobs/proofs/proved-document.ts'
import { formatIri } from '#law/iri.ts'
import { bcp47 } from '#law/language.ts'
import type { Reference } from '#store/model.ts'
import { type Act, actOf, hrefOf } from '../act/view.ts'
import { notFound, refuse } from '../answer.tsx'
import { askedAct, describe, forget } from '../http/act-headers.ts'
import { bare } from '../http/offers.ts'
import { encoded, originOf } from '../http/origin.ts'
import { textValidators } from '../http/state.ts'
import { surroundings } from '../http/text-answer.ts'
import { unchanged } from '../http/validators.ts'
import { type Page, type SiteEnv, say } from '../page.ts'
import { type Address, addressOf } from './address.ts'
import { disposition } from './file-name.ts'
import { fileOr } from './making.ts'

type Asking = Context<SiteEnv>

export function fileRoutes(): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>()
  routes.get('/akn/*', async (context, next) => {
    const page = context.get('page')
    const address = addressOf(context.req.path)
    if (address === null || !(await isFile(page, address))) return next()
    const reference = await page.library.resolve(address.stem)
    if (!reference) return notFound(context)
    const act = await actOf(page, reference, null)
    if (!act) return noLanguage(context, reference)
    if (reference.alias || reference.language === null || reference.at === null)
      return toDated(context, reference, act, address)
    return answer(context, reference, act, address)
  })
  return routes
}

// A number may end as a file does: what is held under the whole address is the text of that address.
async function isFile({ library }: Page, { whole, stem }: Address): Promise<boolean> {
  const text = await library.resolve(whole)
  return text === null || (text.eId !== null && (await library.resolve(stem)) !== null)
}

function noLanguage(context: Asking, { work }: Reference): Response {
  const { t } = context.get('page')
  return refuse(context, 404, {
    title: t('problem.noLanguage'),
    words: t('problem.noLanguageLead', { title: work.title }),
    children: (
      <p>
        <a href={encoded(work.iri)}>{t('problem.readAct')}</a>
      </p>
    ),
  })
}

// Whoever keeps the address of a file keeps that of a text that stays as it is.
function toDated(context: Asking, reference: Reference, act: Act, { format }: Address): Response {
  const iri = formatIri({
    work: act.work.iri,
    language: act.expression.language,
    at: act.at,
    eId: reference.eId,
  })
  context.header('Vary', 'Accept-Language', { append: true })
  context.header('Cache-Control', 'no-cache')
  return context.redirect(`${encoded(iri)}.${format.ending}`, 302)
}

async function answer(
  context: Asking,
  reference: Reference,
  act: Act,
  { format, whole }: Address,
): Promise<Response | undefined> {
  const page = context.get('page')
  if (!format.takes(act.expression.language))
    return refuse(context, 404, {
      title: page.t('files.notOffered'),
      words: page.t('files.notOfferedLead'),
      children: <BackToAct page={page} act={act} />,
    })
  const asked = await askedAct(page, act, reference)
  const origin = originOf(context)
  const { id } = act.expression
  const subjects = page.subjects?.said(id) ?? []
  const signed = `${page.proofs ? await signatureMark(page.proofs, id) : ''}${subjects.map(({ at }) => ` ${at}`).join('')}`
  const validators = textValidators(asked.shown, `${origin}${whole} ${signed}`, page.today)
  describe(context, asked, { type: bare(format.mediaType), format })
  const held = unchanged(context, validators)
  if (held) return held
  const shown = partOf(page, await documentOn(page, act.work, act.expression, act.at), act, reference.eId)
  if (shown === null) return nothing(context, act, reference.eId)
  const document = await withProof(page.proofs ?? null, id, shown, format.ending)
  const beside = { ...surroundings(asked, origin, page.today), subjects }
  const file = await fileOr(context, validators.etag, format, { document, beside })
  if (file instanceof Response) return file
  const named = {
    ...document,
    label: document.part?.label ?? document.part?.eId ?? null,
    ending: format.ending,
  }
  context.header('Content-Disposition', disposition(named, format.inline))
  context.header('Content-Type', format.mediaType)
  context.header('Content-Language', bcp47(document.language))
  if (format.ending === 'html') context.header('Content-Security-Policy', FILE_POLICY)
  return context.body(file)
}

// A page that is a file brings its own sheet of style, and nothing else.
const FILE_POLICY = `default-src 'none'; style-src ${STYLE_SOURCE}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

function partOf(page: Page, document: LawDocument, act: Act, eId: string | null): LawDocument | null {
  if (document.nodes.length === 0) return null
  if (eId === null) return document
  const labelOf = (node: LawNode) =>
    provisionLabel(page.jurisdictions, node, {
      jurisdiction: act.work.jurisdiction,
      language: act.expression.language,
    })
  const part = narrowed(document, eId, labelOf)
  // A file of nothing but the note that a wording is not held would be an empty one.
  return part && nodeOf(part.nodes, eId)?.missing ? null : part
}

function nothing(context: Asking, act: Act, eId: string | null): Response {
  const page = context.get('page')
  const values = { title: act.expression.title, date: say(page, act.at) }
  forget(context)
  return refuse(context, 404, {
    title: page.t('files.noText'),
    words: page.t(eId === null ? 'files.noTextLead' : 'files.noPartLead', values),
    children: <BackToAct page={page} act={act} />,
  })
}

function BackToAct({ page, act }: { page: Page; act: Act }) {
  return (
    <p>
      <a href={hrefOf(act, { at: act.at })}>{page.t('problem.readAct')}</a>
    </p>
  )
}
