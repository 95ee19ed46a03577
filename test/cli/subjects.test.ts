/** `comity subjects` as an operator types it. */
import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import { comity, scratch } from './comity.ts'

const THESAURUS = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<http://t.example/1> a skos:Concept ; skos:prefLabel "driving licences"@en , "permis de conduire"@fr ; skos:broader <http://t.example/2> .
<http://t.example/2> a skos:Concept ; skos:prefLabel "road"@en .
`

describe('comity subjects', () => {
  let folder: Awaited<ReturnType<typeof scratch>>
  before(async () => {
    folder = await scratch()
    await writeFile(folder.at('Road Thesaurus.ttl'), THESAURUS)
  })
  after(() => folder.remove())

  const at = (...args: string[]) => comity(['subjects', ...args, '--home', folder.at('home')])

  it('says which concepts a text is about, and by which words', async () => {
    const { code, out } = await at(
      'match',
      'Die Kündigungsfrist beträgt vier Wochen.',
      '--lang',
      'de',
      '--json',
    )
    assert.equal(code, 0)
    const { language, concepts } = JSON.parse(out)
    assert.equal(language, 'deu')
    assert.deepEqual(
      concepts.map(({ id, label, strong, places }: never) => ({ id, label, strong, places })),
      [
        {
          id: 'notice-of-termination',
          label: 'Kündigungsfrist',
          strong: true,
          places: [
            { start: 4, end: 19, pattern: 'Kündigungsfrist*', strong: true, words: 'Kündigungsfrist' },
          ],
        },
      ],
    )
    assert.match((await at('match', 'zzz', '--lang', 'de')).out, /No concept found/)
  })

  it('shows a concept with what it must not be taken for', async () => {
    const { code, out } = await at('show', 'courts', '--lang', 'fr')
    assert.equal(code, 0)
    assert.match(out, /urn:comity:subject:courts/)
    assert.match(out, /«juridiction» is a court/)
    assert.match(out, /found by .*juridiction\*/)
  })

  it('lists what lies under a concept, named in the language asked for', async () => {
    const { out } = await at('list', '--under', 'adoption', '--lang', 'fr')
    assert.match(out, /^adoption {2}adoption simple\n {2}intercountry-adoption {2}adoption internationale\n$/)
  })

  it('takes a vocabulary in, finds its labels by stem, and gives it out again', async () => {
    const taken = await at('import', folder.at('Road Thesaurus.ttl'), '--lang', 'en')
    assert.equal(taken.out, 'Took in "road-thesaurus": 2 concepts in 1 language\n')
    const { out } = await at('match', 'A driving licence is issued', '--lang', 'en', '--of', 'road-thesaurus')
    assert.match(out, /http:\/\/t\.example\/1 {2}driving licences\n {2}"driving licence"/)
    await writeFile(
      folder.at('again.jsonld'),
      (await at('export', '--as', 'jsonld', '--of', 'road-thesaurus')).out,
    )
    const again = await at('import', folder.at('again.jsonld'), '--name', 'road-thesaurus', '--json')
    assert.deepEqual(
      { ...JSON.parse(again.out), iri: '' },
      {
        name: 'road-thesaurus',
        iri: '',
        version: null,
        concepts: 2,
        languages: ['eng'],
        relationsLeftOut: 0,
        deprecated: 0,
        replaced: true,
      },
    )
    assert.match(
      await readFile(folder.at('home', 'subjects', 'road-thesaurus.ttl'), 'utf8'),
      /driving licences"@en/,
    )
  })

  for (const [args, code, message] of [
    [['match', 'text'], 2, /without its language: give it with --lang/],
    [['match', 'text', '--lang', 'german'], 2, /Cannot read --lang "german"/],
    [['show', 'dismiss'], 1, /There is no concept "dismiss"; perhaps dismissal/],
    [['list', '--of', 'eurovoc'], 1, /There is no vocabulary "eurovoc"/],
    [['import', 'nowhere.ttl'], 1, /Cannot read "nowhere\.ttl": there is no such file/],
    [['export', '--as', 'pdf'], 2, /Cannot write --as "pdf": expected ttl or jsonld/],
  ] as const)
    it(`answers ${args.join(' ')} with what to do`, async () => {
      const answer = await at(...args)
      assert.equal(answer.code, code)
      assert.match(answer.err, message)
    })

  it('does not let the own list be taken in under other names', async () => {
    await writeFile(folder.at('own.ttl'), (await at('export')).out)
    const answer = await at('import', folder.at('own.ttl'))
    assert.equal(answer.code, 1)
    assert.match(answer.err, /is a concept of Comity's own list/)
  })
})
