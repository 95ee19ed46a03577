/** What files say of themselves becomes the work's identity: nothing is guessed, what is not said is null. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mintWorkIri } from '#law/iri.ts'
import { parseXml } from '#markup/xml.ts'
import { identify } from './identify.ts'

const file = (work: string, expression = '', type = 'act', meta = '') =>
  identify(
    parseXml(
      `<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><${type} name="x"><meta><identification source="#s"><FRBRWork>${work}</FRBRWork><FRBRExpression>${expression}</FRBRExpression></identification>${meta}</meta></${type}></akomaNtoso>`,
    ),
    'some/file.xml',
  )
const iriOf = (uri: string, type = 'act') => {
  const { work } = file(`<FRBRuri value="${uri}"/>`, '', type)
  return mintWorkIri({ ...work, jurisdiction: work.jurisdiction ?? '??' })
}

test('an Akoma Ntoso IRI is minted again as it is', () => {
  for (const iri of [
    '/akn/us/act/2011-11-29/112-61',
    '/akn/fr/act/code/1973-01-02/travail',
    '/akn/za-cpt/act/by-law/2003/informal-trading',
    '/akn/xv/act/7',
  ]) {
    assert.equal(iriOf(iri), iri)
  }
})

test('IRIs of 2.0 and addresses on the web give place, kind, date and number', () => {
  assert.equal(
    iriOf('/za-cpt/act/by-law/2003/informal-trading'),
    '/akn/za-cpt/act/by-law/2003/informal-trading',
  )
  const { work } = file(
    '<FRBRuri value="https://caselaw.nationalarchives.gov.uk/id/ewca/civ/2025/673"/><FRBRcountry value="GB-UKM"/>',
    '',
    'judgment',
  )
  assert.equal(
    mintWorkIri({ ...work, jurisdiction: work.jurisdiction ?? '' }),
    '/akn/gb/judgment/ewca-civ/2025/673',
  )
  assert.deepEqual(work.aliases, [
    { scheme: 'uri', value: 'https://caselaw.nationalarchives.gov.uk/id/ewca/civ/2025/673' },
  ])
})

test('aliases that identify are kept with their scheme, titles are not among them', () => {
  const { work, title } = file(
    '<FRBRuri value="/akn/eu/act/2016/679"/><FRBRalias value="General Regulation on Data"/><FRBRalias name="CELEXnumber" value="32016R0679"/><FRBRalias name="x" value="/eli/reg/2016/679"/>',
  )
  assert.deepEqual(work.aliases.slice(1), [
    { scheme: 'celex', value: '32016R0679' },
    { scheme: 'eli', value: '/eli/reg/2016/679' },
  ])
  assert.equal(title, 'General Regulation on Data')
})

test('the version is of the day of the expression, else of the IRI or the path; else of no known day', () => {
  const uri = '<FRBRuri value="/akn/xv/act/2000/1/eng@2001-02-03"/>'
  assert.equal(file('', `<FRBRdate date="2004-05-06" name="x"/>${uri}`).date, '2004-05-06')
  assert.equal(file('', uri).date, '2001-02-03')
  assert.equal(file('', '').date, null)
  assert.equal(file('', '<FRBRdate date="0001-01-01" name="unknown"/>').date, null)
})

test('languages are ISO 639-2/T; none stated is undetermined', () => {
  assert.equal(file('', '<FRBRlanguage language="es"/>').language, 'spa')
  assert.equal(file('', '<FRBRlanguage language="esp"/>').language, 'spa')
  assert.equal(file('', '').language, 'und')
})

test('a file that says nothing has no jurisdiction, date or number', () => {
  const { work } = file('')
  assert.deepEqual([work.jurisdiction, work.subtype, work.date, work.number], [null, null, null, null])
})

test('a period without temporal data does not make a history', () => {
  const root = parseXml(
    '<akomaNtoso xmlns="http://www.akomantoso.org/2.0"><act><body><section period="eRef_1"/></body></act></akomaNtoso>',
  )
  assert.equal(identify(root, 'x.xml').hasPeriods, false)
})
