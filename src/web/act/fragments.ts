/** Rendered fragments, kept while they are asked for: the same words are rendered once, whichever version they stand in. */
import { renderHtml } from '#markup/html.ts'

/** Characters of source kept; the rendering of each is about as long again. */
const MOST = 6_000_000

let kept = new Map<string, string>()
let size = 0

/** Returns the fragment as HTML with ids behind the provision's eId. */
export function fragmentHtml(xml: string, eId: string, language: string): string {
  const key = `${language} ${eId} ${xml}`
  const found = kept.get(key)
  const html = found ?? renderHtml(xml, { eIdPrefix: eId, language })
  if (found === undefined) {
    size += key.length
    if (size > MOST) forgetHalf()
  } else kept.delete(key)
  kept.set(key, html)
  return html
}

// A map keeps its entries in the order of their last use.
function forgetHalf(): void {
  const newest = [...kept].slice(Math.ceil(kept.size / 2))
  kept = new Map(newest)
  size = newest.reduce((sum, [key]) => sum + key.length, 0)
}
