/** How Chinese and Japanese are cited in: 《劳动法》第三十九条第一款第（二）项, 労働基準法第二十四条第一項第二号, 本法, 前条. */
import {
  type EastAsianRules,
  type NameSpan,
  namedIn,
  nameSpans,
  nameStart,
  shaped,
  withNames,
} from './east-asian-names.ts'
import { keyOf } from './number-keys.ts'
import type { Act, Found, Step } from './reference.ts'

const N = '[〇零一二三四五六七八九十百千\\d０-９]{1,9}'
const OF = '(?:[之のノ][一二三四五六七八九十]{1,3}){0,3}'
const ARTICLE = `第${N}[条條]${OF}`
const PART = `第?[（(]?${N}[）)]?[款项項号號](?:${OF})`
const CHAPTER = `第${N}[编編章]`
const PROVISION = `(?:${ARTICLE}(?:${PART}){0,3}|${CHAPTER})`
const MORE = `(?:[、，,]|以及|[和与及或至]|又は|若しくは|並びに|及び|から|または|および)`
const SELF =
  '本法|本条例|本规定|本办法|本宪法|本決定|本决定|本修正案|この法律|この憲法|この政令|この省令|この条約'
const NAME_ZH = '《[^《》\\n]{2,60}》(?:（[^（）\\n]{1,30}）)?'
const NAME_JA =
  '[\\p{Script=Han}\\p{Script=Katakana}ー々]{1,40}(?:[のにびるせす]|及び|に関する|の|等の|並びに)?[\\p{Script=Han}\\p{Script=Katakana}\\p{Script=Hiragana}ー々・]{0,60}?(?:法律|法|憲法|条約|規則|政令|省令|施行令|命令)'
const LAW_NUMBER =
  ' ?（(?:明治|大正|昭和|平成|令和)[^（）\\n]{1,30}第[^（）\\n]{1,12}号(?:[^（）\\n]{0,60})?）'
const RELATIVE = `前(?:条|項|号|款|项|[二三四五六七八九十]条|[二三四五六七八九十]項|各号|各項)|次条|同条|同項|同号|同法|本条`

// A place where reading begins: a name, the act itself, a provision, or a word that points back.
const STARTS = {
  zho: new RegExp(
    `(?<self>${SELF})|(?<name>${NAME_ZH})|(?<provision>${PROVISION})|(?<relative>前条|前款|前项|前[两二三]款|本条)`,
    'gu',
  ),
  jpn: new RegExp(
    `(?<self>${SELF})|(?<name>${NAME_JA}${LAW_NUMBER})|(?<relative>${RELATIVE})|(?<provision>${PROVISION})|(?<part>第${N}項(?:第${N}号)?(?:から第${N}項まで)?)`,
    'gu',
  ),
}
const PROVISION_HERE = new RegExp(PROVISION, 'uy')
const LIST_HERE = new RegExp(`${MORE}(?<next>${PROVISION}|${PART})`, 'uy')
const PARTS_HERE = new RegExp(`(?:${PART}){1,3}`, 'uy')

/** Returns what the text cites, in its order. Takes time in proportion to its length. */
export function eastAsianReferences(text: string, rules: EastAsianRules): Found[] {
  return new EastAsianReader(text, rules).all()
}

// Names that a place may stand in, or behind: a title and the short form that is part of it.
const NEAR = 8

class EastAsianReader {
  readonly #text: string
  readonly #rules: EastAsianRules
  readonly #names: readonly NameSpan[]
  readonly #found: Found[] = []
  #lastAct: Act | null = null
  #last: Found | null = null
  #until = 0
  /** Index of the first name that does not end before the place that is read. */
  #nextName = 0

  constructor(text: string, rules: EastAsianRules) {
    this.#text = text
    this.#rules = rules
    this.#names = nameSpans(text, rules)
  }

