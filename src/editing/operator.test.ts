/** The operator's token: only its bearer signs in, for a while, and not once it is replaced. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openSqlite } from '#store/dialect/sqlite.ts'
import { openLibrary } from '#store/library.ts'
import {
  isOperatorToken,
  isSignedIn,
  makeOperatorToken,
  revokeOperatorToken,
  signIn,
  signOut,
} from './operator.ts'

const NOW = new Date('2026-11-23T08:00:00Z')
const LATER = new Date('2026-11-23T21:00:00Z')

async function library() {
  const db = openSqlite(':memory:')
  await openLibrary(db)
  return db
}

describe('the token of the operator', () => {
  it('is the one that was made, and no other', async () => {
    const db = await library()
    assert.equal(await isOperatorToken(db, ''), false)
    const token = await makeOperatorToken(db, NOW)
    assert.equal(await isOperatorToken(db, token), true)
    assert.equal(await isOperatorToken(db, ` ${token}\n`), true)
    assert.equal(await isOperatorToken(db, `${token}x`), false)
    assert.equal(await isOperatorToken(db, 'x'.repeat(1_000_000)), false)
    const other = await makeOperatorToken(db, NOW)
    assert.equal(await isOperatorToken(db, token), false)
    assert.equal(await isOperatorToken(db, other), true)
    assert.equal(await revokeOperatorToken(db), true)
    assert.equal(await isOperatorToken(db, other), false)
    assert.equal(await revokeOperatorToken(db), false)
  })

  it('signs in for twelve hours, until signed out, or until it is replaced', async () => {
    const db = await library()
    const token = await makeOperatorToken(db, NOW)
    assert.equal(await signIn(db, 'guess', NOW), null)
    const [one, two, three] = [
      await signIn(db, token, NOW),
      await signIn(db, token, NOW),
      await signIn(db, token, NOW),
    ]
    assert.ok(one && two && three)
    assert.equal(await isSignedIn(db, one, NOW), true)
    assert.equal(await isSignedIn(db, one, LATER), false)
    await signOut(db, two)
    assert.equal(await isSignedIn(db, two, NOW), false)
    await makeOperatorToken(db, NOW)
    assert.equal(await isSignedIn(db, three, NOW), false)
  })
})
