/** `comity edit` and `comity operator`: what a centre does from files, as it does it. */
import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import { comity, scratch } from './comity.ts'

const ACT = `Chapter 1
General
Article 1
This Act applies to bees.
Article 2
Every keeper of bees registers.
Article 3
This Act enters into force at once.
`
const NEW = [
  '--jurisdiction',
  'xv',
  '--language',
  'en',
  '--title',
  'Act on Bees',
  '--number',
  '7',
  '--date',
  '2001-01-10',
]
const IRI = '/akn/xv/act/2001-01-10/7'

describe('an act kept from files', () => {
  let folder: Awaited<ReturnType<typeof scratch>>
  const run = (...args: string[]) => comity([...args, '--home', folder.at('home')])
  const json = async <Value>(...args: string[]) => JSON.parse((await run(...args, '--json')).out) as Value
  const file = async (name: string, words: string) => {
    await writeFile(folder.at(name), words)
    return folder.at(name)
  }

  before(async () => {
    folder = await scratch()
  })
  after(() => folder.remove())

  it('is shown as an outline before it is kept, and kept as a draft before it is recorded', async () => {
    const act = await file('act.txt', ACT)
    const dry = await run('edit', 'new', act, ...NEW, '--in-force', '2001-02-01', '--dry-run')
    assert.equal(dry.code, 0, dry.err)
    assert.match(dry.out, /^ {2}Article 2 {2}\[\+2\.2 article, 5 words\]$/m)
    assert.match(dry.out, /Nothing was kept/)
    assert.deepEqual(await json('edit', 'drafts'), [])
    const kept = await run('edit', 'new', act, ...NEW, '--in-force', '2001-02-01', '--alias', 'register:XV-7')
    assert.match(kept.out, /Kept as draft 1\. Record it with comity edit record 1/)
    assert.match((await run('works')).out, /No act is held/)
    assert.equal((await run('edit', 'record', '1')).code, 0)
    assert.match((await run('show', 'XV-7', '--at', '2001-02-01')).out, /Every keeper of bees registers/)
  })

  it('is amended: the redline and the new point in time are shown, and nothing happens until it is recorded', async () => {
    const words = await file('a2.txt', 'Every keeper of bees registers within ten days.')
    const added = await file(
      'add.md',
      '**Article 2a. Queens**\n\n(1) A queen is a bee.\n\n(2) There is one a hive.\n',
    )
    const amend = [
      'edit',
      'amend',
      'XV-7',
      '--as-of',
      '2010-01-01',
      '--by',
      'Act No 3 of 2009',
      '--change',
      `art_2=${words}`,
    ]
    const dry = await run(...amend, '--add', added, '--after', 'art_2', '--repeal', 'art_3', '--dry-run')
    assert.equal(dry.code, 0, dry.err)
    assert.match(dry.out, /Every keeper of bees registers\{\+ within ten days\+\}/)
    assert.match(dry.out, /Article 2a {2}added/)
    assert.match(
      dry.out,
      /Point in time: from 2010-01-01, by "Act No 3 of 2009": 1 added, 1 changed, 1 removed/,
    )
    assert.deepEqual((await json<unknown[]>('versions', 'XV-7')).length, 1)
    const done = await run(...amend, '--add', added, '--after', 'art_2', '--repeal', 'art_3', '--record')
    assert.equal(done.code, 0, done.err)
    assert.match((await run('show', 'XV-7', '--at', '2009-12-31')).out, /at once/)
    const now = (await run('show', 'XV-7', '--at', '2010-01-01')).out
    assert.match(now, /within ten days[\s\S]*Article 2a Queens\n\(1\) A queen is a bee/)
    assert.doesNotMatch(now, /at once/)
  })

  it('takes an amendment learnt late only where it is said how far it goes', async () => {
    const words = await file('late.txt', 'Every keeper of bees registers within a year.')
    const late = ['edit', 'amend', 'XV-7', '--as-of', '2005-01-01', '--change', `art_2=${words}`]
    const refused = await run(...late, '--record')
    assert.equal(refused.code, 1)
    assert.match(
      refused.out,
      /Stands against it: The words of Article 2 are changed again on 2010-01-01, by "Act No 3 of 2009"/,
    )
    assert.equal((await run(...late, '--until-next', 'art_2', '--record')).code, 0)
    assert.match((await run('show', `${IRI}/eng@2006-01-01/~art_2`)).out, /within a year/)
    assert.match((await run('show', `${IRI}/eng@2011-01-01/~art_2`)).out, /within ten days/)
  })

  it('is corrected with a reason, and with none is not', async () => {
    const words = await file('a1.txt', 'This Act applies to all bees.')
    const correct = ['edit', 'correct', `${IRI}/~art_1`, '--text', words, '--record']
    const bare = await run(...correct)
    assert.deepEqual(
      [bare.code, bare.err],
      [2, 'Cannot correct without a reason: give one with --reason "…"; readers are shown it\n'],
    )
    assert.equal((await run(...correct, '--reason', 'a word was left out')).code, 0)
    assert.match((await run('show', 'XV-7', '--at', '2001-02-01')).out, /applies to all bees/)
  })

  it('is set, and its draft is gone on with by steps, undone, done again and taken away', async () => {
    assert.equal(
      (await run('edit', 'set', 'XV-7', '--force', 'law', '--subject', 'bees', '--record')).code,
      0,
    )
    assert.deepEqual((await json<{ topics: string[] }[]>('works'))[0]?.topics, ['bees'])
    const draft = await json<{ draft: number }>(
      'edit',
      'amend',
      'XV-7',
      '--as-of',
      '2030-01-01',
      '--heading',
      'art_1=Scope',
    )
    const steps = await file('steps.json', JSON.stringify([{ do: 'repeal', wId: 'art_2a' }]))
    const id = String(draft.draft)
    const count = async (...args: string[]) => (await json<{ changes: unknown[] }>(...args)).changes.length
    assert.equal(await count('edit', 'step', id, steps), 2)
    assert.equal(await count('edit', 'undo', id), 1)
    assert.equal(await count('edit', 'redo', id), 2)
    assert.equal(await count('edit', 'show', id), 2)
    assert.equal((await run('edit', 'discard', id)).out, `Draft ${id} is taken away\n`)
    assert.equal((await run('edit', 'show', id)).code, 1)
  })

  it('says what is wrong: 2 for usage, 1 for what is refused', async () => {
    const act = folder.at('act.txt')
    const cases: readonly (readonly [string[], number, RegExp])[] = [
      [
        ['edit', 'new', act, '--language', 'en', '--title', 'X'],
        2,
        /Required option '--jurisdiction <code>' not specified/,
      ],
      [['edit', 'new', folder.at('none.txt'), ...NEW], 1, /Cannot read ".*none\.txt"/],
      [['edit', 'new', act, ...NEW, '--force', 'highest'], 2, /field "force"/],
      [['edit', 'new', act, ...NEW, '--record'], 1, /Cannot enter "Act on Bees" as .*: "Act on Bees"/],
      [['edit', 'amend', 'XV-7', '--as-of', '2030-02-30'], 2, /Cannot read --as-of "2030-02-30"/],
      [
        ['edit', 'amend', 'XV-7', '--as-of', '2030-01-01', '--repeal', 'art_99'],
        2,
        /Cannot find art_99 in the text of 2030-01-01: it has art_1, /,
      ],
      [
        ['edit', 'amend', 'XV-7', '--as-of', '2030-01-01', '--add', act],
        2,
        /expected one of --after, --before and --inside/,
      ],
      [['edit', 'amend', 'XV-7', '--as-of', '2030-01-01', '--record'], 1, /^/],
      [['edit', 'correct', 'XV-7', '--text', act], 2, /expected an IRI ending in \/~eId/],
      [['edit', 'set', 'XV-7'], 2, /Cannot tell what to set/],
      [['edit', 'record', 'x'], 2, /expected its number/],
      [['edit', 'record', '999'], 1, /Cannot find draft 999/],
      [['edit', 'dance'], 2, /Unknown command 'dance'/],
    ]
    for (const [args, code, message] of cases) {
      const answer = await run(...args)
      assert.equal(answer.code, code, `${args.join(' ')}: ${answer.err}`)
      assert.match(answer.err, message, args.join(' '))
    }
  })

  it('has help with examples for every subcommand', async () => {
    for (const name of [
      'new',
      'amend',
      'correct',
      'set',
      'drafts',
      'show',
      'step',
      'undo',
      'redo',
      'renew',
      'record',
      'discard',
    ]) {
      const { code, out } = await comity(['edit', name, '--help'])
      assert.equal(code, 0, name)
      assert.match(out, /Examples?/, name)
      assert.match(out, new RegExp(`comity edit ${name}`), name)
    }
  })
})

describe('the token of the operator', () => {
  it('is printed once, kept as a hash alone, replaced only where that is asked for, and taken back', async () => {
    const folder = await scratch()
    const run = (...args: string[]) => comity([...args, '--home', folder.at('home')])
    try {
      const made = await run('operator')
      assert.equal(made.code, 0)
      const token = made.out.trim()
      assert.match(token, /^comity-[\w-]{43}$/)
      assert.ok(!(await readFile(folder.at('home', 'library.db'))).includes(token))
      const again = await run('operator', 'token')
      assert.equal(again.code, 1)
      assert.match(again.err, /Cannot make a token: there is one, made .*--rotate/)
      assert.notEqual((await run('operator', 'token', '--rotate')).out.trim(), token)
      assert.match((await run('operator', 'status')).out, /^There is a token, made /)
      assert.deepEqual(JSON.parse((await run('operator', 'revoke', '--json')).out), { revoked: true })
      assert.deepEqual(JSON.parse((await run('operator', 'status', '--json')).out), { since: null })
    } finally {
      await folder.remove()
    }
  })
})
