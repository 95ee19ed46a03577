/** Chains of parts that make references: "points (a) and (b) of Article 6(1)", "§ 5 Abs. 1 Nr. 2 und Abs. 3". */
import type { Lexicon } from './grammar.ts'
import { RANK } from './grammar.ts'
import { numeralAt } from './numbers.ts'
import type { Member, Part } from './part.ts'
import { partAt } from './parts.ts'
import { skipped } from './passing.ts'
import type { Found, Span, Step } from './reference.ts'
import type { Token } from './tokens.ts'

/** What a chain cites of whichever act it means. */
export interface Cited extends Span {
  readonly from: Found['from'] | 'same'
  readonly path: readonly Step[]
  readonly to: readonly Step[] | null
  /** True where the path begins inside the paragraph in which the words stand: "подпункт 10 настоящего пункта". */
  readonly inParagraph: boolean
}

export interface Chain {
  readonly cited: readonly Cited[]
  /** Indexes of its first token and behind its last one. */
  readonly first: number
  readonly end: number
  /** Rank of the outermost kind that it names. */
  readonly rank: number
}

// Sentences and points alone, or numbers without any word, lead nowhere. "Clause (1)" is what some constitutions call a paragraph.
function saysNothing(parts: readonly Part[]): boolean {
  if (parts.some(({ place }) => place !== null)) return false
  return parts.every((part) => part.bare || (part.rank > RANK.subparagraph && !isNumberedClause(part)))
}

function isNumberedClause({ kind, members }: Part): boolean {
  return kind === 'clause' && members.every(({ num, inside }) => num === '' && /^\d/.test(inside[0] ?? ''))
}

type Glue = 'start' | 'of' | 'down' | 'list'

/** Returns the chain that begins at the token, or null. */
export function chainAt(
  tokens: readonly Token[],
  index: number,
  lexicon: Lexicon,
  isAct: (index: number) => boolean = () => false,
): Chain | null {
  const first = partAt(tokens, index, lexicon)
  if (!first) return null
  const groups: Part[][] = [[first]]
  let last = first
  for (let count = 0; count < 40; count++) {
    const next = nextPart(tokens, last, groups.at(-1) as Part[], lexicon, isAct)
    if (!next) break
    if (next.glue === 'list') groups.push([next.part])
    else (groups.at(-1) as Part[]).push(next.part)
    last = next.part
  }
  if (saysNothing(groups.flat())) return null
  const whole: Part[][] = []
  const cited = groups.flatMap((group, i) => {
    const context = withContext(groups, whole, group, i, lexicon)
    whole.push([...context, ...group])
    return citedBy(context, group, tokens, lexicon)
  })
  if (cited.length === 0) return null
  const rank = Math.min(...groups.flat().map((part) => part.rank))
  return { cited, first: index, end: last.end, rank }
}

function nextPart(
  tokens: readonly Token[],
  last: Part,
  group: readonly Part[],
  lexicon: Lexicon,
  isAct: (index: number) => boolean,
): { part: Part; glue: Glue } | null {
  const at = last.end
  if (!tokens[at] || tokens[at]?.breaks) return null
  const of = lexicon.of.at(tokens, at)
  if (of) {
    const begin = skipped(tokens, of.end, lexicon)
    const part = isAct(of.end) || isAct(begin) ? null : partAt(tokens, begin, lexicon)
    if (part && part.rank < last.rank && !tokens[of.end]?.breaks) return { part, glue: 'of' }
  }
  const comma = tokens[at]?.text === ','
  const direct = partAt(tokens, skipped(tokens, comma ? at + 1 : at, lexicon), lexicon)
  if (direct && !tokens[direct.first]?.breaks) {
    const down = last.place === null && goesDown(group) && !hasOwnSection(direct, lexicon)
    if (direct.rank > last.rank && down && !(comma && isHeld(tokens, direct, lexicon)))
      return { part: direct, glue: 'down' }
    if (lexicon.grammar.bare && !comma && direct.rank < last.rank && direct.first === at)
      return { part: direct, glue: 'of' }
  }
  return joined(tokens, at, group, lexicon)
}

// "статті 53, частини першої статті 65": what holds the part stands behind it, and not before the comma.
function isHeld(tokens: readonly Token[], part: Part, lexicon: Lexicon): boolean {
  if (!lexicon.grammar.bare || tokens[part.end]?.breaks) return false
  const holder = partAt(tokens, part.end, lexicon)
  return holder !== null && holder.rank < part.rank
}

