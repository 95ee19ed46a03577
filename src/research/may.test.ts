/** What each may do to a study is held where it is done, whichever front asks: refused is refused whole, and leaves nothing behind. */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { type Database, openSqlite } from '#store/dialect/sqlite.ts'
import { migrate } from '#store/migrate.ts'
import type { Change } from './change.ts'
import { ROLE } from './edition.ts'
import { editionsOf } from './edition-list.ts'
import { type Actor, centre, invited, operator } from './may.ts'
import { invite, peopleOf, revoke } from './people.ts'
import { publishStudy } from './publish.ts'
import { writerCalled } from './questionnaire-answers.ts'
import { QUOTE } from './quote.fixture.ts'
import { NotAllowedError } from './refused.ts'
import { changeStudy, changesOf, newStudy } from './studies.ts'

const AT = '2026-11-30T10:00:00.000Z'
const CELL = { row: 'who', column: 'xv' }

const SOURCE = { id: 's1', kind: 'decision', words: 'C 12/25', link: null } as const

// Its number is where the change of a status by the lead stands, and that of Anna's own answer.
const [LEADS, OWN] = [8, 9]

async function study(t: TestContext): Promise<Database> {
  const db = openSqlite(':memory:')
  t.after(() => db.close())
  await migrate(db.sql)
  await newStudy(db, { id: 'erasure', title: 'Erasure', by: 'Vera', at: AT })
  for (const role of ROLE.options)
    await invite(db, 'erasure', { name: `the ${role}`, role, by: operator('Vera'), at: AT })
  await changeStudy(db, 'erasure', operator('Vera'), AT, [
    { kind: 'add-row', row: 'who', after: null },
    { kind: 'add-row', row: 'when', after: 'who' },
    { kind: 'add-column', column: 'xv', jurisdiction: 'xv', at: null, after: null },
    { kind: 'add-column', column: 'xb', jurisdiction: 'xb', at: null, after: 'xv' },
    { kind: 'add-quote', ...CELL, quote: QUOTE },
    { kind: 'add-source', ...CELL, source: SOURCE },
    { kind: 'date-column', column: 'xv', at: null },
  ])
  return db
}

const write = (name: 'answer' | 'notes'): Change => ({
  kind: 'write',
  field: { of: 'cell', ...CELL, name },
  words: 'Everybody.',
  seen: [],
})

/** Every change there is, by what it is called below. */
const CHANGES: Readonly<Record<string, Change>> = {
  title: { kind: 'write', field: { of: 'study', name: 'title' }, words: 'Other', seen: [] },
  question: { kind: 'write', field: { of: 'row', row: 'who', name: 'question' }, words: 'Who?', seen: [] },
  label: { kind: 'write', field: { of: 'column', column: 'xv', name: 'label' }, words: 'Valen', seen: [] },
  answer: write('answer'),
  notes: write('notes'),
  agreement: { kind: 'agreement', agreement: 'saltmere' },
  'add-row': { kind: 'add-row', row: 'more', after: null },
  'move-row': { kind: 'move-row', row: 'when', after: null },
  'drop-row': { kind: 'drop-row', row: 'when' },
  'add-column': { kind: 'add-column', column: 'fr', jurisdiction: 'fr', at: null, after: null },
  'move-column': { kind: 'move-column', column: 'xb', after: null },
  'drop-column': { kind: 'drop-column', column: 'xb' },
  'date-column': { kind: 'date-column', column: 'xb', at: '2020-01-01' as never },
  'add-quote': { kind: 'add-quote', ...CELL, quote: { ...QUOTE, id: 'q2' } },
  'drop-quote': { kind: 'drop-quote', ...CELL, quote: 'q1' },
  'mark-quote': { kind: 'mark-quote', ...CELL, quote: 'q1', marks: [{ start: 0, end: 3 }] },
  'renew-quote': { kind: 'renew-quote', ...CELL, quote: 'q1', by: QUOTE },
  'keep-quote': { kind: 'keep-quote', ...CELL, quote: 'q1', seenHash: null },
  'add-source': { kind: 'add-source', ...CELL, source: { ...SOURCE, id: 's2' } },
  'drop-source': { kind: 'drop-source', ...CELL, source: 's1' },
  answered: { kind: 'status', ...CELL, status: 'answered' },
  reviewed: { kind: 'status', ...CELL, status: 'reviewed' },
}

const ALL = Object.keys(CHANGES)
const ALLOWED: readonly (readonly [string, Actor, readonly string[]])[] = [
  ['the operator', operator('Anybody'), ALL],
  ['a lead', invited('the lead'), ALL],
  ['a researcher', invited('the researcher'), ALL.filter((name) => name !== 'reviewed')],
  ['a reviewer', invited('the reviewer'), ['notes', 'keep-quote', 'answered', 'reviewed']],
  [
    'another centre',
    centre(writerCalled('Borea')),
    ['answer', 'notes', 'add-quote', 'drop-quote', 'add-source', 'drop-source', 'answered'],
  ],
]

