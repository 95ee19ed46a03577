/** The work that a page is: title, kind, day and number as its words give them, the codes that it repeals. */
import { type Day, dayOrNull } from '#kit/day.ts'
import type { Force } from '#law/force.ts'
import type { Ground } from '#law/provision.ts'
import type { Relation } from '#law/relation.ts'
import type { Alias, WorkDraft } from '../contract.ts'
import type { Paragraph } from './paragraphs.ts'
import { printedTitle } from './printed-title.ts'
import { isSetApart } from './starts.ts'

/** The parts of a page that tell of the work. */
export interface Parts {
  readonly all: readonly Paragraph[]
  readonly front: readonly Paragraph[]
  readonly closing: readonly Paragraph[]
  /** The publisher's number of the document; null where the page does not give it. */
  readonly document: string | null
}

const MONTHS = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ')
const LONG_DAY = new RegExp(`(\\d{1,2})\\s+(${MONTHS.join('|')})\\s+(\\d{4})\\s+г(?:\\.|ода)`, 'u')
const NUMBER = /^№\s*(\S+)$/u
const STATE =
  /^(?:российская федерация|рсфср|российская советская федеративная социалистическая республика)$/iu

// What an act calls itself on a line of its own above its title, with its kind and, where that says it, its rank.
const KINDS: readonly (readonly [pattern: RegExp, subtype: string, force: Force | null])[] = [
  [/^федеральный конституционный закон$/iu, 'constitutional-act', 'constitutional-law'],
  [/^(?:федеральный )?закон(?: (?:российской федерации|рсфср))?$/iu, 'law', 'law'],
  [/^указ президента российской федерации$/iu, 'decree', 'decree'],
  [/^постановление правительства российской федерации$/iu, 'resolution', 'government-regulation'],
]

/** Returns the work; null where no title stands above its text. */
export function workOf({ all, front, closing, document }: Parts): WorkDraft | null {
  const lines = front.filter((paragraph) => isSetApart(paragraph) && !paragraph.note)
  const kind = KINDS.find(([pattern]) => lines.some(({ words }) => pattern.test(words)))
  const title = titleIn(lines, all.map(({ words }) => words).join('\n'))
  if (title === '') return null
  const isCode = /^(?:\S+ )?кодекс(?!\p{L})/iu.test(title)
  const subtype = /^конституция/iu.test(title) ? 'constitution' : isCode ? 'code' : (kind?.[1] ?? null)
  const names: Alias[] = subtype === 'code' ? [{ scheme: 'ru-code', value: title }] : []
  return {
    jurisdiction: 'ru',
    type: 'act',
    subtype,
    date: signedOn(closing) ?? adoptedOn(front),
    number:
      closing.map(({ words }) => NUMBER.exec(words)?.[1]).find((number) => number !== undefined) ?? null,
    title,
    aliases: [...(document === null ? [] : [{ scheme: 'pravo', value: document }]), ...names],
    published: null,
    topics: [],
    force: kind?.[2] ?? null,
    relations: repealedCodes(all),
  }
}

/** Returns the latest of the acts in whose wording the text stands, as the list above it names them; null where there is none. */
export function lastAmendment(front: readonly Paragraph[]): Ground | null {
  const list = front.find(({ note, words }) => note && /^\(в редакции/iu.test(words))?.line.inline ?? ''
  const last = [...list.matchAll(/<ref href="[^"]*[;&]nd=(\d+)">(.*?)<\/ref>/gu)].at(-1)
  const [, id, words] = last ?? []
  if (!last || id === undefined || words === undefined) return null
  const before = list.slice(0, last.index).replace(/<[^>]*>/g, '')
  const named = LISTED.map(([pattern, name]) => ({ name, at: before.search(pattern) }))
  const kind = named.toSorted((a, b) => b.at - a.at)[0]
  const act = words.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ')
  return { title: kind && kind.at >= 0 ? `${kind.name} ${act}` : act, id }
}

// The last words of their kind in a list; it names its acts in the genitive, one kind after another.
const LISTED: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/федеральн\S+ закон[^;]*$/iu, 'Федеральный закон'],
  [/федеральн\S+ конституционн\S+ закон[^;]*$/iu, 'Федеральный конституционный закон'],
  [
    /закон\S* Российской Федерации о поправке к Конституции[^;]*$/iu,
    'Закон Российской Федерации о поправке к Конституции Российской Федерации',
  ],
  [/указ\S* Президента Российской Федерации[^;]*$/iu, 'Указ Президента Российской Федерации'],
]

// The title may take several lines. What stands in small letters around it says who passed the act, and when.
function titleIn(lines: readonly Paragraph[], text: string): string {
  const own = lines.filter(
    ({ words }) => !STATE.test(words) && !KINDS.some(([pattern]) => pattern.test(words)),
  )
  const first = own.findIndex(({ words }) => !PASSED.test(words))
  if (first < 0) return ''
  let end = first + 1
  while (end < own.length && own[end]?.spaced === false && !PASSED.test(own[end]?.words ?? '')) end++
  const printed = own
    .slice(first, end)
    .map(({ words }) => words)
    .join(' ')
  return printedTitle(printed, text)
}

const PASSED = /^(?:принят|одобрен|утвержден|введен)[аоы]?(?!\p{L})/iu

function signedOn(closing: readonly Paragraph[]): Day | null {
  return dayIn(closing.map(({ words }) => words).find((words) => LONG_DAY.test(words)))
}

// A constitution is signed by nobody: it is of the day of the vote.
function adoptedOn(front: readonly Paragraph[]): Day | null {
  const vote = front.find(({ words }) => /^принят[аоы]? всенародным голосованием/iu.test(words))
  return dayIn(vote?.words)
}

function dayIn(words: string | undefined): Day | null {
  const [, day = '', month = '', year = ''] = LONG_DAY.exec(words ?? '') ?? []
  return dayOrNull(`${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`)
}

// "Признать утратившими силу …: Кодекс … РСФСР (Ведомости …), за исключением раздела IV": codes are known by their names.
function repealedCodes(paragraphs: readonly Paragraph[]): Relation[] {
  const relations: Relation[] = []
  let list = false
  for (const { words } of paragraphs) {
    if (/^(?:\d+\. )?признать утратившими силу.*:$/iu.test(words)) list = true
    else if (/^(?:статья|\d+\.)\s/iu.test(words)) list = false
    const name = list ? /^((?:\p{Lu}\p{Ll}+ )?кодекс [^,(;]+?)(?:\s*[,(;]|$)/iu.exec(words)?.[1] : undefined
    if (name === undefined) continue
    const except = /,\s+(за исключением [^,;]+)/u.exec(words)?.[1] ?? null
    relations.push({
      kind: 'repeals',
      target: { scheme: 'ru-code', value: name },
      title: name,
      provision: except,
    })
  }
  return relations
}
