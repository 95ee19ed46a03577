import assert from 'node:assert/strict'
import { test } from 'node:test'
import { translator } from '#i18n/messages.ts'
import { SearchBusyError, SearchTimeoutError } from '#search/model.ts'
import { parseQuery } from '#search/query.ts'
import { faultOf } from './faults.ts'

const t = translator('en')

test('a search that took too long or could not begin may be asked again later, and the answer says when', () => {
  for (const error of [new SearchTimeoutError(5000), new SearchBusyError()]) {
    const fault = faultOf(t, error)
    assert.equal(fault?.status, 503)
    assert.match(fault?.headers['Retry-After'] ?? '', /^\d+$/)
    assert.notEqual(fault?.words, '')
  }
})

test('a query that cannot be searched for is wrong however often it is asked, and other errors are none of the reader', () => {
  const wrong = (() => {
    try {
      return parseQuery('"open')
    } catch (error) {
      return error
    }
  })()
  assert.deepEqual(faultOf(t, wrong)?.headers, {})
  assert.equal(faultOf(t, wrong)?.status, 400)
  assert.equal(faultOf(t, new Error('disk full')), null)
})
