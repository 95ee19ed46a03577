import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compareIn, letterOf, NO_LETTER } from './collation.ts'

const sorted = (locale: string, names: readonly string[]) => names.toSorted(compareIn(locale))

test('names are in the order of the locale, numbers by their value', () => {
  assert.deepEqual(sorted('en', ['Act 10', 'act 9', 'Äct 8', 'Zone']), ['Äct 8', 'act 9', 'Act 10', 'Zone'])
  assert.deepEqual(sorted('ru', ['Япония', 'Ёмкость', 'Еда', 'Zone']), ['Еда', 'Ёмкость', 'Япония', 'Zone'])
  assert.deepEqual(sorted('be', ['Ў', 'Ф', 'У', 'І', 'К']), ['І', 'К', 'У', 'Ў', 'Ф'])
})

test('a name stands under its first letter, whatever stands before it', () => {
  assert.equal(letterOf('«О гражданстве»'), 'О')
  assert.equal(letterOf('élections'), 'E')
  assert.equal(letterOf('Йод'), 'Й')
  assert.equal(letterOf('ўзвышша'), 'Ў')
  assert.equal(letterOf('١٩٩٩'), '0–9')
  assert.equal(letterOf('中华人民共和国'), '漢')
  assert.equal(letterOf('ß'), 'S')
  assert.equal(letterOf('—'), NO_LETTER)
})
