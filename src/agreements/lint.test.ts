/** What contradicts itself in a record is found, and where; and what cannot be read is told by line and field. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { agreement, item } from './agreement.fixture.ts'
import { lint } from './lint.ts'
import { readAgreement } from './read.ts'
import { template } from './template.ts'

const faults = (more: Record<string, unknown>) =>
  lint(agreement(more))
    .filter(({ severity }) => severity === 'fault')
    .map(({ check, place }) => `${check} @ ${place}`)
const warnings = (more: Record<string, unknown>) =>
  lint(agreement(more))
    .filter(({ severity }) => severity === 'warning')
    .map(({ check, place }) => `${check} @ ${place}`)

describe('a record', () => {
  it('without contradictions has no finding', () => {
    assert.deepEqual(lint(agreement()), [])
  })

  it('names parties and items that it has', () => {
    const list = [
      item('1', { gives: 'xq', collections: ['laws'] }),
      item('2', { gives: 'xb', receives: ['xb'], works: ['x'] }),
    ]
    assert.deepEqual(faults({ list }), ['unknown-party @ list 1.gives', 'gives-itself @ list 2.receives'])
    const consents = [
      { id: '1', by: 'xx', to: 'everybody', items: ['9'], given: '2021-01-01', document: 'x' },
    ]
    assert.deepEqual(faults({ consents }), [
      'unknown-party @ consents 1.by',
      'unknown-item @ consents 1.items',
    ])
  })

  it('names nothing twice', () => {
    const twice = ['1', '1'].map((id) => item(id, { gives: 'xv', collections: ['laws'] }))
    assert.deepEqual(faults({ list: twice }), ['repeated @ list'])
  })

  it('has its days in order', () => {
    assert.deepEqual(
      faults({ dates: { signed: '2020-02-01', inForce: '2020-01-01', until: '2019-01-01' } }),
      ['dates @ dates', 'dates @ dates'],
    )
    assert.deepEqual(faults({ suspensions: [{ from: '2021-05-01', until: '2021-04-01' }] }), [
      'dates @ suspensions',
    ])
    const overlapping = [
      { from: '2021-01-01', until: '2021-06-30' },
      { from: '2021-06-30', until: '2021-08-01' },
    ]
    assert.deepEqual(faults({ suspensions: overlapping }), ['dates @ suspensions'])
  })

  it('is not amended after its end', () => {
    const dates = { signed: '2019-10-01', inForce: '2020-01-01', until: '2021-12-31' }
    const amendments = [
      { id: 'p1', title: 'P', inForce: '2022-01-01', text: [{ language: 'eng', file: 'p' }] },
    ]
    assert.deepEqual(faults({ dates, amendments }), ['too-late @ amendments p1'])
  })

  it('records no consent to what may not be passed on at all', () => {
    const consents = [{ id: '1', by: 'xb', to: 'everybody', given: '2021-01-01', document: 'Letter' }]
    assert.deepEqual(faults({ onward: 'no', consents }), ['onward @ consents 1'])
    assert.deepEqual(faults({ onward: 'consent', consents }), [])
  })

  it('is looked at where it has no text, no executing body, no network of its premises, or an item of nothing', () => {
    const parties = ['xv', 'xb'].map((id) => ({ id, name: id }))
    const list = [item('1', { gives: 'xv' })]
    assert.deepEqual(warnings({ parties, list, text: [], readers: [{ class: 'premises' }] }), [
      'no-body @ parties xv',
      'no-body @ parties xb',
      'says-nothing @ list 1',
      'no-network @ readers',
      'no-text @ text',
    ])
  })
})

describe('the file of a record', () => {
  it('may be the template as it is printed', () => {
    const record = readAgreement(template(), 'new.yaml')
    assert.deepEqual(
      lint(record).filter(({ severity }) => severity === 'fault'),
      [],
    )
    assert.equal(record.dates.inForce, null)
  })

  it('may be JSON', () => {
    const record = agreement()
    assert.deepEqual(readAgreement(JSON.stringify(record), 'a.json'), record)
  })

  it('keeps numbers of items as they are written, and asks for quotation marks where they would be lost', () => {
    const text = template().replace('- id: "1"', '- id: 1.10')
    assert.throws(
      () => readAgreement(text, 'a.yaml'),
      /a\.yaml:\d+ list\[1\]\.id: expected a name in quotation marks/,
    )
  })

  it('is refused by line and field where something cannot be read, whatever else is wrong in it', () => {
    const text = template()
      .replace('public: true', 'public: perhaps')
      .replace('onward: consent', 'onward: maybe')
      .replace('  # signed: 2026-01-15', '  signed: 2026-02-30\n  sealed: 2026-02-28')
    assert.throws(
      () => readAgreement(text, 'a.yaml'),
      (error: Error) => {
        for (const said of [
          /:\d+ public: expected true or false/,
          /:\d+ onward: expected no, consent or free/,
          /:\d+ dates\.signed: expected a day that exists/,
          /:\d+ dates\.sealed: there is no such field/,
        ])
          assert.match(error.message, said)
        return true
      },
    )
  })

  it('does not grow by references to itself', () => {
    const bomb = `a: &a ["x","x"]\nb: &b [*a,*a]\nc: [*b,*b]\n${template()}`
    assert.throws(() => readAgreement(bomb, 'a.yaml'), /Cannot read a\.yaml/)
  })
})
