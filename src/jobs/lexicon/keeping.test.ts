/** A served library learns from parallel texts by itself: when nothing comes in any more, once, and not from what it learnt already. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import test from 'node:test'
import { createIndex } from '#search/dialect/sqlite.ts'
import { openSqlite } from '#store/dialect/sqlite.ts'
import { pairsLearnt } from '#store/lexicon.ts'
import { openLibrary } from '#store/library.ts'
import { byCommand } from '../by-command.ts'
import { article, bring, expression, text, WORK } from '../import/import.fixture.ts'
import { keepLearning, learnByCommand } from './keeping.ts'

const PROGRAM = path.resolve(import.meta.dirname, '..', '..', 'app.ts')

function act(number: string) {
  const said = { eng: 'The authority examines the register.', fra: 'L’autorité examine le registre.' }
  return {
    work: { ...WORK, number, title: `Act ${number}`, aliases: [{ scheme: 'xv-register', value: number }] },
    expressions: Object.entries(said).map(([language, words]) =>
      expression([text('2020-01-01', [article('1', words), article('2', words)])], {
        language,
        path: `${number}-${language}`,
      }),
    ),
  }
}

test('what came in is learnt once it is quiet, by the command that people have', async (t) => {
  const home = await mkdtemp(path.join(os.tmpdir(), 'comity-learning-'))
  const db = openSqlite(path.join(home, 'library.db'))
  const library = await openLibrary(db)
  await createIndex(db.sql)
  const told: string[] = []
  let times = 0
  const learn = learnByCommand(byCommand({ program: PROGRAM, home }))
  const learning = keepLearning({
    db,
    log: (line) => told.push(line),
    learn: (stop) => {
      times++
      return learn(stop)
    },
    every: 3_600_000,
  })
  t.after(async () => {
    await learning.stop()
    await db.close()
    await rm(home, { recursive: true })
  })
  await learning.look()
  await bring({ db, library }, [act('41')])
  await learning.look()
  assert.equal(times, 0, 'something came in since the last look')
  await learning.look()
  assert.deepEqual(
    [times, (await pairsLearnt(db)).map(({ one, other }) => [one, other])],
    [1, [['eng', 'fra']]],
  )
  assert.match(told.join(), /^Learnt how one pair of languages translates/)
  await learning.look()
  assert.equal(times, 1, 'nothing came in')
  await bring({ db, library }, [{ ...act('42'), expressions: act('42').expressions.slice(0, 1) }])
  await learning.look()
  await learning.look()
  assert.equal(times, 1, 'what came in is in one language')
})
