import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Day, day } from '#kit/day.ts'
import type { ProvisionVersion, Version } from '#store/model.ts'
import { entriesOf, wordingOn, wordingsIn } from './wordings.ts'

let next = 1

function row(
  from: string | null,
  to: string | null,
  textId: number,
  more: Partial<ProvisionVersion> = {},
): ProvisionVersion {
  return {
    id: next++,
    provisionId: 1,
    wId: 'art_9',
    eId: 'art_9',
    parentId: null,
    sort: 'a0',
    kind: 'article',
    num: '9',
    heading: 'Erasure',
    from: from as Day | null,
    to: to as Day | null,
    basis: 'in-force',
    missing: false,
    concurrent: false,
    ground: null,
    textId,
    ...more,
  }
}

function hole(from: string, to: string): Version {
  return {
    from: day(from),
    to: day(to),
    basis: 'in-force',
    published: null,
    ground: null,
    added: 0,
    changed: 0,
    removed: 0,
    state: 'unknown',
    reason: null,
    path: null,
  }
}

test('a provision renumbered or moved keeps its wording', () => {
  const history = [
    row('1994-03-01', '2003-05-01', 1),
    row('2003-05-01', '2018-05-25', 1, { eId: 'art_10', num: '10' }),
    row('2018-05-25', null, 2, { eId: 'art_10', num: '10' }),
  ]
  const [first, second] = wordingsIn(entriesOf(history, []))
  assert.deepEqual([first?.from, first?.to, first?.rows.length], ['1994-03-01', '2018-05-25', 2])
  assert.equal(second?.n, 2)
})

test('a heading that changes is a new wording', () => {
  const history = [row('1994-03-01', '2003-05-01', 1), row('2003-05-01', null, 1, { heading: 'Deletion' })]
  assert.equal(wordingsIn(entriesOf(history, [])).at(-1)?.n, 2)
})

test('what was repealed and came back was not there between; the same words are the same wording', () => {
  const history = [row('1994-03-01', '2003-05-01', 1), row('2010-01-01', null, 1)]
  const entries = entriesOf(history, [])
  assert.deepEqual(
    entries.map((entry) => (entry.kind === 'gap' ? `${entry.why} ${entry.from} ${entry.to}` : entry.n)),
    [1, 'absent 2003-05-01 2010-01-01', 1],
  )
})

test('between wordings lies what is not known where no text of the act is held', () => {
  const history = [row('1994-03-01', '2009-01-01', 1), row('2018-05-25', null, 2)]
  const [, between] = entriesOf(history, [hole('2009-01-01', '2018-05-25')])
  assert.ok(between?.kind === 'gap')
  assert.equal(between.why, 'unknown')
})

test('an undated first wording is asked for by its last day, one without any day by none', () => {
  const [first] = wordingsIn(entriesOf([row(null, '2003-05-01', 1), row('2003-05-01', null, 2)], []))
  assert.equal(first?.day, '2003-04-30')
  assert.equal(wordingsIn(entriesOf([row(null, null, 1)], []))[0]?.day, null)
})

test('on a day in a gap the wording before it is the last that stood', () => {
  const wordings = wordingsIn(entriesOf([row('1994-03-01', '2003-05-01', 1), row('2010-01-01', null, 2)], []))
  assert.equal(wordingOn(wordings, day('2005-01-01'))?.n, 1)
  assert.equal(wordingOn(wordings, day('1990-01-01')), undefined)
})
