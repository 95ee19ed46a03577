/** The names that the title of an act gives it. */
import type { Lexicon } from './grammar.ts'
import { tokensOf } from './tokens.ts'

/** Returns of a tag what stands before the first hyphen. */
export function headOf(tag: string): string {
  return tag.split('-')[0] ?? ''
}

/**
 * Returns the title, without what stands in brackets and without its date, and the short titles in brackets. Titles that do not say
 * that they are an act's are words like any others.
 */
export function namesIn(title: string, lexicon: Lexicon, titled: readonly string[] = []): string[] {
  const bare = title
    .replace(/\s*[([][^)\]]*[)\]]/g, '')
    .replace(/,? as amended$/i, '')
    .trim()
  const undated = bare
    .replace(/,? (?:vom|von) \d{1,2}\. \p{L}+ \d{4}/u, '')
    .replace(/,? du \d{1,2}(?:er)? \p{L}+ \d{4}$/u, '')
  const short = [...title.matchAll(/\(([^()]{3,80})\)/g)]
    .flatMap(([, inside = '']) => inside.split(/,\s*/))
    .filter((each) => /^\p{Lu}\p{Ll}/u.test(each))
  const all = [title, bare, undated, ...short].filter((name) => saysAct(name, lexicon))
  const framed = titled.map((frame) => frame.replace('{title}', bare))
  return [...new Set([...all, ...framed])]
}

function saysAct(name: string, lexicon: Lexicon): boolean {
  const tokens = tokensOf(name)
  if (
    tokens.length > 40 ||
    tokens.filter(({ type }) => type === 'w').length < (lexicon.grammar.actWord ? 1 : 2)
  )
    return false
  return tokens.some(
    (token, i) => lexicon.acts.at(tokens, i) !== null || (lexicon.grammar.actWord?.test(token.low) ?? false),
  )
}

/** Returns the abbreviations in brackets at the end: "Datenschutzgesetz, DSG". What stands in brackets elsewhere is of another name: "Regulation (EU) 2016/679". */
export function abbreviationsIn(title: string): string[] {
  const [, inside = ''] = /\(([^()]{2,80})\)(?: vom \d{1,2}\. \p{L}+ \d{4})?$/u.exec(title) ?? []
  return inside
    .split(/,\s*/)
    .filter(
      (each) =>
        /^\p{Lu}[\p{L}]{1,10}(?: \d{1,2})?$/u.test(each) && (each.match(/\p{Lu}/gu)?.length ?? 0) >= 2,
    )
}
