/** Patterns and terms, as docs/spec/subjects.md defines them. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parsePattern } from './pattern.ts'
import { parseTerm } from './term.ts'

describe('a term', () => {
  it('is a label and a pattern in one, with a bar where the endings begin', () => {
    assert.deepEqual(parseTerm('dismiss|al'), { label: 'dismissal', pattern: 'dismiss*' })
    assert.deepEqual(parseTerm('трудов|ой договор|'), {
      label: 'трудовой договор',
      pattern: 'трудов* договор*',
    })
    assert.deepEqual(parseTerm('annual leave'), { label: 'annual leave', pattern: 'annual leave' })
  })

  it('is no label where it holds a star, a choice or a gap, and no pattern behind an equals sign', () => {
    assert.deepEqual(parseTerm('Kündig*'), { label: null, pattern: 'Kündig*' })
    assert.deepEqual(parseTerm('wage*/salar* unpaid'), { label: null, pattern: 'wage*/salar* unpaid' })
    assert.deepEqual(parseTerm('views .. child'), { label: null, pattern: 'views .. child' })
    assert.deepEqual(parseTerm('解除..合同'), { label: null, pattern: '解除..合同' })
    assert.deepEqual(parseTerm('=court'), { label: 'court', pattern: null })
  })

  it('is weak in brackets', () => {
    assert.deepEqual(parseTerm('(child|ren)'), { label: 'children', pattern: '(child*)' })
  })

  it('has one bar a word', () => {
    assert.throws(() => parseTerm('a|b|c'), /Cannot read the term "a\|b\|c": a bar stands twice/)
  })
})

describe('a pattern', () => {
  it('is cut into the words that texts are cut into, with accents as the language has them', () => {
    assert.deepEqual(
      parsePattern("droit* à l'égalité*", 'fra').slots.map(({ pieces }) => pieces),
      [
        [{ kind: 'written', text: 'droit', openStart: false, openEnd: true }],
        [{ kind: 'written', text: 'a', openStart: false, openEnd: false }],
        [{ kind: 'written', text: 'l', openStart: false, openEnd: false }],
        [{ kind: 'written', text: 'egalite', openStart: false, openEnd: true }],
      ],
    )
  })

  it('may begin anywhere in a word, and take either of two words', () => {
    assert.deepEqual(
      parsePattern('*kündigung* Frist/Zeit', 'deu').slots.map(({ pieces }) =>
        pieces.map((piece) => ('openStart' in piece ? [piece.text, piece.openStart, piece.openEnd] : [])),
      ),
      [
        [['kündigung', true, true]],
        [
          ['frist', false, false],
          ['zeit', false, false],
        ],
      ],
    )
  })

  for (const [pattern, language, message] of [
    ['a*b', 'eng', /\* stands at the beginning or the end of a word/],
    ['.. a', 'eng', /a gap \(\.\.\) stands between two words/],
    ['a ..', 'eng', /a gap \(\.\.\) stands between two words/],
    ['a .. .. b', 'eng', /a gap \(\.\.\) stands between two words/],
    ['', 'eng', /it has no word/],
    ['!', 'eng', /a word has no letter/],
    ["l'eau/air", 'fra', /each alternative \(a\/b\) is one word/],
    ['解雇*', 'zho', /leave out \*/],
  ] as const)
    it(`"${pattern}" is refused with the reason`, () => {
      assert.throws(() => parsePattern(pattern, language), message)
    })
})
