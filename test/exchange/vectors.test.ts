/** The published vectors of tokens, letters and deliveries hold (spec: exchange, section 11). */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { admitted, type DoorOptions, recognised } from '#exchange/access/door.ts'
import { signClaims } from '#exchange/access/token.ts'
import { signerOf } from '#exchange/keys/key.ts'
import { readLetter, writeLetter } from '#exchange/receipts/letter.ts'
import { type Delivery, GENESIS, hashOfDelivery } from '#store/deliveries.ts'

const file = new URL('../../docs/spec/exchange-vectors.json', import.meta.url)
const vectors = JSON.parse(readFileSync(file, 'utf8'))

test('tokens and letters of the vectors are those that are signed, and they alone are taken', async () => {
  for (const vector of vectors.exchangeKeys) {
    const { secret, id, publisher, audience, at, token, letter, refused } = vector
    const key = signerOf(Buffer.from(secret, 'hex'))
    assert.deepEqual([key.public, key.id], [vector.public, id])
    const now = new Date(at)
    const about = { agreement: 'x', collection: 'constitution', items: [], partner: 'Borea' }
    const door: DoorOptions = {
      grants: async () => [{ ...about, audience, key: key.public }],
      fingerprint: async () => publisher,
      now: () => now,
    }
    const to = { publisher, audience }
    assert.equal(await signClaims(key, to, 'comity-token+jwt', now), token)
    assert.ok(await admitted(door, audience, `Bearer ${token}`))
    for (const each of refused)
      assert.equal(await admitted(door, audience, `Bearer ${each.token}`), null, each.why)
    const guest = await recognised(door, audience, letter, 'comity-receipts+jwt', () => true)
    const text = guest && readLetter(guest.claims, now)
    assert.ok(text)
    assert.equal(await writeLetter(key, to, text, now), letter)
  }
})

test('deliveries of the vectors are a chain', () => {
  let previous = GENESIS
  for (const { hash, ...line } of vectors.deliveries as Delivery[]) {
    assert.equal(line.previous, previous)
    assert.equal(hashOfDelivery(line), hash)
    previous = hash
  }
})
