import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Unanswered } from './answer.ts'
import { nextCall, placeIn } from './cursor.ts'

const ASKED = { reference: '/akn/xv/act/1994-02-11/41', depth: 3, at: undefined }

test('a cursor goes on where the answer ended, with the same arguments in whatever order', () => {
  const { tool, arguments: next } = nextCall('outline', ASKED, 40, 'mark')
  assert.equal(tool, 'outline')
  assert.deepEqual(Object.keys(next), ['reference', 'depth', 'cursor'])
  const { depth, ...rest } = next
  assert.equal(placeIn({ depth, ...rest }, 'mark'), 40)
  assert.equal(placeIn(ASKED, 'mark'), 0)
})

test('a cursor is good for no other question, and for no library that has changed', () => {
  const { arguments: next } = nextCall('outline', ASKED, 40, 'mark')
  const refused = (asked: Record<string, unknown>, mark: string) => {
    try {
      placeIn(asked, mark)
      return null
    } catch (error) {
      return error instanceof Unanswered ? [error.outcome, error.reason.code] : error
    }
  }
  assert.deepEqual(refused({ ...next, depth: 4 }, 'mark'), ['wrong-question', 'wrong-cursor'])
  assert.deepEqual(refused({ ...next, cursor: 'nonsense' }, 'mark'), ['wrong-question', 'wrong-cursor'])
  assert.deepEqual(refused(next, 'another mark'), ['could-not-check', 'changed-meanwhile'])
})
