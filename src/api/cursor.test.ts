import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { afterWork, offsetOf, writeCursor } from './cursor.ts'
import { Refused } from './refused.ts'

const refusedWith = (status: number) => (error: unknown) =>
  error instanceof Refused && error.status === status

test('a cursor leads back to its place, whatever the title of the work', () => {
  const places = fc.record(
    {
      jurisdiction: fc.string(),
      title: fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
      id: fc.nat(),
    },
    { noNullPrototype: true },
  )
  fc.assert(fc.property(places, (place) => assert.deepEqual(afterWork(writeCursor(place)), place)))
})

test('without a cursor a list begins at its beginning', () => {
  assert.equal(afterWork(undefined), null)
  assert.equal(offsetOf(undefined, 'mark'), 0)
})

test('a cursor of a list whose order may have changed is good until it may have', () => {
  const cursor = writeCursor({ offset: 20, mark: 'before' })
  assert.equal(offsetOf(cursor, 'before'), 20)
  assert.throws(() => offsetOf(cursor, 'after'), refusedWith(410))
})

test('what is no cursor, or one of another list, is refused', () => {
  const other = writeCursor({ offset: 20, mark: 'm' })
  for (const cursor of ['', 'x', 'bnVsbA', other]) assert.throws(() => afterWork(cursor), refusedWith(400))
  fc.assert(
    fc.property(fc.string(), (cursor) => assert.throws(() => offsetOf(cursor, 'm'), refusedWith(400))),
  )
})
