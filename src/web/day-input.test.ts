import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDay } from './day-input.ts'

test('nothing typed is no day and no mistake', () => {
  assert.deepEqual(readDay(undefined), { day: null, typed: '', wrong: false })
  assert.deepEqual(readDay('  '), { day: null, typed: '', wrong: false })
})

test('a day may be typed with single digits or full-width ones', () => {
  assert.equal(readDay('1804-3-21').day, '1804-03-21')
  assert.equal(readDay('２０２４-０１-０１').day, '2024-01-01')
})

test('what is no day is kept as it was typed', () => {
  for (const typed of ['2023-02-29', '21.3.1804', 'yesterday', '0000-01-01', '2024-13-01', "1'--"]) {
    assert.deepEqual(readDay(typed), { day: null, typed, wrong: true })
  }
})
