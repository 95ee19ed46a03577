import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { loadJurisdictions } from '#i18n/jurisdictions.ts'
import { article, bring, expression, type Shelf, shelf, text, WORK } from '#jobs/import/import.fixture.ts'
import { finderOver } from '#jobs/search/find.ts'
import { type Day, day } from '#kit/day.ts'
import { type Assets, loadAssets } from '../assets.ts'
import { site } from '../site.tsx'

const ACT = '/akn/xv/act/1994-02-11/41'
const OTHER = { ...WORK, number: '99', title: 'Act on Something Else', aliases: [] }

let assets: Assets
let held: Shelf
let today: Day
let app: ReturnType<typeof site>

before(() => {
  assets = loadAssets()
})

beforeEach(async () => {
  held = await shelf()
  today = day('2026-11-23')
  await learn('one person', '2026-11-20T09:00:00Z')
  app = site({
    library: held.library,
    search: finderOver(held.db),
    clock: () => today,
    assets,
    jurisdictions: loadJurisdictions(),
  })
})
after(() => held?.db.close())

function learn(words: string, at: string) {
  const texts = [
    text('1994-03-01', [article('1', `Of ${words} here.`)]),
    text('2000-01-01', [article('1', 'Of many persons here.')]),
    text('2026-12-01', [article('1', 'Of all persons here.')]),
  ]
  return bring(held, [{ work: WORK, expressions: [expression(texts)] }], { now: () => new Date(at) })
}

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await app.request(path, { headers })
  return { status: response.status, headers: response.headers, body: await response.text() }
}

const FORMATS = ['text/html', 'application/akn+xml', 'application/json', 'application/ld+json', 'text/plain']

describe('a correction of a past text', () => {
  it('reaches whoever asks again, in every format, and changes the day of change', async () => {
    for (const accept of FORMATS) {
      const path = `${ACT}/eng@1995-01-01`
      const first = await get(path, { accept })
      const tag = first.headers.get('etag') ?? ''
      assert.equal((await get(path, { accept, 'if-none-match': tag })).status, 304, accept)
      await learn(`one ${accept} person`, '2026-11-22T10:00:00Z')
      const again = await get(path, {
        accept,
        'if-none-match': tag,
        'if-modified-since': first.headers.get('last-modified') ?? '',
      })
      assert.equal(again.status, 200, accept)
      assert.equal(again.headers.get('last-modified'), 'Sun, 22 Nov 2026 10:00:00 GMT')
      if (!accept.includes('ld+json'))
        assert.match(again.body, new RegExp(`one ${accept.replace('+', '\\+')} person`))
    }
  })

  it('of another act leaves the tags of texts alone, and renews those of pages, which may name it', async () => {
    const tags = () =>
      Promise.all(FORMATS.map(async (accept) => (await get(`${ACT}/eng`, { accept })).headers.get('etag')))
    const [page, ...texts] = await tags()
    await bring(held, [
      { work: OTHER, expressions: [expression([text('2001-01-01', [article('1', 'Else.')])])] },
    ])
    const [laterPage, ...laterTexts] = await tags()
    assert.deepEqual(laterTexts, texts)
    assert.notEqual(laterPage, page)
  })
})

describe('the text of today', () => {
  it('is another one from the day on which the next version begins, without anything being recorded', async () => {
    for (const accept of FORMATS) {
      today = day('2026-11-23')
      const before = await get(`${ACT}/eng`, { accept })
      today = day('2026-12-01')
      const then = await get(`${ACT}/eng`, {
        accept,
        'if-none-match': before.headers.get('etag') ?? '',
      })
      assert.equal(then.status, 200, accept)
      assert.equal(then.headers.get('last-modified'), 'Tue, 01 Dec 2026 00:00:00 GMT')
      const since = { accept, 'if-modified-since': before.headers.get('last-modified') ?? '' }
      assert.equal((await get(`${ACT}/eng`, since)).status, 200, accept)
    }
  })

  it('leaves past texts as they were', async () => {
    const path = `${ACT}/eng@1995-01-01`
    const before = await get(path, { accept: 'application/akn+xml' })
    today = day('2026-12-01')
    const headers = { accept: 'application/akn+xml', 'if-none-match': before.headers.get('etag') ?? '' }
    assert.equal((await get(path, headers)).status, 304)
  })
})

describe('whoever is signed in', () => {
  it('is never told that a page is as others saw it', async () => {
    const page = await get(`${ACT}/eng`)
    const tag = page.headers.get('etag') ?? ''
    const signedIn = await get(`${ACT}/eng`, { cookie: 'operator=1' })
    assert.notEqual(signedIn.headers.get('etag'), tag)
    assert.equal((await get(`${ACT}/eng`, { cookie: 'operator=1', 'if-none-match': tag })).status, 200)
  })
})
