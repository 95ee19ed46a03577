/** What the bench refuses, said in full: nothing was kept, and one can go back to what was typed. */
import type { Context } from 'hono'
import { DraftGoneError } from '#editing/draft-store.ts'
import { MalformedStepError } from '#editing/steps.ts'
import { StepError } from '#editing/text.ts'
import { BlockedError } from '#jobs/record-edit.ts'
import { IriTakenError } from '#store/record/work.ts'
import { refuse } from '../answer.tsx'
import type { SiteEnv } from '../page.ts'
import { FormError } from './form.ts'
import { isScript } from './kept-answer.tsx'

const REFUSALS: readonly (readonly [new (...given: never[]) => Error, 409 | 422])[] = [
  [FormError, 422],
  [StepError, 422],
  [MalformedStepError, 422],
  [BlockedError, 422],
  [IriTakenError, 409],
  [DraftGoneError, 409],
]

/** Returns the answer to what editing refuses. Throws what is no refusal. */
export function answered(error: Error, context: Context<SiteEnv>): Response {
  const refusal = REFUSALS.find(([kind]) => error instanceof kind)
  if (!refusal) throw error
  const [, status] = refusal
  if (isScript(context)) return context.json({ message: error.message }, status)
  const { t } = context.get('page')
  const back = backTo(context)
  return refuse(context, status, {
    title: t('bench.refused'),
    words: error.message,
    children: back && (
      <p>
        <a class="button" href={back}>
          {t('bench.record.back')}
        </a>
      </p>
    ),
  })
}

// The draft upon which it was asked.
function backTo({ req }: Context<SiteEnv>): string | null {
  return /^\/edit\/draft\/\d{1,9}/.exec(req.path)?.[0] ?? null
}
