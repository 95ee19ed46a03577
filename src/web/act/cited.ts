/** What the text that a page shows cites, read from the library before anything is drawn. */

import { type CitedAct, citedActs, isDead } from '#jobs/citations/cited-acts.ts'
import type { Day } from '#kit/day.ts'
import { unescapeText } from '#kit/escape.ts'
import { parseIri } from '#law/iri.ts'
import type { CitedSpan } from '#store/cited-spans.ts'
import type { Expression, Node } from '#store/model.ts'
import type { RefTarget } from '#store/ref-targets.ts'
import type { Page } from '../page.ts'
import { inOrder } from './reading.ts'

/** What the text that a page shows cites. */
export interface Cited {
  /** By row id. */
  readonly spans: ReadonlyMap<number, readonly CitedSpan[]>
  /** References that the source makes to acts, as it writes them; null for what is not held. */
  readonly refs: ReadonlyMap<string, RefTarget | null>
}

/** Returns what the provisions below the nodes cite, as of the day on which the act is read. */
export async function citedIn(
  page: Page,
  { at, expression }: { readonly at: Day; readonly expression: Expression },
  nodes: readonly Node[],
  contents: ReadonlyMap<number, string>,
): Promise<Cited> {
  const { citing } = page.library
  const texts = inOrder(nodes).filter(({ textId }) => textId !== null)
  const as = { at, language: expression.language }
  const hrefs = new Set(texts.flatMap(({ textId }) => refsIn(contents.get(textId ?? 0) ?? '')))
  const aims = [...hrefs].flatMap((href) => {
    const iri = parseIri(href)
    return iri ? [{ href, work: iri.work, eId: iri.eId }] : []
  })
  const targets = aims.length === 0 ? [] : await citing.targets(aims, as)
  const ids = texts.map(({ id }) => id)
  return {
    spans: ids.length === 0 ? new Map() : await citing.spans(ids, as),
    refs: new Map(aims.map(({ href }, index) => [href, targets[index] ?? null])),
  }
}

/** Returns whether anything that is cited is no longer in force on the day of the reading. */
export function citesDeadLaw({ spans, refs }: Cited): boolean {
  for (const target of refs.values()) if (target && isDead(target)) return true
  for (const all of spans.values()) if (all.some(isDead)) return true
  return false
}

/** Returns the acts that the words shown cite, but the act itself: those no longer in force first, then by how many provisions cite them. */
export function actsCitedHere({
  cited,
  work,
  reading,
}: {
  readonly cited: Cited
  readonly work: { readonly id: number }
  readonly reading: { readonly nodes: readonly Node[] } | null
}): CitedAct[] {
  const shown = inOrder(reading?.nodes ?? [])
  const all = shown.flatMap((node) => (cited.spans.get(node.id) ?? []).map((span) => ({ node, span })))
  const acts = citedActs(all, work.id)
  return acts.toSorted((a, b) => Number(b.work?.endedOn != null) - Number(a.work?.endedOn != null))
}

const REF = /<\w+ [^<>]*?href="(\/akn\/[^"]*)"/g

function refsIn(xml: string): string[] {
  return xml.includes('="/akn/') ? [...xml.matchAll(REF)].map(([, href = '']) => unescapeText(href)) : []
}
