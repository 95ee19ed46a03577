import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { makeOperatorToken } from '#editing/operator.ts'
import { DECLARATION, smallLibrary } from '../../../test/e2e/small-library.ts'
import { visited } from '../site.fixture.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const ARTICLE = `${DECLARATION}/eng/~art_23`
let token = ''

const { get, opened } = visited(async () => {
  const library = await smallLibrary()
  token = await makeOperatorToken(library.db, NOW)
  const { deps, db, close } = library
  return { deps: { ...deps, desk: { db, now: () => NOW } }, close: () => close() }
})

const post = async (path: string, fields: Record<string, string>, cookie = '') => {
  const response = await opened().request(`http://localhost${path}`, {
    method: 'POST',
    headers: {
      Origin: 'http://localhost',
      Cookie: cookie,
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: String(new URLSearchParams(fields)),
  })
  return {
    status: response.status,
    to: response.headers.get('location'),
    cookie: response.headers.get('set-cookie') ?? '',
    body: await response.text(),
  }
}

describe('subjects on the site', () => {
  it('are a tree in the language of the reader, to which every page leads', async () => {
    const { status, body } = await get('/subjects?ui=fr')
    assert.equal(status, 200)
    assert.match(body, /droit du travail/)
    assert.match(body, /href="\/subjects\/dismissal\?ui=fr"/)
    assert.match((await get('/about')).body, /href="\/subjects"/)
  })

  it('are found by a name in any language, whatever its marks', async () => {
    for (const typed of ['Löschung', 'loschung', 'право на удаление', '删除'])
      assert.match(
        (await get(`/subjects?q=${encodeURIComponent(typed)}`)).body,
        /href="\/subjects\/right-to-erasure"/,
        typed,
      )
    const { status, body } = await get(`/subjects?q=${encodeURIComponent('<b>zyzzyva')}`)
    assert.equal(status, 200)
    assert.doesNotMatch(body, /<b>zyzzyva/)
  })

  it('show what they take in, their names, and the law of each state about them by its words', async () => {
    const { status, body } = await get('/subjects/strike')
    assert.equal(status, 200)
    assert.match(body, /забастовка/)
    assert.match(body, /href="\/subjects\?"|href="\/subjects"/)
    const slavery = await get('/subjects/slavery?in=un')
    assert.match(slavery.body, new RegExp(`href="${DECLARATION}/(?:eng|fra|deu|rus|spa)/~art_4"`))
    assert.match(slavery.body, /by the words <i lang="\w+"[^>]*>/)
  })

  it('are told as of a day, page by page; what cannot be read is refused', async () => {
    assert.equal((await get('/subjects/strike?at=1900-01-01')).status, 200)
    assert.equal((await get('/subjects/strike?at=soon')).status, 400)
    assert.equal((await get('/subjects/strike?page=0')).status, 400)
    assert.equal((await get('/subjects/no-such-subject')).status, 404)
    assert.equal((await get('/subjects?of=no-such-list')).status, 404)
  })

  it('are given as SKOS, each and all', async () => {
    const one = await get('/subjects/strike.ttl')
    assert.equal(one.headers.get('content-type'), 'text/turtle; charset=utf-8')
    assert.match(one.body, /urn:comity:subject:strike/)
    assert.equal(JSON.parse((await get('/subjects/strike.jsonld')).body)['@graph'] !== undefined, true)
    const all = await get('/subjects.ttl')
    assert.ok((all.body.match(/a skos:Concept\b/g) ?? []).length > 400)
  })

  it('stand beside a provision with the words that told them', async () => {
    const { body } = await get(ARTICLE)
    const [, note = ''] = /<section class="note subjectnote"[^>]*>([\s\S]*?)<\/section>/.exec(body) ?? []
    assert.match(note, /href="\/subjects\//)
    assert.match(note, /by the words/)
    assert.match(note, /href="\/edit\/subjects\?of=/)
    assert.doesNotMatch((await get(`${DECLARATION}/eng`)).body, /subjectnote/)
  })

  it('are said by the operator alone, are shown with the name and the day, and are in the description of the act', async () => {
    const before = await get(`${DECLARATION}/eng`, { Accept: 'application/ld+json' })
    assert.doesNotMatch(before.body, /oa#Annotation/)
    const fields = { of: ARTICLE, subject: 'strike', by: 'A. Reader', verdict: 'about' }
    assert.equal((await post('/edit/subjects', fields)).status, 401)
    const session = await post('/edit/session', { token, onward: '/edit' })
    const cookie = session.cookie.split(';')[0] ?? ''
    const done = await post('/edit/subjects', fields, cookie)
    assert.equal(done.status, 303)
    const bench = await get(done.to ?? '', { Cookie: cookie })
    assert.match(bench.body, /so tagged by A\. Reader/)
    const page = await get(ARTICLE)
    assert.match(page.body, /so tagged by A\. Reader/)
    assert.match((await get('/subjects/strike?in=un')).body, /so tagged by A\. Reader/)
    const described = await get(`${DECLARATION}/eng`, { Accept: 'application/ld+json' })
    assert.notEqual(described.headers.get('etag'), before.headers.get('etag'))
    const graph = JSON.parse(described.body)['@graph'] as Record<string, unknown>[]
    const annotation = graph.find((each) => each['@type'] === 'http://www.w3.org/ns/oa#Annotation')
    assert.deepEqual(annotation?.['http://www.w3.org/ns/oa#hasBody'], { '@id': 'urn:comity:subject:strike' })
    assert.equal(annotation?.creator, 'A. Reader')
    const refused = await post('/edit/subjects', { ...fields, subject: 'strikes-and-balls' }, cookie)
    assert.equal(refused.status, 400)
    assert.match(refused.body, /there is no subject/)
    assert.equal((await post('/edit/subjects', { ...fields, verdict: 'none' }, cookie)).status, 303)
    assert.doesNotMatch((await get(ARTICLE)).body, /so tagged by A\. Reader/)
  })
})

describe('searching across languages on the site', () => {
  it('is offered under what was found, done where it is chosen, and says by which words', async () => {
    const own = await get('/search?q=forced+labour+OR+slavery')
    assert.match(own.body, /across=only/)
    const { body } = await get('/search?q=slavery&across=only')
    assert.match(body, /other languages only/)
    assert.match(body, /<p class="matched">matched /)
    assert.doesNotMatch(body, /lang="en"[^>]*>No one shall/)
    assert.equal((await get('/search?q=slavery&across=perhaps')).status, 400)
  })
})

describe('counterparts on the site', () => {
  it('are asked for beside every provision, in a state or in all others', async () => {
    const { body } = await get(ARTICLE)
    const [, form = ''] = /<form class="counterform"[^>]*>([\s\S]*?)<\/form>/.exec(body) ?? []
    assert.match(form, new RegExp(`name="of" value="${ARTICLE}"`))
    assert.match(form, /<option value="xv"/)
    assert.doesNotMatch(form, /<option value="un"/)
  })

  it('are listed with what both have, and say where none can be looked for', async () => {
    const { status, body } = await get(`/counterparts?of=${encodeURIComponent(ARTICLE)}`)
    assert.equal(status, 200)
    assert.match(body, /Counterparts in other states/)
    assert.match(body, /no statement that two states rule alike/)
    assert.equal((await get('/counterparts')).status, 400)
    assert.equal((await get('/counterparts?of=/akn/xx/act/1/1/~art_1')).status, 404)
    assert.equal((await get(`/counterparts?of=${encodeURIComponent(ARTICLE)}&in=zz`)).status, 404)
    assert.equal((await get(`/counterparts?of=${encodeURIComponent(ARTICLE)}&at=soon`)).status, 400)
  })
})
