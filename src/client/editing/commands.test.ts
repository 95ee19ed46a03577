import assert from 'node:assert/strict'
import { test } from 'node:test'
import { next } from './commands.ts'

test('a numbered paragraph goes on from the number before it, in the same shape', () => {
  const pairs = [
    ['(1)', '(2)'],
    ['9.', '10.'],
    ['a)', 'b)'],
    ['1.2.', '1.3.'],
    ['б)', 'в)'],
    ['—', '—'],
    ['', ''],
  ]
  for (const [number, following] of pairs) assert.equal(next(number ?? ''), following)
})
