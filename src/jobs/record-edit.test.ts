/** The law of the bench: an act entered, amended twice and corrected reads rightly on every day, and nothing of it is lost. */
import assert from 'node:assert/strict'
import { describe, it, test } from 'node:test'
import { beginMending, renewed } from '#editing/begin.ts'
import { isBlocked, openBench } from '#editing/bench.ts'
import { readDocument } from '#editing/document.ts'
import { type Draft, type DraftKind, withStep } from '#editing/draft.ts'
import {
  beginDraft,
  DraftGoneError,
  discardDraft,
  draftOf,
  keepDraft,
  openDrafts,
} from '#editing/draft-store.ts'
import type { Step } from '#editing/steps.ts'
import { day } from '#kit/day.ts'
import { foundMoves } from '#research/found-moves.ts'
import { operator } from '#research/may.ts'
import { changeStudy, newStudy } from '#research/studies.ts'
import { IriTakenError } from '#store/record/work.ts'
import { bring, expression, linesOn, type Shelf, shelf, text, two, WORK } from './import/import.fixture.ts'
import { BlockedError, recordDraft } from './record-edit.ts'
import { quoteOf } from './study/quote.ts'

const NOW = new Date('2026-11-23T00:00:00Z')
const TODAY = day('2026-11-23')
const SAID = { who: 'Ana', reason: null, now: NOW }
const ENTERED = `Chapter 1
General
Article 1
This Act protects personal data.
Article 2
A controller registers.
Article 3
It enters into force at once.`

async function enter(held: Shelf, document = ENTERED, more: Partial<Extract<Step, { do: 'describe' }>> = {}) {
  const { provisions } = readDocument(document, 'text', 'eng')
  const draft = await beginDraft(
    held.db,
    {
      kind: 'new',
      expressionId: null,
      base: null,
      steps: [
        {
          do: 'describe',
          jurisdiction: 'xv',
          language: 'eng',
          type: 'act',
          number: '41',
          date: '1994-02-11',
          title: 'Act on the Protection of Personal Data',
          force: 'law',
          aliases: [{ scheme: 'xv-register', value: 'XV-41/1994' }],
          topics: ['data-protection'],
          ...more,
        },
        { do: 'date', asOf: day('1994-03-01') },
        { do: 'enter', provisions },
      ],
    },
    NOW,
  )
  return recordDraft(held.db, draft, SAID)
}

async function begin(held: Shelf, kind: Exclude<DraftKind, 'new'>, steps: readonly Step[]): Promise<Draft> {
  const found = await held.library.resolve('XV-41/1994')
  const shown = found && (await held.library.expression(found.work.id, 'eng'))
  assert.ok(shown)
  return beginMending(held.db, kind, shown, steps, NOW)
}

async function mend(
  held: Shelf,
  kind: Exclude<DraftKind, 'new'>,
  steps: readonly Step[],
  reason: string | null = null,
) {
  return recordDraft(held.db, await begin(held, kind, steps), { ...SAID, reason })
}

function words(content: string): string {
  return `<content><p>${content}</p></content>`
}

function article(num: string, content: string) {
  return { depth: 0, kind: 'article', num, heading: null, xml: words(content) }
}

