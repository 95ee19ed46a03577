import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { runs } from '../../../test/pace.ts'
import {
  conceptLikeness,
  conceptRarity,
  sharedConcepts,
  underHeadings,
  type Vector,
  withRelated,
} from './concept-vector.ts'
import { counterpartConfidence } from './confidence.ts'
import { counterpartScore, type Evidence } from './score.ts'

const vectors = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.double({ min: 0.01, max: 1.6, noNaN: true })))
  .map((entries): Vector => new Map(entries))
const rarityOf = (concept: number) => conceptRarity(concept * 10, 1000)
const evidence = (more: Partial<Evidence> = {}): Evidence => ({
  sameLanguage: false,
  concepts: 0.5,
  terms: 0.2,
  headings: 0,
  surroundings: 0,
  citations: 0,
  meaning: 0,
  beside: false,
  ...more,
})

describe('what provisions are about', () => {
  it('is as like one way as the other, between 0 and 1, and likest to itself', () => {
    fc.assert(
      fc.property(vectors, vectors, (one, other) => {
        const likeness = conceptLikeness(one, other, rarityOf)
        assert.ok(likeness >= 0 && likeness <= 1 + 1e-9)
        assert.ok(Math.abs(likeness - conceptLikeness(other, one, rarityOf)) < 1e-9)
        if (one.size > 0) assert.ok(conceptLikeness(one, one, rarityOf) > 1 - 1e-9)
      }),
      runs(300),
    )
  })

  it('is not alike where no concept is in both', () => {
    assert.equal(conceptLikeness(new Map([[1, 1]]), new Map([[2, 1]]), rarityOf), 0)
    assert.deepEqual(sharedConcepts(new Map([[1, 1]]), new Map([[2, 1]]), rarityOf), [])
  })

  it('counts a rare concept in both for more than a frequent one', () => {
    assert.ok(conceptRarity(3, 1000) > conceptRarity(300, 1000))
    const [both, rest] = [
      new Map([
        [1, 1],
        [20, 1],
      ]),
      new Map([
        [20, 1],
        [1, 1],
      ]),
    ]
    assert.deepEqual(sharedConcepts(both, rest, rarityOf), [1, 20])
  })

  it('takes in the headings above, the nearest for most, and related concepts for a little', () => {
    const under = underHeadings(new Map([[1, 1]]), [new Map([[2, 1]]), new Map([[3, 1]])])
    assert.ok((under.get(2) ?? 0) > (under.get(3) ?? 0) && (under.get(3) ?? 0) > 0)
    assert.equal(under.get(1), 1)
    const related = withRelated(new Map([[1, 1]]), (concept) => (concept === 1 ? [9] : []))
    assert.ok((related.get(9) ?? 0) > 0 && (related.get(9) ?? 0) < 1)
  })
})

describe('the score of a counterpart', () => {
  it('grows with everything that speaks for it', () => {
    for (const sameLanguage of [true, false])
      for (const more of [{ concepts: 0.9 }, { terms: 0.9 }, { headings: 0.9 }, { citations: 1 }])
        assert.ok(
          counterpartScore(evidence({ sameLanguage, ...more })) >
            counterpartScore(evidence({ sameLanguage })),
        )
  })

  it('grows with what stands round a provision of another language', () => {
    assert.ok(counterpartScore(evidence({ surroundings: 0.9 })) > counterpartScore(evidence()))
  })

  it('is lower for a recital or a note than for a provision that says the same', () => {
    assert.ok(counterpartScore(evidence({ beside: true })) < counterpartScore(evidence()))
  })

  it('is nothing where nothing speaks for it', () => {
    assert.equal(counterpartScore(evidence({ concepts: 0, terms: 0 })), 0)
  })

  it('is the surer the larger it is, and never certain', () => {
    const sure = [0, 0.5, 1, 1.5].map((score) => counterpartConfidence(evidence(), score))
    assert.deepEqual(
      sure,
      [...sure].sort((a, b) => a - b),
    )
    assert.ok(sure.every((each) => each > 0 && each < 1))
  })
})
