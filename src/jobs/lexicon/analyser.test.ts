import assert from 'node:assert/strict'
import test from 'node:test'
import { lexiconAnalyser } from './analyser.ts'

const told = (language: string, text: string, corpus: readonly string[] = []) =>
  lexiconAnalyser(language, corpus)(text).map(({ start, end, kind }) => `${text.slice(start, end)} ${kind}`)

test('words have their stems; articles, prepositions and auxiliaries are empty, numbers are numbers', () => {
  assert.deepEqual(told('eng', 'The controllers shall keep 2 registers'), [
    'The empty',
    'controllers word',
    'shall empty',
    'keep word',
    '2 number',
    'registers word',
  ])
  const stems = (text: string) => lexiconAnalyser('eng', [])(text).map(({ term }) => term)
  assert.deepEqual(stems('controllers'), stems('controller'))
})

test('an article before an apostrophe is no part of the word, and words with a hyphen between are one', () => {
  assert.deepEqual(told('fra', "l'autorité et le sous-traitant"), [
    'autorité word',
    'et empty',
    'le empty',
    'sous-traitant word',
  ])
})

test('a compound is cut by the words of the texts, and by nothing else', () => {
  const parts = (corpus: readonly string[]) => lexiconAnalyser('deu', corpus)('Datenschutz')[0]?.parts.length
  assert.equal(parts(['Daten und Schutz', 'Daten ohne Schutz', 'Schutz der Daten']), 2)
  assert.equal(parts([]), 1)
})

test('scripts without spaces are cut into words', () => {
  assert.deepEqual(told('zho', '个人信息'), ['个人 word', '信息 word'])
})
