/** What stands between and behind the numbers of a reference: words that say nothing, and words that make a number a count. */
import type { Lexicon } from './grammar.ts'
import type { Token } from './tokens.ts'

/** Returns whether what stands behind a number makes it a count of something: days, per cent, money. */
export function isCount(tokens: readonly Token[], index: number, { counts }: Lexicon): boolean {
  const token = tokens[index]
  if (!token || token.breaks) return false
  return (
    token.text === '%' || /^[€$£¥₽₴]$/.test(token.text) || counts.has(token.low) || counts.has(token.text)
  )
}

/** Returns the index behind words that say nothing: "the", "à l'". */
export function skipped(tokens: readonly Token[], index: number, lexicon: Lexicon): number {
  let at = index
  for (let count = 0; count < 3; count++) {
    const filler = tokens[at]?.breaks ? null : lexicon.fillers.at(tokens, at)
    if (!filler) break
    at = filler.end
  }
  return at
}
