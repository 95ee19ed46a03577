/** What is read of German references, in strings written for these tests. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cited } from './reading.fixture.ts'

describe('German references', () => {
  it('reads the way to a point from the outside in', () => {
    const text = '§ 26 Abs. 1 Satz 2 Nr. 3 Buchst. a BDSG'
    assert.deepEqual(cited(text, 'deu', 'de'), [
      '§ 26 Abs. 1 Satz 2 Nr. 3 Buchst. a BDSG → de/bdsg or de/bdsg-1990: 26/1/2/3/a',
    ])
  })

  it('tells the joining bis from the one that numbers', () => {
    const text = '§§ 3 bis 5 und 7 dieses Gesetzes, Art. 13bis'
    assert.deepEqual(cited(text, 'deu', 'li'), [
      '§§ 3 bis 5 → self: 3–5',
      '7 dieses Gesetzes → self: 7',
      'Art. 13bis → self: 13bis',
    ])
  })

  it('goes on with the outer list where a part follows its next number', () => {
    const text = 'nach den Artikeln 19 Absatz 1 und 21 Absatz 2 dieses Gesetzes'
    assert.deepEqual(cited(text, 'deu', 'ch'), [
      'Artikeln 19 Absatz 1 → self: 19/1',
      '21 Absatz 2 dieses Gesetzes → self: 21/2',
    ])
  })

  it('knows acts in the genitive, by number and by what their names look like', () => {
    const text = 'Artikel 5 der Bundesverfassung, SR 220, Artikel 2 des Gaststaatgesetzes vom 22. Juni 2007'
    assert.deepEqual(cited(text, 'deu', 'ch'), [
      'Artikel 5 der Bundesverfassung → ch/bundesverfassung: 5',
      'SR 220 → ch/sr/220',
      'Artikel 2 des Gaststaatgesetzes vom 22. Juni 2007 → title/ch/gaststaatgesetz vom 22 juni 2007: 2',
    ])
  })

  it('knows an abbreviation in the state that uses it', () => {
    const text = '§ 1295 ABGB, Art. 7 B-VG und § 1 DSG'
    assert.deepEqual(cited(text, 'deu', 'at'), [
      '§ 1295 ABGB → at/abgb: 1295',
      'Art. 7 B-VG → at/b-vg: 7',
      '§ 1 DSG → at/dsg: 1',
    ])
  })

  it('leaves an act that it does not know to nobody', () => {
    const text = '§ 5 XyzG und § 7 des Zauberwesens'
    assert.deepEqual(cited(text, 'deu', 'de'), ['§ 5 → other: 5', '§ 7 → self: 7'])
  })

  it('links no dates, sums, pages or numbers of lists', () => {
    const text = 'am 5. Mai 2020, 12 Euro, 30 Prozent, S. 12, Nr. 5'
    assert.deepEqual(cited(text, 'deu', 'de'), [])
  })

  it('passes over the number that a provision begins with', () => {
    const text = '§ 28 Datenverarbeitung zu Archivzwecken'
    assert.deepEqual(cited(text, 'deu', 'de'), [])
  })

  it('takes words for kinds of acts and contracts for no names', () => {
    const text =
      'Das Nähere regeln Bundesgesetze und das Landesgesetz; der Arbeitsvertrag nach Maßgabe des Haushaltsgesetzes'
    assert.deepEqual(cited(text, 'deu', 'de'), [])
  })

  it('takes no provision for its own that an act of unknown name follows', () => {
    const text = '§ 14 des Vierten Beispielgesetzes, Artikel 3 des Musterstaatsvertrages und § 5 Abs. 2'
    assert.deepEqual(cited(text, 'deu', 'de'), [
      '§ 14 des Vierten Beispielgesetzes → title/de/vierten beispielgesetz: 14',
      'Artikel 3 des Musterstaatsvertrages → title/de/musterstaatsvertrag: 3',
      '§ 5 Abs. 2 → self: 5/2',
    ])
  })

  it('reads no contract as an act where no provision of it is cited', () => {
    assert.deepEqual(cited('Der Mietvertrag und der Arbeitsvertrag sind schriftlich.', 'deu', 'de'), [])
  })

  it('takes a list that an act announces for that act', () => {
    const text =
      'Folgende Vorschriften des Bienengesetzes vom 1. Mai 1945, in Kraft seit dem 2. Mai 1945, bleiben in Kraft: Art. 1; Art. 13 bis 58 und Art. 71. Artikel 3 gilt.'
    assert.deepEqual(cited(text, 'deu', 'li').slice(1), [
      'Art. 1 → title/li/bienengesetz vom 1 mai 1945: 1',
      'Art. 13 bis 58 → title/li/bienengesetz vom 1 mai 1945: 13–58',
      'Art. 71 → title/li/bienengesetz vom 1 mai 1945: 71',
      'Artikel 3 → self: 3',
    ])
  })
})
