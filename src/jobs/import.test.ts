import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { day } from '#kit/day.ts'
import { contentOf } from '#law/content.ts'
import type { Finding, Snapshot, Wording } from '#law/provision.ts'
import { search } from '#search/search.ts'
import type { ExpressionDraft } from '#sources/contract.ts'
import {
  article,
  bring,
  bringTexts,
  expression,
  linesOn,
  type Shelf,
  shelf,
  text,
  WORK,
} from './import.fixture.ts'

const GARBLED = 'L Ã© Ã© Ã©'
const numbered = (words: string) => [article('1', 'one'), article('2', words)]

/** Eight texts, one a year from 2001 on; article 2 changes in each. */
const YEARS = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => text(`200${n}-01-01`, numbered(`two of 200${n}`)))

async function versions({ library }: Shelf): Promise<string[]> {
  const found = await library.resolve('XV-41/1994')
  const held = found && (await library.expression(found.work.id, 'eng'))
  return (held ? await library.versions(held.id) : []).map(({ from, state }) => `${from} ${state}`)
}

async function wIds({ db }: Shelf): Promise<string[]> {
  return (await db.sql.selectFrom('provision').select('wid').orderBy('id').execute()).map(({ wid }) => wid)
}

async function findings({ library }: Shelf): Promise<string[]> {
  return (await library.findings({})).map(({ severity, check, path }) => `${severity} ${check} ${path}`)
}

