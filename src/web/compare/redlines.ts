/** Redlines of pairs of wordings, kept while they are asked for: the same pair is compared once, whichever days it was asked for by. */
import { redlineColumns, redlineOf } from '#compare/redline.ts'

/** Characters of source kept; the HTML of each is about as long again. */
const MOST = 6_000_000

let kept = new Map<string, readonly string[]>()
let size = 0

/** Returns the redline in one piece, ids behind the provision's eId. */
export function keptRedline(
  before: string | null,
  after: string | null,
  eId: string,
  language: string,
): string {
  const [html = ''] = keep(`1 ${language} ${eId} ${before}\n${after}`, () => [
    redlineOf(before, after, { eIdPrefix: eId, language }),
  ])
  return html
}

/** Returns the redline block by block: what went stands in the first of each two, what came in the second. */
export function keptColumns(
  before: string | null,
  after: string | null,
  eId: string,
  language: string,
): readonly (readonly [string, string])[] {
  const flat = keep(`2 ${language} ${eId} ${before}\n${after}`, () =>
    redlineColumns(before, after, { eIdPrefix: eId, language }).flat(),
  )
  return flat.flatMap((html, index) => (index % 2 === 0 ? [[html, flat[index + 1] ?? ''] as const] : []))
}

function keep(key: string, make: () => readonly string[]): readonly string[] {
  const found = kept.get(key)
  const made = found ?? make()
  if (found) kept.delete(key)
  else {
    size += key.length
    if (size > MOST) forgetHalf()
  }
  kept.set(key, made)
  return made
}

// A map keeps its entries in the order of their last use.
function forgetHalf(): void {
  kept = new Map([...kept].slice(Math.ceil(kept.size / 2)))
  size = [...kept.keys()].reduce((sum, key) => sum + key.length, 0)
}
