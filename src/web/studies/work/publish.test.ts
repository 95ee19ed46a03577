/** Publishing on the site: what was looked at goes out and nothing else, and nothing that is not for everybody to read. */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { COLLECTION } from '#jobs/exchange/exchange.fixture.ts'
import { editionsOf } from '#research/edition-list.ts'
import { operator } from '#research/may.ts'
import { changeStudy } from '#research/studies.ts'
import { putCollection } from '#store/collections.ts'
import { NOW, STUDY, studyLibrary } from '../../../../test/e2e/study-library.ts'
import { site } from '../../site.tsx'

async function publishing(t: TestContext, meanwhile: () => void = () => {}) {
  const library = await studyLibrary()
  t.after(() => library.close())
  const now = () => {
    meanwhile()
    return NOW
  }
  const app = site({ ...library.deps, studies: { db: library.db, now } })
  const publish = async () => {
    const answer = await app.request(`/studies/${STUDY}/work/publish`, {
      method: 'POST',
      body: new URLSearchParams({ withOpen: '1' }),
      headers: { Origin: 'http://localhost', Cookie: `comity-study-${STUDY}=${library.secrets.Clara}` },
    })
    return { status: answer.status, body: await answer.text() }
  }
  const numbers = async () => (await editionsOf(library.db, STUDY)).map(({ number }) => number)
  return { ...library, publish, numbers }
}

test('a study that quotes what is for partners alone is not published by the form, which says which quote', async (t) => {
  const { db, publish, numbers } = await publishing(t)
  await putCollection(db.sql, { ...COLLECTION, id: 'apart', audience: 'partners' })
  const { status, body } = await publish()
  assert.equal(status, 400)
  assert.match(body, /quoted in time, xv \(q-time-xv\), is not for everybody to read/)
  assert.deepEqual(await numbers(), [1])
  await putCollection(db.sql, COLLECTION)
  assert.equal((await publish()).status, 303)
  assert.deepEqual(await numbers(), [2, 1])
})

test('what somebody writes while it is looked at whether all may read it is not published unseen', async (t) => {
  let writing: Promise<unknown> | null = null
  const { db, publish, numbers } = await publishing(t, () => {
    // The first question for the time is that before the looking: what is written then stands before the edition is made.
    writing ??= changeStudy(db, STUDY, operator('Vera Lind'), NOW.toISOString(), [
      { kind: 'write', field: { of: 'study', name: 'summary' }, words: 'Not looked at.', seen: [] },
    ])
  })
  const { status, body } = await publish()
  await writing
  assert.equal(status, 400)
  assert.match(body, /somebody changed it meanwhile/)
  assert.deepEqual(await numbers(), [1])
})
