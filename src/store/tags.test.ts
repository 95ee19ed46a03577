/** Tags stand behind the wall where their provision does. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { it } from 'node:test'
import { day } from '#kit/day.ts'
import { openSqlite, openSqliteBehindWall } from './dialect/sqlite.ts'
import { openLibrary } from './library.ts'
import { tagsOf } from './tags.ts'

it('readers without a pass see no tag of a work that is restricted, and see those of others', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-tags-'))
  const file = path.join(folder, 'library.db')
  const db = openSqlite(file)
  await openLibrary(db)
  const at = `${day('2026-11-30')}T00:00:00Z`
  await db.sql.transaction().execute(async (trx) => {
    await trx
      .insertInto('recording')
      .values({ at, source: 'test', path: '' } as never)
      .execute()
    for (const [id, source] of [
      [1, 'test'],
      [2, 'exchange:secret'],
    ] as const) {
      await trx
        .insertInto('work')
        .values({
          id,
          iri: `/akn/xv/act/${id}`,
          jurisdiction: 'xv',
          type: 'act',
          title: `${id}`,
          topics: '[]',
        } as never)
        .execute()
      await trx
        .insertInto('expression')
        .values({
          id,
          work_id: id,
          language: 'eng',
          title: `${id}`,
          text_state: 'current',
          source,
          path: '',
          shown: 1,
          recorded_in: 1,
        } as never)
        .execute()
      await trx.insertInto('provision').values({ id, expression_id: id, wid: 'art_1' }).execute()
      await trx
        .insertInto('tag')
        .values({
          provision_id: id,
          concept: 'urn:comity:subject:strike',
          verdict: 'about',
          by: 'A. Reader',
          at,
        })
        .execute()
    }
    await trx
      .insertInto('restricted_source')
      .values({ name: 'secret' } as never)
      .execute()
  })
  const walled = openSqliteBehindWall(file, [])
  assert.deepEqual([...tagsOf(db, [1, 2]).keys()], [1, 2])
  assert.deepEqual([...tagsOf(walled, [1, 2]).keys()], [1])
  await walled.close()
  await db.close()
  await rm(folder, { recursive: true })
})
