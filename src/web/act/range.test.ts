/** Both ends of a cited range are found in its words, in the languages of law; where they are not, it stays one link. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rangeEnds } from './range.ts'

const parted = (words: string, last: string) => {
  const ends = rangeEnds(words, last)
  return ends && [words.slice(0, ends.firstEnd), words.slice(ends.lastStart)]
}

test('a range is parted between its ends', () => {
  for (const [words, last, first, second] of [
    ['Articles 5 to 9 of the Act', '9', 'Articles 5', '9 of the Act'],
    ['articles 7 à 32-5', '32-5', 'articles 7', '32-5'],
    [
      'articles L. 1221-1 à L. 1221-5 du code du travail',
      'l1221-5',
      'articles L. 1221-1',
      'L. 1221-5 du code du travail',
    ],
    ['§§ 28 bis 31 BDSG', '31', '§§ 28', '31 BDSG'],
    ['статьями 12–15', '15', 'статьями 12', '15'],
    ['статей 3 - 5 Закона', '5', 'статей 3', '5 Закона'],
    ['Artikel 12 bis Artikel 14', '14', 'Artikel 12', '14'],
    ['sections 3(1) to 3(4)', '4', null, null],
    ['artikelen 3 t/m 7', '7', 'artikelen 3', '7'],
  ] as const)
    assert.deepEqual(parted(words, last), first === null ? null : [first, second], words)
})

test('words that do not show the last number are not parted', () => {
  assert.equal(rangeEnds('articles five to nine', '9'), null)
  assert.equal(rangeEnds('§ 9', '9'), null)
  assert.equal(rangeEnds('', '9'), null)
})
