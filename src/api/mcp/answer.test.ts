import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Answer, clipped, fitted, LIMIT, sizeOf, toolResult } from './answer.ts'

const answer = (words: string): Answer<{ words: string }> => ({
  summary: 'One.',
  result: { words },
  words,
  cautions: [],
  next: null,
})

test('an answer is filled as far as the limit allows and no further', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), (unit) => {
      const text = unit.repeat(Math.ceil(30_000 / unit.length))
      const made = (much: number) => answer(text.slice(0, much))
      const best = fitted(text.length, 1, made)
      const much = best.result.words.length
      assert.ok(sizeOf(toolResult(best)) <= LIMIT)
      assert.ok(sizeOf(toolResult(made(much + 1))) > LIMIT)
    }),
  )
})

test('an answer that fits is left whole', () => {
  assert.equal(fitted(5, 1, (much) => answer('words'.slice(0, much))).result.words, 'words')
})

test('what is clipped ends in an ellipsis, is no longer than asked, and has no half of a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 20 }), (text, most) => {
      const short = clipped(text, most)
      assert.ok(short.length <= most)
      assert.ok(short.isWellFormed())
      assert.ok(short === text || short.endsWith('…'))
    }),
  )
})
