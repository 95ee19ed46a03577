/** Links into an act that is read in parts: where the aim stands on another page, that page is opened. */
import { phrase, say } from './said.ts'

/** Follows the fragment of the address wherever it leads. */
export function followHash(): void {
  const law = document.querySelector<HTMLElement>('.law[data-base]')
  if (!law) return
  addEventListener('hashchange', () => void follow(law))
  void follow(law)
}

async function follow(law: HTMLElement): Promise<void> {
  const id = decodeURIComponent(location.hash.slice(1))
  if (id === '' || document.getElementById(id)) return
  const base = new URL(law.dataset.base ?? '', location.origin)
  const alone = new URL(base)
  alone.pathname += `/~${id}`
  const asked = new URLSearchParams(location.search).get('near')
  const found = asked !== id && (await isThere(alone))
  if (!found) return say(phrase('notHere', id))
  if (law.dataset.parts === undefined) return location.replace(alone)
  base.searchParams.set('near', id)
  base.hash = id
  location.replace(base)
}

async function isThere(address: URL): Promise<boolean> {
  try {
    return (await fetch(address, { method: 'HEAD' })).ok
  } catch {
    return false
  }
}
