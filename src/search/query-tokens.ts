/** A query cut into what its grammar knows: words, phrases, filters, parentheses, OR. */
import { QueryError } from './query-error.ts'

export interface Token {
  readonly kind: 'word' | 'phrase' | 'open' | 'close' | 'or'
  /** What stands before a colon, where a filter may be meant; null elsewhere. */
  readonly field: string | null
  readonly text: string
  readonly minus: boolean
}

const TOKEN =
  /(?<minus>(?<=^|[\s(])[-−])?(?:(?<field>(?<![^\s(−-])[a-z]{2,12}):(?=[^\s:/]))?(?:"(?<phrase>[^"]*)"|(?<open>(?<=^|[\s(−-])\()|(?<close>\)(?=$|[\s)]))|(?<word>(?:[^\s"()]|(?<=[^\s"()])\([^\s"()]*\)|(?<![\s(−-])\(|\)(?![\s)]|$))+))/gu

/** Returns the tokens. Throws QueryError where a quotation mark is not closed. */
export function tokensOf(text: string): Token[] {
  const plain = text.replace(/[“”„«»‟＂]/g, '"')
  if ((plain.match(/"/g)?.length ?? 0) % 2 === 1)
    throw new QueryError(
      'quotation',
      'Cannot search: a quotation mark is not closed; write a phrase as "two words"',
    )
  const tokens = Array.from(plain.matchAll(TOKEN), ({ groups = {} }) => tokenOf(groups))
  const grouped = tokens.some(({ kind, minus }) => kind === 'or' || (kind === 'open' && minus))
  // Where nothing is chosen between, parentheses are punctuation: "Regulation (EU) 2016/679".
  return grouped ? tokens : tokens.filter(({ kind }) => kind !== 'open' && kind !== 'close')
}

function tokenOf(groups: Readonly<Record<string, string | undefined>>): Token {
  const minus = groups.minus !== undefined
  const field = groups.field ?? null
  if (groups.open !== undefined) return { kind: 'open', field: null, text: '(', minus }
  if (groups.close !== undefined) return { kind: 'close', field: null, text: ')', minus: false }
  if (groups.phrase !== undefined)
    return { kind: field === null ? 'phrase' : 'word', field, text: groups.phrase, minus }
  const text = groups.word ?? ''
  return text === 'OR' && !minus && field === null
    ? { kind: 'or', field: null, text, minus }
    : { kind: 'word', field, text, minus }
}

/** Returns the text with the letter of a French code article joined to its number, however it is typed. */
export function joinedNumbers(text: string): string {
  return text
    .replace(/(?<![\p{L}\p{M}\p{N}])([lrda])\*{0,2}(?:\.\s?|\s|(?=\d))(?=\d+-\d)/giu, (_, letter: string) =>
      letter.toUpperCase(),
    )
    .replace(/(?<![\p{L}\p{M}\p{N}])([LRDA])\*{0,2}\.\s?(?=\d)/giu, (_, letter: string) =>
      letter.toUpperCase(),
    )
}