  all(): Found[] {
    for (const match of this.#text.matchAll(STARTS[this.#rules.language]))
      if (match.index >= this.#until) this.#start(match)
    return withNames(this.#found, this.#names)
  }

  #start(match: RegExpExecArray): void {
    const { self, name, provision, relative, part } = match.groups ?? {}
    const at = match.index
    if (self !== undefined) this.#provisions(at + self.length, this.#own(), 'self', at)
    else if (name !== undefined) this.#named(at, name)
    else if (relative !== undefined) this.#keepList(this.#relative(at, relative))
    else if (part !== undefined) this.#keepList(this.#part(at, part))
    else if (provision !== undefined) this.#provision(at, provision)
  }

  #named(at: number, name: string): void {
    const begin = nameStart(name, this.#rules)
    // A name that begins with syllables was cut off in its middle.
    if (/^[ぁ-ん]/.test(name.slice(begin))) return
    this.#provisions(at + name.length, namedIn(name, this.#rules), 'title', at + begin)
  }

  #provision(at: number, provision: string): void {
    while ((this.#names[this.#nextName]?.end ?? Infinity) < at) this.#nextName++
    const before = this.#names
      .slice(this.#nextName, this.#nextName + NEAR)
      .find((span) => span.start <= at && at <= span.end)
    if (before) this.#provisions(at, before.act, 'title', before.start)
    else if (isForeign(this.#text, at)) this.#foreign(at)
    else if (!isHeading(this.#text, at, provision)) this.#provisions(at, this.#own(), 'self', at)
  }

  // "食品衛生法第二十二条": signs of another kind set the name off. In Chinese, where none do, it stays open.
  #foreign(at: number): void {
    this.#lastAct = null
    const name =
      this.#rules.language === 'jpn'
        ? FOREIGN_NAME.exec(this.#text.slice(Math.max(0, at - 30), at))?.[0]
        : undefined
    if (name !== undefined) this.#provisions(at, shaped(name, this.#rules), 'title', at - name.length)
  }

  #provisions(at: number, act: Act, how: Found['how'], start: number): void {
    if (act.kind === 'named') this.#lastAct = act
    const read = provisionsFrom(this.#text, at, act, how, start)
    if (read.length === 0 && start < at)
      this.#keep({ start, end: at, act, from: 'act', path: [], to: null, how, confidence: 0.95 })
    for (const each of read) this.#keep(each)
  }

  #own(): Act {
    return this.#rules.self ? { kind: 'self' } : { kind: 'none' }
  }

  #keepList(found: Found | null): void {
    if (found) for (const each of listed(this.#text, found)) this.#keep(each)
  }

  #keep(found: Found): void {
    this.#found.push(found)
    this.#until = found.end
    if (found.path.length > 0) this.#last = found
  }

  // "第二項" alone is a paragraph of the article in which it stands.
  #part(at: number, part: string): Found | null {
    if (this.#rules.language !== 'jpn' || !/項/.test(part)) return null
    const [from = '', to] = part.split('から')
    return {
      start: at,
      end: at + part.length,
      act: this.#own(),
      from: 'provision',
      path: stepsIn(from),
      to: to === undefined ? null : stepsIn(to),
      how: 'relative',
      confidence: 0.88,
    }
  }

  #relative(at: number, word: string): Found | null {
    PARTS_HERE.lastIndex = at + word.length
    const parts = PARTS_HERE.exec(this.#text)?.[0] ?? ''
    const said = {
      start: at,
      end: at + word.length + parts.length,
      to: null,
      how: 'relative',
      confidence: 0.9,
    } as const
    const last = this.#last
    if (word === '同法') {
      const [first] = provisionsFrom(
        this.#text,
        at + word.length,
        this.#lastAct ?? { kind: 'other', phrase: word },
        'context',
        at,
      )
      return (
        first ?? (this.#lastAct && { ...said, act: this.#lastAct, from: 'act', path: [], how: 'context' })
      )
    }
    if (word === '同条')
      return (
        last && {
          ...said,
          act: last.act,
          from: last.from,
          path: [...last.path.slice(0, 1), ...stepsIn(parts)],
        }
      )
    if (word === '同項')
      return (
        last && {
          ...said,
          act: last.act,
          from: last.from,
          path: [...last.path.slice(0, 2), ...stepsIn(parts)],
        }
      )
    if (word === '同号')
      return last && { ...said, act: last.act, from: last.from, path: last.path.slice(0, 3) }
    if (word === '前条' || word === '次条')
      return { ...said, act: this.#own(), from: word === '前条' ? 'previous' : 'next', path: stepsIn(parts) }
    if (word === '本条' && parts !== '')
      return { ...said, act: this.#own(), from: 'provision', path: stepsIn(parts) }
    return this.#earlierParagraphs(at, word, parts)
  }

  // "前項", "前二項": counted from the paragraph in which the words stand.
  #earlierParagraphs(at: number, word: string, parts: string): Found | null {
    const count = { 前項: 1, 前二項: 2, 前三項: 3, 前四項: 4 }[word]
    const here = count === undefined ? 0 : paragraphAt(this.#text, at)
    if (count === undefined || here <= count) return null
    const step = (num: number): Step => ({ kind: 'paragraph', num: String(num) })
    const end = at + word.length + parts.length
    const path = [step(here - count), ...stepsIn(parts)]
    const to = count > 1 ? [step(here - 1)] : null
    return {
      start: at,
      end,
      act: this.#own(),
      from: 'provision',
      path,
      to,
      how: 'relative',
      confidence: 0.85,
    }
  }
}

// The number that begins the line of the paragraph; the first one has none.
function paragraphAt(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - 4000), at)
  const numbers = [
    ...before.matchAll(/(?:^|\n)[○〇]?([０-９\d]{1,2}|[一二三四五六七八九十]{1,3})[\s\u3000]/gu),
  ]
  const last = numbers.at(-1)?.[1]
  return last === undefined ? 1 : Number(keyOf(`第${last}条`)) || 1
}

function provisionsFrom(text: string, at: number, act: Act, how: Found['how'], start: number): Found[] {
  PROVISION_HERE.lastIndex = at
  const first = PROVISION_HERE.exec(text)
  if (!first) return []
  return listed(text, reference(start, at + first[0].length, act, stepsIn(first[0]), how))
}

// What a reference goes on to: "第一項及び第二項", "第十条至第十二条", "第三十二条から前条まで".
function listed(text: string, first: Found): Found[] {
  const found = [first]
  let { end } = first
  for (let count = 0; count < 40; count++) {
    const last = found.at(-1) as Found
    const previous = /^から前条まで/.exec(text.slice(end, end + 6))
    if (previous) {
      end += previous[0].length
      found[found.length - 1] = { ...last, end, to: [{ kind: 'article', num: 'previous' }] }
    }
    LIST_HERE.lastIndex = end
    const more = LIST_HERE.exec(text)
    const next = more?.groups?.next
    if (!more || next === undefined) break
    const stop = end + more[0].length
    const whole = /[条條]/.test(next)
    const steps = whole ? stepsIn(next) : [...last.path.slice(0, depthOf(next, last.path)), ...stepsIn(next)]
    if (/^(?:至|から)/.test(more[0])) found[found.length - 1] = { ...last, end: stop, to: steps }
    else
      found.push({
        ...last,
        start: stop - next.length,
        end: stop,
        path: steps,
        to: null,
        from: whole ? 'act' : last.from,
      })
    end = stop + (text.startsWith('まで', stop) ? 2 : 0)
  }
  return found
}

function reference(start: number, end: number, act: Act, path: readonly Step[], how: Found['how']): Found {
  return { start, end, act, from: 'act', path, to: null, how, confidence: 0.93 }
}

const KINDS: Record<string, string> = {
  条: 'article',
  條: 'article',
  款: 'alinea',
  項: 'paragraph',
  项: 'point',
  章: 'chapter',
  编: 'part',
  編: 'part',
  号: 'point',
  號: 'point',
}

function stepsIn(provision: string): Step[] {
  const steps = new RegExp(`第?[（(]?(${N})[）)]?([条條款项項号號章编編])(${OF})`, 'gu')
  return [...provision.matchAll(steps)].map(([, number = '', unit = '', of = '']) => ({
    kind: KINDS[unit] ?? 'article',
    num: keyOf(`第${number}条${of}`),
  }))
}

function depthOf(part: string, path: readonly Step[]): number {
  const kind = stepsIn(part)[0]?.kind
  const same = path.findIndex((step) => step.kind === kind)
  return same < 0 ? path.length : same
}

// "第三条　…" at the beginning of a line is the number of the article itself.
function isHeading(text: string, index: number, provision: string): boolean {
  const before = text[index - 1]
  const after = text[index + provision.length] ?? ' '
  return (before === undefined || before === '\n') && /[\s\u3000（(]/u.test(after)
}

// A name of Han signs alone, behind a sign that is none; "同法", "新法" and "当該法令" are no names.
const FOREIGN_NAME =
  /(?<![\p{Script=Han}\p{Script=Katakana}ー々・])(?![同新旧本当各該前])[\p{Script=Han}]{2,20}(?:法|条例|規則|政令|省令)$/u

// An act of unknown name stands before it: "刑法第二百五十条".
function isForeign(text: string, index: number): boolean {
  return (
    /(?:する法律|の法律|[\p{Script=Han}](?:法|条例|规定|办法|令|規則|憲法|宪法|条約|公约|）))$/u.test(
      text.slice(Math.max(0, index - 8), index),
    ) && !/(?:本法|依法|违法|违反)$/u.test(text.slice(Math.max(0, index - 8), index))
  )
}
