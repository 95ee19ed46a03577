/** The yardstick itself: the corpora say what they said when it was made, and every mark is where it says. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import path from 'node:path'
import { test } from 'node:test'
import { corpus, withoutCorpora } from '../../corpora.ts'
import { extract } from './extract.ts'
import { drawn, heldActs, type Passage, passages, placeOf, TURNS } from './gold.ts'

const GOLD = passages()
const DRAWN = TURNS.flatMap(drawn)
const PASSAGES = [...GOLD, ...DRAWN]
const ACTS = heldActs()
const sources = [...new Set(PASSAGES.map((passage) => passage.path.split('/')[0] ?? ''))]
const skip = withoutCorpora(...sources)
const root = path.dirname(corpus(sources[0] ?? '') ?? '')
const required = (passage: Passage) => passage.references.filter((reference) => !reference.optional)

test('the gold set marks at least 330 references in at least 45 passages of at least 12 jurisdictions', (t) => {
  const counts = new Map<string, number>()
  for (const passage of GOLD)
    counts.set(passage.jurisdiction, (counts.get(passage.jurisdiction) ?? 0) + required(passage).length)
  t.diagnostic([...counts].map(([code, count]) => `${code} ${count}`).join(', '))
  assert.ok([...counts.values()].reduce((sum, count) => sum + count, 0) >= 330)
  assert.ok(GOLD.length >= 45)
  assert.ok([...counts.values()].filter((count) => count >= 5).length >= 12)
})

test('at least 40 passages of at least 8 jurisdictions are drawn by chance, and none is of the gold set', () => {
  assert.ok(DRAWN.length >= 40)
  assert.ok(new Set(DRAWN.map(({ jurisdiction }) => jurisdiction)).size >= 8)
  const known = new Set(GOLD.map(({ sha256 }) => sha256))
  for (const { id, sha256 } of DRAWN) assert.ok(!known.has(sha256), id)
})

test('passages have names of their own, and acts that are known', () => {
  assert.equal(new Set(PASSAGES.map((passage) => passage.id)).size, PASSAGES.length)
  for (const { id, act, references } of PASSAGES) {
    assert.ok(ACTS.has(act), `${id}: ${act}`)
    for (const reference of references)
      if (reference.act !== 'self' && 'held' in reference.act)
        assert.ok(ACTS.has(reference.act.held), `${id}: ${reference.act.held}`)
  }
})

test('every reference to a provision has a number, every range has two, and acts and decisions have none', () => {
  for (const { id, references } of PASSAGES)
    for (const { kind, provision, from, to, quote } of references) {
      const numbers = [provision, from, to].filter((number) => number !== undefined).length
      const whole = kind === 'act' || kind === 'decision'
      assert.equal(numbers, whole ? 0 : from === undefined ? 1 : 2, `${id}: ${quote}`)
      if (kind === 'range') assert.ok(from && to, `${id}: ${quote}`)
    }
})

test('the corpora still hold the passages word for word', { skip }, () => {
  for (const passage of PASSAGES) {
    const text = extract(root, passage)
    assert.equal(
      createHash('sha256').update(text).digest('hex'),
      passage.sha256,
      `${passage.id} reads otherwise`,
    )
  }
})

test('every mark stands in its passage, behind the one before it, and none covers another', { skip }, () => {
  for (const passage of PASSAGES) {
    const text = extract(root, passage)
    let end = 0
    for (const reference of passage.references) {
      const place = placeOf(text, reference)
      assert.ok(place, `${passage.id}: “${reference.quote}” does not occur ${reference.occurrence} times`)
      assert.ok(place.start >= end, `${passage.id}: “${reference.quote}” lies over the mark before it`)
      end = place.end
    }
  }
})

test('every act that is said to be held lies in the corpora', { skip }, () => {
  for (const [key, act] of ACTS) assert.ok(corpus(act.path), key)
})
