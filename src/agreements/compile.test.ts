/** What an agreement lets flow, and to whom it lets be passed on what came under it. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, day } from '#kit/day.ts'
import { runs } from '../../test/pace.ts'
import { agreement, BOREA, heldBy, item } from './agreement.fixture.ts'
import { type FollowedRegime, offersOn, passingOn, takenOn } from './compile.ts'
import type { Agreement } from './model.ts'
import { agreementOn } from './on-day.ts'

const TODAY = day('2026-11-30')
const offered = (record: Agreement, party: string | null = 'xv', on = TODAY) =>
  offersOn([heldBy(party, record)], on).map(({ partner, collection, items }) => [
    partner.id,
    collection,
    ...items,
  ])

describe('what a centre offers', () => {
  it('is what its own items name, to each party that receives them, by agreement and item', () => {
    assert.deepEqual(offered(agreement()), [['xb', 'laws', '1']])
    assert.deepEqual(offered(agreement(), 'xb'), [['xv', 'zakony', '2']])
  })

  it('names every item that a collection answers', () => {
    const list = ['1', '2'].map((id) => item(id, { gives: 'xv', collections: ['laws'] }))
    assert.deepEqual(offered(agreement({ list })), [['xb', 'laws', '1', '2']])
  })

  it('is nothing to a party that does not receive the item', () => {
    const parties = ['xv', 'xb', 'xc'].map((id) => ({ id, name: id }))
    const list = [item('1', { gives: 'xv', receives: ['xc'], collections: ['laws'] })]
    assert.deepEqual(offered(agreement({ parties, list })), [['xc', 'laws', '1']])
  })

  it('is nothing under an agreement of others', () => {
    assert.deepEqual(offered(agreement(), null), [])
  })

  it('stops with the agreement, is withheld while it is suspended, and does not begin before it', () => {
    const record = agreement({
      dates: { inForce: '2020-01-01', until: '2026-12-31' },
      suspensions: [{ from: '2022-01-01', until: '2022-01-31' }],
    })
    const counts = ['2019-12-31', '2020-01-01', '2022-01-31', '2022-02-01', '2026-12-31', '2027-01-01'].map(
      (on) => offered(record, 'xv', day(on)).length,
    )
    assert.deepEqual(counts, [0, 1, 0, 1, 1, 0])
    assert.equal(takenOn([heldBy('xv', record)], day('2027-01-01')).length, 0)
  })

  it('is never anything on a day on which the agreement is not in force', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1000, max: 4000 }),
        fc.integer({ min: 0, max: 3000 }),
        (offset, length) => {
          const inForce = day('2020-01-01')
          const record = agreement({
            dates: { inForce, until: addDays(inForce, length) },
            suspensions: [{ from: addDays(inForce, 100), until: addDays(inForce, 200) }],
          })
          const on = addDays(inForce, offset)
          assert.equal(offered(record, 'xv', on).length > 0, agreementOn(record, on).status === 'in-force')
        },
      ),
      runs(300),
    )
  })
})

const FOLLOWED: FollowedRegime = { fingerprint: BOREA, collection: 'zakony', onward: 'consent' }
const CONSENT = { id: '1', by: 'xb', to: 'everybody', given: '2025-01-01', document: 'Letter 1' }
const passes = (record: Agreement, followed: Partial<FollowedRegime> = {}, on = TODAY) =>
  passingOn([heldBy('xv', record)], { ...FOLLOWED, ...followed }, on)

describe('what came under an agreement', () => {
  it('is passed on to nobody without a recorded consent', () => {
    assert.deepEqual(passes(agreement()), { everybody: false, bodies: [] })
    assert.deepEqual(passes(agreement({ consents: [CONSENT] })), { everybody: true, bodies: [] })
  })

  it('is passed on to the body that a consent names, and to nobody else', () => {
    const to = { to: 'University of Ozerin', key: 'cc'.repeat(32) }
    assert.deepEqual(passes(agreement({ consents: [{ ...CONSENT, ...to }] })), {
      everybody: false,
      bodies: [{ name: to.to, key: to.key }],
    })
  })

  it('is passed on only while the consent holds: from the day it is given to its last, and until it is withdrawn', () => {
    const record = agreement({ consents: [{ ...CONSENT, until: '2025-06-30', withdrawn: '2025-05-01' }] })
    const open = ['2024-12-31', '2025-01-01', '2025-04-30', '2025-05-01', '2025-07-01'].map(
      (on) => passes(record, {}, day(on)).everybody,
    )
    assert.deepEqual(open, [false, true, true, false, false])
  })

  it('is passed on by the consent of its giver alone, for the items that it covers', () => {
    assert.equal(passes(agreement({ consents: [{ ...CONSENT, by: 'xv' }] })).everybody, false)
    assert.equal(passes(agreement({ consents: [{ ...CONSENT, items: ['1'] }] })).everybody, false)
    assert.equal(passes(agreement({ consents: [{ ...CONSENT, items: ['2'] }] })).everybody, true)
  })

  it('is not passed on under a consent once the agreement is suspended or has ended', () => {
    const ended = { dates: { inForce: '2020-01-01', until: '2026-06-30' }, consents: [CONSENT] }
    assert.equal(passes(agreement(ended)).everybody, false)
    const suspended = { suspensions: [{ from: '2026-11-01' }], consents: [CONSENT] }
    assert.equal(passes(agreement(suspended)).everybody, false)
  })

  it('keeps to the stricter of what its publisher signed and what was agreed', () => {
    assert.equal(passes(agreement({ consents: [CONSENT] }), { onward: 'no' }).everybody, false)
    assert.equal(passes(agreement({ onward: 'no' }), { onward: 'free' }).everybody, false)
    assert.equal(passes(agreement({ onward: 'free' }), { onward: 'consent' }).everybody, false)
    assert.equal(passes(agreement({ onward: 'free' }), { onward: 'free' }).everybody, true)
  })

  it('stays under the terms of an agreement that has ended, until another one is in force', () => {
    const ended = agreement({ onward: 'no', dates: { inForce: '2020-01-01', until: '2021-01-01' } })
    assert.equal(passes(ended, { onward: 'free' }).everybody, false)
    const next = agreement({ id: 'next', onward: 'free', dates: { inForce: '2022-01-01' } })
    const held = [heldBy('xv', ended), heldBy('xv', next)]
    assert.equal(passingOn(held, { ...FOLLOWED, onward: 'free' }, TODAY).everybody, true)
  })

  it('is not opened by the consent of another publisher, nor for another collection', () => {
    const record = agreement({ consents: [CONSENT] })
    assert.equal(passes(record, { fingerprint: '33'.repeat(32) }).everybody, false)
    assert.equal(passes(record, { collection: 'other' }).everybody, false)
  })

  it('is free where its publisher says so and no agreement says otherwise', () => {
    assert.equal(passingOn([], { ...FOLLOWED, onward: 'free' }, TODAY).everybody, true)
    assert.equal(passingOn([], FOLLOWED, TODAY).everybody, false)
  })
})
