/** `comity diff` says where words of a provision went or came from, as the page of two days does, from the one alignment of versions. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { article, bringTexts, text } from '#jobs/import/import.fixture.ts'
import { createIndex } from '#search/dialect/sqlite.ts'
import { openSqlite } from '#store/dialect/sqlite.ts'
import { openLibrary } from '#store/library.ts'
import { comity } from './comity.ts'

const LIGHTS = 'After sunset every ferry shows a white light at the mast.'
const LAMP = 'The ferryman keeps a second lamp ready at the landing, filled and trimmed.'
const BOATS =
  'A boat on the river bears the number that the harbour master gave it, on both sides of the bow.'
const NETS =
  'Nets with meshes under four centimetres are set only between September and March, below the mill.'

let home: string

before(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'comity-diff-'))
  const db = openSqlite(path.join(home, 'library.db'))
  const library = await openLibrary(db)
  await createIndex(db.sql)
  await bringTexts({ db, library }, [
    text('2000-01-01', [
      article('Article 1', BOATS),
      article('Article 2', `${LIGHTS} ${LAMP}`),
      article('Article 3', NETS),
    ]),
    text('2010-01-01', [
      article('Article 1', BOATS),
      article('Article 2', LIGHTS),
      article('Article 2a', LAMP),
    ]),
  ])
  await db.close()
})
after(() => rm(home, { recursive: true }))

const diff = (from: string, to: string, ...more: string[]) =>
  comity(['diff', 'XV-41/1994', '--from', from, '--to', to, '--home', home, ...more])

describe('comity diff', () => {
  it('says on both sides that a sentence became an article of its own, with the words that show it', async () => {
    const { out, code } = await diff('2000-01-01', '2010-01-01')
    assert.equal(code, 0)
    assert.match(
      out,
      /^Article 2 {2}changed\na part of it is now Article 2a \(in both: .*; such a pairing is right in \d\d % of cases\)\n/m,
    )
    assert.match(out, /^Article 2a {2}added\nits words were a part of Article 2 \(/m)
    assert.match(out, /^Article 3 {2}removed\n\[-Nets/m)
  })

  it('tells programs the same', async () => {
    const { out } = await diff('2000-01-01', '2010-01-01', '--json')
    const { changes } = JSON.parse(out) as {
      changes: {
        num: string
        elsewhere: { direction: string; num: string; how: string; confidence: number }[]
      }[]
    }
    const told = changes.map(({ num, elsewhere }) => [
      num,
      elsewhere.map(({ direction, num, how }) => `${how} ${direction} ${num}`),
    ])
    assert.deepEqual(told, [
      ['Article 2', ['split to Article 2a']],
      ['Article 3', []],
      ['Article 2a', ['split from Article 2']],
    ])
    for (const { elsewhere } of changes)
      for (const { confidence } of elsewhere) assert.ok(confidence >= 0.6 && confidence <= 1)
  })

  it('says nothing of it backwards in time, where what came would seem to have gone', async () => {
    const { out } = await diff('2010-01-01', '2000-01-01')
    assert.doesNotMatch(out, /pairing/)
    assert.match(out, /Article 3/)
  })
})
