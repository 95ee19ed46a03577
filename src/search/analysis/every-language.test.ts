/** What holds for the words of every language that has rules of its own. */
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { runs } from '../../../test/pace.ts'
import { indexTerms, numberTerms, prefixTerm, queryTerms, spellingOf, termsOf } from './analysis.ts'
import { RULES } from './registry.ts'
import { isStopWord } from './stop-words.ts'
import { isUnspaced, segments } from './unspaced.ts'
import { wordsIn } from './words.ts'

const LANGUAGES = ['und', ...Object.keys(RULES)]
const anyLanguage = fc.constantFrom(...LANGUAGES)
const LETTERS =
  "aàçeéiıñoöuùœßzабвгёийкоцщыэюяғқңөүұіїєґўӣӯҳҷʻ'’αβσςώაბგდეიաբգաարինאבגدرسةىيकखगाि些法条のカธิ한0125¹Ⅳ-./* §L"
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 60 }),
)

test('no text fails, and terms hold nothing but what the tokenizer keeps together', () => {
  fc.assert(
    fc.property(anyText, anyLanguage, (text, language) => {
      for (const terms of [
        indexTerms(text, language),
        numberTerms(text, language),
        queryTerms(text, language).terms,
      ])
        for (const term of terms === '' ? [] : terms.split(' '))
          assert.match(term, /^[a-z0-9.\-\u0080-\u{10ffff}]+$/u, `${JSON.stringify(text)} in ${language}`)
      prefixTerm(text, language)
      segments(text)
      isStopWord(text, [language])
    }),
    runs(4000),
  )
})

test('a word of a query is analysed as the same word of a text', () => {
  fc.assert(
    fc.property(anyText, anyLanguage, (text, language) => {
      const indexed = ` ${indexTerms(text, language)} `
      for (const word of wordsIn(text)) {
        const { terms, open } = queryTerms(word.text, language)
        if (terms !== '')
          assert.ok(indexed.includes(` ${terms}${open ? '' : ' '}`) || isUnspaced(word.text), word.text)
        if (!isUnspaced(word.text)) assert.equal(terms, termsOf(word.text, language))
      }
    }),
    runs(2000),
  )
})

test('the spelling of a word leads to its term', () => {
  fc.assert(
    fc.property(anyText, anyLanguage, (text, language) => {
      for (const word of wordsIn(text)) {
        const spelling = spellingOf(word.text, language)
        if (spelling) assert.equal(spelling.term, termsOf(word.text, language))
      }
    }),
  )
})

test('stemmers return something for every word, and the same every time', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 20 }),
      anyLanguage,
      (word, language) => {
        const stem = RULES[language]?.stem
        if (!stem) return
        assert.equal(typeof stem(word), 'string')
        assert.equal(stem(word), stem(word))
      },
    ),
    runs(4000),
  )
})

test('stop words are words as they stand in texts, once each', () => {
  for (const [language, { stopWords }] of Object.entries(RULES)) {
    const words = stopWords?.split(' ') ?? []
    assert.deepEqual(words, [...new Set(words)], language)
    for (const word of words) assert.equal(word, word.toLowerCase(), language)
  }
})

// A text that an expression going back over what it has read would take minutes for.
const HOSTILE = [
  'a',
  'é',
  'ж',
  "l'",
  '1',
  '1-',
  '1.',
  '-',
  'L. ',
  'L*',
  'iv',
  'IV ',
  '一',
  '一条',
  '第',
  'の',
  'ก',
  '\u0301',
  'ﷺ',
  '٣',
  '¹',
  '5-a',
  '\ud800',
  '한',
  "'",
  'bis',
  '1bis',
]

test('hostile texts are read in the time of others', (t) => {
  let slowest = 0
  for (const piece of HOSTILE)
    for (const language of ['fra', 'kaz', 'tur', 'est']) {
      const text = piece.repeat(20_000)
      const started = performance.now()
      indexTerms(text, language)
      const took = performance.now() - started
      slowest = Math.max(slowest, took)
      assert.ok(took < 2000, `${JSON.stringify(piece)} in ${language} took ${Math.round(took)} ms`)
    }
  t.diagnostic(`the slowest took ${Math.round(slowest)} ms`)
})
