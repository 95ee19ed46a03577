import assert from 'node:assert/strict'
import { test } from 'node:test'
import { groundOf } from './history.ts'

const CODE = ['Code civil', 'LEGITEXT000006070721']

test('a subject that names only which articles of the act changed names no act that changed it', () => {
  assert.equal(groundOf('[reform] Code civil — arts. 12, 17', null, CODE), null)
  assert.equal(groundOf('Verfassung vom 5 — art. 8', null, ['Verfassung vom 5. Oktober 1921']), null)
  assert.equal(groundOf('[reform] BV.', null, ['BV']), null)
})

test('where the identifier of the amending act is known as well, that is its name', () => {
  const id = 'JORFTEXT000019013696'
  assert.deepEqual(groundOf('Code civil — art. 12', id, CODE), { title: id, id })
  assert.equal(groundOf('Code civil — art. 12', 'LEGITEXT000006070721-2008', CODE), null)
})

test('a part of another act is what changed this one', () => {
  assert.deepEqual(groundOf('LOI n° 2008-67 — art. 3', null, ['Code du travail']), {
    title: 'LOI n° 2008-67 — art. 3',
    id: null,
  })
})
