import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { conditionsOf } from './conditions.ts'
import { parseQuery } from './query.ts'
import { markerFor, snippetOf } from './snippet.ts'

const snippet = (text: string, query: string, language = 'fra') =>
  snippetOf(
    text,
    language,
    markerFor(
      conditionsOf(parseQuery(query), [language], {
        spelled: () => [],
        beginning: () => [],
        languages: () => [],
      }).wanted,
    ),
  )

test('words are marked in the form they have in the text', () => {
  assert.equal(
    snippet('Le droit d’accès aux Mariages.', 'accès mariage'),
    'Le droit <mark>d’accès</mark> aux <mark>Mariages</mark>.',
  )
})

test('a phrase is marked as a whole and only as a whole', () => {
  assert.equal(
    snippet('Le droit, puis le droit de vote.', '"droit de vote"'),
    'Le droit, puis le <mark>droit de vote</mark>.',
  )
})

test('beginnings, numbers and words without spaces are marked', () => {
  assert.equal(snippet('Une administration.', 'admin*'), 'Une <mark>administration</mark>.')
  assert.equal(
    snippet('Voir l’article L. 1221-1 du code.', 'L1221-1'),
    'Voir l’article <mark>L. 1221-1</mark> du code.',
  )
  assert.equal(
    snippet('用人单位与劳动者订立劳动合同。', '劳动合同', 'zho').includes('<mark>合同</mark>'),
    true,
  )
})

test('what is found far into a text is shown, cut at words', () => {
  const shown = snippet(
    `${'Dispositions générales. '.repeat(60)}Le juge statue sur le divorce. ${'Suite du texte. '.repeat(60)}`,
    'juge divorce',
  )
  assert.match(shown, /^… .*Le <mark>juge<\/mark> statue sur le <mark>divorce<\/mark>\..* …$/)
  assert.ok(shown.replace(/<\/?mark>/g, '').length < 300)
})

test('without a mark the text begins', () => {
  assert.equal(snippet('Premier alinéa.\nSecond alinéa.', 'rien'), 'Premier alinéa. Second alinéa.')
})

test('nothing in a text becomes mark-up, and the text is not changed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const html = snippet(`<b>juge & ${text}</b>`, 'juge "b juge" tex*')
      assert.doesNotMatch(html.replace(/<\/?mark>/g, ''), /[<>]/)
    }),
  )
})
