/**
 * A decision as the page of the Federal Constitutional Court of Germany: pairs of `.rechts`, which holds the marginal number of the
 * paragraph (`<a name="abs12">`), and `.links`, which holds its words.
 */
import { contentOf } from '#law/content.ts'
import type { ProvisionDraft } from '#law/provision.ts'
import { canonicalFragment } from '#markup/canonical.ts'
import { htmlReading } from '#markup/from-html.ts'
import { HtmlMapping } from '#markup/html-mapping.ts'
import {
  elementsIn,
  type HtmlElement,
  type HtmlNode,
  hasClass,
  parseHtml,
  textIn,
} from '#markup/html-tree.ts'

interface Row {
  readonly draft: Omit<ProvisionDraft, 'content'>
  readonly nodes: HtmlNode[]
}

/** Returns the rows of the page in reading order; empty where it does not have the shape. */
export function rowsOfPage(html: string): ProvisionDraft[] {
  const rows: Row[] = []
  let name = ''
  for (const element of elementsIn(parseHtml(html))) {
    if (hasClass(element, 'rechts')) name = anchorIn(element)
    if (hasClass(element, 'links')) put(rows, name, element)
  }
  return rows.map(({ draft, nodes }) => ({ ...draft, content: contentIn(nodes) }))
}

function anchorIn(element: HtmlElement): string {
  return [...elementsIn([element])].find(({ attributes }) => attributes.name)?.attributes.name ?? ''
}

function put(rows: Row[], name: string, { children }: HtmlElement): void {
  const num = /^abs(\d+)$/.exec(name)?.[1] ?? null
  const add = (kind: string, of: string | null, heading: string | null) => {
    const row: Row = { draft: { depth: 0, kind, num: of, heading }, nodes: [] }
    rows.push(row)
    return row
  }
  if (num !== null) add('paragraph', num, null)
  else if (name === 'st') add('conclusions', null, null)
  for (const node of children) {
    const words = textIn(node).replace(/\s+/g, ' ').trim()
    if (words === '') continue
    if (typeof node !== 'string' && /^h\d$/.test(node.tag)) add('level', null, words)
    else {
      const last = rows.at(-1)
      const row = last && last.draft.kind !== 'level' ? last : add(last ? 'paragraph' : 'preface', null, null)
      row.nodes.push(node)
    }
  }
}

function contentIn(nodes: HtmlNode[]) {
  if (nodes.length === 0) return null
  const xml = canonicalFragment(new HtmlMapping(nodes, '').flow(nodes), htmlReading())
  return xml === '' ? null : contentOf(xml)
}