describe('importing again', () => {
  it('joins overlapping runs of versions into one history', async () => {
    const held = await shelf()
    await bringTexts(held, YEARS.slice(0, 5))
    await bringTexts(held, YEARS.slice(3))
    assert.deepEqual(
      await versions(held),
      YEARS.map(({ date }) => `${date} held`),
    )
    assert.deepEqual(await linesOn(held, '2004-06-01'), ['1 | one', '2 | two of 2004'])
    assert.deepEqual(await wIds(held), ['art_1', 'art_2'])
  })

  it('takes older versions that come later', async () => {
    const held = await shelf()
    await bringTexts(held, YEARS.slice(4))
    await bringTexts(held, YEARS.slice(0, 4))
    assert.deepEqual(await linesOn(held, '2001-06-01'), ['1 | one', '2 | two of 2001'])
    assert.deepEqual(await linesOn(held, '2009-01-01'), ['1 | one', '2 | two of 2008'])
    assert.deepEqual(await wIds(held), ['art_1', 'art_2'])
  })

  it('adds a single file to the versions held', async () => {
    const held = await shelf()
    await bringTexts(held, YEARS)
    await bringTexts(held, [text('2003-07-01', numbered('two of the summer'))])
    assert.deepEqual(await linesOn(held, '2003-06-30'), ['1 | one', '2 | two of 2003'])
    assert.deepEqual(await linesOn(held, '2003-07-01'), ['1 | one', '2 | two of the summer'])
    assert.deepEqual(await linesOn(held, '2004-01-01'), ['1 | one', '2 | two of 2004'])
  })

  it('remembers a text that changed nothing: what is inserted before it does not reach beyond it', async () => {
    const held = await shelf()
    await bringTexts(held, [text('2001-01-01', numbered('old')), text('2005-01-01', numbered('old'))])
    assert.deepEqual(await versions(held), ['2001-01-01 held'])
    await bringTexts(held, [text('2003-01-01', numbered('new'))])
    assert.deepEqual(await linesOn(held, '2004-01-01'), ['1 | one', '2 | new'])
    assert.deepEqual(await linesOn(held, '2005-01-01'), ['1 | one', '2 | old'])
    const found = await held.library.resolve('XV-41/1994')
    const shown = await held.library.expression(found!.work.id, 'eng')
    const [, again] = (await held.library.textOnDay(shown!.id, day('2005-01-01'))).nodes
    assert.equal(again?.ground?.title, 'Act of 2005-01-01')
  })

  it('puts an undated text before the first dated one, whichever comes first', async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const held = await shelf()
      const texts = [text(null, numbered('of unknown age')), YEARS[0]!]
      for (const i of order) await bringTexts(held, [texts[i]!])
      assert.deepEqual(await linesOn(held, '1900-01-01'), ['1 | one', '2 | of unknown age'])
      assert.deepEqual(await linesOn(held, '2001-01-01'), ['1 | one', '2 | two of 2001'])
    }
  })

  it('keeps the identity of a provision whose only wording is corrected', async () => {
    const held = await shelf()
    await bringTexts(held, [text('2001-01-01', numbered('misprunt'))])
    await bringTexts(held, [text('2001-01-01', numbered('misprint'))])
    assert.deepEqual(await wIds(held), ['art_1', 'art_2'])
    assert.deepEqual(await linesOn(held, '2001-01-01'), ['1 | one', '2 | misprint'])
  })

  it('keeps the eIds and keys that a source states', async () => {
    const held = await shelf()
    const keyed = (words: string) => [
      article('1', words, { key: 'sec_A' }),
      article('2', 'two', { key: 'sec_B' }),
    ]
    await bringTexts(held, [text('2001-01-01', keyed('one')), text('2003-01-01', keyed('one of 2003'))])
    await bringTexts(held, [text('2002-01-01', keyed('one of 2002'))])
    const eIds = await held.db.sql
      .selectFrom('provision_version')
      .where('superseded_in', 'is', null)
      .select('eid')
      .distinct()
      .orderBy('eid')
      .execute()
    assert.deepEqual(
      eIds.map(({ eid }) => eid),
      ['sec_A', 'sec_B'],
    )
    assert.deepEqual(await wIds(held), ['sec_A', 'sec_B'])
  })

  it('holds languages that come at different times side by side, each with its own versions', async () => {
    const held = await shelf()
    await bringTexts(held, YEARS.slice(0, 3))
    await bring(held, [
      { work: WORK, expressions: [expression([text('2002-01-01', numbered('deux'))], { language: 'fra' })] },
    ])
    assert.deepEqual(await linesOn(held, '2003-01-01', 'eng'), ['1 | one', '2 | two of 2003'])
    assert.deepEqual(await linesOn(held, '2003-01-01', 'fra'), ['1 | one', '2 | deux'])
    assert.deepEqual(await linesOn(held, '2001-01-01', 'fra'), [])
  })

  it('calls an act what its latest text calls it, whichever text comes last', async () => {
    const named = (title: string, texts: Snapshot[]) => [
      { work: { ...WORK, title }, expressions: [expression(texts, { title, path: title })] },
    ]
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const held = await shelf()
      const parts = [named('Data Act', YEARS.slice(0, 3)), named('Privacy Act', YEARS.slice(3))]
      for (const i of order) await bring(held, parts[i]!)
      const [summary] = await held.library.works({})
      assert.equal(summary?.work.title, 'Privacy Act')
      assert.deepEqual(
        summary?.expressions.map(({ title, source, textState }) => [title, source.path, textState]),
        [['Privacy Act', 'Privacy Act', 'point-in-time']],
      )
    }
  })

  it('never mixes acts of two states that have one number', async () => {
    const held = await shelf()
    const act = (jurisdiction: string, words: string, date: string) => ({
      work: {
        ...WORK,
        jurisdiction,
        number: null,
        title: `Act of ${jurisdiction}`,
        aliases: [{ scheme: `${jurisdiction}-register`, value: '41' }],
      },
      expressions: [expression([text(date, numbered(words))])],
    })
    await bring(held, [act('xv', 'of Valen', '2001-01-01')])
    await bring(held, [act('xb', 'of Borea', '2002-01-01')])
    const found = await held.library.resolve('/akn/xb/act/1994-02-11/act-of-xb')
    const borea = await held.library.expression(found!.work.id, 'eng')
    assert.deepEqual(
      (await held.library.versions(borea!.id)).map(({ from }) => from),
      ['2002-01-01'],
    )
  })

  it('refuses to write over what another import has changed meanwhile', async () => {
    const held = await shelf()
    await bringTexts(held, YEARS.slice(0, 2))
    const slow = expression([])
    const snapshots = async function* () {
      await bringTexts(held, YEARS.slice(2, 4))
      yield YEARS[5]!
    }
    const report = await bring(held, [
      {
        work: WORK,
        expressions: [{ ...slow, history: { kind: 'snapshots', snapshots: snapshots(), count: 1 } }],
      },
    ])
    assert.match(report.quarantined[0]!.reason, /another import changed it meanwhile; import it again/)
    assert.deepEqual(await linesOn(held, '2004-01-01'), ['1 | one', '2 | two of 2004'])
  })
})

