/** Acts that a text names and nobody here knows: what is cited of them is not to be led to an act that is known. */
import type { Lexicon } from './grammar.ts'
import { skipped } from './passing.ts'
import type { Token } from './tokens.ts'

/** Returns whether an act follows that is not known: "section 3 of the Carl Levin Act", "Artikel 3 des Vertrages". Whatever it is, it is not this act. */
export function namesUnknown(tokens: readonly Token[], index: number, lexicon: Lexicon): boolean {
  const { grammar, kinds } = lexicon
  if (namesOther(tokens, index, lexicon)) return true
  const near = tokens.slice(index, index + 4)
  const broken = near.findIndex((token) => !unbroken(token))
  const whole = broken < 0 ? near : near.slice(0, broken)
  if (whole.some((token) => isProper(token) && grammar.actWord?.test(token.low))) return true
  const at = skipped(tokens, index, lexicon)
  const token = tokens[at]
  const named = isProper(token) && !token?.breaks && kinds.at(tokens, at) === null
  return grammar.properNames === true && named
}

// "section 48 of the previous Constitution": a word before a word for acts with a capital says that it is another.
function namesOther(tokens: readonly Token[], index: number, lexicon: Lexicon): boolean {
  if (!lexicon.grammar.properNames) return false
  for (let at = index; at < index + 4; at++) {
    const token = tokens[at]
    if (token?.type !== 'w' || token.breaks) return false
    if (isProper(token)) return lexicon.acts.at(tokens, at) !== null
  }
  return false
}

/** Returns whether the word stands for an act that is not known: a word for acts in the genitive, or an abbreviation. */
export function isOtherAct(tokens: readonly Token[], index: number, lexicon: Lexicon): boolean {
  const token = tokens[index] as Token
  if (lexicon.grammar.bare && lexicon.acts.at(tokens, index)) return true
  const capitals = token.type === 'w' ? (token.text.match(/\p{Lu}/gu)?.length ?? 0) : 0
  return capitals >= 2 && token.text.length <= 8 && !/^[IVXLC]+$/.test(token.text)
}

function isProper(token: Token | undefined): boolean {
  return token?.type === 'w' && /^\p{Lu}\p{L}/u.test(token.text)
}

function unbroken(token: Token): boolean {
  return !token.breaks && !/^[.,;:()]$/.test(token.text)
}
