/** What changed an act, as far as a source says it. */
import type { Ground } from '#law/provision.ts'
import type { Page } from '../page.ts'

/** A ground, with its address here where the amending act is held. */
export interface Amending {
  readonly title: string
  readonly href: string | null
}

/** Returns how the ground is called: its title, with its register number where the title is but an abbreviation. */
export function groundName({ title, id }: Ground): string {
  return id !== null && title.length < 8 && !title.includes(id) ? `${title} (${id})` : title
}

/** Returns the grounds, each once, with the addresses of those held here. */
export async function withAddresses(page: Page, grounds: readonly Ground[]): Promise<Amending[]> {
  const distinct = new Map(grounds.map((ground) => [groundName(ground), ground]))
  return Promise.all(
    [...distinct].map(async ([title, { id }]) => {
      const held = id === null ? null : ((await page.library.resolve(id)) ?? (await inAkn(page, id)))
      return { title, href: held && encodeURI(held.work.iri) }
    }),
  )
}

// IRIs of the older naming convention do without the prefix.
function inAkn(page: Page, id: string) {
  return id.startsWith('/') && !id.startsWith('/akn/') ? page.library.resolve(`/akn${id}`) : null
}
