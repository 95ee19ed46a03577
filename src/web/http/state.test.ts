import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kit/day.ts'
import type { Expression, Version } from '#store/model.ts'
import { cachePolicy, lastModified, type Shown, textValidators } from './state.ts'

const TODAY = day('2026-11-23')
const source = { name: 'legalize', path: 'act.md' }
const expression = { id: 1, recordedAt: '2026-11-20T09:00:00.500Z', shown: true, source } as Expression

function shown(
  span: { from: string | null; to: string | null; state?: Version['state'] } | null,
  dated = true,
): Shown {
  const version = span && ({ state: 'held', ...span } as Version)
  return { expression, expressions: [expression], at: day('2020-01-01'), dated, version }
}

test('only a text that another has followed is kept without asking', () => {
  const settled = 'public, max-age=86400, immutable'
  assert.equal(cachePolicy(shown({ from: '2018-01-01', to: '2021-01-01' }), TODAY), settled)
  assert.equal(cachePolicy(shown({ from: '2018-01-01', to: '2026-11-23' }), TODAY), settled)
  for (const unsettled of [
    shown({ from: '2018-01-01', to: null }),
    shown({ from: '2018-01-01', to: '2026-11-24' }),
    shown({ from: null, to: '2021-01-01' }),
    shown({ from: '2018-01-01', to: '2021-01-01', state: 'unknown' }),
    shown({ from: '2018-01-01', to: '2021-01-01' }, false),
    shown(null),
  ])
    assert.equal(cachePolicy(unsettled, TODAY), 'no-cache')
})

test('what was received is asked for anew each time: its publisher may fall silent', () => {
  const received = { ...expression, source: { ...source, name: 'exchange:valen' } }
  const settled = shown({ from: '2018-01-01', to: '2021-01-01' })
  assert.equal(cachePolicy({ ...settled, expression: received }, TODAY), 'no-cache')
})

test('a text changes when its publisher falls silent, and when it is heard again', () => {
  const base = shown({ from: '2018-01-01', to: '2021-01-01' })
  const silent = { ...base, told: { mark: 'late', changedAt: new Date('2026-11-22T00:00:00Z') } }
  const heard = { ...base, told: { mark: '', changedAt: new Date('2026-11-23T00:00:00Z') } }
  const [before, during, after] = [base, silent, heard].map((each) => textValidators(each, 'a', TODAY))
  assert.notEqual(before?.etag, during?.etag)
  assert.equal(before?.etag, after?.etag)
  assert.deepEqual([during?.lastModified, after?.lastModified], [silent.told.changedAt, heard.told.changedAt])
})

test('an address without a day changes when a version begins, if nothing was learnt since', () => {
  const iso = (asked: Shown) => lastModified(asked, TODAY).toISOString()
  assert.equal(iso(shown({ from: '2026-11-23', to: null }, false)), '2026-11-23T00:00:00.000Z')
  assert.equal(iso(shown({ from: '2026-11-23', to: null }, true)), expression.recordedAt)
  assert.equal(iso(shown({ from: '2018-01-01', to: null }, false)), expression.recordedAt)
  assert.equal(iso(shown({ from: '2027-01-01', to: null }, false)), expression.recordedAt)
})

test('the tag of a text changes with its work, its day and its name, and with nothing else', () => {
  const base = shown({ from: '2018-01-01', to: null })
  const tag = (asked: Shown, name = 'a') => textValidators(asked, name, TODAY).etag
  assert.equal(tag(base), tag({ ...base, version: null }))
  const later = { ...expression, recordedAt: '2026-11-21T00:00:00Z' }
  const others: [Shown, string?][] = [
    [base, 'b'],
    [{ ...base, at: day('2020-01-02') }],
    [{ ...base, expressions: [later] }],
    [{ ...base, expressions: [expression, { ...later, id: 2 }] }],
    [{ ...base, expressions: [{ ...expression, shown: false }] }],
  ]
  for (const [asked, name] of others) assert.notEqual(tag(asked, name), tag(base))
})
