import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { diffWords } from '#compare/words.ts'
import { redlineOf } from './redline-words.ts'

test('words that went and came are marked, and a long run that did not change is left out', () => {
  const same = 'and so forth '.repeat(60)
  const redline = redlineOf(
    diffWords(`within ten days ${same}ends here`, `within nine days ${same}stops here`),
  )
  assert.match(redline, /^within \[-ten-\]\{\+nine\+\} days and/)
  assert.match(redline, /so \[…\] and/)
  assert.match(redline, /\[-ends-\]\{\+stops\+\} here$/)
  assert.ok(redline.length < 500)
})

test('every word that changed stands in the redline', () => {
  const words = fc.array(fc.constantFrom('law', 'day', 'of', 'the', 'person', 'ten', 'нет', '法律'), {
    maxLength: 200,
  })
  fc.assert(
    fc.property(words, words, (before, after) => {
      const ops = diffWords(before.join(' '), after.join(' '))
      const redline = redlineOf(ops)
      for (const [op, text] of ops)
        if (op !== 'same') assert.ok(redline.includes(text.trim()), `${op} ${text}`)
    }),
  )
})
