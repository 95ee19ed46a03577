/**
 * Fills a library with small works: `make-works.ts HOME COUNT [CHANGED]`; the first CHANGED of them are amended where that is given.
 * They are recorded many at a time and neither indexed nor read for citations: nobody searches here, and it takes minutes where
 * importing takes most of an hour.
 */

import { hexDigest } from '../../src/exchange/hashing.ts'
import type { ExchangeObject, Row, Span } from '../../src/exchange/object/model.ts'
import { actOf } from '../../src/jobs/exchange/act-of-object.ts'
import { day } from '../../src/kit/day.ts'
import { recordAct } from '../../src/store/record/record.ts'
import { centreIn } from './centres.ts'

const [home = '', count = '0', changed = '0'] = process.argv.slice(2)
const WORDS =
  'the keeper of a lighthouse shall enter in the book every ship that passes by night and the hour'.split(' ')
const TOGETHER = 500
const DAYS = [day('2001-01-01'), day('2020-01-01')] as const

const { db } = await centreIn(home)
const isAmended = Number(changed) > 0
const last = isAmended ? Number(changed) : Number(count)
for (let first = 0; first < last; first += TOGETHER)
  await db.sql.transaction().execute(async (trx) => {
    for (let number = first; number < Math.min(last, first + TOGETHER); number++) {
      const from = { source: 'generated', path: `${number}`, at: new Date().toISOString() }
      const act = actOf(work(number, isAmended ? 2 : 1), from)
      // As whoever publishes it has it: `signed` is for what was received.
      await recordAct(trx, {
        ...act,
        expressions: act.expressions.map((each) => ({ ...each, signed: false })),
      })
    }
  })
await db.close()

function work(number: number, versions: 1 | 2): ExchangeObject {
  const title = `Order No ${number} on lighthouses`
  const texts = new Map<string, string>()
  const spans = DAYS.slice(0, versions).map((from, index): Span => {
    const ground = { title: `Order of ${from}`, id: null }
    const to = index + 1 < versions ? DAYS[1] : null
    return { from, to, basis: 'in-force', published: null, ground, state: 'held', reason: null }
  })
  const rows = spans.flatMap((span) =>
    [1, 2].map((article) => row(span, textOf(number, article, span, texts), article)),
  )
  return {
    head: {
      work: {
        ...{ iri: `/akn/xv/act/2001-01-01/${number}`, jurisdiction: 'xv', type: 'act', subtype: null },
        ...{
          date: '2001-01-01',
          number: `${number}`,
          title,
          published: null,
          topics: [],
          force: null,
          body: null,
        },
      },
      aliases: [['xv-register', `XV-${number}/2001`]],
      relations: [],
      expression: {
        language: 'eng',
        title,
        textState: 'point-in-time',
        source: 'generated',
        completeFrom: DAYS[0],
      },
      versions: spans,
    },
    rows,
    texts,
  }
}

function row({ from, to, ground }: Span, text: string, article: number): Row {
  const name = `art_${article}`
  return {
    ...{
      wId: name,
      eId: name,
      parent: null,
      sort: `a${article}`,
      kind: 'article',
      num: `${article}`,
      heading: null,
    },
    ...{ from, to, basis: 'in-force', missing: false, concurrent: false, ground, text },
  }
}

// Returns the hash of the text, which is put among the others.
function textOf(number: number, article: number, { from }: Span, texts: Map<string, string>): string {
  const words = Array.from(
    { length: 20 },
    (_, at) => WORDS[(number * 7 + article * 3 + at * (1 + (number % 5))) % WORDS.length],
  )
  const xml = `<content><p>${words.join(' ')}, ${number} of ${from}</p></content>`
  const hash = hexDigest(xml)
  texts.set(hash, xml)
  return hash
}
