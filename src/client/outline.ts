/** The outline follows what is read: its link is marked, its branch is open, and it stays in view. */
import { onReading, watchReading } from './reading.ts'

/** Follows the reading on pages that have an outline. */
export function followReading(): void {
  const outline = document.querySelector<HTMLElement>('nav.outline')
  if (outline) {
    const opened = new Set<HTMLDetailsElement>()
    onReading((section) => mark(outline, section, opened))
    outline.addEventListener('click', ({ target }) => followed(outline, target))
  }
  watchReading()
}

function mark(outline: HTMLElement, section: HTMLElement, opened: Set<HTMLDetailsElement>): void {
  const link = linkTo(outline, section)
  for (const old of outline.querySelectorAll('a[aria-current]')) old.removeAttribute('aria-current')
  const here = outline.querySelector('.drawer > summary [data-here]')
  if (here) here.textContent = [...(link?.childNodes ?? [])].map(({ textContent }) => textContent).join(' ')
  if (!link) return
  link.setAttribute('aria-current', 'true')
  const branch = branches(outline, link)
  // What the script opened it closes again; what the reader opened stays.
  for (const details of opened) {
    if (branch.includes(details)) continue
    details.open = false
    opened.delete(details)
  }
  for (const details of branch) {
    if (details.open) continue
    details.open = true
    opened.add(details)
  }
  intoView(outline, link)
}

// A section without a link of its own is read where what holds it is.
function linkTo(outline: HTMLElement, section: HTMLElement): HTMLAnchorElement | null {
  for (let at: HTMLElement | null | undefined = section; at; at = at.parentElement?.closest('section[id]')) {
    const link = outline.querySelector<HTMLAnchorElement>(`a[href="#${CSS.escape(at.id)}"]`)
    if (link) return link
  }
  return null
}

function branches(outline: HTMLElement, link: HTMLElement): HTMLDetailsElement[] {
  const branch: HTMLDetailsElement[] = []
  for (
    let at = link.parentElement?.closest('details');
    at && outline.contains(at) && !at.matches('.drawer');
    at = at.parentElement?.closest('details')
  )
    branch.push(at)
  return branch
}

// The outline alone is scrolled, never the page.
function intoView(outline: HTMLElement, link: HTMLElement): void {
  const box = outline.getBoundingClientRect()
  const { top, bottom, height } = link.getBoundingClientRect()
  if (height === 0) return
  if (top < box.top + 40 || bottom > box.bottom - 40)
    outline.scrollTop += top - box.top - box.height / 2 + height / 2
}

function followed(outline: HTMLElement, target: EventTarget | null): void {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href^="#"]') : null
  if (!link) return
  const drawer = outline.querySelector<HTMLDetailsElement>('.drawer')
  const folded = drawer?.querySelector('summary')?.checkVisibility() === true
  if (drawer && folded) drawer.open = false
}
