/** Reading an expression on a day out of the library, as export takes it. */

import type { LawDocument, LawNode } from '#export/document.ts'
import type { Day } from '#kit/day.ts'
import { formatIri } from '#law/iri.ts'
import type { Library } from '#store/library.ts'
import type { Expression, Node, Work } from '#store/model.ts'
import { readingOrder } from '#store/outline.ts'

/** Returns the document; it has no nodes where no text is held for the day. */
export async function documentOn(
  { library }: { library: Library },
  work: Work,
  expression: Expression,
  at: Day,
): Promise<LawDocument> {
  const text = await library.textOnDay(expression.id, at)
  const contents = await library.contents(
    readingOrder(text.nodes).flatMap((node) => (node.textId === null ? [] : [node.textId])),
  )
  const iri = formatIri({ work: work.iri, language: expression.language, at, eId: null })
  return {
    iri,
    title: expression.title,
    language: expression.language,
    at,
    nodes: text.nodes.map((node) => toLawNode(node, contents)),
  }
}

function toLawNode(node: Node, contents: ReadonlyMap<number, string>): LawNode {
  return {
    eId: node.eId,
    kind: node.kind,
    num: node.num,
    heading: node.heading,
    from: node.from,
    to: node.to,
    basis: node.basis,
    missing: node.missing,
    xml: node.textId === null ? null : (contents.get(node.textId) ?? null),
    children: node.children.map((child) => toLawNode(child, contents)),
  }
}
