import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { day } from '#kit/day.ts'
import type { WorkDraft } from '#sources/contract.ts'
import { article, bring, expression, type Shelf, shelf, text, WORK } from '../import/import.fixture.ts'
import { type Finder, finderOver } from './find.ts'

const ENACTED: WorkDraft = {
  ...WORK,
  jurisdiction: 'eu',
  subtype: 'regulation',
  date: '2016-04-27',
  number: '2016-679',
  title: 'Regulation (EU) 2016/679 (General Data Protection Regulation)',
  aliases: [{ scheme: 'celex', value: '32016R0679' }],
}
const AMENDED: WorkDraft = {
  ...ENACTED,
  subtype: 'consolidated-text',
  aliases: [{ scheme: 'celex', value: '02016R0679-20200101' }],
  relations: [
    { kind: 'consolidates', target: { scheme: 'celex', value: '32016R0679' }, title: null, provision: null },
  ],
}

describe('what a query cites', () => {
  let library: Shelf
  let finder: Finder
  before(async () => {
    library = await shelf()
    const brought = (work: WorkDraft, from: string, words: string, nums: readonly string[]) =>
      bring(library, [
        {
          work,
          expressions: ['bul', 'deu', 'eng', 'fra'].map((language) =>
            expression(
              [
                text(
                  from,
                  nums.map((num) => article(num, `${words} ${num}`)),
                ),
              ],
              {
                language,
                title: `${work.title} ${language}`,
                path: `${work.subtype}-${language}`,
              },
            ),
          ),
        },
      ])
    await brought(ENACTED, '2016-05-04', 'As enacted', ['16', '17', '18'])
    await brought(AMENDED, '2020-01-01', 'As amended', ['16', '17'])
    finder = finderOver(library.db)
  })
  after(() => library.db.close())

  const hits = async (query: string, at = '2024-01-01', lang: string | null = null) =>
    (await finder.search(query, { at: day(at), today: day('2024-01-01'), lang })).hits
      .filter(({ cited }) => cited !== null)
      .map(({ iri }) => iri.replace('/akn/eu/act/', ''))

  it('is pinned as amended before as enacted, where the day has both', async () => {
    const [first, second, ...more] = await hits('GDPR 17')
    assert.match(first ?? '', /^consolidated-text\/.*\/eng@2020-01-01\/~art_17$/)
    assert.match(second ?? '', /^regulation\/.*\/eng@2016-05-04\/~art_17$/)
    assert.deepEqual(more, [])
  })

  it('is pinned as enacted alone where the text as amended had not begun, or has no such provision', async () => {
    assert.deepEqual(
      (await hits('GDPR 17', '2018-01-01')).map((iri) => iri.split('/')[0]),
      ['regulation'],
    )
    assert.deepEqual(
      (await hits('GDPR 18')).map((iri) => iri.split('/')[0]),
      ['regulation'],
    )
  })

  it('is answered in the language that it is written in, else in the one asked for', async () => {
    const languages = async (query: string, lang: string | null = null) =>
      (await hits(query, '2024-01-01', lang)).map((iri) => /\/([a-z]{3})(?:@|$)/.exec(iri)?.[1])
    assert.deepEqual(await languages('GDPR'), ['eng', 'eng'])
    assert.deepEqual(await languages('DSGVO'), ['deu', 'deu'])
    assert.deepEqual(await languages('DSGVO 17'), ['deu', 'deu'])
    assert.deepEqual(await languages('GDPR', 'fr'), ['fra', 'fra'])
    assert.deepEqual(await languages('GDPR 17', 'fr'), ['fra', 'fra'])
    assert.deepEqual(await languages('GDPR 17 lang:bg'), ['bul', 'bul'])
  })

  it('is suggested as amended first while it is typed', async () => {
    const [first, second] = await finder.suggest('gdpr 17', { limit: 5 })
    assert.match(first?.iri ?? '', /consolidated-text.*\/eng\/~art_17$/)
    assert.match(second?.iri ?? '', /regulation.*\/eng\/~art_17$/)
  })
})
