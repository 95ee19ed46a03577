/** The editor's script, on the pages of the editor's bench: every page of it works without. */
import { listen, takeUp } from './editing/desk.ts'
import { forgetDraft } from './editing/pending.ts'
import { localInstants } from './editing/status.ts'

const draft = document.querySelector<HTMLElement>('main.bench[data-draft]')
if (draft) {
  takeUp(draft)
  listen()
}
const recorded = document.querySelector<HTMLElement>('[data-recorded]')?.dataset.recorded
if (recorded !== undefined) forgetDraft(recorded)
const discarding = document.querySelector<HTMLFormElement>('form[data-forget]')
discarding?.addEventListener('submit', () => forgetDraft(discarding.dataset.forget ?? ''))
localInstants(document)