describe('an act entered, amended twice and corrected', () => {
  it('reads rightly on every day', async () => {
    const held = await shelf()
    await enter(held)
    await mend(held, 'amend', [
      { do: 'date', asOf: day('2003-01-01'), ground: { title: 'Act No 9 of 2002', id: null } },
      { do: 'change', wId: 'art_2', xml: words('A controler registers within ten days.') },
      { do: 'add', place: { after: 'art_2' }, provisions: [article('Article 2a', 'A register is kept.')] },
    ])
    await mend(held, 'amend', [
      { do: 'date', asOf: day('2027-07-01'), ground: { title: 'Act No 3 of 2026', id: null } },
      { do: 'repeal', wId: 'art_3' },
      { do: 'change', wId: 'art_2a', num: 'Article 3' },
    ])
    await mend(
      held,
      'correct',
      [
        { do: 'date', asOf: day('2010-01-01') },
        { do: 'change', wId: 'art_2', xml: words('A controller registers within ten days.') },
      ],
      'misprint',
    )
    const first = ['Chapter 1 | General', '  Article 1 | This Act protects personal data']
    assert.deepEqual(await linesOn(held, '1994-02-28'), [])
    for (const at of ['1994-03-01', '2002-12-31'])
      assert.deepEqual(await linesOn(held, at), [
        ...first,
        '  Article 2 | A controller registers',
        '  Article 3 | It enters into force at once',
      ])
    for (const at of ['2003-01-01', '2027-06-30'])
      assert.deepEqual(await linesOn(held, at), [
        ...first,
        '  Article 2 | A controller registers within ten days',
        '  Article 2a | A register is kept',
        '  Article 3 | It enters into force at once',
      ])
    for (const at of ['2027-07-01', '2099-01-01'])
      assert.deepEqual(await linesOn(held, at), [
        ...first,
        '  Article 2 | A controller registers within ten days',
        '  Article 3 | A register is kept',
      ])
  })

  it('keeps what it showed before a correction, with the reason, and mistakes no closing for one', async () => {
    const held = await shelf()
    const { expressionId } = await enter(held)
    await mend(held, 'amend', [
      { do: 'date', asOf: day('2003-01-01') },
      { do: 'change', wId: 'art_1', xml: words('Other words.') },
    ])
    await mend(
      held,
      'correct',
      [
        { do: 'date', asOf: day('1995-01-01') },
        { do: 'change', wId: 'art_2', xml: words('A controller must register.') },
      ],
      'misprint in the second line',
    )
    const { nodes } = await held.library.textOnDay(expressionId, TODAY)
    const [chapter] = nodes
    const [one, two] = chapter?.children ?? []
    assert.deepEqual(await held.library.supersededOf(one?.provisionId ?? 0), [])
    const [wrong, ...others] = await held.library.supersededOf(two?.provisionId ?? 0)
    assert.deepEqual(others, [])
    assert.equal(wrong?.reason, 'misprint in the second line')
    assert.equal(wrong?.who, 'Ana')
    const contents = await held.library.contents([wrong?.row.textId ?? 0])
    assert.deepEqual([...contents.values()], [words('A controller registers.')])
  })

  it('has what was set of it, and its IRI stays', async () => {
    const held = await shelf()
    const { iri } = await enter(held)
    await mend(held, 'set', [
      {
        do: 'describe',
        title: 'Data Act',
        force: 'code',
        published: day('1994-02-15'),
        aliases: [{ scheme: 'eli', value: '/eli/xv/1994/41' }],
        topics: ['privacy'],
      },
    ])
    const found = await held.library.resolve('/eli/xv/1994/41')
    assert.equal(found?.work.iri, iri)
    assert.deepEqual(
      [found?.work.title, found?.work.force, found?.work.published, found?.work.topics],
      ['Data Act', 'code', '1994-02-15', ['privacy']],
    )
    assert.equal(await held.library.resolve('XV-41/1994'), null)
  })

  it('ends where it is repealed whole, and reads as before until then', async () => {
    const held = await shelf()
    await enter(held)
    await mend(held, 'amend', [{ do: 'date', asOf: day('2030-01-01') }, { do: 'repeal-act' }])
    assert.equal((await linesOn(held, '2029-12-31')).length, 4)
    assert.deepEqual(await linesOn(held, '2030-01-01'), [])
  })

  it('takes another day where the one recorded was wrong', async () => {
    const held = await shelf()
    const { expressionId } = await enter(held)
    await mend(held, 'amend', [
      { do: 'date', asOf: day('2003-01-01') },
      { do: 'change', wId: 'art_1', xml: words('Other.') },
    ])
    await mend(
      held,
      'correct',
      [{ do: 'redate', wId: null, from: day('2003-01-01'), to: day('2003-02-01') }],
      'misread',
    )
    assert.deepEqual(
      (await held.library.versions(expressionId)).map(({ from }) => from),
      ['1994-03-01', '2003-02-01'],
    )
    assert.match((await linesOn(held, '2003-01-31'))[1] ?? '', /protects/)
    const wrong = await begin(held, 'correct', [
      { do: 'redate', wId: null, from: day('2003-02-01'), to: day('1990-01-01') },
    ])
    await assert.rejects(
      recordDraft(held.db, wrong, { ...SAID, reason: 'x' }),
      /another wording between the two days/,
    )
  })
})

