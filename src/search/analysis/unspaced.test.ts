import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { indexTerms, queryTerms } from './analysis.ts'
import { isUnspaced, segments } from './unspaced.ts'

const inside = (wanted: string, text: string, language: string) => {
  const { terms, open } = queryTerms(wanted, language)
  return ` ${indexTerms(text, language)} `.includes(` ${terms}${open ? '' : ' '}`)
}

test('words are found inside sentences of scripts without spaces', () => {
  for (const [language, wanted, text] of [
    ['zho', '劳动合同', '建立劳动关系，应当订立书面劳动合同。'],
    ['zho', '法', '中华人民共和国宪法'],
    ['jpn', '個人情報', 'この法律は、個人情報の有用性に配慮しつつ'],
    ['jpn', 'データ', '個人ﾃﾞｰﾀの取扱い'],
    ['tha', 'สิทธิ', 'บุคคลย่อมมีสิทธิและเสรีภาพ'],
    ['lao', 'ກົດໝາຍ', 'ຕາມກົດໝາຍ'],
    ['khm', 'ច្បាប់', 'តាមច្បាប់នេះ'],
    ['mya', 'ဥပဒေ', 'ဤဥပဒေအရ'],
    ['kor', '근로', '근로기준법은 근로조건을'],
  ] as const)
    assert.ok(inside(wanted, text, language), `${wanted} in ${text}: ${indexTerms(text, language)}`)
})

test('scripts mix: letters and digits beside Chinese are words of their own', () => {
  assert.ok(indexTerms('适用GDPR第17条', 'zho').split(' ').includes('gdpr'))
  assert.ok(indexTerms('适用GDPR第17条', 'zho').split(' ').includes('17'))
})

test('a query without spaces is cut into words, and a numbered unit is one of them', () => {
  assert.deepEqual(segments('劳动合同'), ['劳动', '合同'])
  assert.deepEqual(segments('劳动合同法第十条'), ['劳动', '合同', '法', '第十条'])
  assert.deepEqual(segments('第27条の2'), ['第27条の2'])
  assert.ok(segments('สิทธิและเสรีภาพ').includes('สิทธิ'))
})

test('each word of a query is found in the text it was cut from', () => {
  const text = fc.string({
    unit: fc.constantFrom(...'劳动合同法第十条一款二年个人情報の保護สิทธิ'),
    minLength: 1,
    maxLength: 20,
  })
  fc.assert(
    fc.property(text, (run) => {
      for (const word of segments(run)) assert.ok(run.includes(word))
    }),
  )
})

test('alphabets are not taken for scripts without spaces', () => {
  for (const word of ['закон', 'law', 'νόμος', 'კანონი', 'օրենք', 'कानून', 'قانون', 'חוק'])
    assert.equal(isUnspaced(word), false, word)
  for (const word of ['法', 'の', 'カ', '법', 'ก', 'ກ', 'ក', 'က', 'x法'])
    assert.equal(isUnspaced(word), true, word)
})
