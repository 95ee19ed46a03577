import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { runs } from '../../../test/pace.ts'
import { learnLexicon } from './learn.ts'
import { analyser, pairsOf } from './lexicon.fixture.ts'
import type { Entry } from './model.ts'

const ENGLISH = analyser('the a of to shall by in and is its')
const FRENCH = analyser('le la les de du des l d à un une est et ses par')

const ACT = `
  The controller shall inform the authority | Le responsable du traitement informe l autorité
  The controller keeps a register | Le responsable du traitement tient un registre
  The authority examines the register | L autorité examine le registre
  The controller answers the complaint | Le responsable du traitement répond à la réclamation
  The authority examines the complaint | L autorité examine la réclamation
  The court hears the complaint | La juridiction entend la réclamation
  The court examines the register of the authority | La juridiction examine le registre de l autorité
  The controller appeals to the court | Le responsable du traitement saisit la juridiction
  The authority informs the court | L autorité informe la juridiction
`

const best = (entries: readonly Entry[], term: string) =>
  entries.find(({ fromForms, fromRank }) => fromRank === 1 && fromForms[0]?.toLowerCase() === term)
    ?.toForms[0]

test('a word is said by what stands with it and not without it, and a word of one language by a phrase of the other', () => {
  const entries = learnLexicon(pairsOf(ACT), { from: ENGLISH, to: FRENCH })
  assert.equal(best(entries, 'authority'), 'autorité')
  assert.equal(best(entries, 'register'), 'registre')
  assert.equal(best(entries, 'court'), 'juridiction')
  assert.equal(best(entries, 'complaint'), 'réclamation')
  assert.equal(best(entries, 'controller'), 'responsable du traitement')
})

test('every entry shows where it stands: the terms are the words at its places', () => {
  const pairs = pairsOf(ACT)
  for (const entry of learnLexicon(pairs, { from: ENGLISH, to: FRENCH })) {
    assert.ok(entry.proofs.length > 0)
    for (const { pair, from, to } of entry.proofs) {
      const form = (text: string, span: readonly [number, number]) => text.slice(...span).toLowerCase()
      const lower = (forms: readonly string[]) => forms.map((each) => each.toLowerCase())
      assert.ok(lower(entry.fromForms).includes(form(pairs[pair]!.from.text, from)))
      assert.ok(lower(entry.toForms).includes(form(pairs[pair]!.to.text, to)))
    }
  }
})

test('nothing is learnt from sentences that have nothing in common, nor from none', () => {
  assert.deepEqual(learnLexicon([], { from: ENGLISH, to: FRENCH }), [])
  assert.deepEqual(learnLexicon(pairsOf('one | un\ntwo | deux'), { from: ENGLISH, to: FRENCH }), [])
})

test('a compound is aligned by its parts and said by a phrase', () => {
  const german = analyser('der die das den dem ein eine', { datenschutz: ['daten', 'schutz'] })
  const lines = `
    Die Behörde gewährleistet den Datenschutz | L autorité garantit la protection des données
    Der Verantwortliche achtet den Datenschutz | Le responsable respecte la protection des données
    Die Behörde löscht die Daten | L autorité efface les données
    Das Gericht gewährleistet den Schutz | Le tribunal garantit la protection
    Das Gericht prüft den Datenschutz | Le tribunal examine la protection des données
    Die Behörde prüft die Daten | L autorité examine les données
    Das Gericht löscht die Daten | Le tribunal efface les données
    Die Behörde achtet die Daten | L autorité respecte les données
    Das Gericht achtet den Schutz | Le tribunal respecte la protection`
  const entries = learnLexicon(pairsOf(lines), { from: german, to: FRENCH })
  assert.equal(best(entries, 'datenschutz'), 'protection des données')
  assert.equal(best(entries, 'daten'), 'données')
})

test('words of one stem that the other language tells apart are two terms', () => {
  const stemmed = analyser('the a of is by under', {}, (word) => word.replace(/^(law)ful$/, '$1'))
  const lines = ['order', 'notice', 'measure', 'sanction', 'transfer', 'appeal'].flatMap((noun, index) => {
    const said = ['ordonnance', 'avis', 'mesure', 'sanction', 'transfert', 'recours'][index]
    return [
      `The law governs the ${noun} | La loi régit ${said}`,
      `The ${noun} is lawful | ${said} est licite`,
    ]
  })
  const entries = learnLexicon(pairsOf(lines.join('\n')), { from: stemmed, to: FRENCH })
  assert.equal(best(entries, 'law'), 'loi')
  assert.equal(best(entries, 'lawful'), 'licite')
})

test('what one work prefers is kept, however rare it is in all, and says in which works it stands', () => {
  const lines = (noun: string) =>
    ['hears', 'decides', 'orders', 'sits'].map((verb) => `The court ${verb} | Le ${noun} ${verb}`).join('\n')
  const pairs = [
    ...pairsOf(`${lines('tribunal')}\n${lines('tribunal')}\n${lines('tribunal')}`, 1),
    ...pairsOf(lines('juge'), 2),
    ...pairsOf(ACT.replaceAll('court', 'agency').replaceAll('juridiction', 'agence'), 3),
  ]
  const entries = learnLexicon(pairs, { from: ENGLISH, to: FRENCH }).filter(
    ({ fromStems }) => fromStems === 'court',
  )
  const where = new Map(entries.map(({ toForms, works }) => [toForms[0], [...works.keys()]]))
  assert.deepEqual(where.get('tribunal'), [1])
  assert.deepEqual(where.get('juge'), [2])
})

test('whatever the sentences are, counts hold together and the same sentences teach the same', () => {
  const word = fc.constantFrom('alpha', 'beta', 'gamma', 'delta', 'the', '12', 'Beta')
  const line = fc.tuple(fc.array(word, { maxLength: 7 }), fc.array(word, { maxLength: 7 }))
  fc.assert(
    fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
      const pairs = pairsOf(lines.map(([from, to]) => `${from.join(' ')} | ${to.join(' ')}`).join('\n'))
      const learn = () => learnLexicon(pairs, { from: ENGLISH, to: FRENCH })
      const entries = learn()
      assert.deepEqual(learn(), entries)
      for (const { together, from, to, likelihood, works, fromForms, toForms } of entries) {
        assert.ok(together >= 2 && together <= Math.min(from, to))
        assert.ok(likelihood > 0)
        assert.equal(
          [...works.values()].reduce((sum, count) => sum + count, 0),
          together,
        )
        assert.ok(fromForms.length > 0 && toForms.length > 0)
      }
    }),
    runs(200),
  )
})
