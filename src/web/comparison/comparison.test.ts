import assert from 'node:assert/strict'
import { it } from 'node:test'
import { DATA_ACT, LONG_ACT } from '../../../test/e2e/invented.ts'
import { DECLARATION, smallLibrary } from '../../../test/e2e/small-library.ts'
import { visited } from '../site.fixture.ts'

const { get } = visited(smallLibrary)

const compared = (of: readonly string[], more = '') =>
  `/compare?${of.map((iri) => `of=${encodeURIComponent(iri)}`).join('&')}${more}`
const ARTICLES = [`${DECLARATION}/eng/~art_3`, `${DECLARATION}/fra/~art_3`]

it('with fewer than two texts the form asks for them, and keeps the one that is named', async () => {
  const empty = await get('/compare')
  assert.equal(empty.status, 200)
  assert.match(empty.body, /<input type="text" name="of" value=""/)
  const one = await get(compared([ARTICLES[0] ?? '']))
  assert.match(one.body, new RegExp(`name="of" value="${DECLARATION}/eng/~art_3"`))
  assert.match(one.body, /Name one more text/)
})

it('provisions stand side by side in their own languages, subjects marked and explained without a script', async () => {
  const { status, body } = await get(compared(ARTICLES))
  assert.equal(status, 200)
  assert.match(body, /class="law" lang="en"/)
  assert.match(body, /class="law" lang="fr"/)
  const mark = /<a class="subject (?:shared|alone)" href="#(subject-\d+)"/.exec(body)
  assert.ok(mark, 'something is marked')
  assert.match(body, new RegExp(`<aside id="${mark[1]}" class="csubject"`))
  assert.match(body, /id="about-1"/)
  assert.doesNotMatch(body, /<script(?! (?:src|type="module" src)=")/)
})

it('words of a language that the reader does not speak are helped with, out of the lexicon', async () => {
  const { body } = await get(compared(ARTICLES))
  assert.match(body, /href="\/lexicon\/fr\/en\?term=/)
})

it('acts are a correspondence table, whose rows lead to the provisions beside each other, and to the words of all', async () => {
  const { status, body } = await get(compared([DATA_ACT, `${DECLARATION}/eng`]))
  assert.equal(status, 200)
  assert.match(body, /<h1>Correspondence table<\/h1>/)
  assert.match(body, /Nothing found that corresponds/)
  const words = /href="(\/compare\?[^"]*show=words[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
  assert.match((await get(words)).body, /class="crow cheads"/)
})

it('paragraphs, days and more texts are ways on from the same page', async () => {
  const { body } = await get(compared([...ARTICLES, `${DATA_ACT}/eng/~art_2`], '&at=2024-06-01'))
  assert.match(body, /by=paragraph/)
  assert.match(body, /aria-label="Take out /)
  assert.match(body, /<input type="date" name="at" value="2024-06-01"/)
})

for (const [name, type] of [
  ['json', /^application\/json/],
  ['csv', /^text\/csv/],
  ['html', /^text\/html/],
  ['docx', /wordprocessingml/],
] as const)
  it(`the same comparison is a file: ${name}`, async () => {
    const { status, headers, body } = await get(compared(ARTICLES, `&as=${name}`))
    assert.equal(status, 200)
    assert.match(headers.get('content-type') ?? '', type)
    assert.match(headers.get('content-disposition') ?? '', /^attachment; filename="comparison\./)
    assert.ok(body.length > 500)
  })

it('what cannot be compared is said on the form, in the language of the interface', async () => {
  const wrong = await get(compared([DATA_ACT, 'nothing-of-that-name'], '&ui=fr'))
  assert.equal(wrong.status, 404)
  assert.match(wrong.body, /Rien ici ne porte/)
  assert.equal((await get(compared([DATA_ACT, DATA_ACT]))).status, 400)
  assert.equal((await get(compared(ARTICLES, '&at=2024-13-01'))).status, 400)
  assert.equal((await get(compared(ARTICLES, '&as=pdf'))).status, 400)
  assert.equal((await get(compared(ARTICLES, '&page=0'))).status, 400)
  const { body } = await get(compared([DATA_ACT, '<script>alert(1)</script>']))
  assert.doesNotMatch(body, /<script>alert/)
})

it('an address pasted with its host is understood, and a long title does no harm', async () => {
  const { status, body } = await get(compared([`https://law.example${ARTICLES[0]}`, LONG_ACT]))
  assert.equal(status, 200)
  assert.match(body, /class="ctitle long"/)
})

it('a provision leads to comparing it with another, on the day that is shown', async () => {
  const { body } = await get(`${DATA_ACT}/eng@2024-06-01/~art_2`)
  const href = /class="comparewith" href="([^"]+)"/.exec(body)?.[1] ?? ''
  assert.equal(href, `/compare?of=${DATA_ACT}/eng@2024-06-01/~art_2`)
  assert.equal((await get(href)).status, 200)
})

it('programs are given the same under the API, a page of rows at a time, and told why not', async () => {
  const { status, body } = await get(`/api/v1/compare?of=${ARTICLES[0]}&with=${ARTICLES[1]}`)
  assert.equal(status, 200)
  const { rows, total, next } = JSON.parse(body)
  assert.equal(total, 1)
  assert.equal(next, null)
  assert.deepEqual(
    rows[0].cells.map(({ language }: { language: string }) => language),
    ['eng', 'fra'],
  )
  const acts = JSON.parse(
    (await get(`/api/v1/compare?of=${DECLARATION}/eng&of=${DECLARATION}/fra&limit=5&words=false`)).body,
  )
  assert.equal(acts.rows.length, 5)
  assert.ok(!('text' in acts.rows[0].cells[0]))
  const more = JSON.parse((await get(new URL(acts.next).pathname + new URL(acts.next).search)).body)
  assert.notEqual(more.rows[0].cells[0].iri, acts.rows[0].cells[0].iri)
  const alone = await get(`/api/v1/compare?of=${ARTICLES[0]}`)
  assert.equal(alone.status, 400)
  assert.match(JSON.parse(alone.body).detail, /two texts/)
})