for (const [who, actor, allowed] of ALLOWED)
  test(`of all changes, ${who} may make those of the role and no other`, async (t) => {
    for (const [name, change] of Object.entries(CHANGES)) {
      const db = await study(t)
      const making = changeStudy(db, 'erasure', actor, AT, [change])
      if (allowed.includes(name)) {
        assert.equal((await making)[0]?.by, actor.name, name)
        continue
      }
      await assert.rejects(making, NotAllowedError, name)
      assert.equal((await changesOf(db, 'erasure')).length, LEADS, `${name} left something behind`)
    }
  })

test('one change that is not allowed keeps out all that were handed over with it', async (t) => {
  const db = await study(t)
  const both = [write('notes'), write('answer')]
  await assert.rejects(
    changeStudy(db, 'erasure', invited('the reviewer'), AT, both),
    /Cannot write there as the reviewer: a reviewer may not; expected a researcher or whoever leads; ask them to/,
  )
  assert.equal((await changesOf(db, 'erasure')).length, LEADS)
})

test('undone is what one may do oneself, or did; nobody undoes what is not theirs to do', async (t) => {
  const db = await study(t)
  const undo = (of: number): Change => ({ kind: 'undo', of })
  await changeStudy(db, 'erasure', invited('the researcher'), AT, [write('answer')])
  await assert.rejects(
    changeStudy(db, 'erasure', invited('the reviewer'), AT, [undo(OWN)]),
    /Cannot undo that as the reviewer/,
  )
  await changeStudy(db, 'erasure', invited('the reviewer'), AT, [
    { kind: 'status', ...CELL, status: 'reviewed' },
  ])
  await assert.rejects(
    changeStudy(db, 'erasure', invited('the researcher'), AT, [undo(OWN + 1)]),
    NotAllowedError,
  )
  await changeStudy(db, 'erasure', invited('the reviewer'), AT, [undo(OWN + 1)])
  await changeStudy(db, 'erasure', invited('the researcher'), AT, [undo(OWN)])
  await changeStudy(db, 'erasure', invited('the lead'), AT, [undo(OWN + 3)])
})

test('whose invitation was taken back, or who never had one, does nothing, and a new role counts at once', async (t) => {
  const db = await study(t)
  const by = operator('Vera')
  await assert.rejects(
    changeStudy(db, 'erasure', invited('Mallory'), AT, [write('notes')]),
    /Cannot work on the study "erasure" as Mallory: no invitation of that name holds/,
  )
  await revoke(db, 'erasure', { name: 'the reviewer', by, at: AT })
  await assert.rejects(
    changeStudy(db, 'erasure', invited('the reviewer'), AT, [write('notes')]),
    NotAllowedError,
  )
  await invite(db, 'erasure', { name: 'the researcher', role: 'reviewer', by, at: AT })
  await assert.rejects(
    changeStudy(db, 'erasure', invited('the researcher'), AT, [write('answer')]),
    NotAllowedError,
  )
})

test('only whoever leads, and the operator, publish, invite and take invitations back', async (t) => {
  const db = await study(t)
  const others = [invited('the researcher'), invited('the reviewer'), centre(writerCalled('Borea'))]
  for (const by of others) {
    await assert.rejects(publishStudy(db, 'erasure', { by, at: AT, withOpen: true }), NotAllowedError)
    await assert.rejects(
      invite(db, 'erasure', { name: 'Friend', role: 'lead', by, at: AT }),
      /Cannot invite anybody as/,
    )
    await assert.rejects(revoke(db, 'erasure', { name: 'the lead', by, at: AT }), NotAllowedError)
  }
  assert.deepEqual(await editionsOf(db, 'erasure'), [])
  assert.deepEqual(
    (await peopleOf(db, 'erasure')).map(({ name, revokedAt }) => [name, revokedAt]),
    [
      ['Vera', null],
      ['the lead', null],
      ['the researcher', null],
      ['the reviewer', null],
    ],
  )
  for (const by of [invited('the lead'), operator('Anybody')]) {
    await publishStudy(db, 'erasure', { by, at: AT, withOpen: true })
    await invite(db, 'erasure', { name: 'Friend', role: 'reviewer', by, at: AT })
    assert.equal(await revoke(db, 'erasure', { name: 'Friend', by, at: AT }), true)
  }
})

test('nobody is invited under a name that is for centres', async (t) => {
  const db = await study(t)
  await assert.rejects(
    invite(db, 'erasure', { name: writerCalled('Borea'), role: 'lead', by: operator('Vera'), at: AT }),
    /names that begin so are of centres/,
  )
})
