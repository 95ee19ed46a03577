/** What is read of French references, in strings written for these tests. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cited } from './reading.fixture.ts'

describe('French references', () => {
  it("follows lists and ranges of a code's articles to the code named behind them", () => {
    const text = "L'article L. 1221-1 et les articles L. 1222-2 à L. 1222-4 du code du travail s'appliquent."
    assert.deepEqual(cited(text, 'fra', 'fr'), [
      'article L. 1221-1 → fr/code-du-travail: l1221-1',
      'articles L. 1222-2 à L. 1222-4 du code du travail → fr/code-du-travail: l1222-2–l1222-4',
    ])
  })

  it('reads points and divisions without a word for their kind from the inside out', () => {
    const text = "au 3° du II de l'article 5 de la loi n° 78-17 du 6 janvier 1978"
    assert.deepEqual(cited(text, 'fra', 'fr'), [
      "3° du II de l'article 5 de la loi n° 78-17 du 6 janvier 1978 → fr/loi/78-17: 5/ii/3",
    ])
  })

  it('knows this act, the preceding article and paragraphs counted in words', () => {
    const text = "le deuxième alinéa de l'article 12 et l'article précédent de la présente loi"
    assert.deepEqual(cited(text, 'fra', 'fr'), [
      "deuxième alinéa de l'article 12 → self: 12/2",
      'article précédent de la présente loi → self: previous',
    ])
  })

  it('links no dates, sums, periods or shares', () => {
    const text = 'le 5 mai 2020, pour 1 500 euros, dans un délai de 30 jours, 12 % des salariés'
    assert.deepEqual(cited(text, 'fra', 'fr'), [])
  })

  it("does not take another act's article for its own", () => {
    const text = "l'article 5 du décret du ministre et l'article 9 de la convention collective"
    assert.deepEqual(cited(text, 'fra', 'fr'), ['article 5 → other: 5', 'article 9 → other: 9'])
  })

  it('takes a longer name for another act', () => {
    const text = "l'article 80 du code civil du Québec"
    assert.deepEqual(cited(text, 'fra', 'fr'), [
      'article 80 du code civil du Québec → title/fr/code civil du québec: 80',
    ])
  })

  it('reads abbreviations as Swiss law has them', () => {
    const text = "art. 8 Cst., l'art. 41 al. 2 CO et l'art. 28 CC"
    assert.deepEqual(cited(text, 'fra', 'ch'), [
      'art. 8 Cst. → ch/bundesverfassung: 8',
      'art. 41 al. 2 CO → ch/or: 41/2',
      'art. 28 CC → ch/zgb: 28',
    ])
  })

  it('reads letters behind brackets as Canada prints them', () => {
    const text = 'visés aux alinéas 7(3)b) ou c) de la Loi sur la protection des renseignements personnels'
    assert.deepEqual(cited(text, 'fra', 'ca'), [
      'alinéas 7(3)b) → ca/privacy-act: 7/3/b',
      'c) de la Loi sur la protection des renseignements personnels → ca/privacy-act: 7/3/c',
    ])
  })
})
