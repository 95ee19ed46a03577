import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bcp47, direction, languageOf } from './language.ts'

describe('language codes', () => {
  it('are read from two letters, three letters and tags', () => {
    assert.deepEqual(['fr', 'FRA', 'sr-Cyrl', 'sr_Cyrl', 'de'].map(languageOf), [
      'fra',
      'fra',
      'srp-cyrl',
      'srp-cyrl',
      'deu',
    ])
  })

  it('are none where the letters name no language', () => {
    for (const text of ['', 'f', 'xx', 'french', '12', 'fr!']) assert.equal(languageOf(text), null, text)
  })

  it('turn into BCP 47 and back', () => {
    for (const [code, tag] of [
      ['fra', 'fr'],
      ['srp-cyrl', 'sr-Cyrl'],
      ['por-br', 'pt-BR'],
      ['haw', 'haw'],
    ] as const) {
      assert.equal(bcp47(code), tag)
      assert.equal(languageOf(tag), code)
    }
  })

  it('know which way they are written, by language or by script', () => {
    assert.deepEqual(['ara', 'heb', 'fas', 'fra', 'aze-arab', 'urd-latn'].map(direction), [
      'rtl',
      'rtl',
      'rtl',
      'ltr',
      'rtl',
      'ltr',
    ])
  })
})
