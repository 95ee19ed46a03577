/** The words of a text: where they begin and end, and which belong to no phrase together. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { runs } from '../../test/pace.ts'
import { eachWritten } from './words.ts'

const RUN = '[\\p{L}\\p{M}\\p{N}\\u00ad\\u200b-\\u200d\\u2060]+'
const JOINED = { cat: '·', ukr: "['’]" } as const
const SIGNS = [
  ...'aÉб5中𠀋𐐀·’\'".;:?!…(-',
  ' ',
  '\u00a0',
  '\n',
  '\n\n',
  '\u0301',
  '\u00ad',
  '\u200b',
  '\ud800',
]

test('words are runs of letters and digits, joined by what joins them in the language, whatever stands between', () => {
  const texts = fc.array(fc.constantFrom(...SIGNS), { maxLength: 40 }).map((signs) => signs.join(''))
  fc.assert(
    fc.property(texts, fc.constantFrom('cat', 'ukr'), (text, language) => {
      const told: unknown[] = []
      eachWritten(text, language, (...word) => told.push(word))
      assert.deepEqual(told, expected(text, language))
    }),
    runs(2000),
  )
})

// The same as an expression: right, and several times slower.
function expected(text: string, language: 'cat' | 'ukr') {
  const words = new RegExp(`${RUN}(?:${JOINED[language]}${RUN})*`, 'gu')
  let [last, stretch] = [0, 0]
  return Array.from(text.matchAll(words), (match) => {
    const end = match.index + match[0].length
    if (last > 0 && /[.;:!?…]|\n\s*\n/.test(text.slice(last, match.index))) stretch++
    last = end
    return [match[0], match.index, end, stretch]
  })
}
