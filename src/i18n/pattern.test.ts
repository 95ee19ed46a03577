import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fill } from './pattern.ts'

const said = (pattern: string, values: Record<string, string | number> = {}, locale = 'en') =>
  fill(pattern, values, locale).join('')

test('a value stands where its name stands', () => {
  assert.equal(said('text as of {date}', { date: '1 May' }), 'text as of 1 May')
})

test('a count takes the form of its plural, with exact numbers first', () => {
  const pattern = '{n, plural, =0 {none} one {# act} other {# acts}} held'
  assert.equal(said(pattern, { n: 0 }), 'none held')
  assert.equal(said(pattern, { n: 1 }), '1 act held')
  assert.equal(said(pattern, { n: 11545 }), '11,545 acts held')
})

test('plurals are those of the locale', () => {
  const pattern = '{n, plural, one {# закон} few {# закона} many {# законов} other {# закона}}'
  assert.deepEqual(
    [1, 2, 5, 21].map((n) => said(pattern, { n }, 'ru')),
    ['1 закон', '2 закона', '5 законов', '21 закон'],
  )
})

test('a value that ends in the point of an abbreviation ends the sentence', () => {
  assert.equal(said('Текст на {date}.', { date: '1 мая 2024 г.' }, 'ru'), 'Текст на 1 мая 2024 г.')
  assert.equal(said('Текст на {date}…', { date: '1 мая 2024 г.' }, 'ru'), 'Текст на 1 мая 2024 г.…')
  assert.equal(said('{a}. {b}.', { a: 'x.', b: 'y' }), 'x.. y.')
})

test('mark-up may stand in the place of a value', () => {
  const bold = { tag: 'b' }
  assert.deepEqual(fill('on {date}, at noon', { date: bold }, 'en'), ['on ', bold, ', at noon'])
})

test('a brace that is not closed is refused', () => {
  assert.throws(() => said('text {date'), SyntaxError)
  assert.throws(() => said('{who, select, one {a} other {b}}'), SyntaxError)
})