describe('a history that comes with its intervals', () => {
  const wording = (num: string, from: string, words: string): Wording => ({
    key: `K${num}`,
    parentKey: null,
    order: num,
    kind: 'article',
    num,
    heading: null,
    content: contentOf(`<content><p>${words}</p></content>`),
    from: day(from),
    to: null,
    basis: 'in-force',
    missing: false,
    published: null,
    ground: null,
  })
  const whole = (from: string): ExpressionDraft => ({
    ...expression([]),
    history: {
      kind: 'wordings',
      wordings: [wording('1', from, 'one')],
      notes: [],
      findings: [],
      completeFrom: null,
    },
  })

  it('takes the place of an earlier one that it covers', async () => {
    const held = await shelf()
    await bring(held, [{ work: WORK, expressions: [whole('2001-01-01')] }])
    const report = await bring(held, [{ work: WORK, expressions: [whole('2000-01-01')] }])
    assert.deepEqual(report.quarantined, [])
    assert.deepEqual(await versions(held), ['2000-01-01 held'])
  })

  it('is refused where texts held before it begins would be lost', async () => {
    const held = await shelf()
    await bring(held, [{ work: WORK, expressions: [whole('2001-01-01')] }])
    const report = await bring(held, [{ work: WORK, expressions: [whole('2002-01-01')] }])
    assert.match(
      report.quarantined[0]!.reason,
      /begins on 2002-01-01, and the texts held from 2001-01-01 on would be lost; import all files of the act together/,
    )
    assert.deepEqual(await linesOn(held, '2001-06-01'), ['1 | one'])
  })

  it('is not replaced by a single text of the act', async () => {
    const held = await shelf()
    await bring(held, [{ work: WORK, expressions: [whole('2001-01-01')] }])
    const report = await bringTexts(held, [text('2005-01-01', numbered('x'))])
    assert.match(report.quarantined[0]!.reason, /would be lost/)
    assert.deepEqual(await versions(held), ['2001-01-01 held'])
  })
})

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
      text('2001-01-01', numbered('a'), { findings: [doubtful] }),
      text('2002-01-01', numbered(GARBLED)),
    ])
    assert.deepEqual(await findings(held), [
      'quarantine mojibake 2002-01-02.md'.replace('02.md', '01.md'),
      'warning odd-table 2001-01-01.md',
    ])
    const report = await bringTexts(held, [text('2003-01-01', numbered('b'))])
    assert.deepEqual([report.quarantined, report.warnings], [[], 0])
    assert.deepEqual(await findings(held), [
      'quarantine mojibake 2002-01-01.md',
      'warning odd-table 2001-01-01.md',
    ])
    assert.deepEqual(await versions(held), ['2001-01-01 held', '2002-01-01 unknown', '2003-01-01 held'])
  })

  it('forgets a refusal once the file has been repaired', async () => {
    const held = await shelf()
    const refused = await bringTexts(held, [text('2001-01-01', numbered(GARBLED))])
    assert.deepEqual([refused.works, refused.quarantined.length], [0, 1])
    assert.deepEqual(await findings(held), ['quarantine mojibake 2001-01-01.md'])
    await bringTexts(held, [text('2001-01-01', numbered('whole'))])
    assert.deepEqual(await findings(held), [])
  })

  it('closes a hole once its file has been repaired', async () => {
    const held = await shelf()
    await bringTexts(held, [YEARS[0]!, text('2002-01-01', numbered(GARBLED)), YEARS[2]!])
    assert.deepEqual(await linesOn(held, '2002-06-01'), [])
    await bringTexts(held, [text('2002-01-01', numbered('two of 2002'))])
    assert.deepEqual(await linesOn(held, '2002-06-01'), ['1 | one', '2 | two of 2002'])
    assert.deepEqual(await findings(held), [])
  })

  it('leaves a hole at the end of a history', async () => {
    const held = await shelf()
    await bringTexts(held, [YEARS[0]!, text('2002-01-01', numbered(GARBLED))])
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
        expressions: [
          expression([text('2001-01-01', numbered('rich')), text('2002-01-01', numbered('richer'))]),
        ],
      },
    ]
    const poor = () => [{ work: WORK, expressions: [expression([text('2001-01-01', numbered('poor'))])] }]
    await bring(held, poor(), {}, 'first')
    await bring(held, rich(), {}, 'second')
    const [shown] = await held.library.expressions((await held.library.resolve('XV-41/1994'))!.work.id)
    assert.deepEqual([shown?.source.name, shown?.shown], ['second', true])
    assert.equal((await findings(held)).filter((line) => line.includes('sources-disagree')).length, 1)
    await bring(held, [{ work: WORK, expressions: [expression(YEARS)] }], {}, 'first')
    assert.equal((await held.library.expression(shown!.workId, 'eng'))?.source.name, 'first')
    const told = (await held.library.findings({})).filter(({ check }) => check === 'sources-disagree')
    assert.deepEqual(
      told.map(({ where }) => where),
      ['2'],
    )
    assert.match(told[0]!.message, /first and second give different words/)
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
      (await findings(held)).filter((line) => line.includes('sources-disagree')),
      [],
    )
  })
})

