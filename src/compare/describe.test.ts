import assert from 'node:assert/strict'
import test from 'node:test'
import { describeChanges, type ProvisionState, textIdsOf } from './describe.ts'

const contents = new Map([
  [1, '<content><p>Le juge statue.</p></content>'],
  [2, '<content><p>Le juge statue sans délai.</p></content>'],
])

const state = (change: Partial<ProvisionState> = {}): ProvisionState => ({
  eId: 'art_5',
  parentId: null,
  sort: 'a0',
  kind: 'article',
  num: 'Article 5',
  heading: null,
  missing: false,
  textId: 1,
  ...change,
})

const describe = (before: ProvisionState | null, after: ProvisionState | null) =>
  describeChanges([{ wId: 'art_5', before, after }], contents)

test('a provision that came or went has one side', () => {
  const [added] = describe(null, state())
  assert.deepEqual(
    [added?.kind, added?.before, added?.after, added?.words],
    ['added', null, 'Le juge statue.', [['added', 'Le juge statue.']]],
  )
  const [removed] = describe(state(), null)
  assert.deepEqual([removed?.kind, removed?.after, removed?.num], ['removed', null, 'Article 5'])
})

test('changed words come with both wordings and their difference', () => {
  const [change] = describe(state(), state({ textId: 2 }))
  assert.equal(change?.kind, 'changed')
  assert.deepEqual(change?.words, [
    ['same', 'Le juge statue'],
    ['added', ' sans délai'],
    ['same', '.'],
  ])
})

test('a heading is part of the wording', () => {
  const [change] = describe(state({ heading: 'Du juge' }), state({ heading: 'Des juges' }))
  assert.deepEqual([change?.kind, change?.after], ['changed', 'Des juges\nLe juge statue.'])
})

test('an equal text under another number is renumbered, at another place moved', () => {
  const [renumbered] = describe(state(), state({ num: 'Article 6', eId: 'art_6', sort: 'a1' }))
  assert.deepEqual(
    [renumbered?.kind, renumbered?.moved, renumbered?.fromNum, renumbered?.num, renumbered?.eId],
    ['renumbered', true, 'Article 5', 'Article 6', 'art_6'],
  )
  const [moved] = describe(state(), state({ parentId: 9 }))
  assert.deepEqual([moved?.kind, moved?.renumbered], ['moved', false])
})

test('what changed its words and its number says both', () => {
  const [change] = describe(state(), state({ num: 'Article 6', textId: 2 }))
  assert.deepEqual([change?.kind, change?.renumbered, change?.moved], ['changed', true, false])
})

test('a wording that is not known is null, not empty', () => {
  const [change] = describe(state({ missing: true, textId: null }), state())
  assert.deepEqual([change?.kind, change?.before], ['changed', null])
})

test('rows that read the same are no change', () => {
  assert.deepEqual(describe(state(), state()), [])
})

test('the texts to read are named once', () => {
  assert.deepEqual(
    textIdsOf([
      { wId: 'a', before: state(), after: state({ textId: 2 }) },
      { wId: 'b', before: null, after: state() },
    ]),
    [1, 2],
  )
  assert.throws(() => describe(state(), state({ textId: 7 })), /text 7 was not read/)
})
