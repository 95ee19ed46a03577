/** What is told before something is published for one circle. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Grant } from '#exchange/access/grant.ts'
import { circleNotes, readersOfName } from './circle.ts'

const grant = (partner: string, collection: string, audience = 'circle'): Grant => ({
  agreement: 'saltmere',
  audience,
  collection,
  items: [],
  key: partner.padEnd(64, '0'),
  partner,
})
const LAW = { id: 'law', audience: 'circle' }

test('whoever reads a name that is not for them is named', () => {
  const grants = [
    grant('b', 'law'),
    grant('b', 'other'),
    grant('c', 'other'),
    grant('d', 'other', 'elsewhere'),
  ]
  assert.deepEqual(readersOfName(grants, LAW), ['c'])
  const notes = circleNotes(grants, LAW)
  assert.equal(notes.length, 1)
  assert.match(
    notes[0] ?? '',
    /^Careful: c may have other collections of the audience "circle" and not "law"/,
  )
})

test('that nobody is given a collection is told, and that all are is not', () => {
  assert.match(circleNotes([], LAW)[0] ?? '', /No agreement in force gives "law"/)
  assert.deepEqual(circleNotes([grant('b', 'law')], LAW), [])
})
