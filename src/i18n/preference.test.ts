import assert from 'node:assert/strict'
import { test } from 'node:test'
import { preferences, preferred } from './preference.ts'

test('the most wanted language comes first, unwanted ones not at all', () => {
  assert.deepEqual(preferences('de;q=0.5, fr-CA, en;q=0.8, it;q=0, *;q=0.1'), ['fr-ca', 'en', 'de'])
})

test('a header that is no header gives no preference', () => {
  assert.deepEqual(preferences(null), [])
  assert.deepEqual(preferences(';;;,<script>,q=1'), [])
})

test('a language is found by itself, then by its family', () => {
  assert.equal(preferred(['fr-ca', 'en'], ['en', 'fr']), 'fr')
  assert.equal(preferred(['sr'], ['sr-Cyrl', 'sr-Latn']), 'sr-Cyrl')
  assert.equal(preferred(['de'], ['en', 'fr']), null)
})
