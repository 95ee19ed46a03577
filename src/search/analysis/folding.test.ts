import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { runs } from '../../../test/pace.ts'
import { indexTerms, plainWord } from './analysis.ts'
import { fold, lowerCase } from './folding.ts'
import { RULES } from './registry.ts'

const LANGUAGES = ['und', ...Object.keys(RULES)]

test('spellings that readers do not tell apart are one term', () => {
  for (const [language, one, other] of [
    ['rus', 'ещё', 'еще'],
    ['bel', 'ўлада', 'улада'],
    ['ukr', 'ґрунт', 'грунт'],
    ['ukr', "об'єкт", 'об’єкт'],
    ['ukr', 'обʼєкт', 'об`єкт'],
    ['ell', 'ΝΌΜΟΣ', 'νόμος'],
    ['ell', 'νόμος', 'νομοσ'],
    ['tur', 'İŞ', 'iş'],
    ['tur', 'KANUNLARI', 'kanunları'],
    ['ara', 'اَلْحُرِّيَّة', 'الحرية'],
    ['ara', 'إدارة', 'اداره'],
    ['ara', 'الحـــق', 'الحق'],
    ['fas', 'قانون‌های', 'قانونهای'],
    ['fas', 'كتاب', 'کتاب'],
    ['heb', 'חֹק', 'חק'],
    ['kaz', 'еңбек құқығы', 'енбек кукыгы'],
    ['kir', 'түзүм', 'тузум'],
    ['tgk', 'ҳуқуқ', 'хукук'],
    ['uzb', 'oʻzbek', "o'zbek"],
    ['uzb', 'o‘zbek', 'ozbek'],
    ['jpn', 'ﾃﾞｰﾀ', 'データ'],
    ['zho', 'ＧＤＰＲ', 'gdpr'],
    ['deu', 'Straße', 'STRASSE'],
    ['deu', 'Behörde', 'Behoerde'],
    ['ron', 'şi', 'și'],
    ['deu', 'Daten\u00adschutz', 'Datenschutz'],
    ['cat', 'col·lecció', 'COŀLECCIÓ'],
    ['cat', 'col·lecció', 'collecció'],
    ['zho', '㈠', '一'],
    ['fra', 'cœur', 'coeur'],
    ['pol', 'ustęp', 'USTEP'],
    ['fra', 'e\u0301tat', 'état'],
  ] as const)
    assert.equal(indexTerms(one, language), indexTerms(other, language), `${one} and ${other}`)
})

test('letters of their own are not folded', () => {
  for (const [language, one, other] of [
    ['est', 'õigus', 'oigus'],
    ['spa', 'año', 'ano'],
    ['ukr', 'їх', 'іх'],
    ['rus', 'мой', 'мои'],
    ['swe', 'år', 'ar'],
  ] as const)
    assert.notEqual(fold(one, language), fold(other, language))
})

test('folding twice is folding once, in every language', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(...LANGUAGES),
      (text, language) => {
        const once = fold(lowerCase(text, language), language)
        assert.equal(fold(once, language), once)
      },
    ),
    runs(500),
  )
})

test('the plain spelling of a plain spelling is itself', () => {
  for (const word of ['Constitución', 'ҚҰҚЫҚ', 'Ўлада', 'Straße', 'ŁÓDŹ', 'İstanbul'])
    for (const language of LANGUAGES) {
      const plain = plainWord(word, language)
      assert.equal(plainWord(plain, language), plain, `${word} in ${language}`)
    }
})
