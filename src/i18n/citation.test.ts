import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kit/day.ts'
import { type CitedText, citationOf, citedLabel, filled } from './citation.ts'
import { loadJurisdictions } from './jurisdictions.ts'

const all = loadJurisdictions()

interface Case {
  readonly jurisdiction: string
  readonly language: string
  readonly title: string
  readonly number: string | null
  readonly kind: string
  readonly num: string | null
  readonly cited: string
}

const CASES: readonly Case[] = [
  ['fr', 'fra', 'Code civil', null, 'article', 'Article 9', 'Code civil, art. 9, version au 1er mars 2024'],
  [
    'fr',
    'fra',
    'Code du travail',
    null,
    'article',
    'R3252-2',
    'Code du travail, art. R3252-2, version au 1er mars 2024',
  ],
  [
    'fr',
    'fra',
    'Code du travail',
    null,
    'article',
    'L. 5',
    'Code du travail, art. L. 5, version au 1er mars 2024',
  ],
  ['fr', 'fra', 'Code civil', null, 'article', 'Annexe', 'Code civil, Annexe, version au 1er mars 2024'],
  ['de', 'deu', 'Arbeitszeitgesetz', 'ArbZG', 'section', '§ 3', '§ 3 Arbeitszeitgesetz, Stand 1. März 2024'],
  ['de', 'deu', 'Grundgesetz', 'GG', 'article', 'Art 5', 'Art. 5 Grundgesetz, Stand 1. März 2024'],
  [
    'ch',
    'deu',
    'Bundesverfassung',
    '101',
    'article',
    'Art. 9',
    'Art. 9 Bundesverfassung (SR 101), Stand 1. März 2024',
  ],
  ['gb', 'eng', 'Data Act 2018', '12', 'section', '5', 'Data Act 2018, s 5 (as of 1 March 2024)'],
  ['ca', 'eng', 'Privacy Act', 'P-21', 'section', '5', 'Privacy Act, c P-21, s 5 (as of 1 March 2024)'],
  [
    'ar',
    'spa',
    'HABEAS DATA',
    '25326',
    'article',
    'ARTICULO 9º',
    'art. 9º, HABEAS DATA (Ley 25326), texto al 1 de marzo de 2024',
  ],
  [
    'uy',
    'spa',
    'Ley Nº 18331',
    '18331',
    'article',
    'Artículo 9',
    'Ley Nº 18331, art. 9, texto al 1 de marzo de 2024',
  ],
  ['us', 'eng', 'Constitution', null, 'article', 'Article. I', 'Constitution, art. I (as of 1 March 2024)'],
  ['us', 'eng', 'Cup Act', null, 'section', 'SEC. 2.', 'Cup Act, § 2 (as of 1 March 2024)'],
  [
    'za-cpt',
    'eng',
    'Animal By-law, 2010',
    null,
    'section',
    '4.',
    'Animal By-law, 2010, s 4 (as of 1 March 2024)',
  ],
  [
    'ua',
    'ukr',
    'Про інформацію',
    '2657-12',
    'article',
    'Стаття 9',
    'Про інформацію, ст. 9 (редакція станом на 1 березня 2024 р.)',
  ],
  ['cn', 'zho', '劳动法', null, 'article', '第三条', '《劳动法》第三条（2024年3月1日文本）'],
  ['jp', 'jpn', '民法', null, 'article', '第九条', '民法第九条（2024年3月1日現在）'],
  ['ee', 'est', 'Töölepingu seadus', null, 'section', '§ 5', 'Töölepingu seadus, § 5, seisuga 1. märts 2024'],
].map(([jurisdiction = '', language = '', title = '', number = null, kind = '', num = null, cited = '']) => ({
  jurisdiction: jurisdiction ?? '',
  language: language ?? '',
  title: title ?? '',
  number,
  kind: kind ?? '',
  num,
  cited: cited ?? '',
}))

function textOf({ jurisdiction, language, title, number }: Case): CitedText {
  return { jurisdiction, language, title, number, statute: true, at: day('2024-03-01') }
}

for (const each of CASES) {
  test(`cited as its jurisdiction does: ${each.cited}`, () => {
    const label = citedLabel(all, { ...each, heading: null }, each)
    assert.equal(citationOf(all, textOf(each), label), each.cited)
  })
}

test('an act alone is cited without what would join a provision to it, in every pattern there is', () => {
  for (const { code, citation } of all.values()) {
    for (const pattern of Object.values(citation)) {
      const text = filled(pattern, { act: 'ACT', date: 'DAY', label: null, number: null, statute: null })
      assert.match(text, /ACT.*DAY/, code)
      assert.doesNotMatch(text, /[{}[\]]|^[\s,،]|[,،]\s*[,،]|\s{2}|\(\s*\)/, `${code}: ${text}`)
    }
  }
})

test('a number that the title says already is not said again', () => {
  const [uruguayan] = CASES.filter(({ jurisdiction }) => jurisdiction === 'uy')
  assert.ok(uruguayan)
  const told = citationOf(all, textOf(uruguayan), null)
  assert.equal(told.match(/18331/g)?.length, 1)
})

test('a text in a language that its jurisdiction has no pattern for is cited without words of another', () => {
  const text: CitedText = {
    jurisdiction: 'un',
    language: 'ell',
    title: 'ΔΙΑΚΗΡΥΞΗ',
    number: null,
    statute: false,
    at: day('2024-03-01'),
  }
  assert.equal(citationOf(all, text, 'Άρθρο 5'), 'ΔΙΑΚΗΡΥΞΗ, Άρθρο 5 (1 Μαρτίου 2024)')
})

test('signs of a title mean nothing to the pattern', () => {
  assert.equal(filled('{act} ({date})', { act: 'Fees $& {date}', date: '2024' }), 'Fees $& {date} (2024)')
})
