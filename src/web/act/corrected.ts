/** What was shown of a provision and corrected since, with its words. */
import type { Node, SupersededWording } from '#store/model.ts'
import type { Page } from '../page.ts'

/** A superseded wording with its words; null where it had none. */
export interface Correction extends SupersededWording {
  readonly xml: string | null
}

/** Returns the corrections of a provision, the latest first. */
export async function correctionsOf({ library }: Pick<Page, 'library'>, node: Node): Promise<Correction[]> {
  const found = await library.supersededOf(node.provisionId)
  const contents = await library.contents(found.flatMap(({ row }) => row.textId ?? []))
  return found.map((wording) => ({ ...wording, xml: contents.get(wording.row.textId ?? -1) ?? null }))
}
