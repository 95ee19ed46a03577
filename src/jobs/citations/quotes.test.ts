/** A quotation keeps the words that cite, is a part of its text, and says where it was cut. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { quoteAround } from './quotes.ts'

function around(text: string, cited: string, room?: number) {
  const start = text.indexOf(cited)
  return quoteAround(text, [{ start, end: start + cited.length }], room)
    .map(({ text: part, cited: marked }) => (marked ? `[${part}]` : part))
    .join('')
}

test('a short line is quoted whole, and no other line', () => {
  assert.equal(
    around('First line.\n(2) See article 5 of the Act.\nThird line.', 'article 5'),
    '(2) See [article 5] of the Act.',
  )
})

test('a long line is cut between words, with an ellipsis on either side', () => {
  const words = 'ordinary words that go on and on '.repeat(10)
  assert.match(
    around(`${words}see article 5 ${words}`, 'article 5', 40),
    /^… [a-z ]{5,40}\[article 5\] [a-z ]{5,40} …$/,
  )
})

test('a sentence is quoted from its beginning where that is near', () => {
  const before = 'Much else was said before that does not matter here at all, and more of it followed. '
  assert.match(
    around(`${before.repeat(3)}The court applies article 5.`, 'article 5', 60),
    /^… The court applies \[article 5\]\.$/,
  )
})

test('every span of the line is marked', () => {
  const text = 'See articles 5 and 6.'
  const parts = quoteAround(text, [
    { start: 4, end: 14 },
    { start: 19, end: 20 },
  ])
  assert.deepEqual(
    parts.filter(({ cited }) => cited).map((part) => part.text),
    ['articles 5', '6'],
  )
})

test('spans beyond the text give nothing', () => {
  assert.deepEqual(quoteAround('short', [{ start: 3, end: 40 }]), [])
  assert.deepEqual(quoteAround('short', []), [])
})

test('whatever the text, the words that cite are there whole and what is quoted stands in the text', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom('a', 'B', ' ', '.', '\n', '5', '§', 'ж'),
        minLength: 1,
        maxLength: 400,
      }),
      fc.nat(),
      fc.nat(30),
      (text, from, length) => {
        const start = from % text.length
        const span = { start, end: Math.min(text.length, start + length + 1) }
        const parts = quoteAround(text, [span], 40)
        const cited = parts.find((part) => part.cited)
        const flat = (words: string) => words.replace(/\s+/g, ' ')
        assert.equal(flat(cited?.text ?? '').trim(), flat(text.slice(span.start, span.end)).trim())
        const said = parts
          .map((part) => part.text)
          .join('')
          .replace(/^… | …$/g, '')
        assert.ok(flat(text).includes(flat(said).trim()), JSON.stringify([text, said]))
      },
    ),
  )
})
