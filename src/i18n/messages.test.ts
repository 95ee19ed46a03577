import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, test } from 'node:test'
import { day } from '#kit/day.ts'
import { languageOf } from '#law/language.ts'
import { formatDay } from './dates.ts'
import { locales, translator } from './messages.ts'
import { languageName, ownLanguageName } from './names.ts'

const FOLDER = path.resolve(import.meta.dirname, '..', '..', 'locales')
type Messages = Record<string, string>

const read = (locale: string, file: string) =>
  JSON.parse(readFileSync(path.join(FOLDER, locale, file), 'utf8')) as Messages
const files = readdirSync(path.join(FOLDER, 'en'))

describe('the messages of every language', () => {
  for (const locale of locales) {
    test(`${locale} has the files, keys and values of English`, () => {
      assert.deepEqual(readdirSync(path.join(FOLDER, locale)), files)
      for (const file of files) {
        const [english, own] = [read('en', file), read(locale, file)]
        assert.deepEqual(Object.keys(own).toSorted(), Object.keys(english).toSorted(), `${locale}/${file}`)
        for (const [key, pattern] of Object.entries(own))
          assert.deepEqual(placesOf(pattern), placesOf(english[key] ?? ''), `${locale} ${key}`)
      }
    })

    test(`${locale} has a form for every plural of its own`, () => {
      const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
      for (const file of files)
        for (const [key, pattern] of Object.entries(read(locale, file)))
          for (const cases of pluralsIn(pattern))
            for (const category of needed)
              assert.ok(
                // Millions alone are "many" in French, and read as the other counts do here.
                cases.includes(category) || (locale === 'fr' && category === 'many'),
                `${locale} ${key} lacks "${category}"`,
              )
    })
  }

  test('are printed as their languages are: narrow spaces in French, its own apostrophe in Belarusian', () => {
    for (const file of files) {
      for (const [key, message] of Object.entries(read('fr', file)))
        assert.doesNotMatch(message, /[ \u00a0][;!?»]|«[ \u00a0]|[ \u202f]:|\p{L}'\p{L}/u, `fr ${key}`)
      for (const [key, message] of Object.entries(read('be', file)))
        assert.doesNotMatch(message, /\p{L}'\p{L}|[иИщЩъ]/u, `be ${key}`)
    }
  })

  test('are all read: no file of English is forgotten by the code', () => {
    const t = translator('en')
    for (const file of files)
      for (const [key, pattern] of Object.entries(read('en', file)))
        assert.notEqual(t(key as Parameters<typeof t>[0], { n: 2 }), '', `${file} ${key} ${pattern}`)
  })
})

// The names that a message has places for, plural or not.
function placesOf(pattern: string): string[] {
  return [...new Set([...pattern.matchAll(/\{\s*(\w+)\s*(?:,|\})/g)].map((match) => match[1] ?? ''))]
    .filter((name) => pattern.includes(`{${name}}`) || new RegExp(`\\{\\s*${name}\\s*,`).test(pattern))
    .toSorted()
}

function pluralsIn(pattern: string): string[][] {
  return [
    ...pattern.matchAll(/\{\s*\w+\s*,\s*plural\s*,((?:[^{}]|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\})*)\}/g),
  ].map((match) => [...(match[1] ?? '').matchAll(/([=\w]+)\s*\{/g)].map((form) => form[1] ?? ''))
}

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

test('days are printed as law publishers of the locale print them', () => {
  const first = day('2026-09-01')
  assert.equal(formatDay(first, 'fr'), '1er septembre 2026')
  assert.equal(formatDay(first, 'fr', 'short'), '1er sept. 2026')
  assert.equal(formatDay(day('2026-05-11'), 'fr'), '11 mai 2026')
  assert.equal(formatDay(first, 'ru').replaceAll('\u00a0', ' '), '1 сентября 2026 г.')
  assert.equal(formatDay(first, 'be').replaceAll('\u00a0', ' '), '1 верасня 2026 г.')
  assert.equal(formatDay(first, 'ru', 'short'), '01.09.2026')
  assert.equal(formatDay(first, 'be', 'short'), '01.09.2026')
})

test('a language is named in itself and in the locale, and by its code where it has no name', () => {
  assert.equal(ownLanguageName('fra'), 'Français')
  assert.equal(ownLanguageName('ukr'), 'Українська')
  assert.equal(ownLanguageName('kat'), 'ქართული')
  assert.equal(languageName('fra', 'en'), 'French')
  assert.equal(ownLanguageName('acf'), 'acf')
  assert.equal(ownLanguageName(languageOf('srp-cyrl') ?? ''), 'Српски (ћирилица)')
})
