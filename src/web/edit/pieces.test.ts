import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Entry } from '#editing/text.ts'
import { contentOf } from '#law/content.ts'
import { FormError } from './form.ts'
import { entryNamed } from './names.ts'
import { piecesOf, pieceWith } from './pieces.ts'

function entry(wId: string, kind: string, num: string | null, words: boolean): Entry {
  const content = words ? contentOf(`<content><p>${wId}</p></content>`) : null
  return { wId, depth: 0, kind, num, heading: null, content, eId: wId, missing: false, concurrent: false }
}

test('every provision of a text stands in one piece, none of which is longer than a page', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 300 }), (worded) => {
      const text = worded.map((words, index) => entry(`e${index}`, words ? 'article' : 'part', null, words))
      const pieces = piecesOf(text)
      assert.deepEqual(
        pieces.flatMap(({ from, to }) => text.slice(from, to)),
        text,
      )
      for (const { from, to } of pieces) assert.ok(to - from <= 40)
      for (const [index, { wId }] of text.entries()) {
        const piece = pieces[pieceWith(text, pieces, wId)]
        assert.ok(piece && piece.from <= index && index < piece.to)
      }
    }),
  )
})

test('a provision is found by its eId, its number as printed or its bare number; a number that two have is told', () => {
  const text = [
    entry('chp_1', 'chapter', 'Chapter 1', false),
    entry('art_1', 'article', 'Article 1', true),
    entry('sec_2', 'section', '§ 2', true),
    entry('art_2', 'article', 'Article 2', true),
  ]
  assert.equal(entryNamed(text, 'art_2').wId, 'art_2')
  assert.equal(entryNamed(text, 'article 1').wId, 'art_1')
  assert.equal(entryNamed(text, 'Chapter 1').wId, 'chp_1')
  assert.equal(entryNamed(text, '1').wId, 'art_1')
  assert.throws(() => entryNamed(text, '2'), FormError)
  assert.throws(() => entryNamed(text, 'Article 9'), /as it is printed/)
})
