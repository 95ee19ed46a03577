import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { day } from '#kit/day.ts'
import { languageOf } from '#law/language.ts'
import { formatDay } from './dates.ts'
import { type Key, locales, translator } from './messages.ts'
import { languageName, ownLanguageName } from './names.ts'

const file = JSON.parse(readFileSync(new URL('../../locales/en.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>

test('every message of every language can be filled', () => {
  for (const locale of locales) {
    const t = translator(locale)
    for (const key of Object.keys(file)) assert.notEqual(t(key as Key, { n: 2 }), '', key)
  }
})

test('a language the interface does not speak is answered in English', () => {
  assert.equal(translator('xx').locale, 'en')
  assert.equal(translator('xx')('site.browse'), 'Browse')
})

test('days are said in the words of the locale, whatever the century', () => {
  assert.equal(formatDay(day('1804-03-21'), 'en'), '21 March 1804')
  assert.equal(formatDay(day('2026-09-01'), 'en', 'long'), '1 September 2026')
  assert.equal(formatDay(day('2026-09-01'), 'en', 'short'), '1 Sep 2026')
  assert.equal(formatDay(day('0802-01-01'), 'en', 'long'), '1 January 802')
  assert.equal(formatDay(day('1804-03-21'), 'fr'), '21 mars 1804')
})

test('a language is named in itself and in the locale, and by its code where it has no name', () => {
  assert.equal(ownLanguageName('fra'), 'Français')
  assert.equal(ownLanguageName('ukr'), 'Українська')
  assert.equal(languageName('fra', 'en'), 'French')
  assert.equal(ownLanguageName('acf'), 'acf')
  assert.equal(ownLanguageName(languageOf('srp-cyrl') ?? ''), 'Српски (ћирилица)')
})
