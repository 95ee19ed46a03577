/** A draft on the page: typing is kept, steps are taken in place, nothing typed is lost on the way. */
import { fieldsOf, Keeper, nameOf } from './keeper.ts'
import { takePastes } from './pasting.ts'
import { forgetPending, keepPending } from './pending.ts'
import { restore } from './restoring.ts'
import { fetched, goToPlace, post } from './visiting.ts'
import { offerEditors } from './words.ts'

let keeper: Keeper | null = null
// Forms that are sent as a whole, with words in them that were not sent.
let unsent = new Set<HTMLFormElement>()

/** Makes the draft on the page ready to be worked on. */
export function takeUp(main: HTMLElement): void {
  keeper?.stop()
  const own = new Keeper(main)
  keeper = own
  unsent = new Set()
  offerEditors(main)
  takePastes(main)
  main.addEventListener('input', (event) => typed(main, own, event))
  main.addEventListener('submit', (event) => void submitted(main, own, event))
  main.addEventListener('click', (event) => void followed(main, own, event))
  restore(main, own)
}

/** Listens to what concerns the whole page: leaving it, the connection, the keys. */
export function listen(): void {
  addEventListener('beforeunload', (event) => {
    if (keeper?.unsent || unsent.size > 0) event.preventDefault()
  })
  addEventListener('online', () => void keeper?.flush())
  addEventListener('focus', () => keeper?.unsent && void keeper.flush())
  addEventListener('popstate', () => location.reload())
  addEventListener('keydown', (event) => {
    const turns =
      (event.ctrlKey || event.metaKey) && !event.altKey && ['z', 'y'].includes(event.key.toLowerCase())
    if (!turns || isTyping(event.target)) return
    const name = event.shiftKey || event.key.toLowerCase() === 'y' ? 'redo' : 'undo'
    const button = document.querySelector<HTMLButtonElement>(`#bench-steps [data-form=${name}] button`)
    if (!button || button.disabled) return
    event.preventDefault()
    button.click()
  })
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  )
}

function typed(main: HTMLElement, own: Keeper, { target }: Event): void {
  const form =
    target instanceof HTMLFormElement ? target : target instanceof Element ? target.closest('form') : null
  if (!form?.dataset.form) return
  if ('live' in form.dataset) {
    own.typed(form)
    return
  }
  if (!form.querySelector('textarea')) return
  unsent.add(form)
  keepPending(main.dataset.draft ?? '', nameOf(form), {
    revision: Number(main.dataset.revision),
    fields: fieldsOf(form).filter(([name]) => name !== 'html'),
  })
}

async function submitted(main: HTMLElement, own: Keeper, event: SubmitEvent): Promise<void> {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || !form.dataset.form) return
  event.preventDefault()
  const { submitter } = event
  // What is typed in it goes as it is kept; sending it says no more.
  if ('live' in form.dataset) own.typed(form)
  if (!(await own.flush())) return
  if ('live' in form.dataset) return go(main, own, closing(form))
  const body = new FormData(form, submitter instanceof HTMLElement ? submitter : null)
  body.set('revision', main.dataset.revision ?? '')
  const answer = await post(form.action, body)
  if (!answer?.ok) return own.refused(answer)
  forgetPending(main.dataset.draft ?? '', nameOf(form))
  const { href } = (await answer.json()) as { href: string }
  await go(main, own, new URL(href, location.href).href)
}

// Where the words of a provision are kept, the provision closes.
function closing(form: HTMLFormElement): string {
  return form.querySelector<HTMLAnchorElement>('.buttons a')?.href ?? location.href
}

async function followed(main: HTMLElement, own: Keeper, event: MouseEvent): Promise<void> {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey
  if (!link || event.defaultPrevented || !plain || link.closest('.status')) return
  const to = new URL(link.href)
  const here = to.origin === location.origin && to.pathname === location.pathname
  if (here && to.search === location.search && to.hash !== '') return
  if (!here && !own.unsent) return
  event.preventDefault()
  if (!(await own.flush())) return
  if (here) await go(main, own, link.href)
  else location.assign(link.href)
}

async function go(main: HTMLElement, own: Keeper, url: string): Promise<void> {
  const made = await fetched(url)
  if (!made) {
    own.stop()
    return location.assign(url)
  }
  main.replaceWith(made)
  if (url !== location.href) history.pushState(null, '', url)
  takeUp(made)
  goToPlace(made, new URL(url).hash)
}
