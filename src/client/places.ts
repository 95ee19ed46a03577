/** Keeping one's place in a text on the way to another day. */
import { currentProvision } from './reading.ts'

/** Returns the address with the provision or division, by the eId that it has on the day; that of the act where it is not in the text then. */
export function onPageOf(alone: string, day: string, address: URL): URL {
  const held = alone.split(' ').map((row) => row.split('/'))
  const [, , eId] = held.find(([from = '', to = '']) => from <= day && (to === '' || day < to)) ?? []
  if (eId) address.pathname += `/~${eId}`
  return address
}

/** Returns the address with the provision that is read here, where more than one is on the page. */
export function placed(address: URL): URL {
  const section = currentProvision()
  const law = document.querySelector<HTMLElement>('.law')
  const begun = scrollY > 0 || location.hash !== '' || document.activeElement === section
  if (!section || !law || !begun) return address
  if (law.dataset.parts !== undefined) address.searchParams.set('near', section.id)
  address.hash = section.id
  return address
}
