/** The wordings of a provision, brought into its place: what changed between any two is shown where the words stand. */
import { phrase, say } from './said.ts'

/** Opens stories where a provision's head asks for them, and lets those open be asked on. */
export function tellStories(): void {
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return
    const link = event.target.closest<HTMLAnchorElement>('.law a.history, .story a.what')
    if (!link) return
    const story = link.closest<HTMLElement>('.story')
    if (!story && !link.closest('section.provision')) return
    event.preventDefault()
    if (story)
      void ask(story, new URL(link.href), `a.what[href="${CSS.escape(link.getAttribute('href') ?? '')}"]`)
    else void tell(link)
  })
  document.addEventListener('submit', (event) => {
    const form = event.target instanceof HTMLFormElement ? event.target : null
    const story = form?.closest<HTMLElement>('.story')
    if (!form || !story) return
    event.preventDefault()
    void ask(story, asked(form), 'button')
  })
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLSelectElement) || !target.form) return
    const story = target.closest<HTMLElement>('.story')
    if (story) void ask(story, asked(target.form), `select[name=${target.name}]`)
  })
  document.addEventListener('keydown', (event) => {
    const story = event.target instanceof Element ? event.target.closest<HTMLElement>('.story') : null
    if (event.key === 'Escape' && story?.closest('section.provision')) close(story)
  })
}

/** Opens the story that the link asks for, or closes it where it is open. */
export async function tell(link: HTMLAnchorElement): Promise<void> {
  const section = link.closest<HTMLElement>('section.provision')
  const open = section?.querySelector<HTMLElement>(':scope > .story')
  if (!section) return
  if (open) return close(open)
  const told = document.querySelector<HTMLElement>('.text > .story')
  if (told) {
    told.scrollIntoView({ block: 'nearest' })
    return told.focus({ preventScroll: true })
  }
  link.setAttribute('aria-expanded', 'true')
  const story = await fetched(new URL(link.href))
  if (!story) return link.removeAttribute('aria-expanded')
  put(section, story)
  story.focus({ preventScroll: true })
  story.scrollIntoView({ block: 'nearest' })
}

function put(section: HTMLElement, story: HTMLElement, old: HTMLElement | null = null): void {
  story.id = `wordings-${section.id}`
  story.prepend(closing(story))
  if (old) old.replaceWith(story)
  else section.querySelector('header')?.after(story)
  section.classList.toggle('told', story.querySelector('.redlined .words') !== null)
}

function closing(story: HTMLElement): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'close'
  button.ariaLabel = phrase('close')
  button.textContent = '×'
  button.addEventListener('click', () => close(story))
  return button
}

function close(story: HTMLElement): void {
  const section = story.closest<HTMLElement>('section.provision')
  story.remove()
  section?.classList.remove('told')
  const link = section?.querySelector<HTMLElement>('a.history')
  link?.removeAttribute('aria-expanded')
  link?.focus({ preventScroll: true })
}

// The focus stays on what asked.
async function ask(story: HTMLElement, address: URL, asker: string): Promise<void> {
  const answer = await fetched(address)
  if (!answer) return
  const section = story.closest<HTMLElement>('section.provision')
  if (section) put(section, answer, story)
  else {
    story.replaceWith(answer)
    history.replaceState(null, '', address)
  }
  ;(answer.querySelector<HTMLElement>(asker) ?? answer).focus({ preventScroll: true })
}

function asked(form: HTMLFormElement): URL {
  const address = new URL(form.action)
  for (const [name, value] of new FormData(form)) address.searchParams.set(name, String(value))
  return address
}

async function fetched(address: URL): Promise<HTMLElement | null> {
  const fragment = new URL(address)
  fragment.hash = ''
  fragment.searchParams.set('only', 'wordings')
  try {
    const answer = await fetch(fragment)
    const found = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const story = answer.ok ? found.querySelector<HTMLElement>('.story') : null
    if (story) return document.adoptNode(story)
  } catch {
    // Said below: the link still leads to the page that has them.
  }
  say(phrase('failed'))
  return null
}
