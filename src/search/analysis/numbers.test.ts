import assert from 'node:assert/strict'
import test from 'node:test'
import { indexTerms, numberTerms, queryTerms } from './analysis.ts'
import { asciiDigits, hanNumbersAsDigits, joinNumbers, romanValue } from './numbers.ts'

/** Each line: a language, then ways to write one number. */
const SAME: readonly (readonly [string, ...string[]])[] = [
  ['fra', 'L. 1221-1', 'L1221-1', 'L.1221-1', 'L 1221-1', 'L\u00a01221-1', 'l1221-1', 'L. 1221‑1'],
  ['fra', 'LO 176-1', 'LO. 176-1', 'LO176-1'],
  ['fra', 'R* 123-4', 'R*123-4', 'R**123-4', 'R.123-4'],
  ['fra', '1er', '1', '1re', '1ère'],
  ['fra', '2e', '2ème', '2è', '2'],
  ['fra', '17bis', '17 bis', '17-bis', '17 BIS'],
  ['fra', '121-3 quater', '121-3quater'],
  ['deu', '§ 5a', '5a', '§5a', '§ 5A', '§ 5-a'],
  ['deu', '5¹', '5-1', '5^1', '5.1'],
  ['rus', '5¹', '5-1', '5.1', '5/1'],
  ['rus', '1-й', '1'],
  ['ukr', '2-ї', '2'],
  ['spa', '24.430', '24430'],
  ['eng', '7th', '7'],
  ['por', '1.º', '1º', '1'],
  ['eng', 'IV', 'iv', '4', 'Ⅳ'],
  ['rus', 'XII', '12'],
  ['ara', '١٢', '12', '١٢.'],
  ['fas', '۱۲', '12'],
  ['hin', '१२', '12'],
  ['tha', '๑๒', '12'],
  ['zho', '１２', '12'],
  ['fra', '2016/679', '2016-679', '2016.679'],
]

test('a legal number is the same term in whichever way it is written', () => {
  for (const [language, ...ways] of SAME)
    for (const way of ways) assert.equal(indexTerms(way, language), indexTerms(ways[0] ?? '', language), way)
})

test('different numbers are different terms', () => {
  for (const [one, other] of [
    ['5a', '5'],
    ['12-3', '12-31'],
    ['L1221-1', 'R1221-1'],
    ['1-1', '11'],
    ['5¹', '51'],
    ['17 bis', '17 ter'],
    ['IV', 'VI'],
  ] as const)
    assert.notEqual(indexTerms(one, 'fra'), indexTerms(other, 'fra'), `${one} and ${other}`)
})

test('"Art. 6 Abs. 1" is four terms, and a number before a word is no part of it', () => {
  assert.equal(indexTerms('Art. 6 Abs. 1', 'deu'), 'art 6 abs 1')
  assert.equal(indexTerms('5-бап', 'kaz'), '5 бап')
  assert.equal(indexTerms('5-летний', 'rus').startsWith('5 '), true)
})

test('Roman numerals are numbers, words of their letters are words', () => {
  for (const [numeral, value] of [
    ['ii', 2],
    ['iv', 4],
    ['ix', 9],
    ['xiv', 14],
    ['xlii', 42],
    ['lxxxix', 89],
  ] as const)
    assert.equal(romanValue(numeral), value)
  for (const word of ['i', 'v', 'l', 'il', 'lili', 'iiii', 'vx', 'mix', 'civil', 'dix', '', 'lv', 'iix'])
    assert.equal(romanValue(word), null, word)
  assert.equal(indexTerms('vi ska', 'swe').startsWith('vi'), true)
  assert.equal(indexTerms('Kapitel VI', 'swe').endsWith(' 6'), true)
})

test('a part of an act is found by its Roman and its Arabic number', () => {
  assert.ok(numberTerms('Title I', 'eng').split(' ').includes('1'))
  assert.ok(numberTerms('Глава IV', 'rus').split(' ').includes('4'))
  assert.ok(numberTerms('Titre V', 'fra').split(' ').includes('5'))
  assert.equal(numberTerms('(i)', 'eng').split(' ').includes('1'), false, 'a letter of a list')
})

test('Chinese and Japanese numerals of the law and of dates are digits', () => {
  for (const [written, read] of [
    ['第十条', '第10条'],
    ['第一百二十条之一', '第120条之1'],
    ['第二十七条の二', '第27条の2'],
    ['第一千二百六十条', '第1260条'],
    ['第一百零三条', '第103条'],
    ['二〇二四年一月一日', '2024年1月1日'],
    ['令和元年', '令和1年'],
    ['平成十五年法律第五十七号', '平成15年法律第57号'],
    ['一般规定', '一般规定'],
    ['统一', '统一'],
    ['第十十条', '第十十条'],
  ] as const)
    assert.equal(hanNumbersAsDigits(written), read)
  assert.ok(
    ` ${indexTerms('依照第十条第二款的规定', 'zho')} `.includes(` ${queryTerms('第10条', 'zho').terms}`),
  )
  assert.ok(` ${indexTerms('依照第10条的规定', 'zho')} `.includes(` ${queryTerms('第十条', 'zho').terms}`))
  assert.ok(numberTerms('第十条', 'zho').split(' ').includes('10'))
  assert.ok(numberTerms('第二十七条の二', 'jpn').split(' ').includes('27'))
})

test('digits of every script are those of ASCII', () => {
  for (const digits of [
    '٠١٢٣٤٥٦٧٨٩',
    '۰۱۲۳۴۵۶۷۸۹',
    '०१२३४५६७८९',
    '๐๑๒๓๔๕๖๗๘๙',
    '០១២៣៤៥៦៧៨៩',
    '၀၁၂၃၄၅၆၇၈၉',
    '໐໑໒໓໔໕໖໗໘໙',
  ])
    assert.equal(asciiDigits(digits), '0123456789')
})

test('a query can be cut at spaces without cutting a number', () => {
  assert.equal(joinNumbers('art l. 1221-1 code du travail'), 'art L1221-1 code du travail')
  assert.equal(joinNumbers('l 1221-1'), 'L1221-1')
  assert.equal(joinNumbers('R. 5'), 'R5')
  assert.equal(joinNumbers('§ 5 a BDSG'), '§ 5a BDSG')
  assert.equal(joinNumbers('§ 5 a § 6'), '§ 5 a § 6', 'a Czech "and"')
  assert.equal(joinNumbers('§ 5 a 6'), '§ 5 a 6')
})