function joined(
  tokens: readonly Token[],
  at: number,
  group: readonly Part[],
  lexicon: Lexicon,
): { part: Part; glue: Glue } | null {
  const comma = tokens[at]?.text === ',' || tokens[at]?.text === ';'
  const and = lexicon.and.at(tokens, comma ? at + 1 : at)
  if (!and && !comma) return null
  const begin = skipped(tokens, and ? and.end : at + 1, lexicon)
  if (!tokens[begin] || tokens[begin]?.breaks) return null
  const part = partAt(tokens, begin, lexicon) ?? another(tokens, begin, group, lexicon)
  return part && part.place === null ? { part, glue: 'list' } : null
}

// "Artikeln 19 Absatz 1 und 21 Absatz 1": the next member of the outer list, known by the part of it that follows.
function another(
  tokens: readonly Token[],
  at: number,
  group: readonly Part[],
  lexicon: Lexicon,
): Part | null {
  const main = group.find(({ rank }) => rank === RANK.main)
  if (!main || group.length < 2 || tokens[at]?.type !== 'n') return null
  const entry = { kind: main.kind, rank: main.rank, plural: false, takes: '', short: false }
  const numeral = numeralAt(tokens, at, lexicon, entry)
  const below =
    numeral && partAt(tokens, tokens[numeral.end]?.text === ',' ? numeral.end + 1 : numeral.end, lexicon)
  if (!numeral || !below || below.rank <= main.rank || below.place !== null) return null
  const span = { start: (tokens[at] as Token).start, end: (tokens[numeral.end - 1] as Token).end }
  const members = [{ num: numeral.num, inside: numeral.inside, to: null, ...span }]
  return { kind: main.kind, rank: main.rank, place: null, members, first: at, end: numeral.end }
}

// "of" goes outwards; from there no part of a part follows, except behind the outermost: "point 1 of § 5 Abs. 2".
function goesDown(group: readonly Part[]): boolean {
  const last = group.at(-1) as Part
  return last.rank >= RANK.main || group.length === 1
}

// Parts that a group shares with its neighbours: "paragraph 2" behind "Article 5(1) and", "the first point" before "of Article 6".
function withContext(
  groups: readonly Part[][],
  whole: readonly Part[][],
  group: readonly Part[],
  index: number,
  lexicon: Lexicon,
): Part[] {
  const top = Math.min(...group.map((part) => part.rank))
  if (top <= RANK.main || group.some((part) => part.place !== null || hasOwnSection(part, lexicon))) return []
  const held = (other: readonly Part[]) =>
    other.some(({ rank, place }) => rank <= RANK.main || place !== null)
  const after = groups.slice(index + 1).find(held)
  const before = whole.slice(0, index).findLast(held)
  const opensOutwards = (other: readonly Part[]) => (other[0]?.rank ?? 0) > RANK.main
  if (before && !opensOutwards(before)) return before.filter((part) => part.rank < top)
  if (after && opensOutwards(after)) return after.filter((part) => part.rank < top)
  return (before ?? whole[index - 1] ?? []).filter((part) => part.rank < top)
}

// "paragraph 7(3)(b)" is of section 7, whatever stands before it.
function hasOwnSection(part: Part, { grammar }: Lexicon): boolean {
  return (
    (grammar.folded?.includes(part.kind) ?? false) &&
    part.members.some(({ num, inside }) => /^\d/.test(num) && inside.length > 0)
  )
}

function citedBy(
  context: readonly Part[],
  group: readonly Part[],
  tokens: readonly Token[],
  lexicon: Lexicon,
): Cited[] {
  const begin = (tokens[group[0]?.first ?? 0] as Token).start
  const stop = (tokens[(group.at(-1)?.end ?? 1) - 1] as Token).end
  const shared = context.map((part) => ({ part, member: part.members.at(-1) ?? null }))
  const many = group.findIndex((part) => part.members.length > 1)
  const spread = many < 0 ? [null] : (group[many] as Part).members
  return spread.flatMap((member, i) => {
    const isLast = i === spread.length - 1
    const outwards = many >= 0 && group.slice(many + 1).some((part) => part.rank < (group[many] as Part).rank)
    const chosen = group.flatMap((part, at) => {
      if (at === many) return [{ part, member }]
      if (at > many && many >= 0 && !outwards && !isLast) return []
      return [{ part, member: part.members.at(-1) ?? null }]
    })
    const span = {
      start: i === 0 || !member ? begin : member.start,
      end: isLast || !member ? stop : member.end,
    }
    const cited = fromParts([...shared, ...chosen], numberedBefore(spread, i), lexicon)
    return cited ? [{ ...span, ...cited }] : []
  })
}

