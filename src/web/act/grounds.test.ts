import assert from 'node:assert/strict'
import { test } from 'node:test'
import { groundName } from './grounds.ts'

test('an abbreviation is told with the register number', () => {
  assert.equal(groundName({ title: 'TLS', id: '111012023013' }), 'TLS (111012023013)')
  assert.equal(groundName({ title: '2352-20', id: '2352-20' }), '2352-20')
  assert.equal(groundName({ title: 'Act No. 7 of 2024', id: 'xv-2024-7' }), 'Act No. 7 of 2024')
})
