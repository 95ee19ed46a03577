/** Rendered fragments, kept while they are asked for: the same words are rendered once, whichever version they stand in. */
import { renderHtml } from '#markup/html.ts'
import { markSpans, type PlainSpan } from '#markup/marked-spans.ts'

/** Characters of source kept; the rendering of each is about as long again. */
const MOST = 6_000_000

let kept = new Map<string, string>()
let size = 0

/**
 * Returns the fragment as HTML with ids behind the provision's eId, and the spans of its plain text marked as `<a data-span="n">`: where
 * they lead is not kept, since that is another place on another day.
 */
export function fragmentHtml(
  xml: string,
  eId: string,
  language: string,
  spans: readonly PlainSpan[] = NONE,
): string {
  const key = `${language} ${eId} ${placesOf(spans)}${xml}`
  const found = kept.get(key)
  const html = found ?? renderHtml(markSpans(xml, spans), { eIdPrefix: eId, language })
  if (found === undefined) {
    size += key.length
    if (size > MOST) forgetHalf()
  } else kept.delete(key)
  kept.set(key, html)
  return html
}

const NONE: readonly never[] = []

function placesOf(spans: readonly PlainSpan[]): string {
  let places = ''
  for (const { start, end } of spans) places += `${start}-${end} `
  return places
}

// A map keeps its entries in the order of their last use.
function forgetHalf(): void {
  const newest = [...kept].slice(Math.ceil(kept.size / 2))
  kept = new Map(newest)
  size = newest.reduce((sum, [key]) => sum + key.length, 0)
}
