/** The words of a provision with what they cite as links: what was read in them, and what their source links itself. */
import { escapeAttribute, unescapeText } from '#kit/escape.ts'
import { plainText } from '#law/content.ts'
import { parseIri } from '#law/iri.ts'
import type { PlainSpan } from '#markup/marked-spans.ts'
import type { CitedSpan } from '#store/cited-spans.ts'
import type { Node } from '#store/model.ts'
import type { RefTarget } from '#store/ref-targets.ts'
import type { Page } from '../page.ts'
import { fragmentHtml } from './fragments.ts'
import { paragraphMeant } from './inner.ts'
import { type Aim, leadingOf } from './leading.ts'
import { rangeEnds } from './range.ts'
import { inOrder } from './reading.ts'
import { placed, standsIn } from './references.ts'
import type { ActView } from './view.ts'

/** Returns the provision's words as HTML, each reference leading to where its aim stands on the day of the reading. */
export function citedHtml(page: Page, view: ActView, node: Node, xml: string): string {
  const pieces = piecesOf(view, node, xml)
  const html = fragmentHtml(xml, node.eId, view.expression.language, pieces)
  const filled = html
    .replace(MARKED, (_, n: string, href?: string) => linkOf(page, view, pieces[Number(n)], href))
    .replace(OWN, (link, href: string) => refOf(page, view, unescapeText(href)) ?? link)
  return placed(filled, node, view)
}

const MARKED = /<a data-span="(-?\d+)"(?: href="([^"]*)")?>/g
const OWN = /<a href="(\/akn\/[^"]*)">/g

interface Piece extends PlainSpan {
  readonly aim: Aim
}

// What leads nowhere that the reader is not is no link: "this Act", and a provision's own number.
function piecesOf(view: ActView, node: Node, xml: string): Piece[] {
  return (view.cited.spans.get(node.id) ?? []).flatMap((span) => {
    const { start, end, state, work, provision, name, last, lastNumber } = span
    if (state === 'unresolved' || (work === null && name === null)) return []
    const inner = work?.id === view.work.id ? innerOf(view, span) : null
    const here = provision === null || provision.provisionId === node.provisionId
    if (work?.id === view.work.id && here && inner === null) return []
    const ends = last && lastNumber !== null ? rangeEnds(plainText(xml).slice(start, end), lastNumber) : null
    const aim = { ...span, inner }
    if (!ends) return [{ start, end, aim }]
    return [
      { start, end: start + ends.firstEnd, aim },
      { start: start + ends.lastStart, end, aim: { ...span, provision: last } },
    ]
  })
}

// Of the act's own provisions, as far as the page has their words.
function innerOf(view: ActView, span: CitedSpan): string | null {
  const aim = span.provision && nodesOf(view).get(span.provision.provisionId)
  const xml = aim?.textId == null ? undefined : view.contents.get(aim.textId)
  return aim && xml !== undefined ? paragraphMeant(span, aim.eId, xml) : null
}

const known = new WeakMap<ActView, ReadonlyMap<number, Node>>()

function nodesOf(view: ActView): ReadonlyMap<number, Node> {
  let nodes = known.get(view)
  if (!nodes) {
    nodes = new Map(inOrder(view.reading?.nodes ?? []).map((node) => [node.provisionId, node]))
    known.set(view, nodes)
  }
  return nodes
}

// What the source says of its own reference holds against what was read there, wherever it leads to something held.
function linkOf(page: Page, view: ActView, piece: Piece | undefined, escaped: string | undefined): string {
  const href = escaped === undefined ? '' : unescapeText(escaped)
  if (href.startsWith('#') && standsIn(view, href.slice(1))) return `<a class="ref" href="${escaped}">`
  const target = view.cited.refs.get(href)
  if (!piece) return (target && refOf(page, view, href)) ?? (href === '' ? '<a>' : `<a href="${escaped}">`)
  if (target && target.work.id !== piece.aim.work?.id) return tagOf(page, view, aimOf(target, href))
  if (piece.aim.work === null && href.startsWith('http')) return `<a href="${escaped}">`
  return tagOf(page, view, target ? aimOf(target, href) : piece.aim)
}

function refOf(page: Page, view: ActView, href: string): string | null {
  const target = view.cited.refs.get(href)
  if (target === undefined) return null
  if (target === null)
    return tagOf(page, view, { work: null, provision: null, name: null, jurisdiction: null })
  return tagOf(page, view, aimOf(target, href))
}

function aimOf({ work, provision }: RefTarget, href: string): Aim {
  const { title: name, jurisdiction } = work
  return { work, provision, name, jurisdiction, inner: provision && (parseIri(href)?.eId ?? null) }
}

function tagOf(page: Page, view: ActView, aim: Aim): string {
  const { href, mark, says } = leadingOf(page, view, aim)
  const title = ` title="${says.map(escapeAttribute).join('&#10;')}"`
  if (href === null) return `<a class="ref away" role="link" aria-disabled="true"${title}>`
  const here = aim.work?.id === view.work.id && mark === '' ? (aim.inner ?? aim.provision?.eId) : undefined
  const to = here === undefined ? href : `#${here}`
  return `<a class="ref${mark && ` ${mark}`}" href="${escapeAttribute(to)}"${title}>`
}
