/** References inside an act: fragments point at eIds, which may stand on another page of it. */
import type { Node } from '#store/model.ts'
import { inOrder } from './reading.ts'
import { type ActView, hrefOf } from './view.ts'

const HERE = / href="#([^"]*)"/g

/**
 * Returns the provision's rendered words with each reference leading to where its aim stands: on this page, or on the page
 * of the provision. A reference to what is not in the text of the day keeps its words and leads nowhere.
 */
export function placed(html: string, node: Node, view: ActView): string {
  if (!html.includes(' href="#')) return html
  return html.replace(HERE, (link, eId: string) => {
    if (eId.startsWith(`${node.eId}__`)) return link
    const aim = holder(idsOf(view), eId)
    if (aim === undefined) return ''
    return aim.here ? link : ` href="${hrefOf(view, { eId })}"`
  })
}

/** Returns whether the eId, or what holds it, is in the text of the day. */
export function standsIn(view: ActView, eId: string): boolean {
  return holder(idsOf(view), eId) !== undefined
}

interface Aim {
  readonly here: boolean
}

const known = new WeakMap<ActView, ReadonlyMap<string, Aim>>()

function idsOf(view: ActView): ReadonlyMap<string, Aim> {
  let ids = known.get(view)
  if (!ids) {
    const shown = view.reading?.mode === 'contents' ? [] : (view.reading?.nodes ?? [])
    const here = new Set(inOrder(shown).map(({ eId }) => eId))
    ids = new Map(inOrder(view.text.nodes).map(({ eId }) => [eId, { here: here.has(eId) }]))
    known.set(view, ids)
  }
  return ids
}

// A paragraph stands where its provision does.
function holder(ids: ReadonlyMap<string, Aim>, eId: string): Aim | undefined {
  for (let end = eId.length; end > 0; end = eId.lastIndexOf('__', end - 1)) {
    const aim = ids.get(eId.slice(0, end))
    if (aim) return aim
  }
  return undefined
}
