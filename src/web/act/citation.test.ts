import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadJurisdictions } from '#i18n/jurisdictions.ts'
import { cited } from './citation.tsx'

test('a provision is cited as its jurisdiction does', () => {
  assert.equal(
    cited('{act}, {label}, version au {date}', 'Article 5', 'Code civil', '1er mars 2024'),
    'Code civil, Article 5, version au 1er mars 2024',
  )
  assert.equal(
    cited('{label} {act}, Stand {date}', '§ 1', 'BDSG', '1. März 2024'),
    '§ 1 BDSG, Stand 1. März 2024',
  )
})

test('an act is cited without what would join a provision to it, in every pattern there is', () => {
  for (const { code, citation } of loadJurisdictions().values()) {
    for (const pattern of Object.values(citation)) {
      const text = cited(pattern, null, 'ACT', 'DAY')
      assert.match(text, /ACT.*DAY/, code)
      assert.doesNotMatch(text, /[{}]|^[\s,،]|[,،]\s*[,،]|\s{2}/, `${code}: ${text}`)
    }
  }
})

test('signs of a title mean nothing to the pattern', () => {
  assert.equal(cited('{act} ({date})', null, 'Fees $& {date}', '2024'), 'Fees $& {date} (2024)')
})
