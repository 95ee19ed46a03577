import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import type { Finding } from '#law/provision.ts'
import {
  article,
  bring,
  bringTexts,
  expression,
  findingsIn,
  GARBLED,
  linesOn,
  shelf,
  text,
  two,
  versionsOf,
  WORK,
  YEARS,
} from './import.fixture.ts'

describe('findings of an import', () => {
  const doubtful: Finding = {
    severity: 'warning',
    check: 'odd-table',
    path: '2001-01-01.md',
    where: 'line 3',
    message: 'A table without rows',
  }

  it('keeps those of texts that the next import does not bring, and reports only its own', async () => {
    const held = await shelf()
    await bringTexts(held, [
      text('2001-01-01', two('a'), { findings: [doubtful] }),
      text('2002-01-01', two(GARBLED)),
    ])
    assert.deepEqual(await findingsIn(held), [
      'quarantine mojibake 2002-01-01.md',
      'warning odd-table 2001-01-01.md',
    ])
    const report = await bringTexts(held, [text('2003-01-01', two('b'))])
    assert.deepEqual([report.quarantined, report.warnings], [[], 0])
    assert.deepEqual(await findingsIn(held), [
      'quarantine mojibake 2002-01-01.md',
      'warning odd-table 2001-01-01.md',
    ])
    assert.deepEqual(await versionsOf(held), ['2001-01-01 held', '2002-01-01 unknown', '2003-01-01 held'])
  })

  it('forgets a refusal once the file has been repaired', async () => {
    const held = await shelf()
    const refused = await bringTexts(held, [text('2001-01-01', two(GARBLED))])
    assert.deepEqual([refused.works, refused.quarantined.length], [0, 1])
    assert.deepEqual(await findingsIn(held), ['quarantine mojibake 2001-01-01.md'])
    await bringTexts(held, [text('2001-01-01', two('whole'))])
    assert.deepEqual(await findingsIn(held), [])
  })

  it('closes a hole once its file has been repaired', async () => {
    const held = await shelf()
    await bringTexts(held, [YEARS[0]!, text('2002-01-01', two(GARBLED)), YEARS[2]!])
    assert.deepEqual(await linesOn(held, '2002-06-01'), [])
    await bringTexts(held, [text('2002-01-01', two('two of 2002'))])
    assert.deepEqual(await linesOn(held, '2002-06-01'), ['1 | one', '2 | two of 2002'])
    assert.deepEqual(await findingsIn(held), [])
  })

  it('leaves a hole at the end of a history', async () => {
    const held = await shelf()
    await bringTexts(held, [YEARS[0]!, text('2002-01-01', two(GARBLED))])
    assert.deepEqual(await linesOn(held, '2001-12-31'), ['1 | one', '2 | two of 2001'])
    assert.deepEqual(await linesOn(held, '2300-01-01'), [])
  })

  it('does not hide a text held because of an older one that comes later', async () => {
    const held = await shelf()
    const long = 'The authority decides within thirty days and tells the person why'
    const full = [article('1', 'one'), article('2', long), article('3', 'three')]
    await bringTexts(held, [
      text('2002-01-01', [article('1', 'one'), article('2', 'The authority decides within thirty days')]),
    ])
    const report = await bringTexts(held, [text('2001-01-01', full)])
    assert.deepEqual(report.quarantined, [])
    assert.equal((await linesOn(held, '2002-01-01')).length, 2)
  })

  it('puts disagreements of two sources on the one that is shown, even when that changes', async () => {
    const held = await shelf()
    const rich = () => [
      {
        work: WORK,
        expressions: [expression([text('2001-01-01', two('rich')), text('2002-01-01', two('richer'))])],
      },
    ]
    const poor = () => [{ work: WORK, expressions: [expression([text('2001-01-01', two('poor'))])] }]
    await bring(held, poor(), {}, 'first')
    await bring(held, rich(), {}, 'second')
    const [shown] = await held.library.expressions((await held.library.resolve('XV-41/1994'))!.work.id)
    assert.deepEqual([shown?.source.name, shown?.shown], ['second', true])
    assert.equal((await findingsIn(held)).filter((line) => line.includes('sources-disagree')).length, 1)
    await bring(held, [{ work: WORK, expressions: [expression(YEARS)] }], {}, 'first')
    assert.equal((await held.library.expression(shown!.workId, 'eng'))?.source.name, 'first')
    const told = (await held.library.findings({})).filter(({ check }) => check === 'sources-disagree')
    assert.deepEqual(
      told.map(({ where }) => where),
      ['2'],
    )
    assert.match(told[0]!.message, /first and second give different words/)
  })

  it('tells of it in the transaction that brings the text, so that a kill comes before both or after both', async () => {
    const held = await shelf()
    const given = (words: string) => [
      { work: WORK, expressions: [expression([text('2001-01-01', two(words))])] },
    ]
    await bring(held, given('one'), {}, 'first')
    await sql`CREATE TRIGGER untold BEFORE INSERT ON finding WHEN NEW.check_name = 'sources-disagree'
      BEGIN SELECT RAISE(ABORT, 'killed'); END`.execute(held.db.sql)
    await assert.rejects(bring(held, given('another'), {}, 'second'), /killed/)
    const { work } = (await held.library.resolve('XV-41/1994'))!
    assert.deepEqual(
      (await held.library.expressions(work.id)).map(({ source }) => source.name),
      ['first'],
    )
  })

  it('sees no disagreement in numbers that stand twice', async () => {
    const held = await shelf()
    const twice = () => [
      {
        work: WORK,
        expressions: [expression([text('2001-01-01', [article('1', 'one'), article('1', 'another')])])],
      },
    ]
    await bring(held, twice(), {}, 'first')
    await bring(held, twice(), {}, 'second')
    assert.deepEqual(
      (await findingsIn(held)).filter((line) => line.includes('sources-disagree')),
      [],
    )
  })
})
