/** What the parameters of a request mean in the library: which act, in which language, on which day. */
import type { Context } from 'hono'
import type { Day } from '#kit/day.ts'
import type { Language } from '#law/language.ts'
import type { Expression, Reference } from '#store/model.ts'
import type { ApiDeps, ApiEnv } from './asking.ts'
import { Refused } from './refused.ts'

/** An act in one language, on a day. */
export interface Meant {
  readonly reference: Reference
  readonly expression: Expression
  readonly at: Day
}

interface Asked {
  readonly iri: string
  readonly lang?: Language | undefined
  readonly at?: Day | undefined
}

/** Returns what an IRI of any level or an alias names. Throws Refused where nothing held has it. */
export async function named({ library }: ApiDeps, iri: string): Promise<Reference> {
  const reference = await library.resolve(iri)
  if (!reference) throw new Refused(404, 'api.problem.404', 'api.wrong.notHeld', { iri })
  return reference
}

/** Returns the act asked for. The parameters go before what the IRI says; without a day, today is meant. */
export async function meant(deps: ApiDeps, context: Context<ApiEnv>, asked: Asked): Promise<Meant> {
  const reference = await named(deps, asked.iri)
  const { work } = reference
  const language = asked.lang ?? reference.language
  const expression = await deps.library.expression(work.id, language)
  if (!expression)
    throw new Refused(404, 'api.problem.404', 'api.wrong.notInLanguage', {
      title: work.title,
      language: language ?? '',
    })
  return { reference, expression, at: asked.at ?? reference.at ?? context.get('today') }
}
