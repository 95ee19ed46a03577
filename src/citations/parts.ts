/** Parts of a reference: a word for a kind and its numbers, or "this section". */
import type { KindEntry, Lexicon } from './grammar.ts'
import { RANK } from './grammar.ts'
import { type Numeral, numeralAt } from './numbers.ts'
import type { Member, Part } from './part.ts'
import { isCount, skipped } from './passing.ts'
import type { Token } from './tokens.ts'
import { bare, numberFirst } from './unworded-parts.ts'

/** Returns the part that begins at the token, or null. */
export function partAt(tokens: readonly Token[], index: number, lexicon: Lexicon): Part | null {
  const token = tokens[index]
  if (!token || !mayBegin(token, lexicon)) return null
  const here = lexicon.here.at(tokens, index)
  if (here) {
    const { kind, rank, place } = here.value
    const after = skipped(tokens, here.end, lexicon)
    const numbered = tokens[after]?.type === 'n' && !tokens[after]?.breaks
    if (!numbered) return { kind, rank, place, members: [], first: index, end: here.end }
  }
  return (
    wordFirst(tokens, index, lexicon) ?? numberFirst(tokens, index, lexicon) ?? bare(tokens, index, lexicon)
  )
}

// Most words of a text begin no part, and need not be looked up in each dictionary.
function mayBegin(token: Token, { grammar, here, kinds, ordinals }: Lexicon): boolean {
  if (token.type === 'n') return grammar.numberFirst === true || grammar.bareParts === true
  return (
    kinds.mayBegin(token) ||
    here.mayBegin(token) ||
    ordinals.mayBegin(token) ||
    (grammar.bareParts === true && token.text.length <= 5)
  )
}

function wordFirst(tokens: readonly Token[], index: number, lexicon: Lexicon): Part | null {
  const word = lexicon.kinds.at(tokens, index)
  if (!word || isPossessive(tokens, index) || isLetterAlone(tokens, index) || isInitial(tokens, index))
    return null
  let at = word.end
  if (isNoteMark(tokens, at, word.value)) return null
  if (word.value.short && tokens[at]?.text === '.') at++
  at = afterSign(tokens, at)
  const members = membersAt(tokens, at, lexicon, word.value)
  const last = members.at(-1)
  if (!last) return null
  const { kind, rank } = word.value
  return {
    kind,
    rank,
    place: null,
    members: members.map(({ member }) => member),
    first: index,
    end: last.end,
  }
}

// "R500" is money: a kind of one letter is small, or has a full stop, and stands apart from its number.
function isLetterAlone(tokens: readonly Token[], index: number): boolean {
  const [token, next] = [tokens[index], tokens[index + 1]]
  if (token?.type !== 'w' || token.text.length > 1 || next?.text === '.') return false
  return token.text !== token.low || next?.spaced === false
}

// "Smith's 5": no section.
function isPossessive(tokens: readonly Token[], index: number): boolean {
  const [token, before] = [tokens[index], tokens[index - 1]]
  return token !== undefined && !token.spaced && token.text.length === 1 && before?.text === "'"
}

// "subsection3": the mark of a note stands on the word.
function isNoteMark(tokens: readonly Token[], index: number, { short }: KindEntry): boolean {
  const [word, mark] = [tokens[index - 1], tokens[index]]
  return !short && word?.type === 'w' && word.text.length > 3 && mark?.type === 'n' && !mark.spaced
}

// "H.R. 3321": the last of several initials says no kind.
function isInitial(tokens: readonly Token[], index: number): boolean {
  const [token, dot, before] = [tokens[index], tokens[index - 1], tokens[index - 2]]
  return token?.spaced === false && dot?.text === '.' && /^\p{Lu}$/u.test(before?.text ?? '')
}

// "№ 5", "nº 5", "n. 5", "Nr. 5" after the word say nothing more.
function afterSign(tokens: readonly Token[], index: number): number {
  const token = tokens[index]
  if (token?.text === '№') return index + 1
  if (
    token &&
    /^(?:n|nr|no)$/.test(token.low) &&
    /^[.º°]$/.test(tokens[index + 1]?.text ?? '') &&
    tokens[index + 2]?.type === 'n'
  )
    return index + 2
  return index
}

