import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { day } from '#kit/day.ts'
import type { LongHistory } from '#store/holdings.ts'
import { triesOf } from './tries.ts'

const history = (jurisdiction: string, language: string, title: string, from: string): LongHistory => ({
  iri: `/akn/${jurisdiction}/act/${from}/1`,
  jurisdiction,
  language: language as LongHistory['language'],
  title,
  from: day(from),
})

const CIVIL = history('fr', 'fra', 'Code civil', '1804-03-21')
const LABOUR = history('fr', 'fra', 'Code du travail', '2020-01-01')
const INFORMATION = history('ua', 'ukr', 'Про інформацію', '1992-10-02')
const PRIVACY = history('ca', 'eng', 'Privacy Act', '2019-08-28')
const VIE_PRIVEE = history('be', 'fra', 'Loi sur la vie privée', '1992-12-08')
const CONSTITUTION = history('us', 'eng', 'The Constitution of the United States of America', '1789-03-04')

const offered = (histories: LongHistory[]) => triesOf(histories, (place) => place.startsWith('x'))

describe('what the first page offers to try', () => {
  it('reaches back furthest, one of a place and one of a language', () => {
    assert.deepEqual(offered([LABOUR, PRIVACY, VIE_PRIVEE, INFORMATION, CIVIL]), [
      CIVIL,
      INFORMATION,
      PRIVACY,
    ])
  })

  it('takes a long title only where short ones leave room', () => {
    assert.deepEqual(offered([CONSTITUTION, CIVIL, PRIVACY]), [CIVIL, PRIVACY])
    assert.deepEqual(offered([CONSTITUTION, CIVIL]), [CIVIL, CONSTITUTION])
  })

  it('offers invented law only behind real law', () => {
    const invented = history('xv', 'rus', 'Закон', '1804-01-01')
    assert.deepEqual(offered([invented, CONSTITUTION]), [CONSTITUTION, invented])
  })
})
