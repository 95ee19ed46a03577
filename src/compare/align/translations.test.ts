import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { alignTranslations } from './translations.ts'
import type { Translations, Unit } from './unit.ts'

const unit = (text: string): Unit => ({
  id: text.slice(0, 8),
  kind: 'paragraph',
  num: null,
  heading: null,
  text,
})

const told = (before: string[], after: string[], translations?: Translations) =>
  alignTranslations(before.map(unit), after.map(unit), {
    from: 'eng',
    to: 'fra',
    ...(translations ? { translations } : {}),
  }).map(({ before: i, after: j, how }) => `${i} ${how} ${j}`)

const ENGLISH = [
  'The harbour master keeps a register of all boats over six metres.',
  'A licence costs 120 crowns and is valid until 31 December.',
  'Appeals go to the Tribunal of Brenmark within 14 days of the decision, in writing.',
]
const FRENCH = [
  'Le capitaine du port tient un registre de tous les bateaux de plus de six mètres.',
  'Le permis coûte 120 couronnes et reste valable jusqu’au 31 décembre.',
  'Les recours sont portés devant le Tribunal de Brenmark dans les 14 jours suivant la décision, par écrit.',
]

test('what stands in one order goes together', () => {
  assert.deepEqual(told(ENGLISH, FRENCH), ['0 kept 0', '1 kept 1', '2 kept 2'])
})

test('a paragraph that one language lacks has no counterpart', () => {
  assert.deepEqual(told(ENGLISH, [FRENCH[0] ?? '', FRENCH[2] ?? '']), ['0 kept 0', '2 kept 1'])
})

test('a paragraph that is two in the other language goes with both', () => {
  const [first = '', second = '', third = ''] = FRENCH
  const cut = second.indexOf(' et reste')
  assert.deepEqual(told(ENGLISH, [first, second.slice(0, cut), second.slice(cut + 1), third]), [
    '0 kept 0',
    '1 split 1',
    '1 split 2',
    '2 kept 3',
  ])
})

test('definitions in the order of each alphabet are found by the terms that name each other', () => {
  const english = [
    'boat means a vessel under oars (bateau)',
    'weir means a low dam (déversoir)',
    'eel means an eel (anguille)',
  ]
  const french = [
    'anguille Une anguille (eel)',
    'bateau Navire à rames (boat)',
    'déversoir Barrage bas (weir)',
  ]
  assert.deepEqual(told(english, french).sort(), ['0 kept 1', '1 kept 2', '2 moved 0'])
})

test('a lexicon is asked, and shows among the reasons', () => {
  const translations: Translations = (term) => (term === 'licence' ? [['permis', 0.9]] : [])
  const [, link] = alignTranslations(ENGLISH.map(unit), FRENCH.map(unit), {
    from: 'eng',
    to: 'fra',
    translations,
  })
  assert.ok(link?.why.terms.some(({ before, after }) => before === 'licence' && after === 'permis'))
  assert.deepEqual(link?.why.numbers, ['120', '31'])
})

test('groups keep to themselves', () => {
  const links = alignTranslations(ENGLISH.map(unit), FRENCH.map(unit), {
    from: 'eng',
    to: 'fra',
    groups: [
      { before: [0], after: [0] },
      { before: [1, 2], after: [2] },
    ],
  })
  assert.ok(links.every(({ before, after }) => (before === 0) === (after === 0)))
})

test('any texts give links within them, and confidence is a share', () => {
  const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 10 })
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      for (const link of alignTranslations(before.map(unit), after.map(unit), { from: 'a', to: 'b' })) {
        assert.ok(link.before < before.length && link.after < after.length)
        assert.ok(link.confidence >= 0 && link.confidence <= 1)
      }
    }),
  )
})
