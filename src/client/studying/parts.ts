/** What the server made anew of a study's page, brought into the place of what was there. */

/** Puts the parts in place; `flash` shows the cells that others changed. */
export function putParts(main: HTMLElement, parts: Readonly<Record<string, string>>, flash: boolean): void {
  for (const [id, html] of Object.entries(parts)) {
    const old = document.getElementById(id)
    const made = elementIn(html)
    if (id === 'notcurrent' && !(old && made)) {
      if (old) old.remove()
      else if (made) main.querySelector('#studyhead')?.after(made)
    } else if (old && made && old.tagName === made.tagName && !isTypedIn(old)) put(old, made, flash)
  }
}

function put(old: HTMLElement, made: HTMLElement, flash: boolean): void {
  const focused = old.contains(document.activeElement) ? (document.activeElement?.id ?? '') : ''
  if (old.matches('td')) {
    if (old.tabIndex >= 0) made.tabIndex = old.tabIndex
    made.classList.toggle('isopen', old.classList.contains('isopen'))
    if (flash && withoutBadges(old) !== made.innerHTML) made.classList.add('changed')
    const badge = old.querySelector('.whoishere')
    if (badge) made.append(badge)
  }
  const { scrollLeft, scrollTop } = old
  old.replaceWith(made)
  made.scrollTo(scrollLeft, scrollTop)
  if (focused !== '') document.getElementById(focused)?.focus({ preventScroll: true })
}

function withoutBadges(cell: HTMLElement): string {
  const copy = cell.cloneNode(true) as HTMLElement
  copy.querySelector('.whoishere')?.remove()
  return copy.innerHTML
}

function elementIn(html: string): HTMLElement | null {
  const box = document.createElement('template')
  box.innerHTML = html
  return box.content.firstElementChild as HTMLElement | null
}

function isTypedIn(element: HTMLElement): boolean {
  const active = document.activeElement
  return active !== null && element.contains(active) && active.matches('input, textarea, select')
}
