/** Parts whose number comes before the word for them, or without any. */
import type { KindEntry, Lexicon } from './grammar.ts'
import { RANK } from './grammar.ts'
import { numeralAt } from './numbers.ts'
import type { Part } from './part.ts'
import { skipped } from './passing.ts'
import type { Token } from './tokens.ts'

/** Returns the part whose number stands before its word: "the first subparagraph", "deuxième alinéa", "eerste lid", "1º inciso". */
export function numberFirst(tokens: readonly Token[], index: number, lexicon: Lexicon): Part | null {
  const ordinal = lexicon.ordinals.at(tokens, index)
  const digits =
    lexicon.grammar.numberFirst && tokens[index]?.type === 'n' ? ordinalDigits(tokens, index) : null
  const counted = ordinal ? { num: ordinal.value, end: ordinal.end } : digits
  if (!counted) return null
  const numbers = [{ num: counted.num, start: index, end: counted.end }]
  let at = counted.end
  for (;;) {
    const joined = lexicon.and.at(tokens, at) ?? (tokens[at]?.text === ',' ? { end: at + 1 } : null)
    const next = joined && lexicon.ordinals.at(tokens, skipped(tokens, joined.end, lexicon))
    if (!joined || !next) break
    numbers.push({ num: next.value, start: skipped(tokens, joined.end, lexicon), end: next.end })
    at = next.end
  }
  const word = lexicon.kinds.at(tokens, at)
  if (!word || tokens[at]?.breaks) return null
  const { kind, rank, short } = word.value
  if (rank === RANK.main || (rank < RANK.main && !ordinal)) return null
  const after = word.end
  if (
    rank !== RANK.division &&
    numeralAt(tokens, after, lexicon, { ...word.value, takes: '' })?.shape === 'digits' &&
    rank <= RANK.main
  )
    return null
  const end = short && tokens[after]?.text === '.' ? after + 1 : after
  const members = numbers.map(({ num, start, end: stop }, i) => ({
    num,
    inside: [],
    to: null,
    start: (tokens[start] as Token).start,
    end: i === numbers.length - 1 ? (tokens[end - 1] as Token).end : (tokens[stop - 1] as Token).end,
  }))
  return { kind, rank, place: null, members, first: index, end }
}

function ordinalDigits(tokens: readonly Token[], index: number): { num: string; end: number } | null {
  const ending = tokens[index + 1]
  if (!ending || ending.spaced || !/^(?:[ºª°]|e|de|ste|er|re|ème|o|a)$/.test(ending.low)) return null
  return { num: (tokens[index] as Token).text, end: index + 2 }
}

/** Returns the part that no word names, in French: "3° du II de l'article 5", "au I de l'article 4". Only where something that holds it follows. */
export function bare(tokens: readonly Token[], index: number, lexicon: Lexicon): Part | null {
  if (!lexicon.grammar.bareParts) return null
  const token = tokens[index] as Token
  const point = token.type === 'n' && tokens[index + 1]?.text === '°'
  const division = token.type === 'w' && /^[IVX]+$/.test(token.text) && token.text.length <= 5
  const letter =
    token.type === 'w' &&
    token.text.length === 1 &&
    tokens[index + 1]?.text === ')' &&
    token.low === token.text
  if (!point && !division && !letter) return null
  const end = index + (division ? 1 : 2)
  if (!lexicon.of.at(tokens, end)) return null
  const entry: KindEntry = {
    kind: division ? 'paragraph' : 'point',
    rank: division ? RANK.paragraph : letter ? RANK.subpoint : RANK.point,
    plural: false,
    takes: '',
    short: false,
  }
  const num = token.low
  const member = { num, inside: [], to: null, start: token.start, end: (tokens[end - 1] as Token).end }
  return { kind: entry.kind, rank: entry.rank, place: null, members: [member], first: index, end, bare: true }
}
