/** `comity reindex`: the index made anew, by command or where a library comes with an older one, and the same answers from it. */
import assert from 'node:assert/strict'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, it } from 'node:test'
import { comity } from './comity.ts'
import { type Held, held } from './library.ts'

describe('comity reindex', () => {
  let library: Held
  before(async () => {
    library = await held()
  })
  after(() => library.remove())

  const hits = async () => {
    const { hits: found, total } = await library.json<{ hits: unknown; total: number }>('search', 'freedom')
    return { found, total }
  }

  it('reports what it indexed, and searches find the same as before', async () => {
    const before = await hits()
    assert.ok(before.total > 0)
    const report = await library.json<{ rows: number; expressions: number }>('reindex')
    assert.ok(report.rows > 0 && report.expressions > 0)
    assert.deepEqual(await hits(), before)
  })

  it('is done by itself where the index is of an earlier layout', async () => {
    const before = await hits()
    const db = new DatabaseSync(path.join(library.home, 'library.db'))
    db.exec("UPDATE search_state SET value = '1' WHERE name = 'layout'; DELETE FROM search_span")
    db.close()
    const { code, err } = await comity(['search', 'freedom', '--home', library.home])
    assert.equal(code, 0)
    assert.match(err, /index is of an earlier Comity/)
    assert.deepEqual(await hits(), before)
  })

  it('reads citations anew, which it does by itself where other rules read them', async () => {
    type Report = { citations: { texts: number; citations: number; held: number; seconds: number } }
    const { citations } = await library.json<Report>('reindex')
    assert.ok(citations.texts > 0 && citations.citations > 0 && citations.held > 0)
    const count = () => {
      const db = new DatabaseSync(path.join(library.home, 'library.db'))
      const { n } = db.prepare('SELECT count(*) AS n FROM citation_link').get() as { n: number }
      db.close()
      return n
    }
    assert.equal(count(), citations.citations)
    const db = new DatabaseSync(path.join(library.home, 'library.db'))
    db.exec("DELETE FROM citation_link; UPDATE citation_state SET value = '0'")
    db.close()
    const { code, err } = await comity(['works', '--home', library.home])
    assert.equal(code, 0)
    assert.match(err, /reading them anew/)
    assert.equal(count(), citations.citations)
  })

  it('says where there is no library', async () => {
    const { code, err } = await comity(['reindex', '--home', library.at('nowhere')])
    assert.equal(code, 1)
    assert.match(err, /Cannot make an index: there is no library in .*nowhere/)
  })
})
