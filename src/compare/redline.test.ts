import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { redlineHtml } from './redline.ts'
import { diffWords } from './words.ts'

test('additions and removals are ins and del, lines are paragraphs', () => {
  assert.equal(
    redlineHtml(diffWords('Un an.\nFin.', 'Deux ans.\nFin.')),
    '<p><del>Un an</del><ins>Deux ans</ins>.</p><p>Fin.</p>',
  )
})

test('a run over several lines is marked in each of its paragraphs', () => {
  assert.equal(
    redlineHtml([
      ['same', 'a '],
      ['added', 'b\nc\n'],
      ['same', 'd'],
    ]),
    '<p>a <ins>b</ins></p><p><ins>c</ins></p><p>d</p>',
  )
})

test('a line break that alone came or went can be seen', () => {
  assert.equal(
    redlineHtml([
      ['same', 'a'],
      ['removed', '\n'],
      ['added', ' '],
      ['same', 'b'],
    ]),
    '<p>a<del>¶</del></p><p><ins> </ins>b</p>',
  )
})

test('nothing in a text becomes mark-up', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const html = redlineHtml(diffWords(`${before}<script>`, `<b>${after}`))
      assert.doesNotMatch(html.replace(/<\/?(?:p|ins|del)>/g, ''), /[<>]/)
    }),
  )
})
