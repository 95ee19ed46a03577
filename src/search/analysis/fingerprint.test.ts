import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSqlite } from '#store/dialect/sqlite.ts'
import { openLibrary } from '#store/library.ts'
import { createIndex, isOutdated, setState } from '../dialect/sqlite.ts'
import { indexTerms } from './analysis.ts'
import { analysisFingerprint, fingerprintOf } from './fingerprint.ts'
import { RULES } from './registry.ts'
import { SAMPLES } from './samples.ts'

test('another stem of any language that is stemmed is another analysis', () => {
  assert.equal(fingerprintOf(indexTerms), analysisFingerprint())
  for (const language of Object.keys(SAMPLES)) {
    const changed = fingerprintOf((text, of) =>
      of === language ? indexTerms(text, of).replace(/(?<=\p{L}{4})\p{L}(?= |$)/u, '') : indexTerms(text, of),
    )
    assert.notEqual(changed, analysisFingerprint(), language)
  }
})

test('every language that is stemmed has samples, and no sample is of a language without rules', () => {
  for (const [language, { stem }] of Object.entries(RULES))
    if (stem) assert.ok(SAMPLES[language] !== undefined, language)
  for (const language of Object.keys(SAMPLES)) assert.ok(Object.hasOwn(RULES, language), language)
})

test('an index that another analysis made is outdated, one of this analysis is not', async () => {
  const db = openSqlite(':memory:')
  await openLibrary(db)
  await createIndex(db.sql)
  assert.equal(await isOutdated(db.sql), false)
  setState(db, 'analysis', 'another')
  assert.equal(await isOutdated(db.sql), true)
  await createIndex(db.sql)
  assert.equal(await isOutdated(db.sql), true, 'it stays outdated until it is made anew')
  await db.close()
})
