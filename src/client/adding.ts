/** Adding a provision to a study from where it is read or found: the words selected in it are marked, and the page stays. */
import { phrase, say } from './said.ts'

/** Asks for the cell in place where a link to add is followed. */
export function addToStudies(): void {
  document.addEventListener('click', (event) => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.addtostudy') : null
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    void ask(link)
  })
  // A click on the link takes the selection away in some browsers: it is what was selected before that counts.
  document.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Element && target.closest('a.addtostudy')) before = selection()
  })
}

interface Selected {
  readonly words: string
  readonly anchor: Node | null
}

let before: Selected = { words: '', anchor: null }

function selection(): Selected {
  const now = getSelection()
  return { words: String(now ?? '').trim(), anchor: now?.anchorNode ?? null }
}

async function ask(link: HTMLAnchorElement): Promise<void> {
  const address = new URL(link.href)
  const section = link.closest('section[id]')
  const now = selection()
  const { words, anchor } = now.words === '' ? before : now
  before = { words: '', anchor: null }
  if (section && anchor && section.contains(anchor) && words !== '')
    address.searchParams.set('mark', words.replace(/\s*\n\s*/g, '\n').slice(0, 2000))
  const page = await fetched(address.href)
  const main = page?.querySelector('main')
  if (!main?.querySelector('form[data-first]')) return void location.assign(address.href)
  show(main)
}

async function fetched(href: string): Promise<Document | null> {
  try {
    const answer = await fetch(href)
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null
  } catch {
    return null
  }
}

function show(main: HTMLElement): void {
  const dialog = document.createElement('dialog')
  dialog.className = 'adding study'
  const close = document.createElement('button')
  close.type = 'button'
  close.className = 'quietly close'
  close.textContent = phrase('close')
  close.addEventListener('click', () => dialog.close())
  const title = main.querySelector('h1')
  dialog.setAttribute('aria-label', title?.textContent ?? '')
  dialog.append(close, ...main.childNodes)
  dialog.addEventListener('close', () => dialog.remove())
  dialog.addEventListener('submit', (event) => void submitted(dialog, event))
  document.body.append(document.adoptNode(dialog))
  dialog.showModal()
  dialog.querySelector<HTMLElement>('form[data-first] button[type=submit]')?.focus()
}

async function submitted(dialog: HTMLDialogElement, event: SubmitEvent): Promise<void> {
  const form = event.target
  if (!(form instanceof HTMLFormElement)) return
  event.preventDefault()
  const answer = await post(form)
  const said: unknown = answer ? await answer.json().catch(() => null) : null
  const { message = '', href } = (said ?? {}) as { message?: string; href?: string }
  if (answer?.ok && href !== undefined) {
    dialog.close()
    const open = document.createElement('a')
    open.href = href
    open.textContent = form.closest('section')?.querySelector('h2')?.textContent ?? href
    return say(message, open)
  }
  const place = form.querySelector('.refused') ?? document.createElement('p')
  place.className = 'refused wide'
  place.setAttribute('role', 'alert')
  place.textContent = message || (form.dataset.failed ?? '')
  form.prepend(place)
}

async function post(form: HTMLFormElement): Promise<Response | null> {
  try {
    return await fetch(form.action, {
      method: 'POST',
      body: new FormData(form),
      headers: { Accept: 'application/json' },
    })
  } catch {
    return null
  }
}
