/** What came with studies stands in the library, also where an earlier Comity kept it in a folder beside it. */
import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { sha256 } from '#kit/hash.ts'
import { openSqlite } from '#store/dialect/sqlite.ts'
import { MIGRATIONS, migrate } from '#store/migrate.ts'
import { carriedProof, carriedTexts } from './carried.ts'
import type { Quote } from './quote.ts'

const XML = '<p>Fourteen days.</p>'

test('what lies in the folder of an earlier Comity is taken into the library, and what is no such file is left', async (t) => {
  const home = await mkdtemp(path.join(tmpdir(), 'comity-carried-'))
  const db = openSqlite(path.join(home, 'library.db'))
  t.after(async () => {
    await db.close()
    await rm(home, { recursive: true })
  })
  const before = Object.entries(MIGRATIONS).filter(([name]) => name < '019')
  await migrate(db.sql, Object.fromEntries(before))
  const quote = { iri: '/akn/xv/act/1994-02-11/41/eng@2024-03-01/~art_9', hash: sha256(XML) } as Quote
  const files = path.join(home, 'study-files')
  await mkdir(path.join(files, 'texts'), { recursive: true })
  await mkdir(path.join(files, 'proofs'))
  await writeFile(path.join(files, 'texts', `${quote.hash}.xml`), XML)
  await writeFile(path.join(files, 'texts', 'notes.txt'), 'mine')
  await writeFile(path.join(files, 'proofs', `${sha256(`${quote.iri} ${quote.hash}`)}.json`), '{"proof":1}')
  await migrate(db.sql)
  assert.deepEqual(await carriedTexts(db, [quote.hash, 'a'.repeat(64)]), new Map([[quote.hash, XML]]))
  assert.equal(await carriedProof(db, quote), '{"proof":1}')
  assert.equal(await carriedProof(db, { ...quote, hash: 'a'.repeat(64) }), null)
})

test('a library without such a folder, or in memory, has none', async () => {
  const db = openSqlite(':memory:')
  await migrate(db.sql)
  assert.equal((await carriedTexts(db, ['a'.repeat(64)])).size, 0)
  await db.close()
})
