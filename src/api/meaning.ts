/** What the parameters of a request mean in the library: which act, in which language, on which day. */
import type { Context } from 'hono'
import { formatDay } from '#i18n/dates.ts'
import { type Day, dayOf } from '#kit/day.ts'
import type { Language } from '#law/language.ts'
import type { Expression, Reference, Work } from '#store/model.ts'
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
  if (!expression) throw (await withdrawn(deps, context, work)) ?? notInLanguage(work, language)
  return { reference, expression, at: asked.at ?? reference.at ?? context.get('today') }
}

// What its publisher took back is gone, and not merely unknown.
async function withdrawn(
  { library }: ApiDeps,
  context: Context<ApiEnv>,
  { id, title }: Work,
): Promise<Refused | null> {
  const last = await library.withdrawal(id)
  if (!last) return null
  const { source, reason } = last
  const on = formatDay(dayOf(new Date(last.at)), context.get('t').locale)
  return new Refused(410, 'problem.withdrawn', 'problem.withdrawnLead', { title, source, reason, on })
}

function notInLanguage({ title }: Work, language: Language | null): Refused {
  return new Refused(404, 'api.problem.404', 'api.wrong.notInLanguage', { title, language: language ?? '' })
}
