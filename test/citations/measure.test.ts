/** The measure of citations: it praises what is right, and only that. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import path from 'node:path'
import { test } from 'node:test'
import { corpus, withoutCorpora } from '../corpora.ts'
import { find } from './finder.ts'
import { type GoldReference, heldActs, passages, placeOf } from './gold/gold.ts'
import { type Answer, type Find, measure, rates, recallAcross } from './measure.ts'
import { sameName } from './same-act.ts'

const PASSAGES = passages()
const ACTS = heldActs()
const sources = [...new Set(PASSAGES.map((passage) => passage.path.split('/')[0] ?? ''))]
const skip = withoutCorpora(...sources)
const root = path.dirname(corpus(sources[0] ?? '') ?? '')

/** Answers with the marks themselves, changed by the caller. */
function oracle(change: (answer: Answer, reference: GoldReference) => Answer | null): Find {
  return (text) => marksOf(text).flatMap(([answer, mark]) => change(answer, mark) ?? [])
}

function marksOf(text: string): [Answer, GoldReference][] {
  const hash = createHash('sha256').update(text).digest('hex')
  const passage = PASSAGES.find(({ sha256 }) => sha256 === hash)
  return (passage?.references ?? []).map((reference) => {
    const { act, provision, from, to } = reference
    const names =
      act === 'self'
        ? act
        : 'held' in act
          ? [ACTS.get(act.held)?.names[0] ?? ACTS.get(act.held)?.title ?? '']
          : [act.named]
    const answer = { act: names, provision: provision ?? from ?? null, to: to ?? null }
    return [{ ...(placeOf(text, reference) ?? { start: 0, end: 0 }), ...answer }, reference]
  })
}

test('a finder that answers with the marks is right throughout', { skip }, () => {
  const { total, mistakes } = measure(
    root,
    oracle((answer) => answer),
  )
  assert.deepEqual(mistakes, [])
  assert.deepEqual(rates(total), { precision: 1, recall: 1 })
  assert.equal(recallAcross(total), 1)
})

test('a finder that finds nothing makes no wrong link and misses everything', { skip }, () => {
  const { total, mistakes } = measure(root, () => [])
  assert.deepEqual(rates(total), { precision: 1, recall: 0 })
  assert.equal(mistakes.length, total.wanted)
})

test('the wrong act, the wrong number, and a range cut to its beginning are wrong', { skip }, () => {
  const wrongAct = measure(
    root,
    oracle((answer) => ({ ...answer, act: ['An Act nobody cites'] })),
  )
  assert.equal(wrongAct.total.right, 0)
  const wrongNumber = measure(
    root,
    oracle((answer) => ({ ...answer, provision: '99999', to: null })),
  )
  assert.equal(wrongNumber.total.right, 0)
  const cut = measure(
    root,
    oracle((answer, { to }) => (to ? { ...answer, to: null } : answer)),
  )
  assert.ok(cut.total.right < cut.total.wanted)
  assert.ok(cut.mistakes.some(({ fault }) => fault === 'number'))
})

test('a link where no reference stands is wrong', { skip }, () => {
  const { total, mistakes } = measure(root, (text) => [
    { start: text.length, end: text.length + 1, act: 'self', provision: '1', to: null },
  ])
  assert.equal(total.right, 0)
  assert.equal(mistakes.filter(({ fault }) => fault === 'nothing there').length, PASSAGES.length)
})

test('what the finder leaves open is neither right nor wrong', { skip }, () => {
  const { total, mistakes } = measure(
    root,
    oracle((answer) => ({ ...answer, act: null })),
  )
  assert.deepEqual(rates(total), { precision: 1, recall: 0 })
  assert.ok(mistakes.every(({ fault }) => fault === 'left open'))
})

test('a second link to the same place, and one to an optional place, change nothing', { skip }, () => {
  const twice: Find = (text) => marksOf(text).flatMap(([answer]) => [answer, answer])
  assert.deepEqual(rates(measure(root, twice).total), { precision: 1, recall: 1 })
})

test('acts are the same when their numbers are, whatever words stand around them', () => {
  assert.ok(
    sameName('Федеральный закон от 30 июня 2006 г. № 90-ФЗ', 'Федерального закона от 30.06.2006 № 90-ФЗ'),
  )
  assert.ok(sameName('fr/loi/2004-575', 'loi n° 2004-575 du 21 juin 2004'))
  assert.ok(sameName('Ley Nº 21526', 'Ley 21.526'))
  assert.ok(!sameName('loi n° 2004-576 du 21 juin 2004', 'loi n° 2004-575 du 21 juin 2004'))
  assert.ok(!sameName('[2012] UKSC 5', '[2012] UKSC 4'))
})

test('acts are the same when their names differ in inflection, not when one name begins another', () => {
  assert.ok(sameName('Bürgerlichen Gesetzbuchs', 'Bürgerliches Gesetzbuch'))
  assert.ok(sameName('Гражданским кодексом Российской Федерации', 'Гражданский кодекс Российской Федерации'))
  assert.ok(!sameName('code civil', "code civil local d'Alsace-Moselle"))
  assert.ok(!sameName('code de la route', 'code de la voirie routière'))
  assert.ok(!sameName('ZW', 'WW'))
})

test('the finder links nothing wrong where it can be measured', { skip }, (t) => {
  const { total } = measure(root, find)
  const { precision, recall } = rates(total)
  t.diagnostic(`precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} of ${total.wanted}`)
  assert.ok(precision >= 0.95, `precision ${precision}`)
})