interface Read {
  readonly member: Member
  readonly end: number
}

// The numbers of a part: "5", "5, 6 and 7", "5 to 9", "19(7), (9) or (9.1)".
function membersAt(tokens: readonly Token[], index: number, lexicon: Lexicon, kind: KindEntry): Read[] {
  const first = memberAt(tokens, index, lexicon, kind)
  if (!first || isCount(tokens, first.end, lexicon)) return []
  const members = [first]
  while (members.length < 60) {
    const last = members.at(-1) as Read
    const join = joinAt(tokens, last.end, lexicon)
    if (!join) break
    const next = memberAt(tokens, join.end, lexicon, kind) ?? letterMember(tokens, join.end, last.member)
    if (!next || isCount(tokens, next.end, lexicon) || !fits(first.member, next.member, kind, join)) break
    if (kind.rank > RANK.main && belongsOutside(tokens, next.end, lexicon, kind)) break
    members.push(next)
  }
  return trimmed(members, tokens, lexicon, kind)
}

// "Absatz 1 und 21 Absatz 1": the second number is one of what holds the first.
function belongsOutside(tokens: readonly Token[], index: number, lexicon: Lexicon, kind: KindEntry): boolean {
  const word = tokens[index]?.breaks ? null : lexicon.kinds.at(tokens, index)
  return word !== null && word.value.rank <= kind.rank && word.value.rank > RANK.main && !lexicon.grammar.bare
}

interface Join {
  readonly end: number
  readonly comma: boolean
  /** A repeated article or preposition, which another part of the sentence could begin with as well. */
  readonly filled: boolean
}

function joinAt(tokens: readonly Token[], index: number, lexicon: Lexicon): Join | null {
  let at = afterRemark(tokens, index)
  let comma = false
  if (tokens[at]?.breaks) return null
  if (tokens[at]?.text === ',' || tokens[at]?.text === ';') {
    comma = true
    at++
  }
  const and = lexicon.and.at(tokens, at)
  if (and) at = and.end
  else if (!comma) return null
  if (tokens[at]?.breaks) return null
  const end = skipped(tokens, at, lexicon)
  return { end, comma: comma && !and, filled: end > at }
}

// "incisos 7º (declaratoria de urgencia), 16, 19 y 24": what a member is about, in brackets, and the list goes on.
function afterRemark(tokens: readonly Token[], index: number): number {
  if (tokens[index]?.text !== '(' || tokens[index + 1]?.type !== 'w') return index
  const within = tokens.slice(index, index + LONGEST_REMARK)
  const close = within.findIndex(({ text }) => text === ')')
  if (close < 0 || within.slice(0, close).some(({ type, breaks }) => type === 'n' || breaks)) return index
  const goesOn = tokens[index + close + 1]?.text === ',' && tokens[index + close + 2]?.type === 'n'
  return goesOn ? index + close + 1 : index
}

const LONGEST_REMARK = 10

// A list of commas after a singular is one where a word joins the last.
function trimmed(members: Read[], tokens: readonly Token[], lexicon: Lexicon, kind: KindEntry): Read[] {
  if (kind.plural || members.length < 2) return members
  const joined = members.findLastIndex((_, i) => {
    if (i === 0) return false
    const between = members[i - 1] as Read
    return lexicon.and.at(tokens, between.end + (tokens[between.end]?.text === ',' ? 1 : 0)) !== null
  })
  const sure = lexicon.grammar.bare || kind.short || !kind.kind.match(/^(?:article|section)$/)
  if (sure && joined < 0 && kind.rank >= RANK.main && !isCount(tokens, (members.at(-1) as Read).end, lexicon))
    return members
  return members.slice(0, Math.max(joined, 0) + 1)
}

