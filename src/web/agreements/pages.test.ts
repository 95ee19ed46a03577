/** Pages of agreements: only what is public, as it stood on the day asked for, with the text as it was signed. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { agreement } from '#agreements/agreement.fixture.ts'
import { keepAgreement } from '#agreements/held.ts'
import { translator } from '#i18n/messages.ts'
import { agreementShelf } from '#jobs/agreements/shelf.ts'
import { shelf } from '#jobs/import/import.fixture.ts'
import { sha256 } from '#kit/hash.ts'
import { depsOver } from '../../../test/e2e/small-library.ts'
import { site as siteOver } from '../site.tsx'
import { blocksOf } from './text-blocks.ts'

const TEXT = Buffer.from('# The signed text\n\n## Article 1\n\n1. Law is <given>.\n2. Law is read.\n')

async function site(more: Record<string, unknown> = {}) {
  const own = await shelf()
  const hash = sha256(TEXT)
  const text = [{ language: 'eng', file: 'signed.md', sha256: hash }]
  const record = agreement({ text, ...more })
  const texts = [{ hash, name: 'signed.md', bytes: TEXT }]
  await keepAgreement(own.db.sql, record, { party: 'xv', texts, at: '2019-10-02T00:00:00Z' })
  const deps = { ...depsOver(own), agreements: agreementShelf(own.db) }
  const app = siteOver(deps, (error) => assert.fail(error))
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await app.request(path, { headers: { Accept: 'text/html', ...headers } })
    return { status: answer.status, headers: answer.headers, body: await answer.text() }
  }
  return { get, hash }
}

describe('the pages of agreements', () => {
  it('show an agreement in every language of the interface, with its text as it was signed', async () => {
    const { get } = await site()
    for (const locale of ['en', 'fr', 'ru', 'be']) {
      const { status, body } = await get(`/agreements/saltmere?ui=${locale}`)
      assert.equal(status, 200)
      assert.ok(body.includes(translator(locale)('agreements.list')))
      assert.match(body, /1\. Law is &lt;given&gt;\./)
    }
    assert.match((await get('/agreements')).body, /href="\/agreements\/saltmere"/)
  })

  it('show it as it stood on the day asked for, and refuse what is no day', async () => {
    const { get } = await site({ suspensions: [{ from: '2021-03-01', until: '2021-03-31' }] })
    assert.match((await get('/agreements/saltmere?at=2021-03-15')).body, /is-suspended/)
    assert.match((await get('/agreements/saltmere?at=2021-04-01')).body, /is-in-force/)
    assert.equal((await get('/agreements/saltmere?at=2021-02-30')).status, 400)
  })

  it('show nothing of one that is not public: no page, no record, no text', async () => {
    const { get, hash } = await site({ public: false })
    for (const path of ['saltmere', 'saltmere.json', `saltmere/text/${hash}`])
      assert.equal((await get(`/agreements/${path}`)).status, 404, path)
    assert.doesNotMatch((await get('/agreements.json')).body, /saltmere/)
    assert.doesNotMatch((await get('/agreements')).body, /saltmere/i)
  })

  it('give the text byte for byte, to be kept and never to be run, and no other file', async () => {
    const { get, hash } = await site()
    const { body, headers } = await get(`/agreements/saltmere/text/${hash}`)
    assert.equal(body, TEXT.toString())
    assert.match(headers.get('content-disposition') ?? '', /^attachment/)
    assert.equal(headers.get('content-type'), 'application/octet-stream')
    assert.equal((await get(`/agreements/saltmere/text/${'0'.repeat(64)}`)).status, 404)
  })

  it('give the record to programs without the networks of premises', async () => {
    const readers = [{ class: 'premises', networks: ['192.0.2.0/24'] }]
    const { get } = await site({ readers })
    const { body } = await get('/agreements/saltmere.json')
    assert.equal(JSON.parse(body).onDay.status, 'in-force')
    assert.doesNotMatch(body, /192\.0\.2/)
    assert.doesNotMatch((await get('/agreements/saltmere')).body, /192\.0\.2/)
  })
})

describe('a signed text', () => {
  it('keeps every word and number, a line that begins with a number by itself', () => {
    assert.deepEqual(
      blocksOf(TEXT.toString()).map(({ kind, words }) => [kind, words]),
      [
        ['title', 'The signed text'],
        ['heading', 'Article 1'],
        ['numbered', '1. Law is <given>.'],
        ['numbered', '2. Law is read.'],
      ],
    )
    assert.deepEqual(
      blocksOf('One line\nand the next.\r\n\r\n*A note*').map(({ words }) => words),
      ['One line and the next.', 'A note'],
    )
  })
})
