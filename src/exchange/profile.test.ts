import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { contactLink, ownProfileIn, profileBytes, readProfile, webAddress } from './profile.ts'

const OWN = {
  name: 'Centre of Legal Information of Valen',
  institution: 'National Library of Valen',
  state: 'xv',
  address: 'Harbour Street 4, Bellmere',
  position: [52.5, -20.25],
  hours: 'Mon–Fri 9–17',
  languages: ['en', 'fr'],
  contact: 'centre@law.example',
  site: 'https://law.example/',
  mirrors: ['https://mirror.example/exchange/'],
  knows: ['borea'],
}
const BESIDE = {
  heartbeat: 6,
  collections: [{ id: 'law', title: 'Law in force', summary: null, onward: 'free' as const }],
  centres: [{ fingerprint: 'a'.repeat(64), name: 'Borea', base: 'https://b.example/exchange/', site: null }],
}

test('what an operator says is read back by others as it was said, with what the library adds', () => {
  const own = ownProfileIn(OWN)
  assert.ok('profile' in own)
  const read = readProfile(profileBytes(own.profile, BESIDE).toString())
  const { knows: _, ...said } = OWN
  assert.deepEqual(read, { ...said, ...BESIDE })
})

test('members that this version does not know go along', () => {
  const own = ownProfileIn({ ...OWN, blazon: 'three herons' })
  assert.ok('profile' in own)
  assert.equal(JSON.parse(profileBytes(own.profile, BESIDE).toString()).blazon, 'three herons')
})

test('an operator is told each member that cannot be said so', () => {
  const own = ownProfileIn({
    ...OWN,
    position: [95, 0],
    contact: 'ring the bell',
    site: 'javascript:alert(1)',
  })
  assert.ok('faults' in own)
  assert.deepEqual(own.faults.map((fault) => fault.split(':')[0]).sort(), ['contact', 'position.0', 'site'])
})

test('links of a stranger are web addresses without a name or password, e-mail and telephone, and nothing else', () => {
  for (const bad of [
    'javascript:alert(1)',
    'data:text/html,x',
    'https://a:b@c.example/',
    '//law.example',
    'law',
  ])
    assert.equal(webAddress(bad), null, bad)
  assert.equal(contactLink('mail@law.example?bcc=x@y.example'), null)
  assert.equal(contactLink('centre@law.example'), 'mailto:centre@law.example')
  assert.equal(contactLink('+32 2 555 01 01'), 'tel:+3225550101')
  assert.equal(contactLink('https://law.example/ask'), 'https://law.example/ask')
})

test('what is out of range or too long in a stranger’s profile is not known or cut, and the rest is read', () => {
  const read = readProfile(
    JSON.stringify({
      format: 'comity-profile/1',
      name: `${'n'.repeat(5000)}`,
      institution: 'turned \u202e over\u0000',
      position: [200, 1e9],
      heartbeat: -1,
      site: 'javascript:alert(1)',
      mirrors: ['https://ok.example/', 'ftp://no.example/', 7],
      collections: [{ id: '../up', title: 'x' }, { id: 'ok' }],
      centres: [{ fingerprint: 'short' }, { fingerprint: 'b'.repeat(64), base: 'file:///etc' }],
    }),
  )
  assert.equal(read?.name?.length, 300)
  assert.equal(read?.institution, 'turned   over')
  assert.deepEqual([read?.position, read?.heartbeat, read?.site], [null, null, null])
  assert.deepEqual(read?.mirrors, ['https://ok.example/'])
  assert.deepEqual(read?.collections, [{ id: 'ok', title: 'ok', summary: null, onward: null }])
  assert.deepEqual(read?.centres, [{ fingerprint: 'b'.repeat(64), name: null, base: null, site: null }])
})

test('a profile of a newer major, or that is none, says nothing', () => {
  for (const text of [null, '', '[]', '7', '{}', '{"format":"comity-profile/2","name":"x"}'])
    assert.equal(readProfile(text), null)
})

test('no document whatever makes reading a profile fail', () => {
  fc.assert(
    fc.property(fc.anything(), (anything) => {
      for (const member of [
        'name',
        'position',
        'languages',
        'mirrors',
        'collections',
        'centres',
        'heartbeat',
      ])
        readProfile(JSON.stringify({ format: 'comity-profile/1', [member]: anything }) ?? null)
    }),
  )
})
