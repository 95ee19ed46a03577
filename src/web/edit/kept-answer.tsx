/** What is answered once a step was kept, or could not be: a page, or to the bench's script what changed on it. */
import type { Context } from 'hono'
import type { Bench } from '#editing/bench.ts'
import type { Draft } from '#editing/draft.ts'
import { html } from '../answer.tsx'
import type { SiteEnv } from '../page.ts'
import { carrying, withSpeech } from '../speech.ts'
import { draftHref } from './addresses.ts'
import { ConflictPage } from './conflict-page.tsx'
import type { Desk } from './desk.ts'
import type { Form } from './form.ts'
import { liveParts } from './live.tsx'
import type { Turned } from './turns.ts'

/** Returns whether the bench's script asks, which changes the page itself. */
export function isScript(context: Context<SiteEnv>): boolean {
  return context.req.header('Accept') === 'application/json'
}

/** Returns the answer to a step that was kept, and the draft as it is then. */
export async function keptAnswer(
  context: Context<SiteEnv>,
  desk: Desk,
  bench: Bench,
  { near, open }: Turned,
): Promise<Response> {
  const { draft } = bench
  const href = draftHref(draft, { near, open: open ? near : null })
  if (!isScript(context)) return context.redirect(href, 303)
  const page = context.get('page')
  const { chosen, locale } = page.speech
  const parts = Object.entries(await liveParts(page, desk, bench))
  return context.json({
    revision: draft.revision,
    savedAt: draft.updatedAt,
    href: chosen ? withSpeech(href, locale) : href,
    parts: Object.fromEntries(parts.map(([id, part]) => [id, chosen ? carrying(part, locale) : part])),
  })
}

/** Returns the answer where the draft was changed elsewhere: nothing was kept. */
export function conflictAnswer(context: Context<SiteEnv>, draft: Draft, form: Form): Response {
  const page = context.get('page')
  if (isScript(context)) return context.json({ message: page.t('bench.conflict.short') }, 409)
  return html(context, <ConflictPage page={page} draft={draft} form={form} />, 409)
}
