import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { day } from '#kit/day.ts'
import type { LawDocument, LawNode } from './document.ts'
import { narrowed } from './document.ts'
import { toJsonLd } from './json-ld.ts'

const ARTICLE: LawNode = {
  provisionId: 1,
  wId: 'art_1',
  eId: 'art_1',
  parentId: null,
  sort: 'a0',
  kind: 'article',
  num: 'Article 1',
  heading: 'Purpose',
  from: day('1999-01-01'),
  to: null,
  basis: 'in-force',
  missing: false,
  ground: null,
  textId: 1,
  xml: '<content><p>Words of law.</p></content>',
  children: [],
}

const DOCUMENT: LawDocument = {
  iri: '/akn/xv/act/1994/41/eng@2020-05-05',
  title: 'Act on Data',
  language: 'eng',
  at: day('2020-05-05'),
  nodes: [ARTICLE],
  work: {
    iri: '/akn/xv/act/1994/41',
    jurisdiction: 'xv',
    type: 'act',
    subtype: null,
    date: '1994',
    number: '41',
    title: 'Act on Data',
    published: null,
    topics: [],
  },
  jurisdictionName: 'Valen',
  aliases: [],
  textState: 'point-in-time',
  version: {
    from: day('2018-05-25'),
    to: day('2024-03-01'),
    basis: 'in-force',
    published: null,
    ground: { title: 'Act No. 7', id: null },
    state: 'held',
    reason: null,
  },
  source: 'invented',
  origin: 'imported',
  signed: false,
  recordedAt: '2026-11-20T09:00:00Z',
  completeFrom: null,
  fingerprint: null,
  part: null,
  missing: 0,
}

const BESIDE = {
  origin: 'https://law.example',
  today: day('2026-11-23'),
  languages: ['eng', 'rus'],
  files: [{ ending: 'akn', mediaType: 'application/akn+xml' }],
}

const graphOf = (document: LawDocument, beside?: typeof BESIDE) =>
  JSON.parse(toJsonLd(document, beside))['@graph']

describe('the description in JSON-LD', () => {
  it('ties version, work, languages and files together', () => {
    const [version, work] = graphOf(DOCUMENT, BESIDE)
    assert.equal(version['@id'], '/akn/xv/act/1994/41/eng@2018-05-25')
    assert.equal(version['eli:realizes']['@id'], work['@id'])
    assert.equal(
      version['eli:language']['@id'],
      'http://publications.europa.eu/resource/authority/language/ENG',
    )
    assert.equal(version.encoding[0].contentUrl, '/akn/xv/act/1994/41/eng@2018-05-25.akn')
    assert.match(version.encoding[0].legislationLegalValue['@id'], /Unofficial/)
    const [own] = graphOf({ ...DOCUMENT, origin: 'own' }, BESIDE)
    assert.equal(own.encoding[0].legislationLegalValue, undefined)
    assert.equal(work['eli:is_realized_by'].length, 2)
    assert.equal(version.legislationChangedBy.name, 'Act No. 7')
  })

  it('says of the force what the source states, as of today', () => {
    const [past] = graphOf(DOCUMENT, BESIDE)
    assert.match(past['eli:in_force']['@id'], /notInForce$/)
    assert.equal(past.temporalCoverage, '2018-05-25/2024-02-29')
    const [present] = graphOf(DOCUMENT, { ...BESIDE, today: day('2020-05-05') })
    assert.match(present.legislationLegalForce['@id'], /\/InForce$/)
    const version = DOCUMENT.version
    assert.ok(version)
    const [open] = graphOf({ ...DOCUMENT, version: { ...version, to: null } }, BESIDE)
    assert.equal(open.temporalCoverage, '2018-05-25/..')
    assert.equal(open['eli:date_no_longer_in_force'], undefined)
  })

  it('leaves out what is not known', () => {
    const version = DOCUMENT.version
    assert.ok(version)
    for (const basis of ['snapshot', 'unknown'] as const) {
      const [seen] = graphOf({ ...DOCUMENT, version: { ...version, basis } }, BESIDE)
      for (const name of [
        'legislationLegalForce',
        'eli:in_force',
        'temporalCoverage',
        'eli:first_date_entry_in_force',
      ])
        assert.equal(seen[name], undefined, `${basis} ${name}`)
    }
    const [, work] = graphOf(DOCUMENT)
    assert.equal(work.legislationDate, '1994')
    assert.equal(work['eli:date_document'], undefined, 'a year is not a day')
    for (const name of ['datePublished', 'about', 'legislationIdentifier'])
      assert.equal(work[name], undefined)
    const [undated] = graphOf({ ...DOCUMENT, version: null })
    assert.equal(undated['@id'], '/akn/xv/act/1994/41/eng@2020-05-05')
    assert.equal(undated['eli:version_date'], undefined)
  })

  it('gives the words of the provision that it is narrowed to', () => {
    const part = narrowed(DOCUMENT, 'art_1')
    assert.ok(part)
    const [version, , provision] = graphOf(part, BESIDE)
    assert.equal(version.hasPart, undefined)
    assert.equal(provision.text, 'Article 1 Purpose\nWords of law.')
    assert.equal(provision['eli:version_date']['@value'], '1999-01-01')
    assert.equal(provision.isPartOf['@id'], version['@id'])
  })
})
