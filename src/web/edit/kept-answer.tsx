/** What is answered once a step was kept, or could not be: a page, or to the bench's script what changed on it. */
import type { Context } from 'hono'
import { openBench } from '#editing/bench.ts'
import type { Draft } from '#editing/draft.ts'
import { html, type SiteEnv } from '../answer.tsx'
import { carrying, withSpeech } from '../speech.ts'
import { draftHref } from './addresses.ts'
import { ConflictPage } from './conflict-page.tsx'
import type { Desk } from './desk.ts'
import type { Form } from './form.ts'
import { liveParts } from './live.tsx'
import type { Turned } from './turns.ts'

interface Outcome {
  readonly draft: Draft
  readonly form: Form
  /** True where the draft was changed elsewhere: nothing was kept. */
  readonly conflict: boolean
  readonly turned: Turned | null
}

/** Returns whether the bench's script asks, which changes the page itself. */
export function isScript(context: Context<SiteEnv>): boolean {
  return context.req.header('Accept') === 'application/json'
}

/** Returns the answer. */
export async function keptAnswer(
  context: Context<SiteEnv>,
  desk: Desk,
  { draft, form, conflict, turned }: Outcome,
): Promise<Response> {
  const page = context.get('page')
  if (isScript(context)) {
    if (conflict) return context.json({ message: page.t('bench.conflict.short') }, 409)
    const bench = await openBench(desk.db, draft, page.today)
    const href = draftHref(draft, shownAfter(turned))
    const { revision, updatedAt } = draft
    const parts = Object.entries(await liveParts(page, desk, bench))
    const { chosen, locale } = page.speech
    return context.json({
      revision,
      savedAt: updatedAt,
      href: chosen ? withSpeech(href, locale) : href,
      parts: Object.fromEntries(parts.map(([id, part]) => [id, chosen ? carrying(part, locale) : part])),
    })
  }
  if (conflict) return html(context, <ConflictPage page={page} draft={draft} form={form} />, 409)
  return context.redirect(draftHref(draft, shownAfter(turned)), 303)
}

function shownAfter(turned: Turned | null) {
  return turned ? { near: turned.near, open: turned.open ? turned.near : null } : {}
}
