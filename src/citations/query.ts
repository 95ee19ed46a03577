/** Citations as people type them into a search box: "gdpr 17", "146 ук рк", "bdsg § 26 abs 1", in any case and order. */
import type { NameBook } from './book.ts'
import { type KindEntry, type Lexicon, RANK } from './grammar.ts'
import { mayBeIn } from './languages.ts'
import { indexAt } from './mentions.ts'
import type { Name } from './names.ts'
import { type Numeral, numeralAt } from './numbers.ts'
import type { Found, NamedAct, Step } from './reference.ts'
import { type Token, tokensOf } from './tokens.ts'
import { lexiconFor, numberedActs } from './traditions.ts'

// A number without a word for its kind; whoever looks it up takes whichever provision has it.
const ANY: KindEntry = { kind: 'any', rank: RANK.main, plural: false, takes: 'cr', short: false }

/**
 * Returns what the whole query cites, one for every act that its name may mean; nothing where a word is left over that is part
 * neither of a name nor of a number.
 */
export function queryCitations(book: NameBook, query: string, languages = mayBeIn(query)): Found[] {
  const found: Found[] = []
  for (const language of languages) {
    if (language === 'zho' || language === 'jpn') {
      const [each] = eastAsianQuery(book, query, language)
      if (each && !found.some((other) => sameTarget(other, each))) found.push(each)
      continue
    }
    const lexicon = lexiconFor(language)
    const text = query.normalize('NFC')
    const tokens = lexicon ? tokensOf(text) : []
    if (!lexicon || tokens.length === 0 || tokens.length > 40) continue
    for (const each of readWhole(book, language, { text, tokens }, lexicon)) {
      const same = found.findIndex((other) => sameTarget(other, each))
      if (same < 0) found.push({ ...each, start: 0, end: query.length })
      else if (found[same]?.language === undefined) found[same] = { ...each, start: 0, end: query.length }
    }
  }
  return found
}

const EAST_ASIAN_NUMBER =
  '第?[〇零一二三四五六七八九十百千\\d０-９]{1,9}[条條]?(?:第?[（(]?[〇零一二三四五六七八九十百千\\d０-９]{1,9}[）)]?[款项項号號]){0,3}'
const NUMBER_FIRST = new RegExp(`^(${EAST_ASIAN_NUMBER})[\\s\u3000,，、]*(?:の)?(.*[\\p{Script=Han}])$`, 'u')
const NUMBER_LAST = new RegExp(
  `^(.*[\\p{Script=Han}》」])[\\s\u3000,，、]*(?:の)?(${EAST_ASIAN_NUMBER})$`,
  'u',
)

// "第三十九条 劳动合同法", "憲法9条", "个人信息保护法 13": as running text would write it.
function eastAsianQuery(book: NameBook, query: string, language: 'zho' | 'jpn'): Found[] {
  const typed = query.normalize('NFKC').trim()
  const [, before, name] = NUMBER_FIRST.exec(typed) ?? []
  const [, title, after] = NUMBER_LAST.exec(typed) ?? []
  const [act, number] = before !== undefined && name !== undefined ? [name, before] : [title, after]
  if (act === undefined || number === undefined) return []
  const article = /[条條]/.test(number) ? number : `${number}条`
  const written = `${act.trim()}${article.startsWith('第') ? '' : '第'}${article}`
  const rules = { language, jurisdiction: null, self: false, definitions: [] }
  const [only, more] = book.read(written, rules).found
  const isWhole = only?.start === 0 && only.end === written.length && only.act.kind === 'named'
  return isWhole && !more ? [{ ...only, start: 0, end: query.length }] : []
}

function readWhole(
  book: NameBook,
  language: string,
  { text, tokens }: { text: string; tokens: readonly Token[] },
  lexicon: Lexicon,
): Found[] {
  const names = book.namesIn(language)
  if (!names) return []
  const numbered = numberedNames(language, text, tokens)
  for (let index = 0; index < tokens.length; index++) {
    const name = numbered.get(index) ?? names.atLeniently(tokens, index)
    if (!name) continue
    const before = pathOf(tokens.slice(0, index), lexicon)
    const after = pathOf(tokens.slice(name.end), lexicon)
    if (!before || !after || (before.length > 0 && after.length > 0)) continue
    const path = before.length > 0 ? before : after
    const states = Map.groupBy(name.value, ({ act }) => act.jurisdiction)
    return [...states.values()].map((names) =>
      citing(
        names.map(({ act }) => act),
        path,
        states.size > 1 ? 0.6 : 0.9,
        names[0]?.how ?? 'title',
        languageOf(names, language),
      ),
    )
  }
  return []
}

