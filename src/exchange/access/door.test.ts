/** Who is let in to what is not for everybody: each way to get in without being given it is tried. */
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { describe, it } from 'node:test'
import { base64url, SignJWT } from 'jose'
import { newSecret, signerOf } from '../keys/key.ts'
import { admitted, type DoorOptions } from './door.ts'
import type { Grant } from './grant.ts'
import type { Identity } from './identity.ts'
import { signClaims, tokensFor } from './token.ts'

const NOW = new Date('2026-11-30T06:00:00Z')
const SECONDS = NOW.getTime() / 1000
const PUBLISHER = 'ab'.repeat(32)
const someone = (): Identity => signerOf(newSecret().secret)
const partner = someone()
const GRANT: Grant = {
  agreement: 'saltmere',
  audience: 'circle',
  collection: 'law',
  items: ['1'],
  key: partner.public,
  partner: 'Borea',
}
const TO = { publisher: PUBLISHER, audience: 'circle' }

const door = (more: Partial<DoorOptions> = {}): DoorOptions => ({
  grants: async () => [GRANT],
  fingerprint: async (audience) => (audience === 'circle' ? PUBLISHER : null),
  now: () => NOW,
  ...more,
})
const isIn = async (token: string | null, more: Partial<DoorOptions> = {}, audience = 'circle') =>
  (await admitted(door(more), audience, token === null ? undefined : `Bearer ${token}`)) !== null

/** A token as it should be, with what a test says instead. */
function token(header: object = {}, claims: object = {}, by = partner): Promise<string> {
  const said = { iss: by.id, aud: PUBLISHER, sub: 'circle', iat: SECONDS, exp: SECONDS + 300, ...claims }
  return new SignJWT(said)
    .setProtectedHeader({ alg: 'EdDSA', typ: 'comity-token+jwt', kid: by.id, ...header })
    .sign(by.key)
}

