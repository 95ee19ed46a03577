/** What is garbage goes when something large comes, and nothing is done for what is small. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeRoomFor } from './room.ts'

const MIB = 2 ** 20

test('for something large, what was dropped before is collected, and nobody else is given the collector', () => {
  const before = withGarbage()
  makeRoomFor(8 * MIB)
  const after = process.memoryUsage().heapUsed
  assert.ok(after < before - 8 * MIB, `${before} bytes before, ${after} after`)
  assert.equal(globalThis.gc, undefined)
})

test('for something small, nothing is collected', () => {
  const before = withGarbage()
  makeRoomFor(MIB)
  assert.ok(process.memoryUsage().heapUsed > before - 8 * MIB)
})

// Some 20 MB of the old generation that nobody asks for any more.
function withGarbage(): number {
  let held: object[] | null = Array.from({ length: 400_000 }, (_, number) => ({ number }))
  const used = process.memoryUsage().heapUsed
  assert.equal(held.length, 400_000)
  held = null
  return used
}
