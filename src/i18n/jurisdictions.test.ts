import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { bcp47, languageOf } from '#law/language.ts'
import { jurisdictionName, loadJurisdictions, provisionLabel } from './jurisdictions.ts'

const all = loadJurisdictions()
const EXPECTED =
  'ad ar at by ca ch cl cn de ee es eu fr gb jp kz li nl np pl pt ru se ua un us uy xb xc xv za'.split(' ')

test('every jurisdiction that is spoken of has its file', () => {
  assert.deepEqual([...all.keys()].sort(), EXPECTED)
})

for (const [code, jurisdiction] of all) {
  test(`${code}: named in English and in its first language, labels keep the number, citations the act and the day`, () => {
    const own = bcp47(jurisdiction.languages[0] ?? '')
    assert.ok(jurisdiction.names[own] ?? jurisdiction.names.en)
    for (const language of jurisdiction.languages) assert.equal(languageOf(language), language)
    for (const label of Object.values(jurisdiction.labels).flatMap((labels) => Object.values(labels)))
      assert.match(label, /\{num\}/)
    for (const pattern of Object.values(jurisdiction.citation)) {
      assert.match(pattern, /\{act\}/)
      assert.match(pattern, /\{label\}/)
      assert.match(pattern, /\{date\}/)
    }
  })
}

test('a jurisdiction without a file is named as CLDR names the region', () => {
  assert.equal(jurisdictionName(all, 'br', 'en'), 'Brazil')
  assert.equal(jurisdictionName(all, 'br', 'fr'), 'Brésil')
  assert.equal(jurisdictionName(all, '??', 'en'), '??')
})

test('a jurisdiction is named in every language of the interface, by its own file first', () => {
  const named = (code: string) =>
    ['en', 'ru', 'be', 'fr'].map((locale) => jurisdictionName(all, code, locale))
  assert.deepEqual(named('de'), ['Germany', 'Германия', 'Германія', 'Allemagne'])
  assert.deepEqual(named('by'), ['Belarus', 'Беларусь', 'Беларусь', 'Bélarus'])
  assert.deepEqual(named('xb'), ['Borea', 'Борея', 'Барэя', 'Borée'])
  for (const code of all.keys())
    for (const locale of ['ru', 'be'])
      assert.match(jurisdictionName(all, code, locale), /^[\p{Script=Cyrillic}’ -]+$/u)
})

test('a part of a state is named with the state, by its code where its name is not known', () => {
  assert.equal(jurisdictionName(all, 'za-cpt', 'en'), 'Cape Town, South Africa')
  assert.equal(jurisdictionName(all, 'za-cpt', 'fr'), 'Le Cap, Afrique du Sud')
  assert.equal(jurisdictionName(all, 'za-qq1', 'en'), 'South Africa (ZA-QQ1)')
  assert.equal(jurisdictionName(all, 'br-sp', 'fr'), 'Brésil (BR-SP)')
})

test('a bare number is introduced, a number that says what it is stands alone', () => {
  const label = (jurisdiction: string, language: string, kind: string, num: string | null) =>
    provisionLabel(all, { kind, num }, { jurisdiction, language })
  assert.equal(label('fr', 'fra', 'article', 'L1221-1'), 'Article L1221-1')
  assert.equal(label('fr', 'fra', 'article', 'R. 5'), 'Article R. 5')
  assert.equal(label('fr', 'fra', 'article', 'Article 5'), 'Article 5')
  assert.equal(label('ca', 'eng', 'section', '55'), 'Section 55')
  assert.equal(label('de', 'deu', 'section', '§ 1'), '§ 1')
  assert.equal(label('us', 'eng', 'section', 'SEC. 2.'), 'SEC. 2.')
  assert.equal(label('xx', 'eng', 'article', '5'), '5')
  assert.equal(label('fr', 'fra', 'article', null), null)
})

test('a file that is not as expected is named with its field', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'comity-jurisdictions-'))
  mkdirSync(path.join(folder, 'zz'))
  writeFileSync(
    path.join(folder, 'zz', 'jurisdiction.json'),
    '{"names": {"fr": "Z"}, "languages": ["fra"], "labels": {}, "citation": {}}',
  )
  assert.throws(() => loadJurisdictions(folder), /zz\/jurisdiction\.json[\s\S]*name in English[\s\S]*names/)
  rmSync(folder, { recursive: true })
})
