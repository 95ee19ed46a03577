/** The truth rows are what README.md says of them: well-formed always, and proved by the texts where the corpora are. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { withoutCorpora } from '../corpora.ts'
import { isFormOf, wordsOf } from './forms.ts'
import { PAIRS, type Pair, targetOf, truthsOf } from './judge.ts'
import { CORPORA, type Language, passagesIn } from './parallel.ts'
import { shareStem } from './words-of-law.ts'

for (const pair of PAIRS) {
  describe(`truth rows of ${pair}`, () => {
    const truths = truthsOf(pair)

    it('are 300 different terms of at most three words, the most frequent first', () => {
      assert.equal(truths.length, 300)
      assert.equal(new Set(truths.map(({ term }) => term)).size, 300)
      const order = truths.map(({ passages }) => passages)
      assert.deepEqual(
        order,
        order.toSorted((a, b) => b - a),
      )
      assert.ok(truths.every(({ stands }) => wordsOf(stands).length <= 3))
    })

    it('give for each term at least one translation, each once, and the one proved is accepted', () => {
      for (const { term, accepted, proof, answered, passages } of truths) {
        assert.ok(accepted.length > 0 && accepted.every((each) => each.trim() === each && each !== ''), term)
        assert.equal(new Set(accepted).size, accepted.length, term)
        assert.ok(answered > 0 && answered <= passages, term)
        assert.ok(
          accepted.some((each) => isFormOf(proof, each, targetOf(pair))),
          `${term}: ${proof}`,
        )
      }
    })

    it('are each proved by a place with the term on one side and the translation on the other', {
      skip: withoutCorpora(...CORPORA),
    }, () => {
      const { first, second } = textsOf(pair)
      const faults = truths.filter(({ stands, place, proof }) => {
        const one = wordsOf(first.get(place) ?? '')
        const other = wordsOf(second.get(place) ?? '', targetOf(pair))
        const language = pair.slice(0, 2) as Language
        return (
          !holds(one, wordsOf(stands), (a, b) => shareStem(a, b, language)) ||
          !holds(other, proof.split(' '), (a, b) => a === b)
        )
      })
      assert.deepEqual(faults, [])
    })
  })
}

function textsOf(pair: Pair) {
  const canada = pair === 'en-fr'
  return {
    first: passagesIn(pair.slice(0, 2) as Language, canada),
    second: passagesIn(targetOf(pair), canada),
  }
}

function holds(
  words: readonly string[],
  run: readonly string[],
  alike: (a: string, b: string) => boolean,
): boolean {
  return words.some((_, start) => run.every((word, at) => alike(word, words[start + at] ?? '')))
}
