/** A study is the sequence of its changes: nothing of anybody's is overwritten unseen, and what is undone comes back as it was. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Change, Field, Made } from './change.ts'
import { isDisputed, said, standingOf, studyOf } from './study.ts'

const ANSWER: Field = { of: 'cell', row: 'r1', column: 'c1', name: 'answer' }
const PEOPLE = ['Anna', 'Boris']

function sequence(changes: readonly Change[]): Made[] {
  return changes.map((change, index) => ({
    seq: index + 1,
    at: '2026-11-30T10:00:00Z',
    by: PEOPLE[index % 2] ?? '',
    change,
  }))
}

const write = (words: string, seen: number[]): Change => ({ kind: 'write', field: ANSWER, words, seen })
const answerOf = (changes: readonly Made[]) => studyOf(changes).cell('r1', 'c1').answer

test('who writes over words seen replaces them; who had not seen them stands beside them', () => {
  const changes = sequence([write('ten days', []), write('fourteen days', [1]), write('a month', [1])])
  const answer = answerOf(changes)
  assert.deepEqual(
    answer.map(({ words, by }) => [words, by]),
    [
      ['fourteen days', 'Boris'],
      ['a month', 'Anna'],
    ],
  )
  assert.ok(isDisputed(answer))
  assert.equal(said(answer), 'a month')
  const settled = answerOf([
    ...changes,
    ...sequence([write('a month', [2, 3])]).map((made) => ({ ...made, seq: 4 })),
  ])
  assert.deepEqual(
    settled.map(({ words }) => words),
    ['a month'],
  )
})

test('undoing a write brings back what it replaced, and undoing that takes it away again', () => {
  const two = sequence([write('ten days', []), write('fourteen days', [1]), { kind: 'undo', of: 2 }])
  assert.equal(said(answerOf(two)), 'ten days')
  const again = [...two, { ...two[2]!, seq: 4, change: { kind: 'undo', of: 3 } as const }]
  assert.equal(said(answerOf(again)), 'fourteen days')
})

test('a row dropped and brought back stands where it stood, with its cells', () => {
  const changes = sequence([
    { kind: 'add-row', row: 'r1', after: null },
    { kind: 'add-row', row: 'r2', after: 'r1' },
    { kind: 'add-row', row: 'r3', after: 'r1' },
    write('kept', []),
    { kind: 'drop-row', row: 'r1' },
    { kind: 'undo', of: 5 },
  ])
  assert.deepEqual(
    studyOf(changes.slice(0, 5)).rows.map(({ id }) => id),
    ['r3', 'r2'],
  )
  assert.deepEqual(
    studyOf(changes).rows.map(({ id }) => id),
    ['r1', 'r3', 'r2'],
  )
  assert.equal(said(answerOf(changes)), 'kept')
})

const writes = fc.array(
  fc.record({ words: fc.string({ maxLength: 5 }), seen: fc.array(fc.nat(20), { maxLength: 4 }) }),
  { maxLength: 20 },
)

test('no words disappear but by somebody who had seen them', () => {
  fc.assert(
    fc.property(writes, (all) => {
      const changes = sequence(
        all.map(({ words, seen }, index) =>
          write(
            words,
            seen.filter((each) => each >= 1 && each <= index),
          ),
        ),
      )
      const replaced = new Set(changes.flatMap(({ change }) => (change.kind === 'write' ? change.seen : [])))
      const standing = changes.filter(({ seq }) => !replaced.has(seq)).map(({ seq }) => seq)
      assert.deepEqual(
        answerOf(changes).map(({ seq }) => seq),
        standing,
      )
    }),
  )
})

test('a change counts unless the last word on it is an undo that counts', () => {
  const step = fc.option(fc.nat(20), { nil: null })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const changes = sequence(
        steps.map((of, index) =>
          of === null || index === 0 ? write('x', []) : { kind: 'undo', of: (of % index) + 1 },
        ),
      )
      const counts = (seq: number): boolean =>
        !changes.some(
          ({ seq: later, change }) => change.kind === 'undo' && change.of === seq && counts(later),
        )
      assert.deepEqual(
        standingOf(changes).map(({ seq }) => seq),
        changes.filter(({ seq, change }) => change.kind !== 'undo' && counts(seq)).map(({ seq }) => seq),
      )
    }),
  )
})