// States that number their acts alike: which one is meant, what the library holds may tell.
const NUMBERING: Readonly<Record<string, readonly (string | null)[]>> = { spa: ['ar', 'uy'] }

function numberedNames(language: string, text: string, tokens: readonly Token[]) {
  const names = new Map<number, { value: Name[]; end: number }>()
  for (const jurisdiction of NUMBERING[language] ?? [null])
    for (const { start, end, act } of numberedActs(language, text, jurisdiction)) {
      const index = indexAt(tokens, start)
      const name: Name = { act, how: 'number', local: false, bound: false }
      names.set(index, { value: [...(names.get(index)?.value ?? []), name], end: indexAt(tokens, end) })
    }
  return names
}

function citing(
  candidates: readonly NamedAct[],
  path: readonly Step[],
  confidence: number,
  how: Found['how'],
  language: string | null,
): Found {
  return {
    start: 0,
    end: 0,
    act: { kind: 'named', candidates },
    from: 'act',
    path,
    to: null,
    how,
    ...(language === null ? {} : { language }),
    confidence,
  }
}

// A title is in the language whose dictionary has it, and an abbreviation of several in the one that the query is read in.
function languageOf(names: readonly Name[], dictionary: string): string | null {
  const all = new Set(
    names.map(({ how, languages }) => {
      if (how === 'title' || languages?.includes(dictionary)) return dictionary
      return languages?.length === 1 ? languages[0] : null
    }),
  )
  const [first = null] = all
  return all.size === 1 ? first : null
}

// Words for kinds, numbers and joining words, and nothing else; null where there is something else.
function pathOf(tokens: readonly Token[], lexicon: Lexicon): Step[] | null {
  const steps: { kind: string; rank: number; num: string }[] = []
  let index = 0
  while (index < tokens.length) {
    const skip = joiningAt(tokens, index, lexicon)
    if (skip > index) {
      index = skip
      continue
    }
    const word = lexicon.kinds.at(tokens, index)
    const entry = word?.value ?? ANY
    let at = word?.end ?? index
    while (/^[.№,]$/.test(tokens[at]?.text ?? '')) at++
    const numeral =
      numeralAt(tokens, at, lexicon, { ...entry, takes: `${entry.takes}crl` }) ?? lowerCode(tokens, at)
    if (!numeral || (!word && numeral.shape === 'letter')) return null
    const rank = word ? entry.rank : steps.length === 0 ? RANK.main : RANK.main + steps.length
    if (numeral.num !== '')
      steps.push({
        kind: rank === RANK.main ? (word ? entry.kind : 'any') : entry.kind,
        rank,
        num: numeral.num,
      })
    for (const [i, num] of numeral.inside.entries())
      steps.push({ kind: lexicon.grammar.inside[i] ?? 'point', rank: rank + i + 1, num })
    index = numeral.end
  }
  return steps.toSorted((a, b) => a.rank - b.rank).map(({ kind, num }) => ({ kind, num }))
}

function joiningAt(tokens: readonly Token[], index: number, lexicon: Lexicon): number {
  const token = tokens[index] as Token
  if (/^[,.:;()«»"“”„№-]$/.test(token.text) && token.text !== '(') return index + 1
  const joining = lexicon.of.at(tokens, index) ?? lexicon.fillers.at(tokens, index)
  return joining && !lexicon.kinds.at(tokens, index) && tokens.length > 1 ? joining.end : index
}

// "l1221-1", "l. 1221-1": the letter of a code's article, typed small.
function lowerCode(tokens: readonly Token[], index: number): Numeral | null {
  const token = tokens[index]
  if (!token || !/^(?:l|r|d|a|lo)$/.test(token.low)) return null
  const capital = { ...token, text: token.text.toUpperCase(), id: -1 }
  const lexicon = lexiconFor('fra')
  return lexicon
    ? numeralAt([...tokens.slice(0, index), capital, ...tokens.slice(index + 1)], index, lexicon, ANY)
    : null
}

function sameTarget(one: Found, other: Found): boolean {
  return (
    JSON.stringify([one.act, one.path.map(({ num }) => num)]) ===
    JSON.stringify([other.act, other.path.map(({ num }) => num)])
  )
}

/** Returns the number of a provision where the query is nothing but one that is like no other: "art. L1221-1", "L. 1221-1". */
export function numberAlone(query: string): string | null {
  const match = /^(?:art(?:icle|\.)?\s*)?(L|R|D|LO|A)\s?\*?\.?\s?(\d{1,5}(?:-\d{1,4}){1,4})$/i.exec(
    query.trim(),
  )
  return match ? `${match[1]?.toUpperCase()}${match[2]}` : null
}
