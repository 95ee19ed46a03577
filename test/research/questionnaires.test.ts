/** Two centres and one question: rows go out signed, are answered from another library, come back signed, and overwrite nothing. */
import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import { type Centres, twoCentres } from './two-centres.ts'

interface Shown {
  readonly cells?: readonly unknown[]
}
interface Owed {
  readonly state: string
  readonly answered: number
  readonly cells: number
  readonly isLate: boolean
  readonly open: readonly (readonly string[])[]
}
interface Taken {
  readonly study: string
  readonly changes: readonly number[]
  readonly quotes: readonly { readonly iri: string; readonly check: string }[]
}

const VALEN = '/akn/xv/act/1994-02-11/41/eng/~art_9'
const BOREA = '/akn/xb/act/1997-03-12/84-З/eng/~art_14'

describe('a questionnaire between two centres', () => {
  let centres: Centres
  const at = (name: string) => centres.at(name)
  const valen = <Value>(...args: string[]) => centres.json<Value>('valen', ...args)
  const borea = <Value>(...args: string[]) => centres.json<Value>('borea', ...args)
  const refused = async (node: 'valen' | 'borea', ...args: string[]) => {
    const { code, err } = await centres.run(node, ...args)
    assert.notEqual(code, 0, args.join(' '))
    return err
  }

  before(async () => {
    centres = await twoCentres()
    await valen(
      'study',
      'new',
      'erasure',
      'The right to erasure',
      '--question',
      'Who may have data erased?',
      '--who',
      'Anna',
    )
    await valen('study', 'row', 'erasure', 'who', '--question', 'Who may ask?')
    await valen('study', 'row', 'erasure', 'when', '--question', 'Within what time?')
    await valen('study', 'add', 'erasure', VALEN, '--row', 'who')
    await valen('study', 'column', 'erasure', 'xb', '--jurisdiction', 'xb')
    await valen('study', 'answer', 'erasure', 'who', 'xb', 'We think: everybody.', '--who', 'Anna')
  })
  after(() => centres.close())

  it('goes out as one signed file and as a paper, and is owed from then on', async () => {
    const asked = await valen<{ number: number; cells: number; centre: string }>(
      'study',
      'ask',
      'erasure',
      'xb',
      '--due',
      '2026-01-31',
      '--out',
      at('q.json'),
      '--paper',
      at('q.docx'),
    )
    assert.deepEqual([asked.number, asked.cells, asked.centre], [1, 2, 'Borea'])
    assert.equal((await readFile(at('q.docx'))).subarray(0, 2).toString(), 'PK')
    const [owed] = await valen<Owed[]>('study', 'owed', 'erasure')
    assert.deepEqual([owed?.state, owed?.answered, owed?.isLate], ['waiting', 0, true])
    assert.match(
      await refused('valen', 'study', 'ask', 'erasure', 'xb', '--out', at('q.json')),
      /there is such a file/,
    )
    await valen('study', 'ask', 'erasure', '--again', '1', '--out', at('again.json'))
    assert.equal(await readFile(at('again.json'), 'utf8'), await readFile(at('q.json'), 'utf8'))
  })

  it('is taken as a study by the centre that was asked, once, and by nobody else', async () => {
    assert.match(await refused('valen', 'study', 'take-questions', at('q.json')), /is not that of this node/)
    const taken = await borea<{ study: string; isNew: boolean }>(
      'study',
      'take-questions',
      at('q.json'),
      '--as',
      'for-valen',
    )
    assert.deepEqual([taken.study, taken.isNew], ['for-valen', true])
    const again = await borea<{ study: string; isNew: boolean }>('study', 'take-questions', at('q.json'))
    assert.deepEqual([again.study, again.isNew], ['for-valen', false])
    const { code, out } = await centres.run('borea', 'study', 'show', 'for-valen')
    assert.equal(code, 0)
    assert.match(out, /Who may ask\?/)
    assert.match(
      await refused('borea', 'study', 'reply', 'for-valen', '--out', at('none.json')),
      /nothing in "for-valen" is answered/,
    )
  })

  it('comes back with answers that are pinned to a library which the asker does not hold', async () => {
    await borea('study', 'add', 'for-valen', BOREA, '--row', 'who')
    await borea(
      'study',
      'answer',
      'for-valen',
      'who',
      'xb',
      'Whoever is named in the data.',
      '--who',
      'Boris',
    )
    await borea('study', 'answer', 'for-valen', 'when', 'xb', 'Not settled yet.', '--draft', '--who', 'Boris')
    const sent = await borea<{ answered: number; cells: number }>(
      'study',
      'reply',
      'for-valen',
      '--out',
      at('a1.json'),
    )
    assert.deepEqual([sent.answered, sent.cells], [1, 2])
    const [taken] = await valen<Taken[]>('study', 'take-answers', at('a1.json'))
    assert.ok((taken?.changes.length ?? 0) >= 2)
    assert.deepEqual(
      taken?.quotes.map(({ check }) => check),
      ['not-held'],
    )
    const check = await valen<{ moves: unknown[]; unchecked: { row: string }[] }>('study', 'check', 'erasure')
    assert.deepEqual([check.moves, check.unchecked.map(({ row }) => row)], [[], ['who']])
    const [owed] = await valen<Owed[]>('study', 'owed', 'erasure')
    assert.deepEqual([owed?.state, owed?.answered, owed?.open], ['partly', 1, [['when', 'xb']]])
  })

  it('leaves what others wrote beside what the centre says, and is never brought in twice', async () => {
    const history = await valen<{ by: string; change: { kind: string; words?: string } }[]>(
      'study',
      'history',
      'erasure',
    )
    const byCentre = history.filter(({ by }) => by === 'centre:Borea')
    assert.ok(byCentre.some(({ change }) => change.kind === 'add-quote'))
    const { out } = await centres.run('valen', 'study', 'show', 'erasure', '--row', 'who', '--column', 'xb')
    assert.match(out, /We think: everybody\./)
    assert.match(out, /Whoever is named in the data\./)
    const [again] = await valen<Taken[]>('study', 'take-answers', at('a1.json'))
    assert.deepEqual(again?.changes, [])
    assert.equal((await valen<unknown[]>('study', 'history', 'erasure')).length, history.length)
  })

  it('stays out where somebody took it out, and grows with later answers', async () => {
    const history = await valen<{ by: string; change: { kind: string; quote?: { id: string } } }[]>(
      'study',
      'history',
      'erasure',
    )
    const added = history.find(({ by, change }) => by === 'centre:Borea' && change.kind === 'add-quote')
    await valen('study', 'drop', 'erasure', added?.change.quote?.id ?? '', '--who', 'Anna')
    await borea('study', 'answer', 'for-valen', 'when', 'xb', 'Within ten days.', '--who', 'Boris')
    await borea('study', 'reply', 'for-valen', '--out', at('a2.json'))
    const [taken] = await valen<Taken[]>('study', 'take-answers', at('a2.json'))
    const later = (
      await valen<{ seq: number; change: { kind: string } }[]>('study', 'history', 'erasure')
    ).filter(({ seq }) => taken?.changes.includes(seq))
    assert.ok(later.length > 0 && later.every(({ change }) => change.kind !== 'add-quote'))
    const [owed] = await valen<Owed[]>('study', 'owed', 'erasure')
    assert.deepEqual([owed?.state, owed?.answered, owed?.isLate], ['answered', 2, false])
    assert.match(
      await refused('valen', 'study', 'take-answers', at('a1.json')),
      /later ones, of .*, were taken/,
    )
  })

  it('keeps the later of two answers to one question, whichever comes in last', async () => {
    await valen('study', 'ask', 'erasure', 'xb', '--rows', 'when', '--out', at('q2.json'))
    await borea('study', 'take-questions', at('q2.json'), '--as', 'anew')
    await borea(
      'study',
      'answer',
      'for-valen',
      'when',
      'xb',
      'Within ten days, said before.',
      '--who',
      'Boris',
    )
    await borea('study', 'reply', 'for-valen', '--out', at('early.json'))
    await borea('study', 'answer', 'anew', 'when', 'xb', 'Within a month, said after.', '--who', 'Boris')
    await borea('study', 'reply', 'anew', '--out', at('late.json'))
    await valen('study', 'take-answers', at('late.json'), at('early.json'))
    const { out } = await centres.run('valen', 'study', 'show', 'erasure', '--row', 'when', '--column', 'xb')
    assert.match(out, /said after/)
    assert.doesNotMatch(out, /said before/)
    assert.match(
      await refused(
        'valen',
        'study',
        'ask',
        'erasure',
        'Borea',
        '--key',
        'a'.repeat(64),
        '--columns',
        'xb',
        '--out',
        at('q3.json'),
      ),
      /another key/,
    )
  })

  it('is refused with another word in it, another signer, another study, and in a format to come', async () => {
    const answers = await readFile(at('a2.json'), 'utf8')
    await writeFile(at('changed.json'), answers.replace('ten days', 'ten years'))
    assert.match(await refused('valen', 'study', 'take-answers', at('changed.json')), /signature/)
    const questions = await readFile(at('q.json'), 'utf8')
    await writeFile(at('q-changed.json'), questions.replace('Who may ask?', 'Who may not?'))
    assert.match(await refused('borea', 'study', 'take-questions', at('q-changed.json')), /signature/)
    await writeFile(at('newer.json'), questions.replace('comity-questionnaire/1', 'comity-questionnaire/2'))
    assert.match(await refused('borea', 'study', 'take-questions', at('newer.json')), /signature|newer/)
    assert.match(
      await refused('borea', 'study', 'take-answers', at('a2.json')),
      /was not sent from this library/,
    )
    assert.match(await refused('valen', 'study', 'take-answers', at('q.json')), /expected comity-answers\/1/)
    await writeFile(at('nonsense.json'), '{"signed": [')
    assert.match(
      await refused('valen', 'study', 'take-answers', at('nonsense.json')),
      /expected a signed questionnaire or answers/,
    )
  })

  it('travels over the exchange between the keys of an agreement, and waits until people take it', async () => {
    const [toValen, toBorea] = [await centres.serve('valen'), await centres.serve('borea')]
    await valen('study', 'new', 'second', 'A second question', '--who', 'Anna')
    await valen('study', 'row', 'second', 'fine', '--question', 'Is there a fine?')
    await valen('study', 'column', 'second', 'xb', '--jurisdiction', 'xb')
    await valen('study', 'ask', 'second', 'xb', '--send', toBorea)
    const [letter, ...more] = await borea<{ hash: string; kind: string; sender: string }[]>(
      'study',
      'letters',
    )
    assert.deepEqual([letter?.kind, letter?.sender, more.length], ['questions', 'Valen', 0])
    await borea('study', 'take-questions', letter?.hash.slice(0, 8) ?? '')
    assert.deepEqual(await borea('study', 'letters'), [])
    await borea('study', 'status', 'second', 'fine', 'xb', 'none-found')
    await borea('study', 'reply', 'second', '--send', toValen)
    const taken = await valen<Taken[]>('study', 'take-answers')
    assert.deepEqual(
      taken.map(({ study }) => study),
      ['second'],
    )
    const [owed] = await valen<Owed[]>('study', 'owed', 'second')
    assert.equal(owed?.state, 'answered')
    const post = async (base: string, body: string) =>
      (await fetch(new URL('letters', base), { method: 'POST', body })).status
    const questions = await readFile(at('q.json'), 'utf8')
    assert.equal(await post(toBorea, questions), 200)
    assert.equal(await post(toBorea, questions), 200)
    assert.equal((await borea<unknown[]>('study', 'letters')).length, 1)
    for (const body of ['', '{}', questions.replace('Who', 'Whom'), await readFile(at('a2.json'), 'utf8')])
      assert.equal(await post(toBorea, body), 404)
    assert.equal(await post(toValen, questions), 404)
    // Whoever sends too much may be cut off before the answer is read.
    assert.equal(await post(toBorea, 'x'.repeat(3_000_000)).catch(() => 404), 404)
    const nested = `{"signed":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)},"signature":{"key":"${centres.keys.valen}","value":"${'0'.repeat(128)}"}}`
    assert.equal(await post(toBorea, nested), 404)
  })

  it('is refused of a key that no agreement names, unless whoever takes it vouches for it', async () => {
    const { json, run } = centres
    const other = await twoCentres()
    try {
      await other.json('valen', 'study', 'new', 'stranger', 'A question of strangers')
      await other.json('valen', 'study', 'row', 'stranger', 'a', '--question', 'Why?')
      await other.json('valen', 'study', 'column', 'stranger', 'xb', '--jurisdiction', 'xb')
      await other.json(
        'valen',
        'study',
        'ask',
        'stranger',
        'Borea',
        '--key',
        centres.keys.borea,
        '--columns',
        'xb',
        '--out',
        at('strange.json'),
      )
      const { code, err } = await run('borea', 'study', 'take-questions', at('strange.json'))
      assert.equal(code, 1)
      assert.match(err, new RegExp(`no agreement in force names the key of Valen.*--key ${other.keys.valen}`))
      // Nor is it kept where it comes by itself: whoever sends it learns no more than that nothing is there.
      const waiting = (await borea<unknown[]>('study', 'letters')).length
      const letters = new URL('letters', await centres.serve('borea'))
      const body = await readFile(at('strange.json'), 'utf8')
      assert.equal((await fetch(letters, { method: 'POST', body })).status, 404)
      assert.equal((await borea<unknown[]>('study', 'letters')).length, waiting)
      const taken = await json<Shown & { study: string }>(
        'borea',
        'study',
        'take-questions',
        at('strange.json'),
        '--key',
        other.keys.valen,
      )
      assert.equal(taken.study, 'stranger')
    } finally {
      await other.close()
    }
  })
})
