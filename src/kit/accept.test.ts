import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bestCoding, bestType, readRanges } from './accept.ts'

const TYPES = ['text/html', 'application/akn+xml', 'application/json', 'text/plain'] as const

test('the type of most weight is taken, of equals the first offered', () => {
  const cases: [string | null, string | null][] = [
    [null, 'text/html'],
    ['', 'text/html'],
    ['*/*', 'text/html'],
    ['text/plain, application/json', 'application/json'],
    ['application/json;q=0.1, text/plain;q=0.2', 'text/plain'],
    ['APPLICATION/JSON', 'application/json'],
    ['application/*', 'application/akn+xml'],
    ['image/png', null],
    ['text/html;q=0', null],
    ['application/json;charset=utf-8;q=0.9, text/plain;q=0.5', 'application/json'],
  ]
  for (const [header, type] of cases) assert.equal(bestType(header, TYPES), type, String(header))
})

test('the most specific range decides about a type, wherever it stands', () => {
  assert.equal(bestType('*/*, text/html;q=0.1, application/*;q=0', TYPES), 'text/plain')
  assert.equal(bestType('text/*;q=0.3, text/html;q=0, */*;q=0.1', TYPES), 'text/plain')
})

test('parts that cannot be read are left out, and the rest counts', () => {
  assert.deepEqual(readRanges('text/html;q=2, ,;q=1, text/plain;q=0.5'), [
    { name: 'text/plain', quality: 0.5 },
  ])
  assert.equal(bestType('text/html;q=banana, text/plain', TYPES), 'text/plain')
})

test('no header makes it fail, and what is taken is offered', () => {
  fc.assert(
    fc.property(fc.string(), (header) => {
      const type = bestType(header, TYPES)
      assert.ok(type === null || TYPES.includes(type))
      bestCoding(header, ['br', 'gzip'])
    }),
  )
})

test('a coding is used only where it is wanted at least as much as none', () => {
  const cases: [string | null, string | null][] = [
    [null, null],
    ['', null],
    ['gzip', 'gzip'],
    ['gzip, br', 'br'],
    ['gzip;q=1, br;q=0.9', 'gzip'],
    ['*', 'br'],
    ['br;q=0, *', 'gzip'],
    ['identity, gzip;q=0.5', null],
    ['identity;q=0.5, gzip;q=0.5', 'gzip'],
    ['deflate', null],
  ]
  for (const [header, coding] of cases)
    assert.equal(bestCoding(header, ['br', 'gzip']), coding, String(header))
})
