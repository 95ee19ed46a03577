/** Letters between centres are believed by the key that signed them, and by no name that they bear. */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { newSecret, signerOf } from '#exchange/keys/key.ts'
import { operator } from '#research/may.ts'
import { changeStudy, changesOf, newStudy, openStudy, studyIds } from '#research/studies.ts'
import { type Database, openSqlite } from '#store/dialect/sqlite.ts'
import { migrate } from '#store/migrate.ts'
import { askCentre, replyOf, takeAnswers, takeQuestions } from './ask.ts'
import { owedOf } from './owed.ts'
import { seal, unseal } from './signing.ts'

const key = () => signerOf(newSecret().secret)
const NOW = new Date('2026-10-01T08:00:00Z')
const LATER = new Date('2026-10-05T08:00:00Z')

async function desk(t: TestContext): Promise<Database> {
  const db = openSqlite(':memory:')
  t.after(() => db.close())
  await migrate(db.sql)
  return db
}

/** Valen asks Borea one question; Borea answers it. */
async function asked(t: TestContext) {
  const [valen, borea, stranger] = [key(), key(), key()]
  const [asker, answerer] = [await desk(t), await desk(t)]
  await newStudy(asker, { id: 'erasure', title: 'Erasure', by: 'Anna', at: NOW.toISOString() })
  await changeStudy(asker, 'erasure', operator('Anna'), NOW.toISOString(), [
    { kind: 'add-row', row: 'who', after: null },
    { kind: 'write', field: { of: 'row', row: 'who', name: 'question' }, words: 'Who may ask?', seen: [] },
    { kind: 'add-column', column: 'xb', jurisdiction: 'xb', at: null, after: null },
  ])
  const study = async (db: Database, id: string) => (await openStudy(db, id)) ?? assert.fail()
  const centre = { name: 'Borea', key: borea.public }
  const what = { asker: 'Valen', asked: centre, agreement: null, due: null, rows: ['who'], columns: ['xb'] }
  const questions = await askCentre(asker, await study(asker, 'erasure'), valen, what, NOW)
  const taking = { as: null, by: 'Boris', trusted: valen.public, now: NOW }
  await takeQuestions(answerer, questions.text, borea.public, taking)
  await changeStudy(answerer, 'erasure', operator('Boris'), LATER.toISOString(), [
    {
      kind: 'write',
      field: { of: 'cell', row: 'who', column: 'xb', name: 'answer' },
      words: 'Everybody.',
      seen: [],
    },
    { kind: 'status', row: 'who', column: 'xb', status: 'answered' },
  ])
  const how = { withDrafts: false, withNotes: false, now: LATER }
  const answers = await replyOf(answerer, await study(answerer, 'erasure'), borea, how)
  return { asker, questions, answers, valen, borea, stranger, taking }
}

const bodyOf = (text: string) => unseal(text).body as Readonly<Record<string, unknown>>

test('answers are believed only of the key that was asked, whatever name and key they say they are by', async (t) => {
  const { asker, answers, stranger } = await asked(t)
  const before = (await changesOf(asker, 'erasure')).length
  const body = bodyOf(answers.text)
  const forged = [
    seal(stranger, body),
    seal(stranger, { ...body, by: { name: 'Borea', key: stranger.public } }),
  ]
  for (const { text } of forged)
    await assert.rejects(
      takeAnswers(asker, text, LATER),
      /they are signed by key [0-9a-f]{8}, and Borea, who was asked, has [0-9a-f]{8}/,
    )
  assert.equal((await changesOf(asker, 'erasure')).length, before)
  assert.equal((await owedOf(asker, 'erasure', '2026-10-06' as never))[0]?.state, 'waiting')
  assert.equal((await takeAnswers(asker, answers.text, LATER)).answered, 1)
})

test('answers that the asked key signed in the name of another are refused as well', async (t) => {
  const { asker, answers, borea, stranger } = await asked(t)
  const body = { ...bodyOf(answers.text), by: { name: 'Cyrene', key: stranger.public } }
  await assert.rejects(takeAnswers(asker, seal(borea, body).text, LATER), /Cannot take the answers/)
})

test('questions are taken only where the key that they name as the asker’s signed them', async (t) => {
  const { questions, valen, borea, stranger, taking } = await asked(t)
  const db = await desk(t)
  const { text } = seal(stranger, bodyOf(questions.text))
  for (const trusted of [null, valen.public, stranger.public])
    await assert.rejects(
      takeQuestions(db, text, borea.public, { ...taking, trusted }),
      /Valen did not sign it; the key is [0-9a-f]{8}, and not its own/,
    )
  await assert.rejects(
    takeQuestions(db, questions.text, stranger.public, taking),
    /it asks Borea, whose key [0-9a-f]{8} is not that of this node/,
  )
  await assert.rejects(
    takeQuestions(db, questions.text, borea.public, { ...taking, trusted: null }),
    /no agreement in force names the key of Valen/,
  )
  assert.deepEqual(await studyIds(db), [])
})
