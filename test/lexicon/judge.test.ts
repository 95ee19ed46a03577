/** The judge is strict: forms of the accepted words pass, their relatives, parts and extensions do not. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isFormOf, type Target } from './forms.ts'
import { judge, type Truth, verdictOn } from './judge.ts'

const same = (target: Target, accepted: string, ...forms: string[]) => {
  for (const form of forms)
    assert.ok(isFormOf(form, accepted, target), `“${form}” is a form of “${accepted}”`)
}
const other = (target: Target, accepted: string, ...words: string[]) => {
  for (const word of words)
    assert.ok(!isFormOf(word, accepted, target), `“${word}” is no form of “${accepted}”`)
}

describe('forms of an accepted translation', () => {
  it('are its number and gender in French, in any case of letters, with articles and linking prepositions or without', () => {
    same('fr', 'traitement', 'traitements', 'le traitement', 'Traitement', 'du traitement')
    same(
      'fr',
      'responsable du traitement',
      'responsables du traitement',
      'responsable traitement',
      'responsable de traitement',
    )
    same('fr', 'général', 'générale', 'généraux', 'générales')
    same('fr', 'effectif', 'effective', 'effectives')
    same('fr', 'public', 'publique', 'publics')
    same('fr', 'données à caractère personnel', 'donnée à caractère personnel', 'données caractère personnel')
    same('fr', "droit de l'Union", 'droit de l’Union')
    same('fr', 'mise en oeuvre', 'mise en œuvre')
    same('fr', 'lignes directrices', 'ligne directrice')
  })

  it('are in French no words of the same root', () => {
    other('fr', 'contrôle', 'contrôleur', 'contrôler', 'responsable du contrôle', 'autorité de contrôle')
    other('fr', 'traitement', 'traité', 'traiter', 'traitant', 'sous-traitant')
    other('fr', 'autorité', 'autorisé', 'autorisation')
    other('fr', 'licéité', 'licite')
    other('fr', 'droit', 'droits fondamentaux', 'adroit')
    other('fr', 'responsabilité', 'responsable')
  })

  it('keep the order and the number of the words', () => {
    other(
      'fr',
      'autorité de contrôle',
      'contrôle autorité',
      'autorité',
      'contrôle',
      'autorité de contrôle compétente',
    )
    other('en', 'data subject', 'subject', 'data', 'subject data', 'data subject rights')
    other('fr', 'avec consentement', 'sans consentement', 'consentement')
  })

  it('are verbal only where the truth says that a verb is meant', () => {
    same('en', 'v:process', 'process', 'processes', 'processed', 'processing', 'to process')
    same('en', 'v:notify', 'notifies', 'notified', 'notifying')
    same('en', 'v:transfer', 'transferred', 'transferring')
    same('fr', 'v:informer', 'informe', 'informé', 'informées', 'informent')
    other('en', 'process', 'processing', 'processed', 'processor')
    other('en', 'consent', 'consented')
    other('fr', 'v:informer', 'information', 'informateur')
  })

  it('are the plural in English, by either spelling of -ise', () => {
    same('en', 'authority', 'authorities', 'the authority')
    same('en', 'organisation', 'organizations', 'organization')
    same('en', 'child', 'children')
    same('en', 'breach', 'breaches')
    other('en', 'authority', 'authorisation', 'authorise')
    other('en', 'size', 'sis')
    other('en', 'control', 'controller', 'controls officer')
  })

  it('are the declension in Polish', () => {
    same(
      'pl',
      'organ nadzorczy',
      'organu nadzorczego',
      'organem nadzorczym',
      'organy nadzorcze',
      'organów nadzorczych',
    )
    same('pl', 'przetwarzanie', 'przetwarzania', 'przetwarzaniem', 'przetwarzaniu')
    same('pl', 'środek', 'środki', 'środków', 'środkami')
    same('pl', 'naruszenie', 'naruszeń')
    same('pl', 'osoba fizyczna', 'osób fizycznych', 'osoby fizycznej', 'osobie fizycznej')
    same(
      'pl',
      'państwo członkowskie',
      'państwa członkowskiego',
      'państw członkowskich',
      'państwie członkowskim',
    )
    same('pl', 'odpowiedzialność', 'odpowiedzialności')
    same('pl', 'nadzór', 'nadzoru', 'nadzorze')
    same('pl', 'organizacja', 'organizacji', 'organizację', 'organizacje')
    same('pl', 'wzgląd', 'względu', 'względów')
  })

  it('are in Polish no participles or adjectives of the same root', () => {
    other('pl', 'przetwarzanie', 'przetwarzany', 'przetwarzane', 'przetwarzający', 'podmiot przetwarzający')
    other('pl', 'ochrona', 'ochronny', 'chroniony')
    other('pl', 'organ', 'organizacja', 'organ nadzorczy')
    other('pl', 'prawo/prawa/praw', 'prawny', 'prawem')
  })
})

describe('the judge', () => {
  const truth: Truth = {
    term: 'Aufsichtsbehörde',
    stands: 'aufsichtsbehörden',
    passages: 3,
    answered: 3,
    accepted: ['autorité de contrôle', 'régulateur'],
    place: 'gdpr:art-51',
    proof: 'autorité contrôle',
    remark: '',
  }

  it('counts only the first translation, and says where an accepted one comes later', () => {
    assert.equal(verdictOn(truth, ['autorités de contrôle', 'contrôle'], 'fr').hit, true)
    const late = verdictOn(truth, ['contrôle', 'autorité de contrôle'], 'fr')
    assert.deepEqual([late.hit, late.rank], [false, 2])
    assert.match(late.why, /“contrôle” is only a part of “autorité de contrôle”.*in place 2/)
    assert.match(
      verdictOn(truth, ['autorité de contrôle compétente'], 'fr').why,
      /says more than “autorité de contrôle”/,
    )
    assert.match(verdictOn(truth, ['conseil'], 'fr').why, /is no form of an accepted translation/)
  })

  it('counts a term without translation as a miss, and asks for the form that stands only then', () => {
    const none = judge('de-fr', () => [], [truth])
    assert.deepEqual([none.precisionAt1, none.covered], [0, 0])
    const standing = judge(
      'de-fr',
      (term) => (term === 'aufsichtsbehörden' ? ['autorité de contrôle'] : []),
      [truth],
    )
    assert.deepEqual([standing.precisionAt1, standing.covered], [1, 1])
    const wrong = judge('de-fr', (term) => [term === truth.term ? 'conseil' : 'autorité de contrôle'], [
      truth,
    ])
    assert.deepEqual([wrong.precisionAt1, wrong.covered], [0, 1])
  })
})
