/** Where words of a changed provision came from or went to, where it is another provision than the one recorded as its wording before or after. */
import type { Pair } from '#compare/align/pairs.ts'
import type { Link, Unit } from '#compare/align/unit.ts'
import { alignVersions } from '#compare/align/versions.ts'
import type { ComparedRow } from '#compare/outlines.ts'
import { plainText } from '#law/content.ts'
import type { Node } from '#store/model.ts'
import type { Page } from '../page.ts'

/** Another provision that has words of a row. */
export interface Elsewhere {
  /** True where the row had them first and the other has them now. */
  readonly went: boolean
  readonly other: Node
  readonly link: Link
}

/** Provisions of both days that are aligned: more of them differ only where a whole code was made anew, and would keep the reader waiting. */
const MOST = 700
/** Below this confidence nothing is said. */
const LEAST = 0.6

/** Returns, by lasting identity, what rows that are shown have to do with others than their own other wording. */
export async function elsewhereOf(
  page: Page,
  all: readonly ComparedRow<Node>[],
  shown: readonly ComparedRow<Node>[],
): Promise<Map<string, Elsewhere[]>> {
  const before = all.filter(({ before, after, changed }) => before?.textId != null && (!after || changed))
  const after = all.filter(({ before, after, changed }) => after?.textId != null && (!before || changed))
  const found = new Map<string, Elsewhere[]>()
  if (before.length === 0 || before.length + after.length > MOST) return found
  const nodes = [...before.map((row) => row.before), ...after.map((row) => row.after)]
  const contents = await page.library.contents(nodes.flatMap((node) => node?.textId ?? []))
  const places = new Map(after.map(({ wId }, index) => [wId, index]))
  const recorded = before.flatMap(({ wId }, index): Pair[] => {
    const place = places.get(wId)
    return place === undefined ? [] : [{ before: index, after: place }]
  })
  const links = alignVersions(
    before.map(({ before: node }) => unitOf(node, contents)),
    after.map(({ after: node }) => unitOf(node, contents)),
    recorded,
  )
  const wanted = new Set(shown.map(({ wId }) => wId))
  const add = (
    row: ComparedRow<Node> | undefined,
    went: boolean,
    other: Node | null | undefined,
    link: Link,
  ) => {
    if (row && other && wanted.has(row.wId))
      found.set(row.wId, [...(found.get(row.wId) ?? []), { went, other, link }])
  }
  for (const link of links) {
    const [from, to] = [before[link.before], after[link.after]]
    if (link.confidence < LEAST || from?.wId === to?.wId) continue
    add(to, false, from?.before, link)
    add(from, true, to?.after, link)
  }
  return found
}

function unitOf(node: Node | null, contents: ReadonlyMap<number, string>): Unit {
  return {
    id: node?.eId ?? '',
    kind: node?.kind ?? '',
    num: node?.num ?? null,
    heading: node?.heading ?? null,
    text: plainText(contents.get(node?.textId ?? -1) ?? ''),
  }
}
