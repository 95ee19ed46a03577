/** What a publisher took back: readers, programs and agents are told by whom, when and why, and shown nothing of it. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { notInLanguage } from '#api/mcp/named-act.ts'
import { scratch } from '#exchange/repository/publisher.fixture.ts'
import { COLLECTION, centre, reader } from '#jobs/exchange/exchange.fixture.ts'
import { bring, expression, text, two, WORK } from '#jobs/import/import.fixture.ts'
import { putCollection } from '#store/collections.ts'
import { site } from '#web/site.tsx'
import { depsOver } from '../e2e/small-library.ts'

const NOW = () => new Date('2026-11-20T06:00:00Z')

describe('an act that its publisher withdrew', () => {
  it('is gone from pages, the API and agents with by whom, when and why, and back once it is published again', async (t) => {
    const folder = await scratch(t)
    const from = await centre(folder, NOW)
    await bring(from, [{ work: WORK, expressions: [expression([text('2001-01-01', two('words'))])] }])
    await from.publish()
    const to = await reader(folder, from, NOW)
    await to.follow()
    const deps = depsOver(to)
    const app = site(deps, (error) => {
      throw error
    })
    const reference = await to.library.resolve('XV-41/1994')
    assert.ok(reference)
    const { iri } = reference.work
    const ask = async (path: string, accept = 'text/html') => {
      const answer = await app.request(path, { headers: { accept } })
      return { status: answer.status, body: await answer.text() }
    }
    assert.equal((await ask(`${iri}/eng`)).status, 200)
    assert.equal((await ask(`/api/v1/text?iri=${iri}/eng`)).status, 200)

    await putCollection(from.db.sql, { ...COLLECTION, selection: { in: ['xx'], types: [], topics: [] } })
    await from.publish({ reason: 'Published by mistake' })
    await to.follow()
    const page = await ask(`${iri}/eng`)
    assert.equal(page.status, 410)
    assert.match(page.body, /xv, withdrew it on 20 November 2026: Published by mistake\./)
    assert.doesNotMatch(page.body, /words/)
    for (const question of [`text?iri=${iri}/eng`, `versions?iri=${iri}`]) {
      const { status, body } = await ask(`/api/v1/${question}`, 'application/json')
      assert.equal(status, 410, question)
      assert.match(JSON.parse(body).detail, /Published by mistake/)
    }
    const told = await notInLanguage(deps, reference, null)
    assert.match(told.message, /withdrawn by its publisher, xv, on 2026-11-20: Published by mistake/)
    for (const list of [
      '/browse',
      '/browse?order=changed',
      '/browse?order=date',
      '/',
      '/changes',
      '/sitemap.xml',
    ]) {
      const { body } = await ask(list)
      assert.ok(!body.includes(WORK.title) && !body.includes(iri), list)
    }
    const searched = await ask('/api/v1/search?q=words', 'application/json')
    assert.equal(JSON.parse(searched.body).total, 0)

    await putCollection(from.db.sql, COLLECTION)
    await from.publish()
    await to.follow()
    assert.equal((await ask(`${iri}/eng`)).status, 200)
    assert.equal(await to.library.withdrawal(reference.work.id), null)
  })
})
