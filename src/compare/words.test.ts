import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import test from 'node:test'
import fc from 'fast-check'
import { corpus, withoutCorpora } from '../../test/corpora.ts'
import type { WordOp } from './word-op.ts'
import { diffWords } from './words.ts'

const side = (ops: readonly WordOp[], left: 'added' | 'removed') =>
  ops
    .filter(([op]) => op !== left)
    .map(([, text]) => text)
    .join('')

const shown = (before: string, after: string) =>
  diffWords(before, after)
    .map(([op, text]) => (op === 'same' ? text : op === 'added' ? `{+${text}+}` : `[-${text}-]`))
    .join('')

// Texts that share many words, as versions do, with signs, line breaks and scripts mixed.
const words = fc.constantFrom(
  'le',
  'la',
  'juge',
  'peut',
  'Article',
  '12,5',
  '1221-1',
  '.',
  ',',
  '(',
  ')',
  '第一条',
  '合同',
  'มาตรา',
  'стаття',
  '’',
  '\u0301',
  '😀',
  '\ud83d',
)
const gaps = fc.constantFrom(' ', '\n', '', '  ', '\t', '\u00a0', '\r\n')
const texts = fc.array(fc.tuple(words, gaps), { maxLength: 60 }).map((pairs) => pairs.flat().join(''))

function assertExact(before: string, after: string): void {
  const ops = diffWords(before, after)
  assert.equal(side(ops, 'added'), before)
  assert.equal(side(ops, 'removed'), after)
  assert.ok(ops.every(([, text], index) => text !== '' && ops[index - 1]?.[0] !== ops[index]?.[0]))
}

test('the runs give back both texts exactly, whatever the texts are', () => {
  fc.assert(fc.property(texts, texts, assertExact))
  fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), assertExact))
})

test('a text against itself has no change', () => {
  fc.assert(fc.property(texts, (text) => assert.ok(diffWords(text, text).every(([op]) => op === 'same'))))
})

test('texts too different or too long for a word-by-word comparison come back exactly too', () => {
  const long = (seed: string) =>
    Array.from(
      { length: 4000 },
      (_, i) => `${seed}${(i * 7919) % 613} alinéa ${i}.${i % 9 ? '' : '\n'}`,
    ).join(' ')
  assertExact(long('a'), long('b'))
  assertExact(long('a'), `${long('a')}\nIl entre en vigueur demain.`)
  assertExact(long('a').slice(0, 9000), long('b').slice(0, 9000))
})

test('a change reads as an editor would mark it', () => {
  assert.equal(shown('the law.', 'the new law.'), 'the {+new +}law.')
  assert.equal(shown('within 12,5 days', 'within 13,5 days'), 'within [-12,5-]{+13,5+} days')
  assert.equal(
    shown('Le maire et le préfet', 'Le maire, le conseil et le préfet'),
    'Le maire{+, le conseil+} et le préfet',
  )
  assert.equal(shown('delete all of it', ''), '[-delete all of it-]')
})

test('an inserted paragraph stands as a whole, not from bracket to bracket', () => {
  assert.equal(shown('(2) a\n(3) b', '(2) a\n(2a) c\n(3) b'), '(2) a\n{+(2a) c\n+}(3) b')
})

test('single spaces and letters between two changes are part of one change', () => {
  assert.equal(
    shown('may within ten days', 'shall in fourteen days'),
    '[-may within ten-]{+shall in fourteen+} days',
  )
})

test('rewritten lines are shown line by line', () => {
  assert.equal(
    shown('un deux\ntrois quatre', 'cinq six\nsept huit'),
    '[-un deux-]{+cinq six+}\n[-trois quatre-]{+sept huit+}',
  )
})

test('words of scripts without spaces are words', () => {
  assert.equal(
    shown('劳动合同法规定的解除条件', '劳动合同法规定的终止条件'),
    '劳动合同法规定的[-解除-]{+终止+}条件',
  )
})

test('two wordings of a whole act of 2,900 articles compare in well under a second', {
  skip: withoutCorpora('fr-legalize-md'),
}, async () => {
  const file = path.join(corpus('fr-legalize-md') ?? '', 'LEGITEXT000006070721-code-civil', '2026-03-25.md')
  const before = await readFile(file, 'utf8')
  const after = before
    .replaceAll('Le juge peut notamment', 'Le juge peut, en outre,')
    .replace('six mois', 'un an')
  const compared = () => {
    const start = performance.now()
    return { ops: diffWords(before, after), took: performance.now() - start }
  }
  let { ops, took } = compared()
  // What others do meanwhile makes it longer, never shorter.
  for (let again = 0; took >= 450 && again < 5; again++) ({ ops, took } = compared())
  assert.ok(took < 450, `${took} ms: three times the target of 150 ms, for busy machines`)
  assert.equal(side(ops, 'removed'), after)
  assert.ok(ops.length > 3)
})
