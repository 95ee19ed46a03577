/** Studies in a library: one sequence each, nothing wrong gets in, and who was invited is known by a secret that is not kept. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { promisify } from 'node:util'
import { type Database, openSqlite } from '#store/dialect/sqlite.ts'
import { migrate } from '#store/migrate.ts'
import type { Change } from './change.ts'
import { editionsOf, latestEditions } from './edition-list.ts'
import { operator } from './may.ts'
import { invite, peopleOf, personBySecret, revoke } from './people.ts'
import { publishStudy } from './publish.ts'
import { QUOTE } from './quote.fixture.ts'
import { changeStudy, changesOf, listStudies, newStudy, openStudy } from './studies.ts'
import { said } from './study.ts'

const AT = '2026-11-30T10:00:00.000Z'
const run = promisify(execFile)

async function desk(t: TestContext, file = ':memory:'): Promise<Database> {
  const db = openSqlite(file)
  t.after(() => db.close())
  await migrate(db.sql)
  await newStudy(db, { id: 'erasure', title: 'The right to erasure', by: 'Anna', at: AT })
  return db
}

const row = (name: string, after: string | null = null): Change => ({ kind: 'add-row', row: name, after })
const column = (name: string): Change => ({
  kind: 'add-column',
  column: name,
  jurisdiction: name,
  at: null,
  after: null,
})
const write = (words: string, seen: number[] = []): Change => ({
  kind: 'write',
  field: { of: 'cell', row: 'who', column: 'xv', name: 'answer' },
  words,
  seen,
})

test('a study begins with its title, led by whoever made it, and a second one of its name is refused', async (t) => {
  const db = await desk(t)
  const opened = await openStudy(db, 'erasure')
  assert.equal(said(opened?.study.title ?? []), 'The right to erasure')
  assert.deepEqual(
    opened?.people.map(({ name, role }) => [name, role]),
    [['Anna', 'lead']],
  )
  await assert.rejects(
    newStudy(db, { id: 'erasure', title: 'Another', by: 'Boris', at: AT }),
    /there is one of the name; choose another/,
  )
  await assert.rejects(newStudy(db, { id: 'Two words', title: 'T', by: 'B', at: AT }), /small letters/)
  assert.equal((await changesOf(db, 'erasure')).length, 1)
  assert.equal(await openStudy(db, 'none'), null)
})

test('changes are refused whole where one of them means nothing in the study', async (t) => {
  const db = await desk(t)
  await changeStudy(db, 'erasure', operator('Anna'), AT, [row('who'), column('xv'), column('xb')])
  const wrong: [Change, RegExp][] = [
    [
      { ...write('x'), field: { of: 'cell', row: 'none', column: 'xv', name: 'answer' } } as Change,
      /row "none"/,
    ],
    [{ ...write('x'), field: { of: 'column', column: 'xc', name: 'note' } } as Change, /its columns are/],
    [write('x', [99]), /change 99 is not made yet/],
    [row('who'), /the study has it/],
    [row('more', 'none'), /after "none"/],
    [{ kind: 'undo', of: 99 }, /the last change is/],
    [{ kind: 'drop-quote', row: 'who', column: 'xv', quote: 'q9' }, /never had it/],
    [
      { kind: 'add-quote', row: 'who', column: 'xv', quote: { ...QUOTE, marks: [{ start: 3, end: 30 }] } },
      /its text has 10 characters/,
    ],
    [{ kind: 'drop-source', row: 'who', column: 'xv', source: 's1' }, /none of the name/],
    [{ kind: 'status', row: 'who', column: 'xv', status: 'perfect' } as unknown as Change, /status/],
  ]
  for (const [change, message] of wrong) {
    await assert.rejects(changeStudy(db, 'erasure', operator('Anna'), AT, [write('kept?'), change]), message)
    assert.equal((await changesOf(db, 'erasure')).length, 4)
  }
  await assert.rejects(
    changeStudy(db, 'none', operator('Anna'), AT, [row('a')]),
    /Cannot find the study "none"/,
  )
})

test('a quote has one name in the study, and only its own cell can change it', async (t) => {
  const db = await desk(t)
  await changeStudy(db, 'erasure', operator('Anna'), AT, [
    row('who'),
    column('xv'),
    column('xb'),
    { kind: 'add-quote', row: 'who', column: 'xv', quote: QUOTE },
  ])
  const again: Change = { kind: 'add-quote', row: 'who', column: 'xb', quote: QUOTE }
  await assert.rejects(changeStudy(db, 'erasure', operator('Anna'), AT, [again]), /one of the name/)
  const elsewhere: Change = { kind: 'drop-quote', row: 'who', column: 'xb', quote: 'q1' }
  await assert.rejects(changeStudy(db, 'erasure', operator('Anna'), AT, [elsewhere]), /never had it/)
})

test('what somebody writes in a row that somebody else dropped meanwhile is kept, and is there when the drop is undone', async (t) => {
  const db = await desk(t)
  const made = await changeStudy(db, 'erasure', operator('Anna'), AT, [
    row('who'),
    column('xv'),
    { kind: 'drop-row', row: 'who' },
  ])
  await changeStudy(db, 'erasure', operator('Boris'), AT, [write('everybody')])
  await changeStudy(db, 'erasure', operator('Anna'), AT, [{ kind: 'undo', of: made[2]!.seq }])
  const opened = await openStudy(db, 'erasure')
  assert.equal(said(opened!.study.cell('who', 'xv').answer), 'everybody')
  assert.equal(opened!.study.rows.length, 1)
})

test('two processes that write at once make one sequence without gaps, each change beside its neighbour', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'comity-study-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = path.join(folder, 'library.db')
  const db = await desk(t, file)
  const program = path.join(import.meta.dirname, 'writer.fixture.ts')
  const writer = (by: string) => run(process.execPath, [program, file, 'erasure', by, '25'])
  const own = async () => {
    for (let n = 1; n <= 25; n++)
      await changeStudy(db, 'erasure', operator('Anna'), AT, [
        { kind: 'write', field: { of: 'study', name: 'mandate' }, words: `${n}`, seen: [] },
      ])
  }
  await Promise.all([writer('Boris'), writer('Vera'), own()])
  const changes = await changesOf(db, 'erasure')
  assert.deepEqual(
    changes.map(({ seq }) => seq),
    Array.from({ length: 1 + 25 * 5 }, (_, index) => index + 1),
  )
  for (const { seq, by, change } of changes) {
    if (change.kind !== 'write' || !change.words.endsWith('again')) continue
    const before = changes[seq - 2]
    assert.equal(before?.by, by)
    assert.equal(before?.change.kind === 'write' && `${before.change.words} again`, change.words)
  }
  assert.deepEqual((await changesOf(db, 'erasure', 120)).length, 6)
})

test('an edition keeps what the study was, numbered from 1, and open cells are published only where that is asked for', async (t) => {
  const db = await desk(t)
  await assert.rejects(publishStudy(db, 'erasure', { by: operator('Anna'), at: AT }), /no cells/)
  await changeStudy(db, 'erasure', operator('Anna'), AT, [row('who'), column('xv'), write('everybody')])
  await assert.rejects(
    publishStudy(db, 'erasure', { by: operator('Anna'), at: AT }),
    /1 of 1 cells are not answered \(who xv\)/,
  )
  const first = await publishStudy(db, 'erasure', { by: operator('Anna'), at: AT, withOpen: true })
  assert.equal(first.number, 1)
  await changeStudy(db, 'erasure', operator('Anna'), AT, [
    write('nobody', [4]),
    { kind: 'status', row: 'who', column: 'xv', status: 'reviewed' },
  ])
  await assert.rejects(
    publishStudy(db, 'erasure', { by: operator('Anna'), at: AT, seq: first.seq }),
    /somebody changed it meanwhile/,
  )
  await publishStudy(db, 'erasure', { by: operator('Anna'), at: AT, seq: first.seq + 2 })
  const editions = await editionsOf(db, 'erasure')
  assert.deepEqual(
    editions.map(({ number, cells }) => [number, said(cells[0]?.answer ?? [])]),
    [
      [2, 'nobody'],
      [1, 'everybody'],
    ],
  )
  assert.deepEqual(editions[1], first)
  assert.deepEqual(
    (await latestEditions(db)).map(({ number }) => number),
    [2],
  )
  assert.deepEqual(
    (await listStudies(db)).map(({ id, published, settled, rows }) => [id, published, settled, rows]),
    [['erasure', 2, 1, 1]],
  )
})

test('an invitation lets one person in until it is taken back or made anew', async (t) => {
  const db = await desk(t)
  const first = await invite(db, 'erasure', {
    name: 'Boris',
    role: 'researcher',
    by: operator('Anna'),
    at: AT,
  })
  assert.deepEqual(await personBySecret(db, first), { study: 'erasure', name: 'Boris', role: 'researcher' })
  const second = await invite(db, 'erasure', {
    name: 'Boris',
    role: 'reviewer',
    by: operator('Anna'),
    at: AT,
  })
  assert.equal(await personBySecret(db, first), null)
  assert.equal((await personBySecret(db, second))?.role, 'reviewer')
  assert.ok(await revoke(db, 'erasure', { name: 'Boris', by: operator('Anna'), at: AT }))
  assert.equal(await revoke(db, 'erasure', { name: 'Boris', by: operator('Anna'), at: AT }), false)
  assert.equal(await personBySecret(db, second), null)
  assert.equal((await peopleOf(db, 'erasure')).find(({ name }) => name === 'Boris')?.revokedAt, AT)
  await assert.rejects(
    invite(db, 'none', { name: 'Boris', role: 'lead', by: operator('Anna'), at: AT }),
    /Cannot find the study/,
  )
})
