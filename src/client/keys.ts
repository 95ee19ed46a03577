/** The keyboard: single keys that read on, step through time and copy. They can be switched off, and never act while one types. */
import { cite } from './citing.ts'
import { stepHits } from './hits.ts'
import { currentProvision, goTo, provisions } from './reading.ts'
import { hush, phrase, say } from './said.ts'
import { kept } from './settings.ts'
import { tell } from './stories.ts'

// By the sign on the key; where the keyboard writes another script, by its place.
const KEYS: Readonly<Record<string, () => void>> = {
  '/': () => search(),
  '?': () => help(),
  j: () => step(1),
  k: () => step(-1),
  '[': () => turn('prev'),
  ']': () => turn('next'),
  c: () => onCurrent('a.cite', (link) => void cite(link)),
  h: () => onCurrent('a.history', (link) => void tell(link)),
}
const PLACES: Readonly<Record<string, string>> = {
  KeyJ: 'j',
  KeyK: 'k',
  KeyC: 'c',
  KeyH: 'h',
  BracketLeft: '[',
  BracketRight: ']',
}

/** Listens to the keyboard, and to what opens the help. */
export function listenToKeys(): void {
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape') return void hush()
    const key = keyOf(event)
    const action = key === null ? undefined : KEYS[key]
    if (!action || !kept().keys || isTyping(event.target) || document.querySelector('dialog[open]')) return
    event.preventDefault()
    action()
  })
  for (const opener of document.querySelectorAll('[data-opens=keys]')) opener.addEventListener('click', help)
}

function keyOf(event: KeyboardEvent): string | null {
  if (event.defaultPrevented || event.isComposing) return null
  const graph = event.getModifierState('AltGraph')
  if (!graph && (event.ctrlKey || event.altKey || event.metaKey)) return null
  if (event.key in KEYS) return event.key
  return /^[^\x20-\x7e]$/.test(event.key) ? (PLACES[event.code] ?? null) : null
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=radio], [type=checkbox]), textarea, select'))
  )
}

function search(): void {
  const field = document.querySelector<HTMLInputElement>('main input[type=search], .bar input[type=search]')
  field?.focus()
  field?.select()
}

function help(): void {
  for (const fold of document.querySelectorAll<HTMLDetailsElement>('.bar details[open]')) fold.open = false
  document.querySelector<HTMLDialogElement>('dialog.keys')?.showModal()
}

// Past the last provision or result of a page reading goes on with the next page.
function step(by: 1 | -1): void {
  if (stepHits(by)) return
  const all = provisions()
  const now = currentProvision()
  const at = now ? all.findIndex((section) => section === now || now.contains(section)) : -1
  const first = now !== null && at >= 0 && all[at] !== now && by > 0 ? all[at] : undefined
  const next = first ?? (at < 0 ? nearest(all, now, by) : all[at + by])
  if (next) goTo(next)
  else document.querySelector<HTMLElement>(`:is(.onward, .pages) a[rel=${by > 0 ? 'next' : 'prev'}]`)?.click()
}

function nearest(all: readonly HTMLElement[], now: HTMLElement | null, by: 1 | -1): HTMLElement | undefined {
  if (!now) return by > 0 ? all[0] : undefined
  const follows = (section: HTMLElement) =>
    (now.compareDocumentPosition(section) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  return by > 0 ? all.find(follows) : all.findLast((section) => !follows(section))
}

function turn(way: 'prev' | 'next'): void {
  const link = document.querySelector<HTMLElement>(`.steps a[rel=${way}]`)
  if (link) link.click()
  else if (document.querySelector('.steps')) say(phrase(way === 'prev' ? 'noEarlier' : 'noLater'))
}

function onCurrent(kind: string, action: (link: HTMLAnchorElement) => void): void {
  const section = currentProvision()?.closest('section.provision') ?? provisions()[0]
  const link = section?.querySelector<HTMLAnchorElement>(kind)
  if (link) action(link)
}
