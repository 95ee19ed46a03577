/** Results of a search by key: from one to the next, the focus on its title. */

/** Goes to the next result or the one before; returns false where the page has none, or there is none further. */
export function stepHits(by: 1 | -1): boolean {
  const links = [...document.querySelectorAll<HTMLElement>('.hits > .found > h2 > a')]
  if (links.length === 0) return false
  const now = document.activeElement
  const found = now?.closest('.hits > .found')
  const at = found ? links.findIndex((link) => found.contains(link)) : -1
  const next = links[at < 0 ? (by > 0 ? 0 : -1) : at + by]
  if (!next) return false
  next.focus({ preventScroll: true })
  next.closest('.found')?.scrollIntoView({ block: 'nearest' })
  return true
}
