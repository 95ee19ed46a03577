/** Operations on works: the jurisdictions there are, the acts, their languages, their versions. */

import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { jurisdictionName } from '#i18n/jurisdictions.ts'
import { freshnessOn } from '#jobs/files/document.ts'
import { formatLinks } from '#kit/http.ts'
import { formatIri } from '#law/iri.ts'
import type { WorkSummary } from '#store/model.ts'
import { type Api, type ApiDeps, type ApiEnv, PARAMETERS, reading } from './asking.ts'
import { afterWork, writeCursor } from './cursor.ts'
import { meant, named } from './meaning.ts'
import { publicWork, withPlace } from './public.ts'
import { ExpressionsSchema, JurisdictionsSchema, VersionsSchema, WorkSchema, WorksSchema } from './schemas.ts'

const { iri, lang, in: places, type, cursor, limit } = PARAMETERS

/** Adds the operations. */
export function addWorks(api: Api, deps: ApiDeps): void {
  const { library, jurisdictions } = deps
  api.openapi(reading('jurisdictions', z.object({}), JurisdictionsSchema), async (context) => {
    const { locale } = context.get('t')
    const held = await library.holdings()
    return context.json({
      jurisdictions: held.map((holding) => ({
        code: holding.jurisdiction,
        name: jurisdictionName(jurisdictions, holding.jurisdiction, locale),
        languages: holding.languages,
        works: holding.acts,
        versions: holding.wordings,
        invented: jurisdictions.get(holding.jurisdiction)?.invented ?? false,
      })),
    })
  })
  addList(api, deps)
  api.openapi(reading('work', z.object({ iri }), WorkSchema), async (context) => {
    const { work } = await named(deps, context.req.valid('query').iri)
    return context.json(publicWork(await library.summary(work.id)))
  })
  api.openapi(reading('expressions', z.object({ iri }), ExpressionsSchema), async (context) => {
    const { work } = await named(deps, context.req.valid('query').iri)
    const held = await library.expressions(work.id)
    return context.json({
      work: work.iri,
      expressions: held.map((expression) => ({
        iri: formatIri({ work: work.iri, language: expression.language, at: null, eId: null }),
        language: expression.language,
        title: expression.title,
        textState: expression.textState,
        source: withPlace(expression.source),
        shown: expression.shown,
        completeFrom: expression.completeFrom,
        freshness: freshnessOn(deps.network, expression.source.name),
        recordedAt: expression.recordedAt,
      })),
    })
  })
  api.openapi(reading('versions', z.object({ iri, lang }), VersionsSchema), async (context) => {
    const { reference, expression } = await meant(deps, context, context.req.valid('query'))
    const { language } = expression
    return context.json({
      iri: formatIri({ work: reference.work.iri, language, at: null, eId: null }),
      language,
      versions: (await library.versions(expression.id)).map(withPlace),
    })
  })
}

function addList(api: Api, { library }: ApiDeps): void {
  const title = z.string().trim().min(1).max(300).optional().openapi({ description: 'api.param.title' })
  const topic = z.string().max(300).optional().openapi({ description: 'api.param.topic' })
  const query = z.object({ title, in: places, type, topic, cursor, limit })
  api.openapi(reading('works', query, WorksSchema), async (context) => {
    const asked = context.req.valid('query')
    const found = await library.works({
      ...(asked.in ? { in: asked.in } : {}),
      ...(asked.type ? { type: asked.type } : {}),
      ...(asked.topic ? { topic: asked.topic } : {}),
      ...(asked.title ? { title: asked.title } : {}),
      after: afterWork(asked.cursor),
      limit: asked.limit + 1,
    })
    const works = found.slice(0, asked.limit)
    const last = found.length > asked.limit ? works.at(-1) : undefined
    return context.json({
      works: works.map(publicWork),
      next: last ? linkNext(context, placeOf(last)) : null,
    })
  })
}

/** Returns the address of the next page, and names it in the Link header. */
export function linkNext(context: Context<ApiEnv>, cursor: string): string {
  const next = new URL(context.req.url)
  next.searchParams.set('cursor', cursor)
  const href = `${context.get('origin')}${next.pathname}${next.search}`
  context.header('Link', formatLinks([{ href, rel: 'next' }]), { append: true })
  return href
}

function placeOf({ work }: WorkSummary): string {
  return writeCursor({ jurisdiction: work.jurisdiction, title: work.title, id: work.id })
}
