/** Where an act was published: "ВВР, 1971, додаток до № 50, ст. 375", "СЗ РФ, 2002, № 1, ст. 3" number their items as articles, of no act. */
import type { Chain } from './chains.ts'
import type { Token } from './tokens.ts'

/** Returns whether the chain is an item of a gazette, one article behind the number of an issue and a comma, or the part of such an issue. */
export function isGazetteItem(tokens: readonly Token[], { first, end, cited }: Chain): boolean {
  const [only, more] = cited
  if (!only || more || !/^\p{Script=Cyrillic}/u.test(tokens[first]?.text ?? '')) return false
  if (tokens[first - 1]?.text === '(' && tokens[end]?.text === ')') return isIssue(tokens, first - 2)
  if (tokens[first - 1]?.text !== ',' || only.from !== 'act' || only.path.length !== 1) return false
  const at = tokens[first - 2]?.text === ')' ? openingBefore(tokens, first - 2) - 1 : first - 2
  return isIssue(tokens, at)
}

// "№ 50", "N 50-51"
function isIssue(tokens: readonly Token[], last: number): boolean {
  if (tokens[last]?.type !== 'n') return false
  const at = /^[-–]$/.test(tokens[last - 1]?.text ?? '') ? last - 2 : last
  return tokens[at]?.type === 'n' && /^(?:№|N)$/.test(tokens[at - 1]?.text ?? '')
}

function openingBefore(tokens: readonly Token[], close: number): number {
  for (let at = close; at > close - 8; at--) if (tokens[at]?.text === '(') return at
  return close
}
