/** An agreement on a day: what is in force, what is suspended, what has ended, and that nothing said for a day is said otherwise by what comes after it. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, type Day, day } from '#kit/day.ts'
import { runs } from '../../test/pace.ts'
import { agreement, item } from './agreement.fixture.ts'
import type { Agreement } from './model.ts'
import { agreementOn, turnsOf } from './on-day.ts'

const status = (record: Agreement, on: string) => agreementOn(record, day(on)).status
const ids = (record: Agreement, on: string) => agreementOn(record, day(on)).list.map(({ id }) => id)

describe('an agreement on a day', () => {
  it('is a draft before the day of coming into force, whether or not it is signed', () => {
    assert.equal(status(agreement(), '2019-12-31'), 'draft')
    assert.equal(status(agreement(), '2020-01-01'), 'in-force')
    assert.equal(status(agreement({ dates: { signed: '2019-10-01' } }), '2030-01-01'), 'draft')
  })

  it('is in force on its last day, and ended on the next', () => {
    const record = agreement({ dates: { inForce: '2020-01-01', until: '2024-12-31' } })
    assert.equal(status(record, '2024-12-31'), 'in-force')
    assert.equal(status(record, '2025-01-01'), 'ended')
    assert.equal(agreementOn(record, day('2021-01-01')).lastDay, '2024-12-31')
  })

  it('is suspended from the first to the last day of a suspension, and in force again after it', () => {
    const suspensions = [{ from: '2021-03-01', until: '2021-03-31', by: 'xv', reason: { eng: 'Repair' } }]
    const record = agreement({ suspensions })
    assert.deepEqual(
      ['2021-02-28', '2021-03-01', '2021-03-31', '2021-04-01'].map((each) => status(record, each)),
      ['in-force', 'suspended', 'suspended', 'in-force'],
    )
    assert.equal(agreementOn(record, day('2021-03-15')).suspension?.reason?.eng, 'Repair')
  })

  it('is prolonged term after term where nobody denounces it', () => {
    const record = agreement({
      dates: { inForce: '2020-01-01', until: '2024-02-29' },
      renewal: { years: 1, noticeMonths: 6 },
    })
    assert.equal(status(record, '2044-01-01'), 'in-force')
    assert.deepEqual(
      turnsOf(record, day('2027-01-01'))
        .filter(({ what }) => what === 'renewed')
        .map(({ on }) => on),
      ['2024-03-01', '2025-03-01', '2026-03-01'],
    )
  })

  it('ends with the term in which it was denounced in time, and with the next where it was too late', () => {
    const denounced = (on: string) =>
      agreement({
        dates: { inForce: '2020-01-01', until: '2024-12-31' },
        renewal: { years: 5, noticeMonths: 6 },
        denounced: { by: 'xb', on },
      })
    assert.equal(agreementOn(denounced('2024-06-30'), day('2025-06-01')).lastDay, '2024-12-31')
    assert.equal(agreementOn(denounced('2024-07-01'), day('2025-06-01')).lastDay, '2029-12-31')
  })

  it('without a term ends when the notice has run', () => {
    const record = agreement({ renewal: { noticeMonths: 3 }, denounced: { by: 'xb', on: '2022-01-15' } })
    assert.equal(status(record, '2022-04-15'), 'in-force')
    assert.equal(status(record, '2022-04-16'), 'ended')
  })

  it('reads its items as a protocol puts them from the day on which that is in force, and as before until then', () => {
    const protocol = {
      id: 'p1',
      title: 'Protocol',
      inForce: '2022-01-01',
      put: [item('2', { gives: 'xb', collections: ['other'] }), item('3', { gives: 'xv' })],
      remove: ['1'],
      onward: 'no',
    }
    const record = agreement({ amendments: [protocol] })
    assert.deepEqual(ids(record, '2021-12-31'), ['1', '2'])
    assert.deepEqual(ids(record, '2022-01-01'), ['2', '3'])
    assert.deepEqual(agreementOn(record, day('2022-01-01')).list[0]?.collections, ['other'])
    assert.deepEqual(
      ['2021-12-31', '2022-01-01'].map((each) => agreementOn(record, day(each)).onward),
      ['consent', 'no'],
    )
  })

  it('is not revived by a protocol that comes after its end, and is prolonged by one that comes before', () => {
    const dates = { inForce: '2020-01-01', until: '2021-12-31' }
    const until = (inForce: string) =>
      agreement({ dates, amendments: [{ id: 'p1', title: 'Longer', inForce, until: '2030-12-31' }] })
    assert.equal(status(until('2022-01-01'), '2022-06-01'), 'ended')
    assert.equal(status(until('2021-12-31'), '2022-06-01'), 'in-force')
  })
})

const FIRST = day('2018-01-01')
const anyDay = fc.integer({ min: 0, max: 6000 }).map((days) => addDays(FIRST, days))
const amendments = fc
  .array(
    fc.record({
      inForce: anyDay,
      put: fc.subarray(['1', '2', '3', '4']),
      remove: fc.subarray(['1', '2', '3']),
    }),
    {
      maxLength: 6,
    },
  )
  .map((all) =>
    all.map(({ inForce, put, remove }, index) => ({
      id: `p${index}`,
      title: `Protocol ${index}`,
      inForce,
      put: put.map((id) => item(id, { gives: 'xv', collections: [`from-p${index}`] })),
      remove: remove.filter((id) => !put.includes(id)),
    })),
  )
const suspensions = fc.array(
  fc
    .record({ from: anyDay, days: fc.integer({ min: 0, max: 400 }) })
    .map(({ from, days }) => ({ from, until: addDays(from, days) })),
  { maxLength: 4 },
)

describe('for every agreement', () => {
  it('what it said on a day is not changed by a protocol that is in force later', () => {
    fc.assert(
      fc.property(amendments, amendments, anyDay, (earlier, later, on) => {
        const before = agreement({ amendments: earlier })
        const further = later.map((each, index) => ({
          ...each,
          id: `later${index}`,
          inForce: addDays(each.inForce > on ? each.inForce : on, 1),
        }))
        const after = agreement({ amendments: [...further, ...earlier] })
        assert.deepEqual(agreementOn(after, on), agreementOn(before, on))
      }),
      runs(300),
    )
  })

  it('its list is the one of the day before but for what a protocol of the day puts and removes', () => {
    fc.assert(
      fc.property(amendments, (all) => {
        const record = agreement({ amendments: all })
        for (const on of new Set(all.map(({ inForce }) => inForce))) {
          if (on <= '2020-01-01') continue
          const expected = new Map(agreementOn(record, addDays(on, -1)).list.map((each) => [each.id, each]))
          for (const { put, remove } of record.amendments.filter(({ inForce }) => inForce === on)) {
            for (const each of put) expected.set(each.id, each)
            for (const id of remove) expected.delete(id)
          }
          const byId = [...agreementOn(record, on).list].sort((one, other) => (one.id < other.id ? -1 : 1))
          assert.deepEqual(
            byId,
            [...expected.values()].sort((one, other) => (one.id < other.id ? -1 : 1)),
          )
        }
      }),
      runs(300),
    )
  })

  it('it is in force exactly on the days between its first and last that no suspension holds', () => {
    fc.assert(
      fc.property(suspensions, anyDay, fc.option(fc.integer({ min: 0, max: 4000 })), (all, on, length) => {
        const inForce = day('2020-01-01')
        const until = length === null ? null : addDays(inForce, length)
        const record = agreement({ suspensions: all, dates: { inForce, until } })
        const isBetween = inForce <= on && (until === null || on <= until)
        const isSuspended = all.some((each) => each.from <= on && on <= each.until)
        assert.equal(agreementOn(record, on).status === 'in-force', isBetween && !isSuspended)
      }),
      runs(500),
    )
  })

  it('nothing follows its end: its turns stand in order, and the last is the end where it has one', () => {
    fc.assert(
      fc.property(amendments, suspensions, anyDay, (protocols, all, until) => {
        const dates = {
          signed: '2019-10-01',
          inForce: '2020-01-01',
          until: until < '2020-01-01' ? null : until,
        }
        const turns = turnsOf(
          agreement({ amendments: protocols, suspensions: all, dates }),
          day('2040-01-01'),
        )
        const days = turns.map(({ on }) => on)
        assert.deepEqual(days, [...days].sort())
        if (dates.until !== null) assert.equal(turns.at(-1)?.what, 'ended')
      }),
      runs(300),
    )
  })
})

it('the last day of the calendar ends no computation', () => {
  const record = agreement({
    dates: { inForce: '2020-01-01', until: '9999-06-30' },
    renewal: { years: 5, noticeMonths: 6 },
    denounced: { by: 'xv', on: '9999-12-01' },
  })
  assert.equal(agreementOn(record, '9999-12-31' as Day).lastDay, '9999-12-31')
})
