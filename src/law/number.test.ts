import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { idSegment, numberKey } from './number.ts'

describe('numberKey()', () => {
  const same: [string, ...string[]][] = [
    [
      '12',
      'Article 12',
      'Art. 12.',
      'art 12',
      'ARTICULO 12.-',
      'Стаття 12.',
      '§ 12',
      '12.',
      '(12)',
      'Section 12',
      'SEC. 12.',
      '12°',
    ],
    ['L1221-1', 'Article L1221-1', 'L1221-1'],
    ['2-1', '§ 2<sup>1</sup>.', '§ 2¹', '2-1'],
    ['55-56', '55 and 56', '55 et 56', '55, 56'],
    ['1', 'Article 1er', 'Art. 1°', 'Artículo 1º.'],
    ['14a', 'Art. 14a', '§ 14a'],
    ['一', '第一条'],
  ]
  for (const [key, ...prints] of same) {
    it(`reads ${prints.join(', ')} as ${key}`, () => {
      for (const print of prints) assert.equal(numberKey(print), key, print)
    })
  }

  it('tells letters, bis and parts of a number apart', () => {
    const keys = ['1', '1 bis', '1a', '1-1', '11', 'L1', 'R1', 'R*1'].map(numberKey)
    assert.equal(new Set(keys).size, keys.length)
  })

  it('leaves nothing in an eId that an IRI could not hold', () => {
    for (const num of ['Article L. 123/4', '§ 5 ~ 6', 'R*12', 'a b'])
      assert.match(idSegment(num), /^[\p{L}\p{N}.-]+$/u)
  })
})
