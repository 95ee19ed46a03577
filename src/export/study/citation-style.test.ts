import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadJurisdictions } from '#i18n/jurisdictions.ts'
import { day } from '#kit/day.ts'
import { CITATION_STYLES, citationIn, type Quoted } from './citation-style.ts'
import { partsNumbered } from './quoted-part.ts'

const jurisdictions = loadJurisdictions()

const GDPR: Quoted = {
  iri: '/akn/eu/act/regulation/2016-04-27/679/eng@2018-05-25/~art_17',
  work: '/akn/eu/act/regulation/2016-04-27/679',
  part: 'para_1__point_b',
  at: day('2018-05-25'),
  jurisdiction: 'eu',
  language: 'eng',
  title: 'General Data Protection Regulation',
  num: 'Article 17',
  heading: 'Right to erasure',
  addedAt: '2026-11-20T09:00:00.000Z',
}
const BDSG: Quoted = {
  ...GDPR,
  iri: '/akn/de/act/2017-06-30/bdsg/deu@2024-03-01/~sec_35',
  work: '/akn/de/act/2017-06-30/bdsg',
  part: null,
  at: day('2024-03-01'),
  jurisdiction: 'de',
  language: 'deu',
  title: 'Bundesdatenschutzgesetz',
  num: '§ 35',
  heading: 'Recht auf Löschung',
}
const SITE = 'https://law.example'
const cite = (style: (typeof CITATION_STYLES)[number], quoted: Quoted, site: string | null = null) =>
  citationIn(style, quoted, { jurisdictions, site })

test('an act is cited as its jurisdiction does, or as a style does all acts', () => {
  assert.equal(
    cite('national', GDPR),
    'General Data Protection Regulation, Article 17(1)(b) (as of 25 May 2018)',
  )
  assert.equal(cite('national', BDSG), '§ 35 Bundesdatenschutzgesetz, Stand 1. März 2024')
  assert.equal(
    cite('bluebook', GDPR),
    `General Data Protection Regulation, No. 679, art. 17(1)(b) (European Union), as of May 25, 2018, ${GDPR.iri}`,
  )
  assert.equal(
    cite('bluebook', BDSG, SITE),
    `Bundesdatenschutzgesetz, § 35 (Germany), as of Mar. 1, 2024, ${SITE}${BDSG.iri} (last visited Nov. 20, 2026)`,
  )
  assert.equal(
    cite('oscola', GDPR, SITE),
    `General Data Protection Regulation, No 679, art 17(1)(b) (European Union) as at 25 May 2018 <${SITE}${GDPR.iri}> accessed 20 November 2026`,
  )
  assert.equal(
    cite('gost', GDPR),
    `General Data Protection Regulation № 679 : Европейский союз : ред. на 25.05.2018. – Ст. 17, ч. 1, п. b. – ${GDPR.iri}.`,
  )
  assert.equal(
    cite('french', GDPR),
    `Union européenne, General Data Protection Regulation, n° 679, art. 17, § 1, b, version du 25 mai 2018, ${GDPR.iri}`,
  )
})

test('what a provision has no number for is cited by its heading, and what nothing is known of is left out', () => {
  const preamble = { ...BDSG, num: null, heading: 'Eingangsformel' }
  assert.match(cite('oscola', preamble), /^Bundesdatenschutzgesetz, Eingangsformel \(Germany\)/)
  assert.match(cite('gost', { ...preamble, heading: null }), /^Bundesdatenschutzgesetz : Германия : ред\. на/)
})

test('a number that the title says already is not said again, and a number of another script stands as it is printed', () => {
  assert.doesNotMatch(cite('bluebook', { ...GDPR, title: 'Regulation (EU) 2016/679' }), /No\. /)
  const chinese = { ...BDSG, jurisdiction: 'cn', language: 'zho', title: '个人信息保护法', num: '第四十七条' }
  for (const style of CITATION_STYLES) assert.match(cite(style, chinese), /四十七/, style)
})

test('the numbers on the way to a part are read from its eId, and positions are none', () => {
  assert.deepEqual(partsNumbered('para_2__list_1__point_a'), [
    { kind: 'paragraph', num: '2' },
    { kind: 'point', num: 'a' },
  ])
  assert.deepEqual(partsNumbered(null), [])
})
