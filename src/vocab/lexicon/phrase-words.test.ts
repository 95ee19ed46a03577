import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { runs } from '../../../test/pace.ts'
import { type Meaning, renderedWords } from './phrase-words.ts'

const pair = (from: string, to: string): Meaning => ({ from: [from.split(' ')], to: [to.split(' ')] })

const LEAVE = [
  pair('annual leave', 'congé annuel'),
  pair('parental leave', 'congé parental'),
  pair('sick leave', 'congé maladie'),
  pair('annual report', 'rapport annuel'),
]

const word = fc.constantFrom(...'abcdefgh')
const phrase = fc.uniqueArray(word, { minLength: 1, maxLength: 4 })
const meanings = fc.array(
  fc.record({
    from: fc.array(phrase, { maxLength: 3 }),
    to: fc.array(
      phrase.map((words) => words.map((each) => each.toUpperCase())),
      { maxLength: 3 },
    ),
  }),
  { maxLength: 20 },
)

describe('words of phrases that mean the same', () => {
  it('are told by the phrases in which they come again, whatever their order', () => {
    const words = renderedWords(LEAVE)
    assert.equal(words.get('leave')?.[0]?.word, 'congé')
    assert.equal(words.get('annual')?.[0]?.word, 'annuel')
    assert.equal(words.get('parental')?.[0]?.word, 'parental')
  })

  it('are surer the more often they come', () => {
    const sure = (word: string) => renderedWords(LEAVE).get(word)?.[0]?.sure ?? 0
    assert.ok(sure('leave') > sure('sick'))
  })

  it('are the same from either side', () => {
    fc.assert(
      fc.property(meanings, (all) => {
        const there = renderedWords(all)
        const back = renderedWords(all.map(({ from, to }) => ({ from: to, to: from })))
        for (const [word, renderings] of there)
          for (const { word: rendering, sure } of renderings) {
            const other = back.get(rendering)?.find((each) => each.word === word)
            if (other) assert.ok(Math.abs(other.sure - sure) < 1e-9)
            else assert.equal(back.get(rendering)?.length, 3)
          }
      }),
      runs(200),
    )
  })

  it('are at most three each, the surest first, and never certain', () => {
    fc.assert(
      fc.property(meanings, (all) => {
        for (const renderings of renderedWords(all).values()) {
          const sure = renderings.map((each) => each.sure)
          assert.ok(renderings.length <= 3 && sure.every((each) => each > 0 && each < 1))
          assert.deepEqual(
            sure,
            sure.toSorted((a, b) => b - a),
          )
        }
      }),
      runs(200),
    )
  })
})
