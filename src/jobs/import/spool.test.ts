/** What waits comes out as it went in. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { runs } from '../../../test/pace.ts'
import { Spool } from './spool.ts'

test('texts come out whole and in their order, however many there are', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 600, size: 'max' }), (texts) => {
      const spool = new Spool()
      for (const text of texts) spool.add(text)
      assert.deepEqual([...spool], texts)
      assert.deepEqual([...spool], texts)
    }),
    runs(30),
  )
})