describe('what an import brought', () => {
  const imported = (words: string) =>
    bring(shelfHeld, [{ work: WORK, expressions: [expression([text('2001-01-01', two(words))])] }])
  let shelfHeld: Shelf

  it('is mended in a copy of this library; a later import changes it no more, and disagreement is told', async () => {
    shelfHeld = await shelf()
    await imported('two')
    const edit = await mend(shelfHeld, 'amend', [
      { do: 'date', asOf: day('2010-01-01') },
      { do: 'change', wId: 'art_1', xml: words('one, amended here') },
    ])
    assert.ok(edit.copied)
    await imported('two, as the source corrected it')
    assert.deepEqual(await linesOn(shelfHeld, '2011-01-01'), ['1 | one amended here', '2 | two'])
    const expressions = await shelfHeld.library.expressions(edit.id)
    assert.deepEqual(
      expressions.map(({ source, shown }) => [source.name, shown]),
      [
        ['comity', true],
        ['tiny', false],
      ],
    )
    const findings = await shelfHeld.library.findings({ workId: edit.id })
    assert.ok(
      findings.some(({ check, message }) => check === 'sources-disagree' && /^On 2001-01-01/.test(message)),
    )
  })

  it('keeps a title set here', async () => {
    shelfHeld = await shelf()
    await imported('two')
    await mend(shelfHeld, 'set', [{ do: 'describe', title: 'Another title' }])
    await imported('two, again')
    assert.equal((await shelfHeld.library.resolve('XV-41/1994'))?.work.title, 'Another title')
  })
})

describe('a draft is recorded', () => {
  it('once', async () => {
    const held = await shelf()
    await enter(held)
    const draft = await begin(held, 'amend', [
      { do: 'date', asOf: day('2003-01-01') },
      { do: 'repeal', wId: 'art_3' },
    ])
    await recordDraft(held.db, draft, SAID)
    await assert.rejects(
      recordDraft(held.db, draft, SAID),
      (error) => error instanceof BlockedError || error instanceof DraftGoneError,
    )
    const again = await draftOf(held.db, draft.id)
    assert.ok(again?.recordedIn)
    await assert.rejects(recordDraft(held.db, again, SAID))
    assert.equal((await held.library.versions(draft.expressionId ?? 0)).length, 2)
  })

  it('not where the act changed after it was begun, until it is renewed', async () => {
    const held = await shelf()
    await enter(held)
    const slow = await begin(held, 'amend', [
      { do: 'date', asOf: day('2003-01-01') },
      { do: 'repeal', wId: 'art_3' },
    ])
    await mend(held, 'amend', [
      { do: 'date', asOf: day('2001-01-01') },
      { do: 'change', wId: 'art_1', heading: 'Aim' },
    ])
    const bench = await openBench(held.db, slow, TODAY)
    assert.ok(bench.stale && isBlocked(bench))
    await assert.rejects(recordDraft(held.db, slow, SAID), /changed after this draft was begun/)
    const fresh = await keepDraft(held.db, await renewed(held.db, slow), NOW)
    await recordDraft(held.db, fresh, SAID)
    assert.deepEqual((await linesOn(held, '2003-01-01')).slice(1), [
      '  Article 1 | Aim | This Act protects personal data',
      '  Article 2 | A controller registers',
    ])
  })

  it('not where a finding of the gate stands against it, nor where nothing changes, nor a correction without a reason', async () => {
    const held = await shelf()
    await enter(held)
    const refused = async (kind: 'amend' | 'correct', steps: readonly Step[], message: RegExp) =>
      assert.rejects(recordDraft(held.db, await begin(held, kind, steps), SAID), message)
    await refused('amend', [{ do: 'change', wId: 'art_1', xml: words('L Ã© Ã© Ã© Ã©') }], /decoded wrongly/)
    await refused('amend', [{ do: 'date', asOf: day('2003-01-01') }], /Nothing is changed yet/)
    await refused(
      'amend',
      [{ do: 'date', asOf: day('1900-01-01') }, { do: 'repeal-act' }],
      /No text is held for 1900-01-01/,
    )
    await refused('correct', [{ do: 'change', wId: 'art_1', heading: 'Aim' }], /Give the reason/)
    await refused('correct', [{ do: 'repeal', wId: 'art_1' }], /Cannot take Article 1 out in a correction/)
  })

  it('not where another act has its IRI or its identifier: both are named', async () => {
    const held = await shelf()
    await enter(held)
    await assert.rejects(enter(held, ENTERED, { title: 'Another Act', aliases: [] }), (error: Error) => {
      assert.ok(error instanceof IriTakenError)
      assert.match(error.message, /"Another Act".*"Act on the Protection of Personal Data"/)
      return true
    })
    await assert.rejects(
      enter(held, ENTERED, { title: 'A third', number: '42', date: '1995-01-01' }),
      /"A third".*"Act on the Protection of Personal Data"/,
    )
  })

  it('as another language of an act that is held', async () => {
    const held = await shelf()
    const { iri, id } = await enter(held)
    const other = await enter(held, 'Article 1\nCette loi protège.\nArticle 2\nElle vaut.', {
      of: iri,
      language: 'fra',
      title: 'Loi',
    })
    assert.equal(other.id, id)
    assert.equal((await held.library.expression(id, 'fra'))?.title, 'Loi')
    await assert.rejects(enter(held, ENTERED, { of: iri }), /held in that language already/)
  })
})

