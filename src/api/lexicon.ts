/** The operation that asks the lexicon: how a legal term is said in another language, or the glossary of two languages. */
import { z } from '@hono/zod-openapi'
import { type Api, type ApiDeps, PARAMETERS, reading } from './asking.ts'
import { offsetOf, writeCursor } from './cursor.ts'
import { list, Next, orNull } from './schema-parts.ts'
import { linkNext } from './works.ts'

const { language, cursor, limit } = PARAMETERS

const QuoteSchema = z
  .strictObject({
    iri: z.string(),
    provision: z.string(),
    language: z.string(),
    jurisdiction: z.string(),
    kind: z.string(),
    num: z.string().nullable(),
    words: z
      .tuple([z.string(), z.string(), z.string()])
      .readonly()
      .openapi({ description: 'api.field.lexiconWords' }),
  })
  .openapi('LexiconQuote')

const UseSchema = z
  .strictObject({ iri: z.string(), title: z.string(), jurisdiction: z.string(), passages: z.number() })
  .openapi('LexiconUse')

const RenderingSchema = z
  .strictObject({
    form: z.string(),
    forms: list(z.string()),
    together: z.number().openapi({ description: 'api.field.lexiconTogether' }),
    share: z.number().openapi({ description: 'api.field.lexiconShare' }),
    back: z.number().openapi({ description: 'api.field.lexiconBack' }),
    likelihood: z.number().openapi({ description: 'api.field.lexiconLikelihood' }),
    through: orNull(
      z.strictObject({ language: z.string(), form: z.string() }).openapi('LexiconThrough'),
    ).openapi({ description: 'api.field.lexiconThrough' }),
    where: list(UseSchema),
    proofs: list(z.tuple([QuoteSchema, QuoteSchema]).readonly()),
  })
  .openapi('LexiconRendering')

const TermSchema = z
  .strictObject({
    form: z.string(),
    forms: list(z.string()),
    often: z.number().openapi({ description: 'api.field.lexiconOften' }),
    renderings: list(RenderingSchema),
  })
  .openapi('LexiconTerm')

const LearntSchema = z
  .strictObject({ works: z.number(), sentences: z.number(), read: z.number(), at: z.string() })
  .openapi('LexiconLearnt')

export const LexiconSchema = z
  .strictObject({
    from: z.string(),
    to: z.string(),
    term: z.string().nullable(),
    domain: z.string().nullable(),
    learnt: orNull(LearntSchema).openapi({ description: 'api.field.lexiconLearnt' }),
    through: list(z.string()),
    total: z.number(),
    letters: list(z.string()),
    terms: list(TermSchema),
    longer: list(z.strictObject({ form: z.string(), rendering: z.string() })),
    next: Next,
  })
  .openapi('Lexicon')

const QUERY = z.object({
  from: language.openapi({ description: 'api.param.lexiconFrom' }),
  to: language.openapi({ description: 'api.param.lexiconTo' }),
  term: z.string().trim().min(1).max(200).optional().openapi({ description: 'api.param.lexiconTerm' }),
  domain: z.string().trim().min(1).max(200).optional().openapi({ description: 'api.param.lexiconDomain' }),
  letter: z.string().max(4).optional().openapi({ description: 'api.param.lexiconLetter' }),
  cursor,
  limit,
})

/** Adds the operation, where there is a lexicon. */
export function addLexicon(api: Api, { lexicon, library }: ApiDeps): void {
  if (!lexicon) return
  api.openapi(reading('lexicon', QUERY, LexiconSchema), async (context) => {
    const { from, to, term, domain, letter, cursor: place, limit: most } = context.req.valid('query')
    const [pair, mark] = [`${from} ${to}`, await library.mark()]
    const learnt = (await lexicon.pairs()).find(
      ({ one, other }) => `${one} ${other}` === pair || `${other} ${one}` === pair,
    )
    const stamp = `${mark} ${learnt?.at ?? ''}`
    const offset = offsetOf(place, stamp)
    const answer = await lexicon.ask({
      from,
      to,
      term: term ?? null,
      domain: domain ?? null,
      limit: most,
      alphabet: { letter: letter ?? null, offset },
    })
    const end = offset + most
    const more = term === undefined && end < answer.total
    return context.json({
      ...answer,
      next: more ? linkNext(context, writeCursor({ offset: end, mark: stamp })) : null,
    })
  })
}
