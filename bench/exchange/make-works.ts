/** Fills a library with small works: `make-works.ts HOME COUNT [CHANGED]`; the first CHANGED of them are amended where that is given. */

import { importFrom } from '../../src/jobs/import.ts'
import { day } from '../../src/kit/day.ts'
import { contentOf } from '../../src/law/content.ts'
import type { Snapshot } from '../../src/law/provision.ts'
import type { ActDraft, Source } from '../../src/sources/contract.ts'
import { centreIn } from './centres.ts'

const [home = '', count = '0', changed = '0'] = process.argv.slice(2)
const WORDS =
  'the keeper of a lighthouse shall enter in the book every ship that passes by night and the hour'.split(' ')

const { db } = await centreIn(home)
const source: Source = {
  name: 'generated',
  summary: 'Small works made to be counted',
  claims: async () => true,
  async *read() {
    const [first, last] = Number(changed) > 0 ? [0, Number(changed)] : [0, Number(count)]
    for (let number = first; number < last; number++) yield work(number, Number(changed) > 0)
  },
}
await importFrom(db, source, ['generated'], {
  jurisdiction: null,
  collection: null,
  only: [],
  dryRun: false,
  now: () => new Date(),
  progress: () => {},
})
await db.close()

function work(number: number, isAmended: boolean): ActDraft {
  const texts = [text(number, '2001-01-01'), ...(isAmended ? [text(number, '2020-01-01')] : [])]
  const title = `Order No ${number} on lighthouses`
  return {
    work: {
      ...{ jurisdiction: 'xv', type: 'act', subtype: null, date: '2001-01-01', number: `${number}`, title },
      ...{ aliases: [{ scheme: 'xv-register', value: `XV-${number}/2001` }], published: null, topics: [] },
    },
    expressions: [
      {
        ...{ language: 'eng', title, path: `${number}`, textState: 'point-in-time' },
        history: {
          kind: 'snapshots',
          count: texts.length,
          snapshots: (async function* () {
            yield* texts
          })(),
        },
      },
    ],
  }
}

function text(number: number, date: string): Snapshot {
  const provisions = [1, 2].map((article) => {
    const words = Array.from(
      { length: 20 },
      (_, at) => WORDS[(number * 7 + article * 3 + at * (1 + (number % 5))) % WORDS.length],
    )
    const said = `${words.join(' ')}, ${number} of ${date}`
    return {
      ...{ depth: 0, kind: 'article', num: `${article}`, heading: null },
      content: contentOf(`<content><p>${said}</p></content>`),
    }
  })
  const ground = { title: `Order of ${date}`, id: null }
  return {
    date: day(date),
    basis: 'in-force',
    published: null,
    ground,
    path: `${number}`,
    provisions,
    findings: [],
  }
}
