import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import test from 'node:test'
import fc from 'fast-check'
import { corpus, withoutCorpora } from '../../../test/corpora.ts'
import { indexTerms, termsOf } from './analysis.ts'
import { CompoundDictionary, compoundRulesOf, decompound } from './compounds.ts'

const VOCABULARY: readonly (readonly [string, number])[] = [
  ['Bund', 40],
  ['Bundes', 60],
  ['Daten', 500],
  ['Schutz', 300],
  ['Datenschutz', 80],
  ['Gesetz', 900],
  ['Gesetzes', 500],
  ['Arbeit', 400],
  ['Zeit', 350],
  ['Kinder', 200],
  ['Rechte', 250],
  ['Recht', 700],
  ['Kündigung', 120],
  ['Arbeitnehmer', 800],
  ['Nehmer', 3],
  ['Verordnung', 400],
  ['Verantwortung', 90],
  ['Wortung', 1],
]
const german = () => CompoundDictionary.build(VOCABULARY, 'deu') ?? assert.fail('German has compounds')
const partsOf = (word: string) => german().termsOfParts(word).split(' ')
const term = (word: string) => termsOf(word, 'deu')

test('a compound is found by its parts and by neighbours that are a word together', () => {
  for (const word of ['Bundesdatenschutzgesetz', 'BUNDESDATENSCHUTZGESETZ', 'Bundesdatenschutzgesetzes'])
    for (const part of ['Datenschutz', 'Daten', 'Schutz', 'Gesetz'])
      assert.ok(partsOf(word).includes(term(part)), `${word}: ${part}`)
})

test('what links the parts is no part', () => {
  assert.deepEqual(partsOf('Arbeitszeit'), [term('Arbeit'), term('Zeit')])
  assert.deepEqual(partsOf('Kinderrechte'), [term('Kinder'), term('Rechte')])
  assert.deepEqual(partsOf('Kündigungsschutz'), [term('Kündigung'), term('Schutz')])
})

test('a word that is more frequent than its parts is not cut, nor one whose parts are too rare', () => {
  assert.equal(german().termsOfParts('Arbeitnehmer'), '')
  assert.equal(german().termsOfParts('Verantwortung'), '')
  assert.equal(german().termsOfParts('Gesetz'), '')
  assert.equal(german().termsOfParts('2016/679'), '')
})

test('languages that write their compounds apart have no dictionary', () => {
  assert.equal(CompoundDictionary.build(VOCABULARY, 'fra'), null)
  assert.equal(compoundRulesOf('zho'), null)
  assert.notEqual(compoundRulesOf('nld'), null)
})

test('a dictionary comes back as it was saved, and nothing else is taken for one', () => {
  const loaded = CompoundDictionary.load(german().save())
  for (const word of ['Bundesdatenschutzgesetz', 'Arbeitszeit', 'Arbeitnehmer'])
    assert.equal(loaded.termsOfParts(word), german().termsOfParts(word))
  assert.throws(
    () => CompoundDictionary.load('fra\nloi 3'),
    /Cannot load the dictionary of compounds: "fra" is no language/,
  )
})

test('parts stand in the word in their order, with nothing but links between them', () => {
  const rules = compoundRulesOf('deu') ?? assert.fail()
  const known = new Map(VOCABULARY.map(([word, frequency]) => [word.toLowerCase(), frequency]))
  const part = fc.constantFrom(...known.keys())
  const link = fc.constantFrom(...rules.links)
  fc.assert(
    fc.property(fc.array(fc.tuple(part, link), { minLength: 1, maxLength: 5 }), (pieces) => {
      const word = pieces
        .map(([piece, joint], index) => piece + (index < pieces.length - 1 ? joint : ''))
        .join('')
      const parts = decompound(word, (each) => known.get(each) ?? 0, rules)
      const pattern = parts.join(`(?:${rules.links.join('|')})`)
      assert.match(word, new RegExp(`^${pattern}$`))
    }),
  )
})

test('a hostile word is cut in the time of a long one', () => {
  const rules = compoundRulesOf('deu') ?? assert.fail()
  const started = performance.now()
  for (let times = 0; times < 100; times++) decompound('s'.repeat(60), () => 10, rules)
  decompound('s'.repeat(1_000_000), () => 10, rules)
  assert.ok(performance.now() - started < 5000)
})

test('German laws cut their own long words', { skip: withoutCorpora('de-bundesgesetze-md') }, (t) => {
  const counts = new Map<string, number>()
  for (const line of markdownBelow(corpus('de-bundesgesetze-md') ?? '').flatMap(linesOf)) {
    const words = new Set<string>()
    indexTerms(line, 'deu', words)
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const dictionary = CompoundDictionary.build(counts, 'deu') ?? assert.fail()
  const cut = [...counts.keys()].filter((word) => dictionary.termsOfParts(word) !== '').length
  t.diagnostic(`${cut} of ${counts.size} words are compounds of others`)
  for (const [whole, part] of [
    ['Bundesdatenschutzgesetz', 'Datenschutz'],
    ['Freiheitsstrafe', 'Freiheit'],
    ['Gesetzgebungsverfahren', 'Verfahren'],
  ] as const)
    assert.ok(
      dictionary.termsOfParts(whole).split(' ').includes(term(part)),
      `${whole}: ${dictionary.termsOfParts(whole)}`,
    )
})

function markdownBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join(folder, name))
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8').split('\n')
}
