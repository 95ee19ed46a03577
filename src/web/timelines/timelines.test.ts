import assert from 'node:assert/strict'
import { it } from 'node:test'
import { DECLARATION, smallLibrary } from '../../../test/e2e/small-library.ts'
import { visited } from '../site.fixture.ts'

const { get } = visited(smallLibrary)

const ACT = '/akn/xv/act/1994-02-11/41/eng'
const asked = (...names: string[]) => `/timelines?${new URLSearchParams(names.map((name) => ['p', name]))}`

it('rules of several states stand under each other, each with its days, the words of each and what changed', async () => {
  const { status, body } = await get(asked(`${ACT}/~art_9`, `${DECLARATION}/eng/~art_12`))
  assert.equal(status, 200)
  assert.equal(body.match(/class="track"/g)?.length, 2)
  assert.match(body, new RegExp(`href="${ACT}@\\d{4}-\\d\\d-\\d\\d/~art_9"`))
  assert.match(body, new RegExp(`href="${ACT}@[\\d-]+/~art_9\\?from=[\\d-]+&amp;to=[\\d-]+#wordings"`))
  assert.match(body, /invented/)
})

it('every link of a timeline leads somewhere', async () => {
  const { body } = await get(asked(`${ACT}/~art_9`, ACT, DECLARATION))
  const hrefs = new Set(
    Array.from(body.matchAll(/href="(\/(?:akn|timelines)[^"#]*)/g), ([, href = '']) => href),
  )
  assert.ok(hrefs.size > 5)
  for (const href of hrefs) assert.equal((await get(href.replaceAll('&amp;', '&'))).status, 200, href)
})

it('an address of the site is taken as it was copied, and the same rule is drawn once', async () => {
  const { status, body } = await get(
    asked(`https://law.example${ACT}@2024-03-01/~art_9?ui=fr#x`, `${ACT}/~art_9`, `${ACT}/~art_9`),
  )
  assert.equal(status, 200)
  assert.equal(body.match(/class="track"/g)?.length, 1)
})

it('what is not held is said by name beside what is drawn, and alone is not found', async () => {
  const some = await get(
    asked(`${ACT}/~art_9`, '/akn/fr/act/nowhere/1', `${ACT}/~art_999`, `${DECLARATION}/tat`),
  )
  assert.equal(some.status, 200)
  assert.match(some.body, /\/akn\/fr\/act\/nowhere\/1/)
  assert.match(some.body, /art_999” is not drawn/)
  assert.match(some.body, /is not held in the language of the address, but in .*English/)
  assert.equal((await get(asked('<script>alert(1)</script>'))).status, 404)
  assert.doesNotMatch((await get(asked('<script>alert(1)</script>'))).body, /<script>alert/)
  assert.equal((await get('/timelines')).status, 200)
})

it('years that are none and more rules than a picture holds are refused', async () => {
  assert.equal((await get(`${asked(ACT)}&from=abc`)).status, 400)
  assert.equal((await get(`${asked(ACT)}&from=2020&to=2010`)).status, 400)
  assert.equal((await get(`${asked(ACT)}&from=0`)).status, 400)
  assert.equal((await get(`${asked(ACT)}&from=2010&to=2020`)).status, 200)
  assert.equal((await get(asked(...Array.from({ length: 25 }, (_, at) => `x${at}`)))).status, 400)
})

it('the API tells what the page draws', async () => {
  const { status, body } = await get(
    `/api/v1/timeline?${new URLSearchParams([
      ['p', `${ACT}/~art_9`],
      ['p', 'nowhere'],
    ])}`,
  )
  assert.equal(status, 200)
  const { lanes, refused } = JSON.parse(body)
  assert.equal(lanes[0].wId, 'art_9')
  assert.ok(lanes[0].events.length > 0)
  assert.deepEqual(refused, [{ asked: 'nowhere', why: 'not-held', title: null, languages: [] }])
  assert.equal((await get('/api/v1/timeline')).status, 400)
})

it('what a study or a subject would give is not found where there is none', async () => {
  assert.equal((await get('/timelines?study=none&row=who')).status, 404)
  assert.equal((await get('/timelines?subject=none')).status, 404)
  const { status, body } = await get('/timelines?subject=right-to-erasure')
  assert.equal(status, 200)
  assert.match(body, /href="\/subjects\/right-to-erasure"/)
})
