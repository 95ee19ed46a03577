/** What was typed before the page was left, put back where it was typed. */
import { type Keeper, nameOf } from './keeper.ts'
import { forgetPending, type Pending, pendingForms, pendingOf } from './pending.ts'
import { say } from './status.ts'
import { editorOf } from './words.ts'

/** Puts it back. What was typed upon the draft as it is now is sent; what was not waits for the editor to go on. */
export function restore(main: HTMLElement, keeper: Keeper): void {
  const draft = main.dataset.draft ?? ''
  const forms = [...main.querySelectorAll<HTMLFormElement>('form[data-form]')]
  for (const name of pendingForms(draft)) {
    const pending = pendingOf(draft, name)
    const form = forms.find((one) => nameOf(one) === name)
    if (!pending) continue
    if (form) restored(main, keeper, form, pending, draft)
    else if (name.startsWith('change ')) {
      const open = `?open=${encodeURIComponent(name.slice('change '.length))}`
      say(main, 'restored', { link: { href: location.pathname + open, words: main.dataset.again ?? '' } })
    }
  }
}

function restored(
  main: HTMLElement,
  keeper: Keeper,
  form: HTMLFormElement,
  pending: Pending,
  draft: string,
): void {
  if (!fill(form, pending)) {
    forgetPending(draft, nameOf(form))
    return
  }
  say(main, 'restored')
  const fold = form.closest('details')
  if (fold) fold.open = true
  if (pending.revision === Number(main.dataset.revision) && 'live' in form.dataset) keeper.typed(form)
}

// Returns whether anything was other than it is.
function fill(form: HTMLFormElement, { fields }: Pending): boolean {
  let other = false
  for (const [name, value] of fields) {
    const editor = editorOf(form)
    if (name === 'page' && editor) {
      if (editor.html() === value) continue
      editor.put(value)
      other = true
      continue
    }
    const field = form.elements.namedItem(name)
    if (
      !(
        field instanceof HTMLInputElement ||
        field instanceof HTMLTextAreaElement ||
        field instanceof HTMLSelectElement
      )
    )
      continue
    if (field.value !== value) other = true
    field.value = value
  }
  return other
}
