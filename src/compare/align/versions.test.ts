import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { Unit } from './unit.ts'
import { alignVersions } from './versions.ts'

const unit = (num: string, text: string): Unit => ({ id: num, kind: 'article', num, heading: null, text })

const told = (before: Unit[], after: Unit[]) =>
  alignVersions(before, after).map(
    (link) => `${before[link.before]?.id} ${link.how} ${after[link.after]?.id}`,
  )

const BOATS =
  'A boat on the river bears the number that the harbour master gave it, on both sides of the bow.'
const NETS =
  'Nets with meshes under four centimetres are set only between September and March, below the mill.'
const FINES = 'Whoever sets a net without a licence pays a fine of up to ninety crowns to the parish.'
const LIGHTS =
  'After sunset every ferry shows a white light at the mast. The ferryman keeps a second lamp ready at the landing.'

test('swapped numbers are seen by the words, not believed', () => {
  assert.deepEqual(told([unit('1', BOATS), unit('2', NETS)], [unit('1', NETS), unit('2', BOATS)]), [
    '2 moved 1',
    '1 moved 2',
  ])
})

test('a provision that moved and was amended at once is found', () => {
  const amended = NETS.replace('four', 'five').replace('below the mill', 'below the old mill')
  const before = [unit('1', BOATS), unit('2', NETS), unit('3', FINES)]
  const after = [
    unit('1', BOATS),
    unit('2', 'The council publishes its budget.'),
    unit('9', amended),
    unit('3', FINES),
  ]
  assert.ok(told(before, after).includes('2 moved 9'))
})

test('a number used again for something new is no wording of the old', () => {
  const links = told(
    [unit('1', BOATS), unit('2', NETS)],
    [unit('1', BOATS), unit('2', 'Geese may graze upon the common from Easter until the hay is in.')],
  )
  assert.deepEqual(links, ['1 kept 1'])
})

test('a sentence that left its provision shows where it came from', () => {
  const [first = '', second = ''] = LIGHTS.split(/(?<=\.) /)
  const links = told(
    [unit('4', LIGHTS), unit('5', BOATS)],
    [unit('4', first), unit('4a', second), unit('5', BOATS)],
  )
  assert.deepEqual(links, ['4 kept 4', '4 split 4a', '5 kept 5'])
})

test('a provision that became a part of another is merged into it', () => {
  const links = told([unit('1', NETS), unit('2', FINES)], [unit('1', `${NETS} ${FINES}`)])
  assert.deepEqual(links, ['1 kept 1', '2 merged 1'])
})

test('pairs that are known stay, and only what else their words did is told', () => {
  const before = [unit('1', `${NETS} ${FINES}`)]
  const after = [unit('1', NETS), unit('2', FINES)]
  const links = alignVersions(before, after, [{ before: 0, after: 0 }])
  assert.deepEqual(
    links.map(({ how, after: place }) => [how, place]),
    [['split', 1]],
  )
})

test('a pairing says which words, numbers and citations both have', () => {
  const before = [unit('1', 'The levy under § 14 is 250 crowns a year for each mooring.')]
  const after = [unit('7', 'The levy under § 14 is 250 crowns a year for every mooring.')]
  const [link] = alignVersions(before, after)
  assert.equal(link?.how, 'moved')
  assert.deepEqual([link?.why.numbers, link?.why.citations], [['14', '250'], ['14']])
  assert.ok(link?.why.terms.some(({ after: term }) => term.includes('levy')))
  assert.ok((link?.confidence ?? 0) > 0.9)
})

const texts = fc.array(
  fc.record({
    num: fc.integer({ min: 1, max: 9 }).map(String),
    text: fc
      .array(fc.constantFrom('river', 'boat', 'net', 'fine', 'mill.', 'The', '12', '条例', 'ліцензія'), {
        maxLength: 20,
      })
      .map((words) => words.join(' ')),
  }),
  { maxLength: 12 },
)

test('whole provisions are linked at most once on each side, and confidence is a share', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const links = alignVersions(
        before.map(({ num, text }) => unit(num, text)),
        after.map(({ num, text }) => unit(num, text)),
      )
      const whole = links.filter(({ how }) => how === 'kept' || how === 'moved')
      for (const side of ['before', 'after'] as const)
        assert.equal(new Set(whole.map((link) => link[side])).size, whole.length)
      assert.ok(links.every(({ confidence }) => confidence >= 0 && confidence <= 1))
    }),
  )
})

test('a text against itself is kept whole', () => {
  fc.assert(
    fc.property(texts, (rows) => {
      const units = rows.map(({ num, text }) => unit(num, text))
      const links = alignVersions(units, units)
      assert.deepEqual(
        links.map(({ how, after }) => [how, after]),
        units.map((_, index) => ['kept', index]),
      )
    }),
  )
})
