import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, type Day, day } from '#kit/day.ts'
import type { ProvisionVersion, Version } from '#store/model.ts'
import { actTimeline, mementoLinks, mementoOn, pathFor, provisionTimeline } from './mementos.ts'

const PLACE = { work: '/akn/xv/act/1994/41', language: 'eng', original: '/akn/xv/act/1994/41/eng' }

function version(from: string | null, to: string | null, state: Version['state'] = 'held'): Version {
  return {
    from: from === null ? null : day(from),
    to: to === null ? null : day(to),
    basis: 'in-force',
    published: null,
    ground: null,
    added: 0,
    changed: 0,
    removed: 0,
    state,
    reason: null,
    path: null,
  }
}

const LIFE = [
  version('1994-03-01', '2009-01-01'),
  version('2009-01-01', '2018-05-25', 'unknown'),
  version('2018-05-25', '2027-01-01'),
  version('2027-01-01', null),
]

describe('the life of an act', () => {
  const timeline = actTimeline(PLACE, LIFE)

  it('has a memento for each text with a first day, and none for a hole', () => {
    assert.deepEqual(
      timeline.mementos.map(({ path }) => path),
      ['1994-03-01', '2018-05-25', '2027-01-01'].map((date) => `${PLACE.original}@${date}`),
    )
    assert.equal(mementoOn(timeline, day('2010-01-01')), null)
    assert.equal(mementoOn(timeline, day('2020-02-02'))?.from, '2018-05-25')
  })

  it('answers for a day: its text; the first text before all of them; the day itself in a hole', () => {
    const asked = (date: string) => pathFor(timeline, day(date))
    assert.equal(asked('2000-01-01'), `${PLACE.original}@1994-03-01`)
    assert.equal(asked('1804-03-21'), `${PLACE.original}@1994-03-01`)
    assert.equal(asked('2010-01-01'), `${PLACE.original}@2010-01-01`)
    assert.equal(asked('2500-01-01'), `${PLACE.original}@2027-01-01`)
  })

  it('gives no date to a text without a known beginning, and still answers for its days', () => {
    const undated = actTimeline(PLACE, [version(null, '2018-05-25'), version('2018-05-25', null)])
    assert.deepEqual(
      undated.mementos.map(({ from }) => from),
      ['2018-05-25'],
    )
    assert.equal(pathFor(undated, day('1900-01-01')), `${PLACE.original}@1900-01-01`)
  })

  it('names each neighbour once, with all its roles', () => {
    const links = mementoLinks(timeline, 'https://law.example', timeline.mementos[1] ?? null)
    assert.deepEqual(
      links.slice(2).map(({ rel, datetime }) => [rel, datetime]),
      [
        ['first prev memento', 'Tue, 01 Mar 1994 00:00:00 GMT'],
        ['next last memento', 'Fri, 01 Jan 2027 00:00:00 GMT'],
        ['memento', 'Fri, 25 May 2018 00:00:00 GMT'],
      ],
    )
  })

  it('leads every day to an address that a text on that day, or nothing, stands at', () => {
    const days = fc.integer({ min: 0, max: 30_000 }).map((count) => addDays(day('1980-01-01'), count))
    fc.assert(
      fc.property(days, (asked: Day) => {
        const memento = mementoOn(timeline, asked)
        const path = pathFor(timeline, asked)
        if (memento) assert.ok(memento.from <= asked && (memento.to === null || asked < memento.to))
        else assert.ok(path.endsWith(`@${asked}`) || path.endsWith('@1994-03-01'))
      }),
    )
  })
})

describe('the life of a provision', () => {
  const wording = (eId: string, from: string, to: string | null, missing = false) =>
    ({ eId, from: day(from), to: to === null ? null : day(to), missing }) as ProvisionVersion

  it('keeps to the provision when its number changes, and leaves out wordings that are not known', () => {
    const wordings = [
      wording('art_7', '1994-03-01', '2000-01-01'),
      wording('art_7', '2000-01-01', '2010-01-01', true),
      wording('art_9', '2010-01-01', null),
    ]
    const timeline = provisionTimeline(PLACE, 'art_9', wordings)
    assert.deepEqual(
      timeline.mementos.map(({ path }) => path),
      [`${PLACE.original}@1994-03-01/~art_7`, `${PLACE.original}@2010-01-01/~art_9`],
    )
    assert.equal(pathFor(timeline, day('2005-05-05')), `${PLACE.original}@2005-05-05/~art_7`)
  })
})
