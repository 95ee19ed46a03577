/** Acts named in a text: by title, abbreviation, number, short form, or as "this Act". */
import type { Lexicon } from './grammar.ts'
import type { ActNames, Name } from './names.ts'
import type { Phrases } from './phrases.ts'
import type { Act, Definition, How, NamedAct } from './reference.ts'
import { titleKey } from './titles.ts'
import type { Token } from './tokens.ts'

export interface Mention {
  /** Indexes of its first token and behind its last one. */
  readonly first: number
  readonly end: number
  readonly act: Act | { readonly kind: 'same' }
  readonly how: How
  readonly confidence: number
  /** Means an act only beside a provision. */
  readonly bound: boolean
  /** The language of an abbreviation that is not of the language that the text is read in. */
  readonly language?: string
}

/** An act recognised by its number in the plain text. */
export interface Numbered {
  readonly start: number
  readonly end: number
  readonly act: NamedAct
}

export interface MentionRules {
  readonly lexicon: Lexicon
  readonly names: ActNames
  readonly jurisdiction: string | null
  /** True where the text belongs to an act: "this Act" is then known. */
  readonly self: boolean
  readonly numbered: (text: string, jurisdiction: string | null) => readonly Numbered[]
  /** Acts that only the shape of their names tells. */
  readonly shaped: (text: string, jurisdiction: string | null) => readonly Numbered[]
  readonly definitions: readonly Definition[]
  readonly forms: Phrases<number>
}

/** Returns the mentions by the index of their first token; of several at one token the longest. */
export function mentionsIn(
  text: string,
  tokens: readonly Token[],
  rules: MentionRules,
): Map<number, Mention> {
  const mentions = new Map<number, Mention>()
  const keep = (mention: Mention | null) => {
    if (!mention) return
    const held = mentions.get(mention.first)
    if (!held || mention.end > held.end) mentions.set(mention.first, mention)
  }
  for (let index = 0; index < tokens.length; index++) {
    if ((tokens[index] as Token).type !== 'w') continue
    keep(asFormer(byName(tokens, index, rules), tokens, rules))
    keep(byForm(tokens, index, rules))
    keep(bySelf(tokens, index, rules))
  }
  for (const numbered of rules.numbered(text, rules.jurisdiction)) keep(byNumber(tokens, numbered))
  for (const shaped of rules.shaped(text, rules.jurisdiction))
    withShape(mentions, byNumber(tokens, shaped, 'title'), tokens)
  for (const mention of mentions.values()) withNumber(mentions, mention, tokens)
  return mentions
}