// What "(9)" goes on from: the member before it that has a number, else the one that has brackets.
function numberedBefore(members: readonly (Member | null)[], index: number): Member | null {
  const before = members.slice(0, index)
  return (
    before.findLast((member) => member !== null && member.num !== '') ??
    before.find((member) => member !== null) ??
    null
  )
}

interface Chosen {
  readonly part: Part
  readonly member: Member | null
}

function fromParts(
  chosen: readonly Chosen[],
  first: Member | null,
  lexicon: Lexicon,
): Omit<Cited, 'start' | 'end'> | null {
  const ordered = chosen.toSorted((a, b) => a.part.rank - b.part.rank)
  const placed = ordered.find(({ part }) => part.place !== null)
  const path: Step[] = []
  let to: Step[] | null = null
  for (const { part, member } of ordered) {
    if (part.place !== null || !member) continue
    const before = [...path]
    path.push(...stepsOf(part, member.num, member.inside, first, lexicon))
    if (member.to && isRange(part, lexicon))
      to = [
        ...before,
        ...stepsOf(part, member.to.num, member.to.inside, member.num === '' ? first : member, lexicon),
      ]
  }
  const relative = path[0] !== undefined && isInner(path[0].kind, lexicon)
  const place = placed?.part.place ?? (relative ? 'here' : null)
  if (path.length === 0 && !placed) return null
  const inParagraph = placed?.part.place === 'here' && placed.part.rank > RANK.main
  return { path, to, from: place === null ? 'act' : place === 'here' ? 'provision' : place, inParagraph }
}

// A range of points is read as the first of them: who follows it sees the others beside it.
function isRange(part: Part, { grammar }: Lexicon): boolean {
  return part.rank <= RANK.main || (grammar.folded?.includes(part.kind) ?? false)
}

// "7(3)(b)": the number, then what stands in brackets. "Paragraph 7(3)(b)" is of section 7; "(9)" goes on from "19(7)".
function stepsOf(
  part: Part,
  num: string,
  inside: readonly string[],
  first: Member | null,
  { grammar }: Lexicon,
): Step[] {
  const folded = grammar.folded?.includes(part.kind) ?? false
  const inner = (from: number, held: readonly string[]) =>
    held.map((each, i) => ({
      kind: grammar.inside[Math.min(from + i, grammar.inside.length - 1)] ?? 'point',
      num: each,
    }))
  if (num === '' && first && first.num !== '') {
    const outer = { kind: folded ? 'section' : part.kind, num: first.num }
    return [
      outer,
      ...inner(0, [...first.inside.slice(0, Math.max(first.inside.length - inside.length, 0)), ...inside]),
    ]
  }
  if (num === '' && first && first.inside.length > inside.length)
    return [...first.inside.slice(0, first.inside.length - inside.length), ...inside].map((each, i) => ({
      kind: i === 0 ? part.kind : (grammar.inside[Math.min(i, grammar.inside.length - 1)] ?? 'point'),
      num: each,
    }))
  if (num === '') {
    const level = Math.max(grammar.inside.indexOf(part.kind), 0)
    return inside.map((each, i) =>
      i === 0
        ? { kind: part.kind, num: each }
        : { kind: grammar.inside[Math.min(level + i, grammar.inside.length - 1)] ?? 'point', num: each },
    )
  }
  if (folded && inside.length > 0) return [{ kind: 'section', num }, ...inner(0, inside)]
  return [{ kind: part.kind, num }, ...inner(part.rank > RANK.main ? part.rank - RANK.main : 0, inside)]
}

function isInner(kind: string, { grammar }: Lexicon): boolean {
  const rank =
    grammar.kinds.find((each) => each.kind === kind)?.rank ??
    (grammar.inside.includes(kind) ? RANK.paragraph : RANK.main)
  return rank > RANK.main
}
