/** What is read of Estonian references, in strings written for these tests. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cited } from './reading.fixture.ts'

describe('Estonian references', () => {
  it('follows a section to the act before it', () => {
    const text = 'käesoleva seaduse § 12 lõikes 1 ja töölepingu seaduse § 5¹'
    assert.deepEqual(cited(text, 'est', 'ee'), [
      'käesoleva seaduse § 12 lõikes 1 → self: 12/1',
      'töölepingu seaduse § 5¹ → ee/tls: 5-1',
    ])
  })
})