// "Consolidated Appropriations Act, 2016, Public Law 114–113": the number behind a name tells which act it is.
function withNumber(mentions: Map<number, Mention>, named: Mention, tokens: readonly Token[]): void {
  const at = /^[,(]$/.test(tokens[named.end]?.text ?? '') ? named.end + 1 : named.end
  const number = mentions.get(at)
  if (
    number?.how !== 'number' ||
    named.how !== 'title' ||
    named.act.kind !== 'named' ||
    number.act.kind !== 'named'
  )
    return
  const [first] = named.act.candidates
  const [second] = number.act.candidates
  if (!first || !second || named.act.candidates.length > 1) return
  if (/^ca\/statute\/1(?:8|9[0-7])/.test(second.key)) {
    // What the Revised Statutes of 1985 replaced under the same title is another act.
    const former: Act = { kind: 'named', candidates: [{ ...second, name: `${first.name}, ${second.name}` }] }
    mentions.set(named.first, { ...named, end: number.end, act: former, how: 'number' })
    return
  }
  if (!first.key.startsWith('title/')) return
  const titles = [...new Set([...second.titles, ...first.titles, titleKey(`${first.name} ${second.name}`)])]
  const act: Act = { kind: 'named', candidates: [{ ...second, name: first.name, titles }] }
  mentions.set(named.first, { ...named, act })
}

// A name that is known keeps its act where its shape adds a date ("Strafgesetzbuches vom 21. Dezember 1937"); with more words it is
// another's: "Code civil du Québec".
function withShape(mentions: Map<number, Mention>, shaped: Mention | null, tokens: readonly Token[]): void {
  if (!shaped) return
  const held = mentions.get(shaped.first)
  if (!held) mentions.set(shaped.first, { ...shaped, confidence: 0.9, bound: WEAK.test(shapedName(shaped)) })
  else if (shaped.end > held.end && held.act.kind !== 'self') {
    const next = tokens[held.end] as Token
    const dated = next.type !== 'w' || DATE_WORDS.test(next.low)
    mentions.set(shaped.first, dated ? { ...held, end: shaped.end } : { ...shaped, confidence: 0.9 })
  }
}

const DATE_WORDS = /^(?:vom|von|від|от)$/u

// Words that mean many other things: an act only where a provision of it is cited.
const WEAK = /ordnung$|vertrag(?:e?s)?$|(?:abkommen|übereinkommen)s?$|^\p{Lu}{2,6} \d{4}$/u

function shapedName({ act }: Mention): string {
  return act.kind === 'named' ? (act.candidates[0]?.name ?? '') : ''
}

function byNumber(
  tokens: readonly Token[],
  { start, end, act }: Numbered,
  how: How = 'number',
): Mention | null {
  const first = indexAt(tokens, start)
  const last = indexAt(tokens, end)
  if (tokens[first]?.start !== start) return null
  return { first, end: last, act: { kind: 'named', candidates: [act] }, how, confidence: 0.97, bound: false }
}

function byName(
  tokens: readonly Token[],
  index: number,
  { names, jurisdiction, lexicon }: MentionRules,
): Mention | null {
  const found = names.at(tokens, index)
  if (!found) return null
  const token = tokens[index] as Token
  const fitting = found.value.filter(
    (name) => !name.local || jurisdiction === null || isOf(name.act, jurisdiction),
  )
  const ofOwn = fitting.filter(({ act }) => jurisdiction !== null && isOf(act, jurisdiction))
  const chosen = ofOwn.length > 0 ? ofOwn : fitting
  const [first] = chosen
  if (!first) return null
  const single = found.end - index === 1 && first.how === 'title'
  if (single && token.text === token.low) return null
  const guessed = first.local && jurisdiction === null
  const [other] = first.languages ?? []
  const isForeign = !lexicon.grammar.languages.some((each) => first.languages?.includes(each))
  return {
    first: index,
    end: found.end,
    act: { kind: 'named', candidates: chosen.map(({ act }) => act) },
    how: first.how,
    confidence: guessed ? 0.8 : first.how === 'title' ? 0.98 : 0.95,
    bound: chosen.every(({ bound }: Name) => bound),
    ...(other !== undefined && isForeign ? { language: other } : {}),
  }
}

// "the previous Constitution": what stood before the act of that name.
function asFormer(
  mention: Mention | null,
  tokens: readonly Token[],
  { lexicon }: MentionRules,
): Mention | null {
  const before = mention && tokens[mention.first - 1]
  if (!before || tokens[mention.first]?.breaks || !lexicon.former.has(before.low)) return mention
  return mention.how === 'title' ? null : mention
}

function isOf(act: NamedAct, jurisdiction: string): boolean {
  return act.jurisdiction === jurisdiction || act.jurisdiction === (jurisdiction.split('-')[0] ?? '')
}

function byForm(
  tokens: readonly Token[],
  index: number,
  { forms, definitions }: MentionRules,
): Mention | null {
  const found = definitions.length === 0 ? null : forms.at(tokens, index)
  const definition = found && definitions[found.value]
  if (!found || !definition) return null
  return {
    first: index,
    end: found.end,
    act: definition.act,
    how: 'short-form',
    confidence: 0.93,
    bound: false,
  }
}

function bySelf(tokens: readonly Token[], index: number, { lexicon, self }: MentionRules): Mention | null {
  const found = lexicon.self.at(tokens, index)
  if (found) {
    const act: Act = self ? { kind: 'self' } : { kind: 'none' }
    return { first: index, end: found.end, act, how: 'self', confidence: 0.95, bound: !self }
  }
  const same = lexicon.same.at(tokens, index)
  return (
    same && {
      first: index,
      end: same.end,
      act: { kind: 'same' },
      how: 'context',
      confidence: 0.8,
      bound: true,
    }
  )
}

/** Returns the index of the first token that does not end before the place. */
export function indexAt(tokens: readonly Token[], place: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens[middle] as Token).start < place) low = middle + 1
    else high = middle
  }
  return low
}
