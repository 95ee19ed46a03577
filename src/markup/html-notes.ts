/** Notes in HTML: a call links to its note and the note links back, whoever wrote it (Word, LibreOffice, this site). */
import { elementsIn, type HtmlElement, type HtmlNode } from './html-tree.ts'

export interface Noted {
  /** Notes by the link that calls them. */
  readonly called: ReadonlyMap<HtmlElement, HtmlElement>
  /** What makes up the list of notes: it is not text where it stands. */
  readonly bodies: ReadonlySet<HtmlElement>
  /** Links back from notes to their calls. */
  readonly backlinks: ReadonlySet<HtmlElement>
}

/** Returns the notes of the nodes. */
export function notesIn(nodes: readonly HtmlNode[]): Noted {
  const links = [...elementsIn(nodes)].filter(({ tag, attributes }) => tag === 'a' && target(attributes.href))
  const called = new Map<HtmlElement, HtmlElement>()
  const bodies = new Set<HtmlElement>()
  const backlinks = new Set<HtmlElement>()
  for (const call of links) {
    const own = call.attributes.id ?? call.attributes.name
    const wanted = target(call.attributes.href)
    if (!own || !wanted || backlinks.has(call)) continue
    const back = links.find(
      (link) =>
        link !== call &&
        target(link.attributes.href) === own &&
        (link.attributes.id === wanted || link.attributes.name === wanted || isIn(nodes, wanted, link)),
    )
    const body = back && bodyOf(nodes, back)
    if (!back || !body || contains(body, call)) continue
    called.set(call, body)
    bodies.add(body)
    backlinks.add(back)
  }
  return { called, bodies, backlinks }
}

// "#_ftn1", or "page.htm#_ftn1".
function target(href: string | undefined): string | null {
  return /#(.+)$/.exec(href ?? '')?.[1] ?? null
}

function isIn(nodes: readonly HtmlNode[], id: string, link: HtmlElement): boolean {
  for (const element of elementsIn(nodes))
    if (element.attributes.id === id && contains(element, link)) return true
  return false
}

// The outermost block around the link back that holds no other link back.
function bodyOf(nodes: readonly HtmlNode[], back: HtmlElement): HtmlElement | null {
  let body: HtmlElement | null = null
  const path = pathTo(nodes, back)
  for (const element of path.toReversed()) {
    if (!/^(?:li|div|p|dd|td|aside)$/.test(element.tag)) continue
    if (body !== null && countLinks(element) > countLinks(body)) break
    body = element
    if (element.tag === 'li') break
  }
  return body
}

function countLinks(element: HtmlElement): number {
  let count = 0
  for (const inner of elementsIn([element])) if (inner.tag === 'a' && target(inner.attributes.href)) count++
  return count
}

function pathTo(nodes: readonly HtmlNode[], wanted: HtmlElement): HtmlElement[] {
  for (const node of nodes) {
    if (typeof node === 'string') continue
    if (node === wanted) return [node]
    const below = pathTo(node.children, wanted)
    if (below.length > 0) return [node, ...below]
  }
  return []
}

function contains(holder: HtmlElement, wanted: HtmlElement): boolean {
  return (
    holder === wanted || holder.children.some((node) => typeof node !== 'string' && contains(node, wanted))
  )
}
