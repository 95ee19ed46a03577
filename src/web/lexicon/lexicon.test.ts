import assert from 'node:assert/strict'
import { it } from 'node:test'
import { DECLARATION, smallLibrary } from '../../../test/e2e/small-library.ts'
import { visited } from '../site.fixture.ts'

const { get } = visited(smallLibrary)

it('the pairs that are learnt are listed both ways, and every page leads to them', async () => {
  const { status, body } = await get('/lexicon')
  assert.equal(status, 200)
  assert.match(body, /href="\/lexicon\/en\/fr"/)
  assert.match(body, /href="\/lexicon\/fr\/en"/)
  assert.match((await get('/about')).body, /href="\/lexicon"/)
})

it('a term shows its renderings with passages of both languages that lead to their provisions', async () => {
  const { status, body } = await get('/lexicon/en/fr?term=freedoms')
  assert.equal(status, 200)
  assert.match(body, /libertés?/)
  assert.match(body, new RegExp(`href="${DECLARATION}/eng/~art_`))
  assert.match(body, new RegExp(`href="${DECLARATION}/fra/~art_`))
  assert.match(body, /<mark>freedoms?<\/mark>/i)
})

it('a glossary has letters, and shows those of one letter alone', async () => {
  const { body } = await get('/lexicon/en/fr?letter=E')
  const terms = Array.from(body.matchAll(/<dfn[^>]*>([^<]+)<\/dfn>/g), ([, term = '']) => term)
  assert.ok(terms.length > 0)
  assert.ok(
    terms.every((term) => /^e/i.test(term)),
    terms.join(', '),
  )
})

it('what is not learnt is told through a third language and marked, or with what the operator types', async () => {
  assert.match((await get('/lexicon/fr/ar?term=libert%C3%A9')).body, /by way of English/)
  const { status, body } = await get('/lexicon/en/ja')
  assert.equal(status, 404)
  assert.match(body, /comity lexicon learn --pairs en-ja/)
})

it('codes of three letters lead to the address, and what is no language is refused', async () => {
  assert.equal((await get('/lexicon/eng/fra?term=law')).to, '/lexicon/en/fr?term=law')
  assert.equal((await get('/lexicon/english/fr')).status, 400)
  assert.equal((await get('/lexicon/en/en')).status, 400)
  assert.equal((await get('/lexicon/en/fr?page=0')).status, 400)
  const { body } = await get(`/lexicon/en/fr?term=${encodeURIComponent('<script>alert(1)</script>')}`)
  assert.doesNotMatch(body, /<script>alert/)
})
