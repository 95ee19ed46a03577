import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { day } from './day.ts'
import { formatLinks, httpDate, httpDay, PROBLEM_KINDS, problemType, readHttpDate, tagsOf } from './http.ts'

test('a day is said as its first instant, long before 1970 and long after', () => {
  assert.equal(httpDay(day('1804-03-21')), 'Wed, 21 Mar 1804 00:00:00 GMT')
  assert.equal(httpDay(day('0533-12-16')), 'Wed, 16 Dec 0533 00:00:00 GMT')
  assert.equal(httpDay(day('9999-12-31')), 'Fri, 31 Dec 9999 00:00:00 GMT')
})

test('every instant of a whole second that can be said is read back', () => {
  const instants = fc.date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59Z'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(instants, (instant) => {
      const whole = new Date(Math.floor(instant.getTime() / 1000) * 1000)
      assert.deepEqual(readHttpDate(httpDate(whole)), whole)
    }),
  )
})

test('what is no date, does not exist or contradicts itself is none', () => {
  for (const text of [
    '',
    '2018-03-01',
    'Thu, 1 Mar 2018 00:00:00 GMT',
    'Thu, 01 Mar 2018 00:00:00 UTC',
    'Thu, 01 Mar 2018 24:00:00 GMT',
    'Thu, 31 Feb 2018 00:00:00 GMT',
    'Wed, 01 Mar 2018 00:00:00 GMT',
    'Sat, 01 Jan 0000 00:00:00 GMT',
    'Thursday, 01-Mar-18 00:00:00 GMT',
  ])
    assert.equal(readHttpDate(text), null, text)
})

test('links are written so that their values cannot break out of their quotes', () => {
  assert.equal(
    formatLinks([
      { href: '/a', rel: 'next' },
      { href: '/b', rel: 'alternate', title: 'a "b" \\ c' },
    ]),
    '</a>; rel="next", </b>; rel="alternate"; title="a \\"b\\" \\\\ c"',
  )
})

test('tags are read as they are written, whatever stands between them', () => {
  assert.deepEqual(tagsOf('"a", W/"b,c" , x, ""'), ['"a"', 'W/"b,c"', '""'])
  assert.deepEqual(tagsOf('*'), [])
})

test('every kind of problem has an address of its own', () => {
  const types = PROBLEM_KINDS.map(({ status }) => problemType('https://law.example', status))
  assert.equal(new Set(types).size, types.length)
  assert.equal(problemType('https://law.example', 404), 'https://law.example/api/problems#not-found')
})