describe('the transaction of an act', () => {
  it('leaves the library as it was where indexing fails', async () => {
    const held = await shelf()
    await bringTexts(held, YEARS.slice(0, 2))
    const before = await held.library.stats()
    await sql.raw('ALTER TABLE search_provision RENAME TO elsewhere').execute(held.db.sql)
    await assert.rejects(bringTexts(held, YEARS.slice(2)), /search_provision/)
    assert.deepEqual({ ...(await held.library.stats()), bytes: 0 }, { ...before, bytes: 0 })
    assert.deepEqual(await linesOn(held, '2003-01-01'), ['1 | one', '2 | two of 2002'])
  })

  it('takes superseded wordings out of the search, commit after commit', async () => {
    const held = await shelf()
    await bringTexts(held, [text('2001-01-01', numbered('quokka'))])
    await bringTexts(held, [text('2001-01-01', numbered('wombat'))])
    const total = async (words: string) =>
      (
        await search(held.db, words, {
          at: day('2010-01-01'),
          in: [],
          lang: null,
          type: null,
          limit: 10,
          offset: 0,
        })
      ).total
    assert.deepEqual([await total('quokka'), await total('wombat')], [0, 1])
  })

  it('is taken back by a dry run, which counts what it would have done', async () => {
    const held = await shelf()
    await bringTexts(held, YEARS.slice(0, 2))
    const before = await held.library.stats()
    const dry = await bring(held, [{ work: WORK, expressions: [expression(YEARS.slice(1, 4))] }], {
      dryRun: true,
    })
    assert.deepEqual({ ...(await held.library.stats()), bytes: 0 }, { ...before, bytes: 0 })
    const wet = await bring(held, [{ work: WORK, expressions: [expression(YEARS.slice(1, 4))] }])
    assert.deepEqual({ ...dry, seconds: 0 }, { ...wet, seconds: 0 })
    assert.deepEqual([dry.works, dry.versions, dry.texts], [1, 4, 2])
  })

  it('shows a dry run what a real one would refuse', async () => {
    const held = await shelf()
    await bringTexts(held, YEARS)
    const other = {
      ...WORK,
      title: 'Another act',
      aliases: [{ scheme: 'xv-register', value: 'XV-41a/1994' }],
    }
    const report = await bring(held, [{ work: other, expressions: [expression(YEARS)] }], { dryRun: true })
    assert.match(report.quarantined[0]!.reason, /already names/)
    assert.deepEqual(await findings(held), [])
  })

  it('counts the acts, texts and refusals of one run', async () => {
    const held = await shelf()
    const report = await bringTexts(held, [YEARS[0]!, text('2002-01-01', numbered(GARBLED)), YEARS[2]!])
    const { seconds, ...rest } = report
    assert.ok(seconds >= 0)
    assert.deepEqual(rest, {
      works: 1,
      expressions: 1,
      versions: 3,
      provisions: 2,
      provisionVersions: 4,
      texts: 3,
      quarantined: [{ path: '2002-01-01.md', where: '2', reason: rest.quarantined[0]!.reason }],
      warnings: 0,
      bytes: rest.bytes,
    })
  })
})