describe('drafts', () => {
  it('are kept, listed and taken away; of two editors the slower is refused', async () => {
    const held = await shelf()
    await enter(held)
    const draft = await begin(held, 'amend', [{ do: 'date', asOf: day('2003-01-01') }])
    const kept = await keepDraft(held.db, withStep(draft, { do: 'repeal', wId: 'art_3' }), NOW)
    await assert.rejects(
      keepDraft(held.db, withStep(draft, { do: 'repeal', wId: 'art_1' }), NOW),
      (error: Error) =>
        error instanceof DraftGoneError && /was changed elsewhere meanwhile/.test(error.message),
    )
    assert.deepEqual(await draftOf(held.db, draft.id), kept)
    assert.deepEqual(
      (await openDrafts(held.db)).map(({ id, kind, title }) => [id, kind, title]),
      [[draft.id, 'amend', 'Act on the Protection of Personal Data']],
    )
    await assert.rejects(discardDraft(held.db, draft), DraftGoneError)
    await discardDraft(held.db, kept)
    assert.deepEqual(await openDrafts(held.db), [])
    await assert.rejects(keepDraft(held.db, kept, NOW), /not there any more/)
  })
})

test('what an edit moves under studies is found with it, kept and told once, and nobody is told of what did not move', async () => {
  const held = await shelf()
  await enter(held)
  for (const [id, wId] of [
    ['registers', 'art_2'],
    ['persons', 'art_1'],
  ] as const) {
    await newStudy(held.db, { id, title: id, by: 'Anna', at: NOW.toISOString() })
    const quote = await quoteOf(held.db, `XV-41/1994/~${wId}`, { id: 'q1', at: day('2020-01-01') })
    await changeStudy(held.db, id, operator('Anna'), NOW.toISOString(), [
      { kind: 'add-row', row: 'r', after: null },
      { kind: 'add-column', column: 'xv', jurisdiction: 'xv', at: null, after: null },
      { kind: 'add-quote', row: 'r', column: 'xv', quote },
    ])
  }
  const { moved } = await mend(held, 'amend', [
    { do: 'date', asOf: day('2025-01-01') },
    { do: 'change', wId: 'art_2', xml: words('A controller registers within ten days.') },
  ])
  assert.deepEqual(
    moved.map(({ study, found }) => [study, found.map(({ quote, kind, since }) => [quote, kind, since])]),
    [['registers', [['q1', 'amended', '2025-01-01']]]],
  )
  assert.equal((await foundMoves(held.db, 'registers'))[0]?.foundAt, SAID.now.toISOString())
  assert.deepEqual(await foundMoves(held.db, 'persons'), [])
  const again = await mend(held, 'amend', [
    { do: 'date', asOf: day('2026-01-01') },
    { do: 'add', place: { after: 'art_2' }, provisions: [article('Article 2a', 'A register is kept.')] },
  ])
  assert.deepEqual(again.moved, [])
})
