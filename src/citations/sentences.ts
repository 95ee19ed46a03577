/** Where one sentence ends and another begins, as far as references ask. */
import type { Chain } from './chains.ts'
import type { Lexicon } from './grammar.ts'
import { RANK } from './grammar.ts'
import type { Token } from './tokens.ts'

/** Returns whether a sentence or line ends between two tokens. */
export function endsBetween(tokens: readonly Token[], lexicon: Lexicon, from: number, to: number): boolean {
  return tokens
    .slice(from, to)
    .some((token, i) => token.breaks || (token.text === '.' && opensAnother(tokens, from + i + 1, lexicon)))
}

// Behind a full stop a capital opens a sentence, but for a month: "vom 29. November".
function opensAnother(tokens: readonly Token[], index: number, { counts }: Lexicon): boolean {
  const token = tokens[index]
  return token !== undefined && /^\p{Lu}/u.test(token.text) && !counts.has(token.text)
}

/** Returns whether the chain belongs to a name: of "Bundesgesetzblatt Teil III", what stands before a division without an article is what it is of. */
export function isPartOfName(
  tokens: readonly Token[],
  { first, rank }: Chain,
  { grammar }: Lexicon,
): boolean {
  const [before, word] = [tokens[first - 1], tokens[first]]
  if (rank >= RANK.main || !before || before.type !== 'w' || !word?.spaced || word.breaks) return false
  return grammar.capital === true && /^\p{Lu}\p{Ll}/u.test(before.text) && !opensSentence(tokens, first - 1)
}

function opensSentence(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index]
  return !token || token.breaks || index === 0 || /^[.:;]$/.test(tokens[index - 1]?.text ?? '')
}
