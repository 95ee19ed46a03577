/** `comity study` as people meet it: the guide typed as it is written, and what is said to those who type something else. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, it, test } from 'node:test'
import { QUICK } from '../pace.ts'
import { comity, scratch } from './comity.ts'
import { typed } from './typed.ts'

const ROOT = path.resolve(import.meta.dirname, '..', '..')

test('every command of docs/guides/comparative-study.md does what it says, from the first to the last', {
  skip: QUICK && 'it belongs to the whole',
}, async (t) => {
  const { code, out, err, at, remove } = await typed('comparative-study')
  t.after(remove)
  if (code !== 0 && /Cannot fetch|registry/.test(out + err))
    return t.skip(`needs the npm package @socialgouv/legi-data: ${(out + err).slice(-200)}`)
  assert.equal(code, 0, err.slice(-2000))
  for (const said of [
    /fr-article-l113-12: Article L113-12, .*quoted in need, fr/,
    /\? B\. Reed: Consent, after two/,
    /Undone: answer of silence, fr: Consent, after two months, unless/,
    /all 6 quotes are the law/,
    /Edition 1 of "asking": 2 questions, 4 states, 6 quotes/,
    /1 quote of the study asking is no longer the law: comity study check asking/,
    /need, fr: Article L113-12, Code des relations .*\n {2}amended since 2022-02-23, before the day of the quote/,
    /Something moved/,
    /fr-article-l113-12: quoted as of .*, in force since 2022-02-23; 1 of its marks has no words left there/,
    /Edition 2 of "asking"/,
    /asking +1 +Centre of Borea +sent .*due 2030-02-01 +nothing came yet \(1 answer\)/,
    /Study "for-valen": what Register of Valen asks, to be answered by 2030-02-01/,
    /Answers to Register of Valen: 1 of 1 cell/,
    /Centre of Borea, for "asking": 1 of 1 answered; 3 changes/,
    /asking +1 +Centre of Borea +sent .*due 2030-02-01 +answered on /,
    /Answer, centre:Centre of Borea on .*\n.*From fourteen on the minor's own/,
    /»достигший четырнадцати лет«/,
  ])
    assert.match(out, said)
  assert.match(await readFile(at('asking.md'), 'utf8'), /Consent, after two months/)
})

describe('comity study', () => {
  let at: (...names: string[]) => string
  let remove: () => Promise<void>
  const study = (...args: string[]) => comity(['study', ...args, '--home', at('home')])

  before(async () => {
    ;({ at, remove } = await scratch())
    const imported = await comity(['import', 'akn', path.join(ROOT, 'demo', 'xv'), '--home', at('home')])
    assert.equal(imported.code, 0, imported.err)
  })
  after(() => remove())

  it('tells a newcomer how to begin, and refuses what is no name', async () => {
    assert.match((await study('list')).out, /No study yet: comity study new NAME "TITLE" begins one/)
    const missing = await study('show', 'erasure')
    assert.deepEqual([missing.code, missing.out], [1, ''])
    assert.match(
      missing.err,
      /Cannot find the study "erasure": there is none yet; make one with comity study new/,
    )
    assert.match((await study('new', 'Two Words', 'T')).err, /expected small letters, digits and hyphens/)
    const untitled = await study('new', 'erasure', ' ')
    assert.deepEqual([untitled.code, /without a title/.test(untitled.err)], [2, true])
    const made = await study('new', 'erasure', 'Erasure', '--who', 'A. Lind')
    assert.equal(made.code, 0, made.err)
    assert.match(made.out, /led by A\. Lind\. Add its questions next/)
    assert.match((await study('new', 'erasure', 'Again')).err, /there is one of the name; choose another/)
    assert.match((await study('show', 'erasure')).out, /No question yet: comity study row erasure/)
    assert.match((await study('check', 'erasure')).out, /The study quotes nothing yet/)
  })

  it('makes the row and the column with the first quote, names the quote so that it can be typed, and marks its words', async () => {
    const added = await study(
      'add',
      'erasure',
      '/eli/xv/act/1994/41/~art_9',
      '--row',
      'when',
      '--mark',
      'fourteen days',
    )
    assert.equal(added.code, 0, added.err)
    assert.match(added.out, /^xv-article-9: Article 9 Erasure, .*quoted in when, xv\nAnswer next:\n/)
    const again = await study('add', 'erasure', '/eli/xv/act/1994/41/~art_9', '--row', 'when')
    assert.match(again.out, /^xv-article-9-2: /)
    assert.equal((await study('drop', 'erasure', 'xv-article-9-2')).code, 0)
    const whole = await study('show', 'erasure', '--row', 'when', '--column', 'xv')
    assert.match(whole.out, /erase personal data within »fourteen days«/)
    const json = JSON.parse((await study('show', 'erasure', '--json')).out)
    assert.equal(json.format, 'comity-study/1')
    assert.deepEqual([json.cells[0].quotes.length, json.moves], [1, []])
  })

  it('says of a quote that cannot be made what stands in the way', async () => {
    const wrong: [string[], RegExp, number][] = [
      [['/eli/xv/act/1994/41'], /expected a provision of it, such as .*\/~art_1/, 1],
      [['/eli/xv/act/1900/1/~art_1'], /no act held has this IRI or alias; see comity works/, 1],
      [['/eli/xv/act/1994/41/~art_999'], /no such provision is in force that day/, 1],
      [['/eli/xv/act/1994/41/~art_9', '--at', '1990-01-01'], /its first wording held is of 1994-07-01/, 1],
      [['/eli/xv/act/1994/41/~art_9', '--at', '1990-02-30'], /expected a day that exists/, 2],
      [['/eli/xv/act/1994/41/~art_9', '--mark', 'ten days'], /copy them from it as they are/, 1],
      [['/eli/xv/act/1994/41/~art_9', '--column', 'Two Words'], /Cannot use --column "Two Words"/, 2],
    ]
    for (const [args, message, code] of wrong) {
      const answer = await study('add', 'erasure', ...args, '--row', 'when')
      assert.match(answer.err, message)
      assert.deepEqual([answer.code, answer.out], [code, ''], args.join(' '))
    }
    assert.match((await study('add', 'erasure', 'x')).err, /--row <name>/)
  })

  it('puts nobody’s words in the place of another’s unseen', async () => {
    assert.equal((await study('answer', 'erasure', 'when', 'xv', 'Fourteen days.')).code, 0)
    const blind = await study('answer', 'erasure', 'when', 'xv', 'Two weeks.', '--who', 'B. Reed')
    assert.equal(blind.code, 1)
    const [, seen = ''] =
      /A\. Lind wrote there on .* \(change (\d+)\): "Fourteen days\."/.exec(blind.err) ?? []
    assert.match(blind.err, new RegExp(`--over ${seen} .* or --beside`))
    await study('answer', 'erasure', 'when', 'xv', 'Two weeks.', '--who', 'B. Reed', '--beside')
    assert.match(
      (await study('show', 'erasure')).out,
      /\? A\. Lind: Fourteen days\.[\s\S]*\? B\. Reed: Two weeks\./,
    )
    const over = await study(
      'answer',
      'erasure',
      'when',
      'xv',
      'Within two weeks.',
      '--who',
      'B. Reed',
      '--over',
      seen,
    )
    assert.equal(over.code, 0, over.err)
    const shown = await study('show', 'erasure')
    assert.match(shown.out, /Within two weeks\./)
    assert.doesNotMatch(shown.out, /Fourteen days\./)
    const gone = await study('answer', 'erasure', 'when', 'xv', 'x', '--over', seen)
    assert.match(gone.err, /it is not what stands in the answer/)
  })

  it('flags what is no longer the law with a redline and what to type, and exits with 1', async () => {
    const old = await study(
      'add',
      'erasure',
      '/eli/xv/act/1994/41/~art_9',
      '--row',
      'before',
      '--at',
      '2010-01-01',
    )
    assert.match(old.out, /That wording ended on .*\n {2}comity study column erasure xv --at 2010-01-01/)
    const check = await study('check', 'erasure')
    assert.equal(check.code, 1)
    assert.match(check.out, /1 of 2 quotes is no longer the law/)
    assert.match(
      check.out,
      /before, xv: Article 9, .* \(xv-article-9-3\)\n {2}amended since \d{4}-\d\d-\d\d\n/,
    )
    assert.match(check.out, /\[-.+-\]/)
    assert.match(check.out, /comity study review erasure xv-article-9-3 --renew/)
    const { moves } = JSON.parse((await study('check', 'erasure', '--json')).out)
    assert.deepEqual([moves.length, moves[0].kind, moves[0].row], [1, 'amended', 'before'])
    assert.equal((await study('review', 'erasure', 'xv-article-9-3', '--keep', '--renew')).code, 2)
    assert.match(
      (await study('review', 'erasure', 'nothing')).err,
      /its quotes are xv-article-9, xv-article-9-3/,
    )
    assert.equal((await study('review', 'erasure', 'xv-article-9-3', '--keep')).code, 0)
    assert.equal((await study('check', 'erasure')).code, 0)
    assert.match((await study('review', 'erasure', 'xv-article-9-3', '--renew')).err, /nothing to decide/)
  })

  it('publishes only what is answered unless open cells are asked for, and undoes what is named', async () => {
    const refused = await study('publish', 'erasure')
    assert.match(
      refused.err,
      /1 cell not answered: before xv\. .*comity study status erasure before xv none-found.*--with-open/,
    )
    assert.equal((await study('status', 'erasure', 'before', 'xv', 'perfect')).code, 2)
    const set = await study('status', 'erasure', 'before', 'xv', 'none-found', '--json')
    const [{ seq }] = JSON.parse(set.out)
    assert.match((await study('publish', 'erasure')).out, /Edition 1 of "erasure"/)
    assert.equal((await study('undo', 'erasure', String(seq))).code, 0)
    assert.match((await study('undo', 'erasure', String(seq))).err, /it is undone already/)
    assert.match((await study('undo', 'erasure', 'x')).err, /expected the number of a change/)
    assert.match((await study('publish', 'erasure', '--with-open')).out, /Edition 2/)
    assert.match((await study('history', 'erasure')).out, /before, xv is none-found \(undone\)/)
  })

  it('moves and drops rows and columns, and brings them back', async () => {
    assert.match((await study('row', 'erasure', 'when')).err, /nothing to change is given/)
    assert.equal((await study('row', 'erasure', 'before', '--first')).code, 0)
    const json = JSON.parse((await study('show', 'erasure', '--json')).out)
    assert.deepEqual(
      json.rows.map(({ id }: { id: string }) => id),
      ['before', 'when'],
    )
    const dropped = await study('row', 'erasure', 'before', '--drop')
    const [, undo = ''] = /comity study undo erasure (\d+)/.exec(dropped.out) ?? []
    assert.doesNotMatch((await study('show', 'erasure')).out, /before/)
    await study('undo', 'erasure', undo)
    assert.match((await study('show', 'erasure')).out, /before/)
    assert.match((await study('column', 'erasure', 'atlantis')).err, /expected an ISO 3166-1 alpha-2 code/)
    assert.match((await study('column', 'erasure', 'xv', '--jurisdiction', 'xb')).err, /make another column/)
    assert.match((await study('row', 'erasure', 'x', '--after', 'nix')).err, /its rows are before, when/)
    assert.equal((await study('row', 'erasure', 'x', '--first', '--drop')).code, 2)
  })

  it('draws the grid as a table where there is room, and as a list where there is not, no line longer than asked', async () => {
    for (const width of [30, 44, 60, 100, 200]) {
      const { out } = await study('show', 'erasure', '--width', String(width))
      const longest = Math.max(...out.split('\n').map((line) => [...line].length))
      assert.ok(longest <= width, `${longest} of ${width}`)
      assert.match(out, /Within/)
    }
    assert.equal((await study('show', 'erasure', '--width', '3')).code, 2)
  })

  it('invites people once, and takes invitations back', async () => {
    const invited = await study('people', 'invite', 'erasure', 'B. Reed', '--role', 'reviewer')
    assert.match(invited.out, /^\/studies\/erasure\/join\/[\w-]{32}\n/)
    assert.equal((await study('people', 'invite', 'erasure', 'C', '--role', 'king')).code, 2)
    assert.match((await study('people', 'list', 'erasure')).out, /B\. Reed +reviewer +since/)
    assert.equal((await study('people', 'revoke', 'erasure', 'B. Reed')).code, 0)
    assert.match(
      (await study('people', 'revoke', 'erasure', 'B. Reed')).err,
      /nobody of the name has one that holds/,
    )
  })

  it('says which languages a questionnaire can be printed in', async () => {
    const wrong = await study('ask', 'erasure', 'xb', '--paper', at('paper.docx'), '--language', 'xx')
    assert.deepEqual([wrong.code, wrong.out], [2, ''])
    assert.match(wrong.err, /Cannot write the paper in "xx": the languages are be, en, fr, ru/)
  })

  it('publishes nothing that not everybody may read', async () => {
    const add = ['collections', 'add', 'apart', '--title', 'Apart', '--in', 'xv', '--audience', 'partners']
    assert.equal((await comity([...add, '--home', at('home')])).code, 0)
    const before = (await study('list', '--json')).out
    const refused = await study('publish', 'erasure', '--with-open')
    assert.deepEqual([refused.code, refused.out], [1, ''])
    assert.match(refused.err, /quoted in .*, xv \(xv-article-9.*\), is not for everybody to read/)
    assert.equal((await study('list', '--json')).out, before)
  })
})

test('a sync that takes away what a study quotes says so once', async (t) => {
  const { at, remove } = await scratch()
  t.after(remove)
  const [publisher, reader] = [at('publisher'), at('reader')]
  const run = async (...args: string[]) => {
    const answer = await comity(args, { COMITY_PASSPHRASE: 'three grey herons' })
    assert.equal(answer.code, 0, `${args.join(' ')}: ${answer.err}`)
    return answer.out
  }
  await run('import', 'akn', path.join(ROOT, 'demo', 'xv', 'personal-data-1994'), '--home', publisher)
  await run('keys', 'init', '--home', publisher)
  await run('collections', 'add', 'law', '--title', 'Law', '--home', publisher)
  await run('publish', 'law', '--home', publisher)
  const [, fingerprint = ''] =
    /"fingerprint": "([0-9a-f]+)"/.exec(await run('keys', 'export', '--home', publisher, '--json')) ?? []
  const base = path.join(publisher, 'exchange', 'public')
  await run('follow', base, '--fingerprint', fingerprint, '--name', 'valen', '--home', reader)
  await run('sync', '--home', reader)
  await run('study', 'new', 'erasure', 'Erasure', '--home', reader)
  await run('study', 'add', 'erasure', '/eli/xv/act/1994/41/~art_9', '--row', 'when', '--home', reader)
  assert.doesNotMatch(await run('sync', '--home', reader), /study/)
  await run('collections', 'add', 'law', '--title', 'Law', '--in', 'xx', '--home', publisher)
  await run('publish', 'law', '--reason', 'By mistake', '--home', publisher)
  const told = '1 quote of the study erasure is no longer the law: comity study check erasure'
  assert.ok((await run('sync', '--home', reader)).includes(told))
  assert.doesNotMatch(await run('sync', '--home', reader), /study/)
  const check = await comity(['study', 'check', 'erasure', '--home', reader])
  assert.match(check.out, /gone: this library does not hold the text any more/)
  const again = await comity([
    'study',
    'add',
    'erasure',
    '/eli/xv/act/1994/41/~art_9',
    '--row',
    'when',
    '--home',
    reader,
  ])
  assert.match(again.err, /valen withdrew it on .*: By mistake/)
})
