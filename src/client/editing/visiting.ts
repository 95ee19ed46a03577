/** Going about in a draft without leaving the page: what the server makes of a step is brought into the place of what was there. */

/** Returns what the server says to a form, as data; null where there is no connection. */
export async function post(url: string, body: FormData): Promise<Response | null> {
  try {
    return await fetch(url, { method: 'POST', body, headers: { Accept: 'application/json' } })
  } catch {
    return null
  }
}

/** Returns the draft's page at an address; null where the browser must go there itself. */
export async function fetched(url: string): Promise<HTMLElement | null> {
  try {
    const answer = await fetch(url)
    const found = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const main = found.querySelector<HTMLElement>('main.bench')
    if (!answer.ok || !main) return null
    document.title = found.title
    return document.adoptNode(main)
  } catch {
    return null
  }
}

/** Goes to a place of the page as the address names it. */
export function goToPlace(main: HTMLElement, hash: string): void {
  const place = hash === '' ? null : document.getElementById(decodeURIComponent(hash.slice(1)))
  if (!place) return
  const field = place.querySelector<HTMLElement>('.ProseMirror, .opened textarea')
  place.scrollIntoView({ block: 'nearest' })
  if (field) field.focus({ preventScroll: true })
  else if (main.contains(place)) place.focus({ preventScroll: true })
}
