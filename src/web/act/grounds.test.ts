import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amending, groundName } from './grounds.ts'

test('a ground that names only which articles of the act changed names nothing that changed it', () => {
  assert.equal(amending({ title: 'Code civil — arts. 12, 17', id: null }, 'Code civil'), null)
  assert.equal(
    amending({ title: 'Verfassung vom 5 — art. 8', id: null }, 'Verfassung vom 5. Oktober 1921'),
    null,
  )
})

test('where its register number is known as well, that names what changed the act', () => {
  const ground = { title: 'Code civil — art. 12', id: 'JORFTEXT000019013696' }
  assert.equal(amending(ground, 'Code civil')?.title, 'JORFTEXT000019013696')
})

test('a part of another act is what changed this one', () => {
  const ground = { title: 'LOI n° 2008-67 — art. 3', id: null }
  assert.deepEqual(amending(ground, 'Code du travail'), ground)
})

test('an abbreviation is told with the register number', () => {
  assert.equal(groundName({ title: 'TLS', id: '111012023013' }), 'TLS (111012023013)')
  assert.equal(groundName({ title: '2352-20', id: '2352-20' }), '2352-20')
  assert.equal(groundName({ title: 'Act No. 7 of 2024', id: 'xv-2024-7' }), 'Act No. 7 of 2024')
})
