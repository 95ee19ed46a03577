/** Operations on texts: the act on a day, one provision with all its wordings, what changed between two days. */
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { describeChanges, textIdsOf } from '#compare/describe.ts'
import { type LawDocument, narrowed } from '#export/document.ts'
import { toJson } from '#export/json.ts'
import { formatDay } from '#i18n/dates.ts'
import { documentOn, freshnessOn } from '#jobs/files/document.ts'
import { plainText } from '#law/content.ts'
import { formatIri } from '#law/iri.ts'
import type { ProvisionVersion } from '#store/model.ts'
import { readingOrder } from '#store/outline.ts'
import { type Api, type ApiDeps, type ApiEnv, PARAMETERS, reading } from './asking.ts'
import { type Meant, meant } from './meaning.ts'
import { Refused } from './refused.ts'
import { ChangesSchema, HistorySchema, TextSchema } from './text-schemas.ts'

const { iri, lang, at, from, to } = PARAMETERS

/** Adds the operations. */
export function addTexts(api: Api, deps: ApiDeps): void {
  const { library } = deps
  api.openapi(reading('text', z.object({ iri, lang, at }), TextSchema), async (context) => {
    const found = await meant(deps, context, context.req.valid('query'))
    return context.json(toJson(await textOf(deps, context, found)))
  })
  api.openapi(reading('provision', z.object({ iri, lang, at }), HistorySchema), async (context) => {
    const found = await meant(deps, context, context.req.valid('query'))
    const { eId } = found.reference
    if (eId === null) throw new Refused(400, 'api.problem.400', 'api.wrong.noProvision')
    return context.json(await historyOf(deps, context, found, eId))
  })
  api.openapi(reading('changes', z.object({ iri, lang, from, to }), ChangesSchema), async (context) => {
    const asked = context.req.valid('query')
    const found = await meant(deps, context, asked)
    if (asked.from > asked.to) throw new Refused(400, 'api.problem.400', 'api.wrong.order')
    for (const day of [asked.from, asked.to]) await mustHold(deps, context, { ...found, at: day })
    const { expression, reference } = found
    const pairs = await library.changes(expression.id, asked.from, asked.to)
    const { language, title } = expression
    return context.json({
      iri: formatIri({ work: reference.work.iri, language, at: null, eId: null }),
      language,
      from: asked.from,
      to: asked.to,
      title,
      changes: describeChanges(pairs, await library.contents(textIdsOf(pairs))),
    })
  })
}

/** Returns the act or provision as it is shown on the day. Throws Refused where none is held. */
export async function textOf(deps: ApiDeps, context: Context<ApiEnv>, found: Meant): Promise<LawDocument> {
  await mustHold(deps, context, found)
  const { reference, expression, at } = found
  const whole = await documentOn(deps, reference.work, expression, at)
  const { eId } = reference
  const document = eId === null ? whole : narrowed(whole, eId)
  if (document) return document
  throw new Refused(404, 'problem.noProvision', 'problem.noProvisionLead', {
    title: expression.title,
    eId: eId ?? '',
    date: said(context, found),
  })
}

async function mustHold({ library }: ApiDeps, context: Context<ApiEnv>, found: Meant): Promise<void> {
  const { nodes, version } = await library.textOnDay(found.expression.id, found.at)
  if (nodes.length > 0) return
  const t = context.get('t')
  const values = {
    title: found.expression.title,
    date: said(context, found),
    reason: version?.reason ?? t('hole.noReason'),
  }
  throw new Refused(
    404,
    'api.noText',
    version?.state === 'unknown' ? 'api.noTextHole' : 'api.noTextLead',
    values,
  )
}

async function historyOf(deps: ApiDeps, context: Context<ApiEnv>, found: Meant, eId: string) {
  const { library } = deps
  const { expression, reference, at } = found
  const { language } = expression
  const { nodes } = await library.textOnDay(expression.id, at)
  const row =
    readingOrder(nodes).find((node) => node.eId === eId) ?? (await heldOnce(deps, expression.id, eId))
  if (!row)
    throw new Refused(404, 'problem.noProvision', 'problem.noProvisionLead', {
      title: expression.title,
      eId,
      date: said(context, found),
    })
  const wordings = await library.provisionHistory(row.provisionId)
  const contents = await library.contents(wordings.flatMap(({ textId }) => textId ?? []))
  const now = wordings.find(
    (each) => (each.from === null || each.from <= at) && (each.to === null || at < each.to),
  )
  const whole = now ? await documentOn(deps, reference.work, expression, at) : null
  const place = { work: reference.work.iri, language }
  return {
    iri: formatIri({ ...place, at, eId: now?.eId ?? eId }),
    wId: row.wId,
    language,
    at,
    freshness: freshnessOn(deps.network, expression.source.name),
    provision: (whole && now && toJson(narrowed(whole, now.eId) ?? whole).provisions[0]) || null,
    wordings: wordings.map((each) => ({
      iri: formatIri({ ...place, at: each.from, eId: each.eId }),
      eId: each.eId,
      num: each.num,
      heading: each.heading,
      from: each.from,
      to: each.to,
      basis: each.basis,
      missing: each.missing,
      ground: each.ground,
      text: each.textId === null ? null : plainText(contents.get(each.textId) ?? ''),
    })),
  }
}

// A number that no provision has on the day may have been one's on another day.
async function heldOnce(
  { library }: ApiDeps,
  expressionId: number,
  eId: string,
): Promise<ProvisionVersion | null> {
  const rows = (await library.history(expressionId)).filter((row) => row.eId === eId)
  return rows.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1)).at(-1) ?? null
}

function said(context: Context<ApiEnv>, { at }: Meant): string {
  return formatDay(at, context.get('t').locale)
}
