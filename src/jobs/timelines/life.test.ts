/** The life of a provision is told as far as it is known, and no further: holes, sightings and incomplete texts are never bridged. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type Day, day } from '#kit/day.ts'
import type { Basis } from '#law/provision.ts'
import type { ProvisionVersion, Version } from '#store/model.ts'
import { type Held, type Life, lifeOf } from './life.ts'

function row(
  from: string | null,
  to: string | null,
  textId: number,
  more: Partial<ProvisionVersion> = {},
): ProvisionVersion {
  return {
    id: textId,
    provisionId: 1,
    wId: 'art_1',
    eId: 'art_1',
    parentId: null,
    sort: 'a',
    kind: 'article',
    num: '1',
    heading: null,
    from: from === null ? null : day(from),
    to: to === null ? null : day(to),
    basis: 'in-force',
    missing: false,
    concurrent: false,
    ground: null,
    textId,
    ...more,
  }
}

function version(from: string | null, to: string | null, more: Partial<Version> = {}): Version {
  return {
    from: from === null ? null : day(from),
    to: to === null ? null : day(to),
    basis: 'in-force',
    published: null,
    ground: from === null ? null : { title: `Act of ${from}`, id: null },
    added: 0,
    changed: 0,
    removed: 0,
    state: 'held',
    reason: null,
    path: null,
    ...more,
  }
}

const held = (more: Partial<Held>): Held => ({
  history: [],
  versions: [],
  completeFrom: null,
  textState: 'point-in-time',
  adopted: null,
  seen: [],
  ...more,
})
const told = ({ events }: Life) => events.map(({ kind, day: on, after }) => [kind, on, after])
const spans = ({ stretches }: Life) =>
  stretches.map((each) => [each.kind === 'unknown' ? each.why : each.kind, each.from, each.to])

test('a provision is introduced where a text held before has it not, and is repealed where the text goes on without it', () => {
  const life = lifeOf(
    held({
      history: [row('2010-01-01', '2015-01-01', 1), row('2015-01-01', '2020-01-01', 2)],
      versions: [
        version('2000-01-01', '2010-01-01'),
        version('2010-01-01', '2015-01-01'),
        version('2015-01-01', '2020-01-01'),
        version('2020-01-01', null),
      ],
    }),
  )
  assert.deepEqual(told(life), [
    ['introduced', '2010-01-01', null],
    ['changed', '2015-01-01', null],
    ['repealed', '2020-01-01', null],
  ])
  assert.deepEqual(
    life.events.map(({ ground }) => ground?.title),
    ['Act of 2010-01-01', 'Act of 2015-01-01', 'Act of 2020-01-01'],
  )
})

test('what stands in the first of the texts that happen to be held was not introduced by it', () => {
  const facts = {
    history: [row('2010-01-01', null, 1)],
    versions: [version('2010-01-01', null)],
  }
  assert.deepEqual(told(lifeOf(held({ ...facts, seen: [day('2010-01-01')] }))), [
    ['first', '2010-01-01', null],
  ])
  assert.deepEqual(told(lifeOf(held({ ...facts, textState: 'current' }))), [['first', '2010-01-01', null]])
  assert.deepEqual(spans(lifeOf(held({ ...facts, textState: 'current' })))[0], [
    'not-held',
    null,
    '2010-01-01',
  ])
  assert.deepEqual(told(lifeOf(held({ ...facts, textState: 'as-enacted' }))), [
    ['introduced', '2010-01-01', null],
  ])
})

test('a provision is not older than its act: where the first text held is younger, it came in between', () => {
  const life = lifeOf(
    held({
      history: [row('2010-01-01', null, 1)],
      versions: [version('2010-01-01', null)],
      textState: 'current',
      adopted: day('2004-05-06'),
    }),
  )
  assert.deepEqual(spans(life), [
    ['absent', null, '2004-05-06'],
    ['not-held', '2004-05-06', '2010-01-01'],
    ['wording', '2010-01-01', null],
  ])
  assert.deepEqual(told(life), [['introduced', '2010-01-01', '2004-05-05']])
})

test('before the whole text is held, what is not there is not known', () => {
  const life = lifeOf(
    held({
      history: [row('2012-01-01', null, 1)],
      versions: [version('2000-01-01', '2012-01-01'), version('2012-01-01', null)],
      completeFrom: day('2011-01-01'),
    }),
  )
  assert.deepEqual(spans(life), [
    ['not-held', null, '2000-01-01'],
    ['incomplete', '2000-01-01', '2011-01-01'],
    ['absent', '2011-01-01', '2012-01-01'],
    ['wording', '2012-01-01', null],
  ])
  assert.deepEqual(told(life), [['introduced', '2012-01-01', null]])
})

test('over a hole nothing is said to have happened on its last day: the change came somewhere in it', () => {
  const versions = [
    version('2000-01-01', '2005-01-01'),
    version('2005-01-01', '2007-01-01', { state: 'unknown', reason: 'truncated' }),
    version('2007-01-01', null),
  ]
  const changed = lifeOf(
    held({ history: [row('2000-01-01', '2005-01-01', 1), row('2007-01-01', null, 2)], versions }),
  )
  assert.deepEqual(told(changed), [
    ['introduced', '2000-01-01', null],
    ['changed', '2007-01-01', '2004-12-31'],
  ])
  const same = lifeOf(
    held({ history: [row('2000-01-01', '2005-01-01', 1), row('2007-01-01', null, 1)], versions }),
  )
  assert.deepEqual(told(same), [['introduced', '2000-01-01', null]])
  const gone = lifeOf(held({ history: [row('2000-01-01', '2005-01-01', 1)], versions }))
  assert.deepEqual(told(gone).at(-1), ['repealed', '2007-01-01', '2004-12-31'])
})

test('where texts were only seen, a change lies between two sightings', () => {
  const life = lifeOf(
    held({
      history: [
        row('2010-01-01', '2012-01-01', 1, { basis: 'snapshot' }),
        row('2012-01-01', null, 2, { basis: 'snapshot' }),
      ],
      versions: [
        version('2010-01-01', '2012-01-01', { basis: 'snapshot' }),
        version('2012-01-01', null, { basis: 'snapshot' }),
      ],
      seen: ['2010-01-01', '2011-06-01', '2012-01-01'].map(day),
    }),
  )
  assert.deepEqual(spans(life), [
    ['not-held', null, '2010-01-01'],
    ['wording', '2010-01-01', '2011-06-02'],
    ['between-texts', '2011-06-02', '2012-01-01'],
    ['wording', '2012-01-01', null],
  ])
  assert.deepEqual(told(life).at(-1), ['changed', '2012-01-01', '2011-06-01'])
})

test('another number and another place do not break a life; words that come back are a return', () => {
  const life = lifeOf(
    held({
      history: [
        row('2000-01-01', '2001-01-01', 1),
        row('2001-01-01', '2002-01-01', 1, { num: '1a', eId: 'art_1a' }),
        row('2002-01-01', '2003-01-01', 1, { num: '1a', parentId: 7 }),
        row('2004-01-01', null, 1, { num: '2' }),
      ],
      versions: ['2000', '2001', '2002', '2003', '2004'].map((year, at, all) =>
        version(`${year}-01-01`, at + 1 < all.length ? `${all[at + 1]}-01-01` : null),
      ),
    }),
  )
  assert.deepEqual(
    life.events.map(({ kind, numbers }) => [kind, numbers]),
    [
      ['introduced', null],
      ['renumbered', ['1', '1a']],
      ['moved', null],
      ['repealed', null],
      ['returned', ['1a', '2']],
    ],
  )
  assert.deepEqual(
    life.stretches.flatMap((each) => (each.kind === 'wording' ? each.n : [])),
    [1, 1],
  )
})

const BASES: readonly Basis[] = ['in-force', 'snapshot', 'unknown']
const facts = fc
  .record({
    steps: fc.array(
      fc.record({
        days: fc.integer({ min: 1, max: 900 }),
        state: fc.constantFrom('text', 'absent', 'hole'),
        text: fc.nat(3),
        basis: fc.constantFrom(...BASES),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    complete: fc.option(fc.integer({ min: 0, max: 2000 }), { nil: null }),
    seen: fc.array(fc.integer({ min: 0, max: 4000 }), { maxLength: 6 }),
    undated: fc.boolean(),
  })
  .map(({ steps, complete, seen, undated }): Held => {
    const start = day('2000-01-01')
    let at: Day | null = undated ? null : start
    const spanned = steps.map(({ days, ...step }, index) => {
      const from = at
      const to: Day | null = index + 1 < steps.length ? addDays(from ?? start, days) : null
      at = to
      return { ...step, from, to }
    })
    return held({
      history: spanned.flatMap(({ state, from, to, text, basis }) =>
        state === 'text' ? row(from, to, text, { basis }) : [],
      ),
      versions: spanned.map(({ state, from, to, basis }) =>
        version(from, to, { basis, state: state === 'hole' ? 'unknown' : 'held' }),
      ),
      completeFrom: complete === null ? null : addDays(start, complete),
      seen: [...new Set(seen.map((n) => addDays(start, n)))].sort(),
    })
  })

test('stretches cover all of time without overlap, and whatever stands in a hole is unknown', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const { stretches, events } = lifeOf(given)
      assert.equal(stretches[0]?.from, null)
      assert.equal(stretches.at(-1)?.to, null)
      for (const [at, { from, to }] of stretches.entries()) {
        assert.equal(stretches[at + 1]?.from ?? null, to)
        assert.ok(from === null || to === null || from < to, `${from} ${to}`)
      }
      for (const { from, to } of given.versions.filter(({ state }) => state === 'unknown'))
        assert.ok(
          stretches.every(
            (each) =>
              each.kind === 'unknown' ||
              (to !== null && each.from !== null && each.from >= to) ||
              (from !== null && each.to !== null && each.to <= from),
          ),
        )
      const days = events.map((event) => event.day)
      assert.deepEqual(days, days.toSorted())
      assert.ok(events.every(({ day: on, after }) => after === null || after < on))
    }),
  )
})
