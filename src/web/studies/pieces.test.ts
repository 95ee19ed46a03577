/** Quoted words come through whole, however they are marked, and what is left out of their short form is said to be. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { runs } from '../../../test/pace.ts'
import { markedPieces, type Piece, redlinePieces, shortened } from './pieces.ts'

const text = fc.oneof(fc.string({ maxLength: 2000 }), fc.lorem({ maxCount: 200 }))
const mark = fc
  .tuple(fc.nat(2500), fc.nat(2500))
  .map(([one, other]) => ({ start: Math.min(one, other), end: Math.max(one, other) }))
const joined = (pieces: readonly Piece[], without?: Piece['kind']) =>
  pieces
    .filter(({ kind }) => kind !== without)
    .map((piece) => piece.text)
    .join('')

test('marks take nothing from the words and add nothing to them', () => {
  fc.assert(
    fc.property(text, fc.array(mark, { maxLength: 6 }), (words, marks) => {
      assert.equal(joined(markedPieces(words, marks)), words)
    }),
    runs(200),
  )
})

test('what is marked is what the marks say', () => {
  const pieces = markedPieces('erased without delay and free of charge', [
    { start: 25, end: 29 },
    { start: 7, end: 20 },
  ])
  assert.deepEqual(
    pieces.filter(({ kind }) => kind === 'mark').map((piece) => piece.text),
    ['without delay', 'free'],
  )
})

test('a redline holds both wordings whole', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = redlinePieces(before, after)
      assert.equal(joined(pieces, 'added'), before)
      assert.equal(joined(pieces, 'removed'), after)
    }),
    runs(100),
  )
})

test('the short form keeps all that is marked, and every stretch of it stands in the whole', () => {
  fc.assert(
    fc.property(text, fc.array(mark, { maxLength: 4 }), (words, marks) => {
      const whole = markedPieces(words, marks)
      const short = shortened(whole)
      const marked = (pieces: readonly Piece[]) => pieces.filter(({ kind }) => kind === 'mark')
      assert.deepEqual(marked(short), marked(whole))
      for (const piece of short) if (piece.kind === 'words') assert.ok(words.includes(piece.text))
      if (short !== whole) assert.ok(short.some(({ kind }) => kind === 'gap'))
      else assert.ok(words.length <= 340 || joined(short) === words)
    }),
    runs(200),
  )
})

test('a short text is never cut, and a long one is cut between words', () => {
  const short = 'The controller shall erase the data.'
  assert.equal(joined(shortened(markedPieces(short, []))), short)
  const long = Array.from({ length: 200 }, (_, index) => `word${index}`).join(' ')
  const [head] = shortened(markedPieces(long, []))
  assert.match(head?.text ?? '', /word\d+$/)
  assert.ok(long.startsWith(`${head?.text} `))
})
