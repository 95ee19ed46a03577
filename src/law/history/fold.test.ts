import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type Day, day } from '#kit/day.ts'
import { contentOf } from '#law/content.ts'
import type { Wording } from '#law/provision.ts'
import { fold } from './fold.ts'
import { readingAt } from './reading.ts'

function wording(
  key: string,
  num: string,
  from: string | null,
  to: string | null,
  more: Partial<Wording> = {},
): Wording {
  return {
    key,
    parentKey: null,
    order: key,
    kind: 'article',
    num,
    heading: null,
    content: contentOf(`<content><p>${num} since ${from}</p></content>`),
    from: from === null ? null : day(from),
    to: to === null ? null : day(to),
    basis: 'in-force',
    missing: false,
    published: null,
    ground: null,
    ...more,
  }
}

const folded = (wordings: Wording[]) =>
  fold({ wordings, notes: [], findings: [], completeFrom: null }, 'a.json')

describe('folding wordings', () => {
  it('keeps a provision one through all its wordings and numbers', () => {
    const woven = folded([
      wording('LEGIARTI1', 'L1', '2016-01-01', '2020-01-01'),
      wording('LEGIARTI1', 'L1-1', '2020-01-01', null),
    ])
    assert.deepEqual(woven.provisions, [{ wId: 'art_L1' }])
    assert.deepEqual(
      woven.rows.map((row) => row.eId),
      ['art_L1', 'art_L1-1'],
    )
    assert.deepEqual(
      woven.versions.map(({ from, added, changed }) => [from, added, changed]),
      [
        ['2016-01-01', 1, 0],
        ['2020-01-01', 0, 1],
      ],
    )
  })

  it('lets a number pass from one provision to another', () => {
    const woven = folded([
      wording('LEGIARTI1', 'L1', '2016-01-01', '2020-01-01'),
      wording('LEGIARTI2', 'L1', '2020-01-01', null),
    ])
    assert.deepEqual(
      woven.rows.map((row) => row.eId),
      ['art_L1', 'art_L1'],
    )
    assert.deepEqual(
      woven.provisions.map((provision) => provision.wId),
      ['art_L1', 'art_L1__2'],
    )
  })

  it('takes recitals for what they are: their eIds end in a count, and none holds beside another', () => {
    const woven = folded([
      wording('1', '(1)', '2016-01-01', null, { kind: 'recital' }),
      wording('2', '(2)', '2016-01-01', null, { kind: 'recital' }),
    ])
    assert.deepEqual(
      woven.rows.map((row) => row.concurrent),
      [false, false],
    )
  })

  it('marks two provisions of one number on one day as concurrent', () => {
    const woven = folded([wording('a', 'L1', '2016-01-01', null), wording('b', 'L1', '2018-01-01', null)])
    assert.deepEqual(
      woven.rows.map((row) => [row.eId, row.concurrent]),
      [
        ['art_L1', false],
        ['art_L1__2', true],
      ],
    )
  })

  it('keeps a hole that the source states, and the basis of each date', () => {
    const note = { published: null, ground: null, path: 'a.xml' }
    const notes = [
      { ...note, date: day('2016-01-01'), basis: 'snapshot' as const },
      { ...note, date: day('2018-01-01'), hole: 'mojibake' },
      { ...note, date: day('2019-01-01') },
    ]
    const wordings = [
      wording('art_1', '1', '2016-01-01', '2018-01-01'),
      wording('art_1', '1', '2019-01-01', null),
    ]
    const woven = fold({ wordings, notes, findings: [], completeFrom: null }, 'a.xml')
    assert.deepEqual(
      woven.versions.map(({ from, basis, state, reason }) => [from, basis, state, reason]),
      [
        ['2016-01-01', 'snapshot', 'held', null],
        ['2018-01-01', 'in-force', 'unknown', 'mojibake'],
        ['2019-01-01', 'in-force', 'held', null],
      ],
    )
  })

  it('counts a provision that comes back after its repeal as added, in the same words too', () => {
    const words = { content: contentOf('<content><p>the same</p></content>') }
    const woven = folded([
      wording('b', 'L2', '1990-01-01', null),
      wording('a', 'L1', '1990-01-01', '2000-01-01', words),
      wording('a', 'L1', '2010-01-01', null, words),
    ])
    assert.deepEqual(
      woven.versions.map(({ from, added, changed, removed }) => [from, added, changed, removed]),
      [
        ['1990-01-01', 2, 0, 0],
        ['2000-01-01', 0, 0, 1],
        ['2010-01-01', 1, 0, 0],
      ],
    )
    assert.equal(woven.provisions.length, 2)
  })

  it('keeps out inverted and overlapping intervals, with a finding each', () => {
    const woven = folded([
      wording('a', 'L1', '2016-01-01', null),
      wording('a', 'L1', '2018-01-01', '2019-01-01'),
      wording('b', 'L2', '2020-01-01', '2019-01-01'),
    ])
    assert.deepEqual(
      woven.findings.map((finding) => [finding.severity, finding.check]),
      [
        ['quarantine', 'overlapping-interval'],
        ['quarantine', 'inverted-interval'],
      ],
    )
    assert.equal(woven.rows.length, 1)
  })

  it('shows on any day exactly the wordings that hold on it, in their order', () => {
    const days = ['2000-01-01', '2005-01-01', '2010-01-01', '2015-01-01', '2020-01-01'] as const
    const span = fc
      .tuple(fc.nat(3), fc.nat(4))
      .map(([a, b]) => [days[Math.min(a, 3)]!, a < b ? days[b]! : null] as const)
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), span), { selector: ([key]) => key }),
        (items) => {
          const wordings = items.map(([key, [from, to]]) => wording(key, key.toUpperCase(), from, to))
          const woven = folded(wordings)
          for (const at of days) {
            const expected = wordings
              .filter((w) => w.from! <= at && (w.to === null || at < w.to))
              .map((w) => w.num)
              .sort()
            assert.deepEqual(
              readingAt(woven, at as Day).map((row) => row.num),
              expected,
            )
          }
        },
      ),
    )
  })
})
