/** Numbers that provisions bear themselves, which cite nothing. */
import type { Chain } from './chains.ts'
import type { Token } from './tokens.ts'

/**
 * Returns whether the chain is a provision's own number: at the beginning of a line, with its title or the end of the line behind it, as
 * in "§ 28 Datenverarbeitung".
 */
export function isHeading(tokens: readonly Token[], { first, end, cited }: Chain): boolean {
  const [only, more] = cited
  if (!only || more || only.path.length !== 1 || only.to || only.from !== 'act') return false
  if (/^[{[]$/.test(tokens[first - 1]?.text ?? '')) return true
  if (!opensLine(tokens, first)) return false
  let next = end
  while (/^[*_°º.]$/.test(tokens[next]?.text ?? '') && !tokens[next]?.breaks) next++
  const after = tokens[next]
  return !after || after.breaks || after.type !== 'w' || after.text !== after.low
}

/** Returns the number of the paragraph around the token, as the last line before it that begins with one has it; null where none does. */
export function paragraphAround(tokens: readonly Token[], index: number): string | null {
  for (let at = index; at >= 0; at--) {
    if (at > 0 && !tokens[at]?.breaks) continue
    const open = tokens[at]?.text === '(' ? 1 : 0
    const [number, close] = [tokens[at + open], tokens[at + open + 1]]
    if (number?.type === 'n' && close?.text === (open ? ')' : '.') && !close.spaced) return number.text
  }
  return null
}

// At the beginning of a line, of a remark in braces, or behind the end of a sentence: "… gutzuschreiben. Art. 87 Eisenbahnen".
function opensLine(tokens: readonly Token[], first: number): boolean {
  if (/^[.)]$/.test(tokens[first - 1]?.text ?? '') && tokens[first]?.spaced) return true
  for (let at = first; at >= 0 && !tokens[at]?.breaks; at--)
    if (at < first && !/^[#*_>|.-]$/.test(tokens[at]?.text ?? '')) return false
  return true
}
