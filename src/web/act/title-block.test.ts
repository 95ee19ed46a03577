import assert from 'node:assert/strict'
import { test } from 'node:test'
import { translator } from '#i18n/messages.ts'
import type { Work } from '#store/model.ts'
import type { Page } from '../page.ts'
import { kindOf } from './title-block.tsx'

const page = { t: translator('en') } as Page
const work = (type: string, subtype: string | null) =>
  ({ type, subtype, number: '673', date: '2025' }) as Work

test('a judgment is called one, with the sign of its court', () => {
  assert.equal(kindOf(page, work('judgment', 'ewca-civ')), 'Judgment EWCA CIV No. 673 of 2025')
})

test('a judgment of a court that says what it is has words for it in every language', () => {
  const named = (locale: string) =>
    kindOf({ t: translator(locale) } as Page, {
      ...work('judgment', 'constitutional-court'),
      number: null,
      date: null,
    })
  assert.deepEqual(['en', 'ru', 'be', 'fr'].map(named), [
    'Judgment of the Constitutional Court',
    'Решение Конституционного суда',
    'Рашэнне Канстытуцыйнага суда',
    'Décision de la Cour constitutionnelle',
  ])
})

test('an act is called by its kind, any other document by its type', () => {
  assert.equal(kindOf(page, work('act', 'by-law')), 'By-law No. 673 of 2025')
  assert.equal(kindOf(page, work('debate', null)), 'Debate No. 673 of 2025')
})
