import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SaxesParser } from 'saxes'
import { type AtomFeed, toAtom } from './atom.ts'

const FEED: AtomFeed = {
  id: 'https://law.example/feeds/changes',
  title: 'Law & order <b>',
  subtitle: 'What changes',
  language: 'en',
  author: 'Comity',
  updated: '2026-11-20T09:00:00Z',
  links: [{ rel: 'self', href: 'https://law.example/feeds/changes?a=1&b="2"', type: 'application/atom+xml' }],
  entries: [
    {
      id: 'https://law.example/akn/xv/act/1/eng@2024-01-01',
      title: 'A title with \u0000 and ]]> in it',
      language: 'fr',
      updated: '2026-11-20T09:00:00Z',
      published: null,
      summary: 'Words',
      categories: [{ term: 'xv', scheme: 'https://law.example/browse' }],
      links: [],
    },
  ],
}

test('whatever a title holds, the feed is well-formed and says the same', () => {
  const titles: string[] = []
  let element = ''
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ local, uri }) => {
    element = local
    assert.equal(uri, 'http://www.w3.org/2005/Atom')
  })
  parser.on('text', (text) => element === 'title' && text.trim() !== '' && titles.push(text))
  parser.write(toAtom(FEED)).close()
  assert.deepEqual(titles, ['Law & order <b>', 'A title with  and ]]> in it'])
})

test('a day of publication that is not known is not told', () => {
  assert.doesNotMatch(toAtom(FEED), /<published>/)
  const [entry] = FEED.entries
  assert.match(
    toAtom({ ...FEED, entries: entry ? [{ ...entry, published: '2024-01-01T00:00:00Z' }] : [] }),
    /<published>2024-01-01T00:00:00Z<\/published>/,
  )
})
