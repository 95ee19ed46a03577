import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { runs } from '../../../test/pace.ts'
import { alignSentences, type Measured } from './align-sentences.ts'
import { textBlocksOf } from './blocks.ts'
import { parallelSentences } from './parallel.ts'
import { sentencesOf } from './sentences.ts'

const cut = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end))

test('a sentence ends at a full stop before a capital, at a semicolon and at a colon, and not behind an abbreviation', () => {
  assert.deepEqual(cut('Processing is lawful. It is fair; see Art. 5 of the Act: the rest.'), [
    'Processing is lawful.',
    'It is fair;',
    'see Art. 5 of the Act:',
    'the rest.',
  ])
  assert.deepEqual(cut('国家保护个人信息。任何组织不得侵害。'), ['国家保护个人信息。', '任何组织不得侵害。'])
})

test('sentences hold all of a text but the white space between them', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'B', '.', ';', ':', ' ', '。', '"', '\n', '3'),
    maxLength: 60,
  })
  fc.assert(
    fc.property(text, (whole) => {
      assert.equal(cut(whole).join('').replace(/\s/g, ''), whole.replace(/\s/g, ''))
      assert.ok(cut(whole).every((sentence) => sentence === sentence.trim() && sentence !== ''))
    }),
    runs(500),
  )
})

test('blocks of a provision tell the part they stand in, without numbers and notes', () => {
  const xml =
    '<intro><p>Processing<authorialNote><p>See 3.</p></authorialNote> is <b>lawful</b> if:</p></intro><point eId="point_a"><num>(a)</num><content><p>it is fair;</p><p>and open</p></content></point>'
  assert.deepEqual(textBlocksOf(xml), [
    { place: '', text: 'Processing is lawful if:' },
    { place: 'point_a', text: 'it is fair;' },
    { place: 'point_a', text: 'and open' },
  ])
})

const measured = (length: number, place = '', numbers: readonly string[] = []): Measured => ({
  length,
  place,
  numbers,
})

test('sentences go together by length, and one may be two', () => {
  const beads = alignSentences(
    [measured(40), measured(200), measured(60)],
    [measured(42), measured(95), measured(104), measured(61)],
    1,
  )
  assert.deepEqual(beads, [
    { from: [0], to: [0] },
    { from: [1], to: [1, 2] },
    { from: [2], to: [3] },
  ])
})

test('a sentence that only one language has stands alone where numbers and places tell the others', () => {
  const from = [measured(50, 'para_1'), measured(52, 'para_2', ['5']), measured(51, 'para_3', ['9'])]
  const to = [measured(50, 'para_1'), measured(51, 'para_3', ['9'])]
  assert.deepEqual(alignSentences(from, to, 1), [
    { from: [0], to: [0] },
    { from: [2], to: [1] },
  ])
})

test('beads keep the order and use no sentence twice, whatever the lengths', () => {
  const texts = fc.array(
    fc.record({
      length: fc.integer({ min: 1, max: 400 }),
      place: fc.constantFrom('', 'a', 'b'),
      numbers: fc.array(fc.constantFrom('1', '2'), { maxLength: 2 }),
    }),
    { maxLength: 40 },
  )
  fc.assert(
    fc.property(texts, texts, fc.double({ min: 0.2, max: 4, noNaN: true }), (from, to, ratio) => {
      const beads = alignSentences(from, to, ratio)
      for (const side of ['from', 'to'] as const) {
        const used = beads.flatMap((bead) => bead[side])
        assert.deepEqual(
          used,
          [...new Set(used)].toSorted((a, b) => a - b),
        )
        assert.ok(beads.every((bead) => bead[side].length === 1 || bead[side].length === 2))
      }
    }),
    runs(300),
  )
})

test('provisions that say the same give sentences that say the same, headings first, each with its words and place', () => {
  const one = {
    row: 7,
    heading: 'Right to erasure',
    xml: '<content><p>The controller erases. It informs.</p></content>',
  }
  const other = {
    row: 9,
    heading: 'Droit à l’effacement',
    xml: '<content><p>Le responsable efface. Il informe.</p></content>',
  }
  const beside = parallelSentences([[one, other]])
  assert.deepEqual(
    beside.map(([from, to]) => [from.row, from.block, from.text, to.row, to.text]),
    [
      [7, -1, 'Right to erasure', 9, 'Droit à l’effacement'],
      [7, 0, 'The controller erases.', 9, 'Le responsable efface.'],
      [7, 0, 'It informs.', 9, 'Il informe.'],
    ],
  )
})
