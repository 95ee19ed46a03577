/** Reading back what `markup/akn.ts` wrote: the rows as a source gives them. */
import { contentOf } from '#law/content.ts'
import type { ProvisionDraft, Wording } from '#law/provision.ts'
import { writtenRows } from '#markup/written-rows.ts'
import type { XmlElement } from '#markup/xml.ts'

/** Returns the wordings of an export with history. */
export function ownWordings(root: XmlElement): Wording[] {
  return writtenRows(root).map(
    ({ depth: _, wId, parent, sort, fragment, concurrent: _c, ...row }): Wording => ({
      ...row,
      key: wId,
      parentKey: parent,
      order: sort,
      content: fragment === null ? null : contentOf(fragment),
      published: null,
    }),
  )
}

/** Returns the rows of an export of a day. */
export function ownDrafts(root: XmlElement): ProvisionDraft[] {
  return writtenRows(root).map(({ depth, wId, eId, fragment, concurrent, missing, ...row }) => ({
    depth,
    kind: row.kind,
    num: row.num,
    heading: row.heading,
    content: fragment === null ? null : contentOf(fragment),
    key: wId,
    held: { eId, wId, concurrent, missing },
    ground: row.ground,
  }))
}