function fits(first: Member, next: Member, kind: KindEntry, join: Join): boolean {
  const [one, other] = [Number.parseInt(first.num, 10), Number.parseInt(next.num, 10)]
  if (next.num === '') return first.inside.length > 0
  // "L. 3121-55 et du 5°", "45, y 24.764": no members of one list.
  if (/^[a-z]/.test(first.num) && /^\d/.test(next.num) && kind.takes.includes('c')) return false
  if (/^\d{1,2}\.\d{3}$/.test(next.num) && !first.num.includes('.')) return false
  if (/^\d+$/.test(next.num) && other >= 1500 && !(one >= 1000)) return false
  if (Number.isNaN(one) !== Number.isNaN(other) && !kind.takes.includes('c')) return false
  return !(join.comma && join.filled)
}

function memberAt(tokens: readonly Token[], index: number, lexicon: Lexicon, kind: KindEntry): Read | null {
  if (index > 0 && tokens[index]?.breaks) return null
  const numeral = numeralAt(tokens, index, lexicon, kind)
  if (!numeral) return null
  const aside =
    kind.rank === RANK.main && numeral.inside.length === 0 ? asideAt(tokens, numeral.end, lexicon) : null
  if (aside) {
    const span = { start: (tokens[index] as Token).start, end: (tokens[aside.end - 1] as Token).end }
    return { member: { num: numeral.num, inside: aside.inside, to: null, ...span }, end: aside.end }
  }
  const range = rangeAt(tokens, numeral.end, lexicon)
  let to =
    range === null ? null : (numeralAt(tokens, range, lexicon, kind) ?? lastLetter(tokens, range, numeral))
  if (
    to &&
    ((to.shape === 'ordinal' && numeral.shape !== 'ordinal') ||
      isCount(tokens, to.end, lexicon) ||
      !rises(numeral, to))
  )
    to = null
  const end = to?.end ?? numeral.end
  const span = { start: (tokens[index] as Token).start, end: (tokens[end - 1] as Token).end }
  return { member: { num: numeral.num, inside: numeral.inside, to, ...span }, end }
}

// "7(3)b) ou c)": a letter goes on from the one before it.
function letterMember(tokens: readonly Token[], index: number, before: Member): Read | null {
  const [letter, close] = [tokens[index], tokens[index + 1]]
  const goesOn = /^\p{L}$/u.test(before.inside.at(-1) ?? '')
  if (!goesOn || letter?.type !== 'w' || letter.text.length !== 1 || close?.text !== ')' || close.spaced)
    return null
  const span = { start: letter.start, end: close.end }
  return { member: { num: '', inside: [letter.low], to: null, ...span }, end: index + 2 }
}

// "15(1)a) à i)": the last of a range of letters.
function lastLetter(tokens: readonly Token[], index: number, from: Numeral): Numeral | null {
  const [letter, close] = [tokens[index], tokens[index + 1]]
  if (from.inside.length === 0 || letter?.type !== 'w' || letter.text.length !== 1 || close?.text !== ')')
    return null
  return { num: '', inside: [letter.low], end: index + 2, shape: 'brackets' }
}

// "articles 8 (1er alinéa), 11": a part of the provision in brackets.
function asideAt(
  tokens: readonly Token[],
  index: number,
  lexicon: Lexicon,
): { inside: string[]; end: number } | null {
  if (tokens[index]?.text !== '(' || !tokens[index + 1]) return null
  const part = partAt(tokens, index + 1, lexicon)
  if (!part || part.rank <= RANK.main || part.place !== null || part.bare || tokens[part.end]?.text !== ')')
    return null
  return { inside: part.members.slice(0, 1).map(({ num }) => num), end: part.end + 1 }
}

function rangeAt(tokens: readonly Token[], index: number, lexicon: Lexicon): number | null {
  if (tokens[index]?.breaks) return null
  const sign = tokens[index]?.text ?? ''
  if (/^[–—−-]$/.test(sign)) return index + 1
  const word = lexicon.to.at(tokens, index)
  return word ? skipped(tokens, word.end, lexicon) : null
}

function rises(from: Numeral, to: Numeral): boolean {
  if (to.num === '') return from.inside.length > 0
  const [one, other] = [Number.parseInt(from.num, 10), Number.parseInt(to.num, 10)]
  if (Number.isNaN(one) || Number.isNaN(other)) return Number.isNaN(one) && Number.isNaN(other)
  return other > one || (other === one && to.num !== from.num)
}
