import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { loadJurisdictions } from '#i18n/jurisdictions.ts'
import { article, bring, expression, type Shelf, shelf, text, WORK } from '#jobs/import/import.fixture.ts'
import { finderOver } from '#jobs/search/find.ts'
import { addDays, day } from '#kit/day.ts'
import { loadAssets } from '../assets.ts'
import { site } from '../site.tsx'

const POINTS = 120
const DAYS = Array.from({ length: POINTS }, (_, index) => addDays(day('2020-01-01'), index * 30))

let held: Shelf
let app: ReturnType<typeof site>

before(async () => {
  held = await shelf()
  const long = expression(DAYS.map((date) => text(date, [article('1', `Words of ${date}.`)])))
  await bring(held, [{ work: WORK, expressions: [long] }], { now: () => new Date('2026-11-20T09:00:00Z') })
  for (let number = 1; number <= 60; number++) {
    const work = { ...WORK, jurisdiction: 'xb', number: `${number}`, title: `Act ${number}`, aliases: [] }
    const only = expression([text('2001-01-01', [article('1', 'Words.')])])
    await bring(held, [{ work, expressions: [only] }], { now: () => new Date('2026-11-21T09:00:00Z') })
  }
  app = site({
    library: held.library,
    search: finderOver(held.db),
    clock: () => day('2026-11-23'),
    assets: loadAssets(),
    jurisdictions: loadJurisdictions(),
    origin: 'https://law.example',
  })
})
after(() => held.db.close())

const all = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].map((match) => match[1] ?? '')

async function followed(path: string): Promise<{ ids: string[]; pages: number }> {
  const ids: string[] = []
  let [next, pages] = [`https://law.example${path}`, 0]
  while (next !== '' && pages < 20) {
    const response = await app.request(next.replace('https://law.example', ''))
    assert.equal(response.status, 200, next)
    const xml = await response.text()
    ids.push(...all(xml, /<entry>\n<id>([^<]*)<\/id>/g))
    next = all(xml, /<link rel="next" href="([^"]*)"/g)[0] ?? ''
    pages++
  }
  return { ids, pages }
}

describe('a feed of many pages', () => {
  it('tells every point in time of an act once, the latest first', async () => {
    const { ids, pages } = await followed('/feeds/akn/xv/act/1994-02-11/41/eng')
    assert.equal(pages, 3)
    const prefix = 'https://law.example/akn/xv/act/1994-02-11/41/eng@'
    assert.deepEqual(
      ids,
      DAYS.toReversed().map((date) => prefix + date),
    )
  })

  it('tells every act learnt of once, and every change of every act', async () => {
    const recorded = await followed('/feeds/recorded')
    assert.equal(new Set(recorded.ids).size, 61)
    assert.equal(recorded.ids.length, 61)
    assert.equal((await followed('/feeds/changes')).ids.length, POINTS + 60)
  })

  it('keeps to a place', async () => {
    const { ids } = await followed('/feeds/changes/xv')
    assert.equal(ids.length, POINTS)
    assert.equal((await followed('/feeds/recorded/xb')).ids.length, 60)
  })
})

describe('the pieces of the site map', () => {
  it('hold every text once, whatever their size', async () => {
    for (const size of [1, 7, 61, 100]) {
      const pieces = await held.library.piecesOf(size)
      assert.equal(pieces.length, Math.ceil(61 / size))
      const ids = await Promise.all(
        pieces.map((_, index) => held.library.expressionsAfter(pieces[index - 1]?.last ?? 0, size)),
      )
      assert.equal(new Set(ids.flat().map(({ expressionId }) => expressionId)).size, 61)
      assert.equal(ids.flat().length, 61)
    }
  })
})
