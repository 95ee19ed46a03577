import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, day, dayAt, dayOf, dayOrNull, isDay, yearFraction } from './day.ts'

describe('days', () => {
  it('are what the calendar has, and nothing else', () => {
    for (const text of ['1803-03-27', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])
      assert.ok(isDay(text), text)
    for (const text of [
      '2023-02-29',
      '1900-02-29',
      '2024-02-30',
      '2024-13-01',
      '2024-00-10',
      '2024-01-00',
      '2024-04-31',
      '0000-01-01',
      '20240101',
      '2024-1-1',
      '',
      ' 2024-01-01',
    ]) {
      assert.ok(!isDay(text), text)
    }
  })

  it('agree with the calendar of the machine', () => {
    fc.assert(
      fc.property(fc.nat(9999), fc.nat(13), fc.nat(32), (year, month, date) => {
        const text = [
          String(year).padStart(4, '0'),
          String(month).padStart(2, '0'),
          String(date).padStart(2, '0'),
        ].join('-')
        const instant = new Date(`${text}T00:00:00Z`)
        const exists = year > 0 && !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text)
        assert.equal(isDay(text), exists, text)
      }),
    )
  })

  it('refuse a text that is none, naming it and the form expected', () => {
    assert.throws(
      () => day('yesterday'),
      /Cannot read the date "yesterday": expected a day that exists, as YYYY-MM-DD/,
    )
    assert.equal(dayOrNull('yesterday'), null)
    assert.equal(dayOrNull(null), null)
  })

  it('add up across months, years and 1900', () => {
    assert.equal(addDays(day('1899-12-31'), 60), '1900-03-01')
    assert.equal(addDays(day('2024-03-01'), -1), '2024-02-29')
    assert.equal(dayOf(new Date('2026-11-23T23:59:59Z')), '2026-11-23')
  })

  it('come back from the year and fraction that they became for a picture, in their order', () => {
    const some = fc.integer({ min: 0, max: 3_000_000 }).map((count) => addDays(day('0002-01-01'), count))
    fc.assert(
      fc.property(some, some, (one, other) => {
        assert.equal(dayAt(yearFraction(one)), one)
        assert.equal(one < other, yearFraction(one) < yearFraction(other))
      }),
    )
  })

  it('are days of the calendar at any fraction', () => {
    fc.assert(
      fc.property(fc.double({ min: -5, max: 12_000, noNaN: true }), (fraction) => {
        assert.ok(isDay(dayAt(fraction)), `${fraction}`)
      }),
    )
  })
})
