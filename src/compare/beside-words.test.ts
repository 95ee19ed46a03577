import assert from 'node:assert/strict'
import test from 'node:test'
import { alignLanguages, type Placed } from './beside.ts'
import { besideByWords } from './beside-words.ts'

interface Row extends Placed {
  readonly text: string | null
  readonly children: readonly Row[]
}

const row = (eId: string, num: string | null, text: string | null): Row => ({
  eId,
  num,
  kind: 'article',
  text,
  children: [],
})

const ENGLISH = [
  row('art_1', '1', 'This Act applies to the harbours of Brenmark.'),
  row('art_2', '2', 'A licence for a mooring costs 120 crowns and is valid until 31 December 2030.'),
  row('art_3', '3', 'Appeals go to the Tribunal of Brenmark within 14 days.'),
]

const told = (...columns: Row[][]) => {
  const { rows, byWords } = besideByWords(alignLanguages(columns), {
    languages: ['eng', 'fra'],
    textOf: ({ text }) => text,
  })
  return rows.map((cells) =>
    cells.map((cell) => `${cell?.eId ?? '–'}${cell && byWords.has(cell) ? '*' : ''}`).join(' | '),
  )
}

test('what bears other numbers in another language stands beside its counterpart, and is marked', () => {
  const french = [
    row('art_1', '1', 'La présente loi s’applique aux ports de Brenmark.'),
    row(
      'art_14',
      '14',
      'Le permis d’amarrage coûte 120 couronnes ; il est valable jusqu’au 31 décembre 2030.',
    ),
    row('art_3', '3', 'Les recours vont au Tribunal de Brenmark dans les 14 jours.'),
  ]
  assert.deepEqual(told(ENGLISH, french), ['art_1 | art_1', 'art_2 | art_14*', 'art_3 | art_3'])
})

test('what shares nothing stays alone', () => {
  const french = [
    row('art_1', '1', 'La présente loi s’applique aux ports de Brenmark.'),
    row('art_9', '9', 'Oies et canards.'),
    row('art_3', '3', 'Les recours vont au Tribunal de Brenmark dans les 14 jours.'),
  ]
  assert.deepEqual(told(ENGLISH, french).length, 4)
})

test('a pairing never crosses one that ids made', () => {
  const french = [
    row('art_3', '3', 'Les recours vont au Tribunal de Brenmark dans les 14 jours.'),
    row('art_8', '8', 'Le permis d’amarrage coûte 120 couronnes ; il est valable jusqu’au 31 décembre 2030.'),
  ]
  assert.ok(told(ENGLISH, french).includes('– | art_8'))
})
