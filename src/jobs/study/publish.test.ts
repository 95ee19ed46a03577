/** What not everybody may read is not published in a study, whatever else is. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { day } from '#kit/day.ts'
import { operator } from '#research/may.ts'
import { changeStudy, newStudy, openStudy } from '#research/studies.ts'
import { createIndex } from '#search/dialect/sqlite.ts'
import { putCollection } from '#store/collections.ts'
import { openSqlite } from '#store/dialect/sqlite.ts'
import { openLibrary } from '#store/library.ts'
import { COLLECTION } from '../exchange/exchange.fixture.ts'
import { bringTexts, text, two } from '../import/import.fixture.ts'
import { publishable } from './publish.ts'
import { quoteOf } from './quote.ts'

const NOW = new Date('2026-11-30T10:00:00.000Z')
const AT = NOW.toISOString()

async function studied(t: TestContext) {
  const folder = mkdtempSync(path.join(tmpdir(), 'comity-study-'))
  const db = openSqlite(path.join(folder, 'library.db'))
  t.after(async () => {
    await db.close()
    rmSync(folder, { recursive: true })
  })
  const library = await openLibrary(db)
  await createIndex(db.sql)
  await bringTexts({ db, library }, [text('2001-01-01', two('The period is fourteen days.'))])
  const quote = await quoteOf(db, 'XV-41/1994/~art_2', { id: 'q1', at: day('2026-11-30') })
  await newStudy(db, { id: 'periods', title: 'Periods', by: 'Anna', at: AT })
  await changeStudy(db, 'periods', operator('Anna'), AT, [
    { kind: 'add-row', row: 'period', after: null },
    { kind: 'add-column', column: 'xv', jurisdiction: 'xv', at: null, after: null },
    { kind: 'add-quote', row: 'period', column: 'xv', quote },
  ])
  const opened = await openStudy(db, 'periods')
  assert.ok(opened)
  return { db, study: opened.study }
}

test('a study that quotes what is for partners alone is not published, and the message names the cell', async (t) => {
  const { db, study } = await studied(t)
  await publishable(db, study, NOW)
  await putCollection(db.sql, { ...COLLECTION, id: 'apart', audience: 'partners' })
  await assert.rejects(
    publishable(db, study, NOW),
    /"Act on the Protection of Personal Data", quoted in period, xv \(q1\), is not for everybody to read/,
  )
})

test('what is in a collection for everybody as well is published', async (t) => {
  const { db, study } = await studied(t)
  await putCollection(db.sql, { ...COLLECTION, id: 'apart', audience: 'partners' })
  await putCollection(db.sql, COLLECTION)
  await publishable(db, study, NOW)
})
