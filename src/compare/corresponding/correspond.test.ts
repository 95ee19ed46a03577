/** Provisions of different acts correspond by what they say and are about, whatever their numbers and order; every pairing says why. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { correspond, weighed } from './correspond.ts'
import type { Outline, Provision } from './provision.ts'

function provision(num: string, text: string, concepts: readonly string[] = []): Provision {
  return {
    id: `art_${num}`,
    kind: 'article',
    num,
    heading: null,
    text,
    address: `/x/~art_${num}`,
    above: [],
    concepts: concepts.map((concept) => ({ concept, count: 1 })),
    named: [],
  }
}

const NORTH: Outline = {
  language: 'eng',
  provisions: [
    provision('1', 'Everyone may ask a keeper of records which records about them are kept.', ['access']),
    provision('2', 'A keeper erases records that are no longer needed, within 30 days of being asked.', [
      'erasure',
    ]),
    provision('3', 'The minister lays down the colours of uniforms.'),
  ],
}
const SOUTH: Outline = {
  language: 'eng',
  provisions: [
    provision('7', 'Bees are kept at a distance of two metres from the road.'),
    provision('8', 'Records no longer needed are erased by whoever keeps them, 30 days after a request.', [
      'erasure',
    ]),
    provision('9', 'Whoever keeps records tells everyone who asks which of them are about the asker.', [
      'access',
    ]),
  ],
}

const pairs = (before: Outline, after: Outline) =>
  correspond(before, after).map(
    (each) => `${before.provisions[each.before]?.num}-${after.provisions[each.after]?.num}`,
  )

test('what says the same goes together under any number and in any order; what only one act has stays alone', () => {
  assert.deepEqual(pairs(NORTH, SOUTH), ['1-9', '2-8'])
})

test('a pairing tells the concepts, words and numbers that it rests on', () => {
  const erasure = correspond(NORTH, SOUTH).find(({ before }) => before === 1)
  assert.deepEqual(erasure?.why.concepts, ['erasure'])
  assert.deepEqual(erasure?.why.numbers, ['30'])
  assert.ok(erasure?.why.terms.some(({ before, after }) => before === 'records' && after === 'Records'))
})

test('across languages concepts join what no word does, and a lexicon adds words of either side', () => {
  const west: Outline = {
    language: 'deu',
    provisions: [
      provision('4', 'Bienen werden zwei Meter von der Straße gehalten.'),
      provision('5', 'Nicht mehr benötigte Aufzeichnungen werden gelöscht.', ['erasure']),
    ],
  }
  assert.deepEqual(pairs(NORTH, west), ['2-5'])
  const translations = (word: string): [string, number][] =>
    word === 'records' ? [['aufzeichnungen', 0.9]] : []
  const [pair] = correspond(NORTH, west, { translations })
  assert.deepEqual(pair?.why.terms, [{ before: 'records', after: 'Aufzeichnungen' }])
})

test('a provision that cites the other one by its address shares it with it', () => {
  const citing: Outline = {
    language: 'deu',
    provisions: [{ ...provision('5', 'Es gilt das Nötige.'), citations: ['/x/~art_3'] }],
  }
  const asked = weighed(NORTH, citing, {}, [[2, 0]]).find(({ candidate }) => candidate.before === 2)
  assert.deepEqual(asked?.reasons().citations, ['/x/~art_3'])
})

test('that one cites the other and nothing else of its act makes it surer that they correspond', () => {
  const confidence = (citations: readonly string[]) => {
    const after: Outline = {
      ...SOUTH,
      provisions: SOUTH.provisions.map((each, at) => (at === 1 ? { ...each, citations } : each)),
    }
    return correspond(NORTH, after).find(({ before }) => before === 1)?.confidence ?? 0
  }
  assert.ok(confidence(['/x/~art_2']) > confidence(['/x/~art_2', '/x/~art_1', '/x/~art_3']))
  assert.ok(confidence(['/x/~art_2', '/x/~art_1', '/x/~art_3']) > confidence([]))
})

test('one provision may correspond to several', () => {
  const split: Outline = {
    language: 'eng',
    provisions: [
      provision('1', 'A keeper erases records that are no longer needed.', ['erasure']),
      provision('2', 'Records are erased by the keeper within 30 days of being asked.', ['erasure']),
      provision('3', 'Bees are kept two metres from the road.'),
    ],
  }
  const found = pairs(NORTH, split)
  assert.ok(found.includes('2-1') && found.includes('2-2'), found.join())
})

const WORDS = ['record', 'keeper', 'asks', 'erased', 'minister', 'bees', 'road', 'uniform', '30', 'days']
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(' '))
const outline = fc.array(text, { maxLength: 8 }).map(
  (texts): Outline => ({
    language: 'eng',
    provisions: texts.map((words, at) => provision(`${at}`, words)),
  }),
)

test('whatever the texts, confidence is a probability, indices exist, and turning the sides round finds the same pairs', () => {
  fc.assert(
    fc.property(outline, outline, (before, after) => {
      const found = correspond(before, after)
      for (const pair of found) {
        assert.ok(pair.confidence >= 0 && pair.confidence <= 1)
        assert.ok(before.provisions[pair.before] && after.provisions[pair.after])
      }
      const all = weighed(before, after, {}).map(({ candidate }) => `${candidate.before} ${candidate.after}`)
      const turned = weighed(after, before, {}).map(
        ({ candidate }) => `${candidate.after} ${candidate.before}`,
      )
      if (before.provisions.length <= 6 && after.provisions.length <= 6)
        assert.deepEqual(turned.sort(), all.sort())
    }),
  )
})
