/** Having a file made, and what is answered where that cannot be done now. */
import type { Context } from 'hono'
import type { LawDocument } from '#export/document.ts'
import type { Surroundings } from '#export/json-ld.ts'
import type { Format } from '#export/registry.ts'
import { fileMaker, type Made } from '#jobs/files/maker.ts'
import { refuse } from '../answer.tsx'
import { forget } from '../http/act-headers.ts'
import type { SiteEnv } from '../page.ts'

/** One for all that this process serves: two sites on one machine have its memory in common. */
export const maker = fileMaker()

/**
 * Returns the bytes, or the answer that says why there are none. `name` tells apart whatever may differ in the file: it is kept
 * under it.
 */
export async function fileOr(
  context: Context<SiteEnv>,
  name: string,
  format: Format,
  order: { readonly document: LawDocument; readonly beside?: Surroundings },
): Promise<Uint8Array<ArrayBuffer> | Response> {
  // What is said for the day of asking is said anew each day; the formats that take long say no such thing.
  const day = format.heavy ? '' : context.get('page').today
  const made = await maker.make(`${name} ${format.ending} ${day}`, format, async () => ({
    document: order.document,
    beside: order.beside,
  }))
  return made.state === 'made' ? made.bytes : notMade(context, made)
}

/** Returns the answer that says why there is no file. */
export function notMade(context: Context<SiteEnv>, made: Exclude<Made, { state: 'made' }>): Response {
  const { t } = context.get('page')
  forget(context)
  if (made.state === 'too-long')
    return refuse(context, 503, { title: t('files.tooLong'), words: t('files.tooLongLead') })
  context.header('Retry-After', String(made.seconds))
  return refuse(context, 503, { title: t('files.busy'), words: t('files.busyLead', { n: made.seconds }) })
}