describe('the door of a restricted audience', () => {
  it('lets in whom a grant of the day names, with all that it gives', async () => {
    const other = { ...GRANT, collection: 'codes' }
    const guest = await admitted(
      door({ grants: async () => [GRANT, other, { ...GRANT, audience: 'elsewhere' }] }),
      'circle',
      `Bearer ${await signClaims(partner, TO, 'comity-token+jwt', NOW)}`,
    )
    assert.deepEqual(guest?.grants, [GRANT, other])
    assert.equal(guest?.key, partner.id)
    assert.equal(await isIn(await token()), true)
  })

  it('is shut to whoever shows nothing, or what is no token', async () => {
    for (const shown of [null, '', 'x', 'a.b.c', `${await token()}x`, `${await token()} x`, '..'])
      assert.equal(await isIn(shown), false, `${shown}`)
    const valid = await token()
    for (const authorization of [valid, `Basic ${valid}`, `Bearer  ${valid}`, `Bearer ${valid}, x`])
      assert.equal(await admitted(door(), 'circle', authorization), null)
  })

  it('is shut to another key, whatever name it bears', async () => {
    const stranger = someone()
    assert.equal(await isIn(await token({}, {}, stranger)), false)
    assert.equal(await isIn(await token({ kid: partner.id }, { iss: partner.id }, stranger)), false)
    assert.equal(await isIn(await token({ kid: partner.id }, {}, stranger)), false)
    assert.equal(await isIn(await token({ kid: undefined })), false)
    assert.equal(await isIn(await token({}, { iss: stranger.id })), false)
  })

  it('is shut once a token has ended, and before it begins, but for half a minute', async () => {
    const made = await token()
    const at = (seconds: number) => ({ now: () => new Date(NOW.getTime() + seconds * 1000) })
    assert.equal(await isIn(made, at(300)), true)
    assert.equal(await isIn(made, at(329)), true)
    assert.equal(await isIn(made, at(331)), false)
    assert.equal(await isIn(made, at(-30)), true)
    assert.equal(await isIn(made, at(-31)), false)
    assert.equal(await isIn(made, at(86_400)), false)
  })

  it('is shut to tokens that hold for longer than five minutes, or without an end', async () => {
    assert.equal(await isIn(await token({}, { exp: SECONDS + 301 })), false)
    assert.equal(await isIn(await token({}, { iat: SECONDS - 200, exp: SECONDS + 200 })), false)
    assert.equal(await isIn(await token({}, { exp: undefined })), false)
    assert.equal(await isIn(await token({}, { iat: undefined })), false)
    assert.equal(await isIn(await token({}, { iat: SECONDS + 10, exp: SECONDS + 5 })), false)
  })

  it('is shut to tokens for another publisher, another audience, or of another kind', async () => {
    assert.equal(await isIn(await token({}, { aud: 'cd'.repeat(32) })), false)
    assert.equal(await isIn(await token({}, { aud: [PUBLISHER, 'cd'.repeat(32)] })), false)
    assert.equal(await isIn(await token({}, { aud: undefined })), false)
    assert.equal(await isIn(await token({}, { sub: 'other' })), false)
    assert.equal(await isIn(await token({}, { sub: undefined })), false)
    assert.equal(await isIn(await token({ typ: 'comity-receipts+jwt' })), false)
    assert.equal(await isIn(await token({ typ: undefined })), false)
  })

  it('is shut to tokens by no algorithm, and to those that take the public key for a secret', async () => {
    const [, claims] = (await token()).split('.')
    const head = (alg: string) =>
      base64url.encode(JSON.stringify({ alg, typ: 'comity-token+jwt', kid: partner.id }))
    for (const alg of ['none', 'None', 'NONE', '']) assert.equal(await isIn(`${head(alg)}.${claims}.`), false)
    assert.equal(await isIn(`${head('none')}.${claims}.AA`), false)
    for (const secret of [Buffer.from(partner.public, 'hex'), Buffer.from(partner.public)]) {
      const input = `${head('HS256')}.${claims}`
      const mac = createHmac('sha256', secret).update(input).digest('base64url')
      assert.equal(await isIn(`${input}.${mac}`), false)
    }
    // The same signature under the other name of the algorithm (RFC 9864): one name is pinned.
    assert.equal(await isIn(await token({ alg: 'Ed25519' })), false)
    const [header, , signature] = (await token()).split('.')
    const other = base64url.encode(
      JSON.stringify({ ...JSON.parse(atob(claims ?? '')), sub: 'circle', exp: SECONDS + 299 }),
    )
    assert.equal(await isIn(`${header}.${other}.${signature}`), false)
  })

  it('is shut the day after the grant has ended', async () => {
    const grants = async (day: string) => (day <= '2026-11-29' ? [GRANT] : [])
    assert.equal(await isIn(await token(), { grants }), false)
    const asked: string[] = []
    await isIn(await token(), {
      grants: async (day) => {
        asked.push(day)
        return []
      },
    })
    assert.deepEqual(asked, ['2026-11-30'])
  })

  it('does the same for audiences that are there and for guesses', async () => {
    const asked: string[] = []
    const watched: Partial<DoorOptions> = {
      grants: async () => {
        asked.push('grants')
        return [GRANT]
      },
      fingerprint: async (audience) => {
        asked.push('fingerprint')
        return audience === 'circle' ? PUBLISHER : null
      },
    }
    const stranger = someone()
    for (const audience of ['circle', 'guess', 'public']) {
      const to = { publisher: PUBLISHER, audience }
      const shown = await signClaims(stranger, to, 'comity-token+jwt', NOW)
      assert.equal(await isIn(shown, watched, audience), false)
      assert.deepEqual(asked.splice(0), ['grants'])
    }
    // Not even a partner learns of an audience that it is not given.
    const to = { publisher: PUBLISHER, audience: 'guess' }
    const shown = await signClaims(partner, to, 'comity-token+jwt', NOW)
    assert.equal(await isIn(shown, { ...watched, fingerprint: async () => PUBLISHER }, 'guess'), false)
  })
})

describe('a follower', () => {
  it('makes a token for each window of requests, and another before it ends', async () => {
    let now = NOW
    const next = tokensFor(
      async () => partner,
      TO,
      () => now,
    )
    const first = await next()
    now = new Date(NOW.getTime() + 239_000)
    assert.equal(await next(), first)
    now = new Date(NOW.getTime() + 240_000)
    assert.notEqual(await next(), first)
    now = new Date(NOW.getTime() - 1_000_000)
    assert.equal(await isIn(await next(), { now: () => now }), true)
  })
})
