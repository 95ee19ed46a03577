import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { hanNumber } from './han-numbers.ts'

const SIGNS = '〇一二三四五六七八九'

// How a law writes the number of an article: 一百零三, 十二, 一百二十三.
function written(value: number): string {
  const units = ['', '十', '百', '千']
  const digits = [...String(value)].map(Number)
  const parts = digits.map((digit, at) =>
    digit === 0 ? '零' : SIGNS[digit]! + units[digits.length - 1 - at],
  )
  return parts.join('').replace(/零+$/, '').replace(/零+/g, '零').replace(/^一十/, '十')
}

describe('numbers in Chinese characters', () => {
  it('are read with units', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (value) =>
        assert.equal(hanNumber(written(value)), value),
      ),
    )
  })

  it('are read digit by digit, in figures of either width, and with the first year of an era', () => {
    for (const [signs, value] of [
      ['二〇一四', 2014],
      ['一一九', 119],
      ['三〇', 30],
      ['２', 2],
      ['12', 12],
      ['元', 1],
    ] as const)
      assert.equal(hanNumber(signs), value)
  })

  it('are null where a sign is none', () => {
    for (const signs of ['', '第一', '十二の二', 'abc']) assert.equal(hanNumber(signs), null)
  })
})
