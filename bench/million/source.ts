/**
 * A library of a million provisions. Real passages come first; where they run out they come again, another 15 % of their words
 * replaced by words of the same language, as later acts. Jurisdictions (40, frequent ones first), types and intervals are made up.
 */
import { addDays, day } from '../../src/kit/day.ts'
import { escapeText } from '../../src/kit/escape.ts'
import { contentOf } from '../../src/law/content.ts'
import type { Wording } from '../../src/law/provision.ts'
import type { ActDraft, Source } from '../../src/sources/contract.ts'
import { type Passage, passages } from './passages.ts'
import { type Random, random, zipf } from './random.ts'

export interface Made {
  /** Provisions whose words are a source's own. */
  real: number
  /** Provisions that repeat one with words replaced. */
  repeated: number
}

const PLACES =
  'fr de ru cn jp gb us ca ua by kz pl es it pt br mx ar uy cl ch at be nl lu ee lv lt fi se no dk cz sk hu ro bg gr tr za'.split(
    ' ',
  )
const TYPES: readonly [string | null, number][] = [
  ['constitution', 0.01],
  ['code', 0.12],
  [null, 0.4],
  ['decree', 0.25],
  ['order', 0.22],
]
const ARTICLES_AN_ACT = 240
const REPLACED = 0.15

/** Returns a source whose acts hold `size` provisions in all; what was real and what repeated is added to `made`. */
export function millionSource(corpora: string, size: number, made: Made): Source {
  return {
    name: 'million',
    summary: 'a library of a million provisions, for measuring',
    claims: async () => false,
    read: () => acts(corpora, size, made),
  }
}

async function* acts(corpora: string, size: number, made: Made): AsyncGenerator<ActDraft> {
  const of = random(20261130)
  const real: Passage[] = []
  const words = new Map<string, string[]>()
  let act: Passage[] = []
  let n = 0
  const total = () => made.real + made.repeated
  for await (const passage of passages(corpora)) {
    if (total() >= size) break
    real.push(passage)
    collect(words, passage, of)
    if (act.length === ARTICLES_AN_ACT || (act[0] && act[0].document !== passage.document)) {
      yield draft(act, n++, of)
      act = []
    }
    act.push(passage)
    made.real++
  }
  if (act.length > 0) yield draft(act, n++, of)
  for (let at = 0; total() < size; at += ARTICLES_AN_ACT) {
    const from = at % real.length
    const some = real.slice(from, Math.min(from + ARTICLES_AN_ACT, from + size - total()))
    yield draft(
      some.map((passage) => altered(passage, words, of)),
      n++,
      of,
    )
    made.repeated += some.length
  }
}

const MOST_WORDS = 200_000

function collect(words: Map<string, string[]>, { language, text }: Passage, of: Random): void {
  let list = words.get(language)
  if (!list) words.set(language, (list = []))
  for (const word of text.split(' ')) {
    if (list.length < MOST_WORDS) list.push(word)
    else if (of() < 0.05) list[Math.floor(of() * list.length)] = word
  }
}

function altered(passage: Passage, words: ReadonlyMap<string, readonly string[]>, of: Random): Passage {
  const list = words.get(passage.language) ?? []
  const text = passage.text
    .split(' ')
    .map((word) => (of() < REPLACED ? (list[Math.floor(of() * list.length)] ?? word) : word))
    .join(' ')
  return { ...passage, text }
}

const FIRST = day('1960-01-01')

function draft(act: readonly Passage[], n: number, of: Random): ActDraft {
  const { title = '', language = 'und' } = act[0] ?? {}
  const begins = addDays(FIRST, Math.floor(of() * 24_000))
  const name = `${title.slice(0, 150)} (${n})`
  return {
    work: {
      jurisdiction: PLACES[zipf(of, PLACES.length)] ?? 'fr',
      type: 'act',
      subtype: typeOf(of),
      date: begins,
      number: `${n}`,
      title: name,
      aliases: [{ scheme: 'register', value: `MILLION-${n}` }],
      published: null,
      topics: [],
    },
    expressions: [
      {
        language,
        title: name,
        path: `million/${n}`,
        textState: 'point-in-time',
        history: {
          kind: 'wordings',
          wordings: act.map((passage, index) => wording(passage, index, begins, of)),
          notes: [],
          findings: [],
          completeFrom: null,
        },
      },
    ],
  }
}

function typeOf(of: Random): string | null {
  let left = of()
  for (const [type, share] of TYPES) if ((left -= share) < 0) return type
  return null
}

// Two in ten have ended.
function wording(passage: Passage, index: number, begins: ReturnType<typeof day>, of: Random): Wording {
  const from = of() < 0.5 ? begins : addDays(begins, Math.floor(of() * 2000))
  const content = contentOf(`<content><p>${escapeText(passage.text)}</p></content>`)
  return {
    key: `a${index + 1}`,
    parentKey: null,
    order: `${index + 1}`.padStart(5, '0'),
    kind: 'article',
    num: `${index + 1}`,
    heading: null,
    content,
    from,
    to: of() < 0.2 ? addDays(from, 30 + Math.floor(of() * 4000)) : null,
    basis: 'in-force',
    missing: false,
    published: null,
    ground: null,
  }
}
