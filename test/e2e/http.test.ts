import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import zlib from 'node:zlib'
import { SaxesParser } from 'saxes'
import { type Answer, ask, type ReadLink, readLinks } from './asking.ts'
import { type Served, serveSmallLibrary } from './every-page.ts'
import { DATA_ACT } from './invented.ts'
import { DECLARATION } from './small-library.ts'

let served: Served
before(async () => {
  served = await serveSmallLibrary()
})
after(() => served?.close())

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  ask(path.startsWith('http') ? path : served.origin + path, headers, method)
const typeOf = ({ headers }: Answer) => headers['content-type']?.split(';')[0]
const named = (links: readonly ReadLink[], rel: string) => links.filter((link) => link.rel.includes(rel))

describe('the address of a text', () => {
  const asked: [string, string][] = [
    ['text/html', 'text/html'],
    ['*/*', 'text/html'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html'],
    ['application/akn+xml', 'application/akn+xml'],
    ['application/xml', 'application/xml'],
    ['application/*', 'application/akn+xml'],
    ['application/ld+json', 'application/ld+json'],
    ['application/json', 'application/json'],
    ['text/plain', 'text/plain'],
    ['text/plain;q=0.4, application/json;q=0.7', 'application/json'],
    ['text/*;q=0.9, text/html;q=0.1, text/plain', 'text/plain'],
    ['text/html;q=0, */*', 'application/akn+xml'],
  ]
  for (const [accept, type] of asked)
    it(`answers "${accept}" with ${type}`, async () => {
      for (const path of [
        DATA_ACT,
        `${DATA_ACT}/eng`,
        `${DATA_ACT}/eng@1999-01-01`,
        `${DATA_ACT}/eng/~art_9`,
      ]) {
        const answer = await get(path, { accept })
        assert.equal(answer.status, 200, path)
        assert.equal(typeOf(answer), type, path)
        assert.match(answer.text, /rectif|Rectif|erasure|Erasure|data/i, path)
      }
    })

  it('gives a page where nothing is said of what is accepted', async () => {
    assert.equal(typeOf(await get(`${DATA_ACT}/eng`)), 'text/html')
  })

  it('is found by any other name of the act, with the language, the day and the provision that were asked for', async () => {
    for (const [asked, found] of [
      ['/VALREG-1994-41', DATA_ACT],
      ['/VALREG-1994-41/eng/~art_9', `${DATA_ACT}/eng/~art_9`],
      ['/VALREG-1994-41/eng@1999-01-01/~art_9?ui=fr', `${DATA_ACT}/eng@1999-01-01/~art_9?ui=fr`],
    ] as const) {
      const { status, headers } = await get(asked)
      assert.deepEqual([status, headers.location], [302, found])
    }
    assert.equal((await get('/VALREG-1994-42/~art_9')).status, 404)
  })

  it('says what there is where none of it is accepted', async () => {
    const answer = await get(`${DATA_ACT}/eng`, { accept: 'image/png' })
    assert.equal(answer.status, 406)
    assert.equal(typeOf(answer), 'application/problem+json')
    const problem = JSON.parse(answer.text)
    assert.equal(problem.status, 406)
    assert.equal(problem.type, `${served.origin}/api/problems#not-acceptable`)
    assert.ok(problem.available.some(({ type }: { type: string }) => type === 'application/akn+xml'))
  })

  it('names all that the choice depends on, once each', async () => {
    for (const accept of ['text/html', 'application/json', 'image/png']) {
      const { headers } = await get(`${DATA_ACT}/eng`, { accept })
      const vary = headers.vary?.toLowerCase().split(', ') ?? []
      assert.equal(new Set(vary).size, vary.length, vary.join())
      for (const name of ['accept', 'accept-language'])
        assert.ok(vary.includes(name), `${accept}: ${headers.vary}`)
    }
  })

  it('gives the words of the day in each format, and of no other day', async () => {
    for (const accept of ['text/html', 'application/akn+xml', 'application/json', 'text/plain']) {
      const [then, now] = [
        await get(`${DATA_ACT}/eng@1999-01-01`, { accept }),
        await get(`${DATA_ACT}/eng`, { accept }),
      ]
      assert.match(then.text, /without unreasonable delay/, accept)
      assert.doesNotMatch(then.text, /within fourteen days/, accept)
      assert.match(now.text, /within fourteen days/, accept)
    }
  })

  it('tells programs of a day without a text, of a day that is none and of what is not held in their own way', async () => {
    const accept = { accept: 'application/akn+xml' }
    const cases: [string, number][] = [
      [`${DATA_ACT}/eng@2010-01-01`, 404],
      [`${DATA_ACT}/eng@1900-01-01`, 404],
      [`${DATA_ACT}/eng@2023-02-30`, 400],
      [`${DATA_ACT}/eng/~art_999`, 404],
      [`${DATA_ACT}/deu`, 404],
      ['/akn/xv/act/nothing/here', 404],
    ]
    for (const [path, status] of cases) {
      const answer = await get(path, accept)
      assert.equal(answer.status, status, path)
      assert.equal(typeOf(answer), 'application/problem+json', path)
      assert.equal(JSON.parse(answer.text).status, status)
      assert.equal(answer.headers.etag, undefined, path)
      assert.equal(answer.headers['memento-datetime'], undefined, path)
    }
    assert.match((await get(`${DATA_ACT}/eng@2010-01-01`, accept)).text, /breaks|ends in the middle/)
  })

  it('says in JSON-LD what it is, in the words of schema.org and ELI, and only what is known', async () => {
    const { text } = await get(`${DATA_ACT}/eng@1999-01-01`, { accept: 'application/ld+json' })
    const { '@context': context, '@graph': graph } = JSON.parse(text)
    assert.equal(context['@base'], `${served.origin}/`)
    const [version, work] = graph
    assert.equal(version['@id'], `${DATA_ACT}/eng@1994-03-01`)
    assert.equal(version.legislationDateVersion, '1994-03-01')
    assert.deepEqual(version['eli:realizes'], { '@id': DATA_ACT })
    assert.match(version.legislationLegalForce['@id'], /NotInForce$/)
    assert.equal(version.temporalCoverage.slice(0, 11), '1994-03-01/')
    assert.deepEqual(work['eli:is_realized_by'].map((each: { '@id': string }) => each['@id']).sort(), [
      `${DATA_ACT}/eng`,
      `${DATA_ACT}/rus`,
    ])
    const seen = JSON.parse((await get(`${DATA_ACT}/rus`, { accept: 'application/ld+json' })).text)[
      '@graph'
    ][0]
    assert.equal(
      seen.legislationLegalForce,
      undefined,
      'a day on which a text was seen says nothing of its force',
    )
  })
})

describe('the headers of a text', () => {
  it('say which address is the lasting one and where the same text lies as a file', async () => {
    const { headers } = await get(`${DATA_ACT}/eng@1999-01-01`, { accept: 'application/akn+xml' })
    assert.equal(headers['content-location'], `${DATA_ACT}/eng@1994-03-01.akn`)
    const links = readLinks(headers.link ?? '')
    assert.equal(named(links, 'canonical')[0]?.href, `${served.origin}${DATA_ACT}/eng@1994-03-01`)
    assert.deepEqual(
      named(links, 'alternate').map(({ type }) => type),
      ['application/akn+xml', 'application/ld+json', 'application/json', 'text/plain'],
    )
    assert.ok(named(links, 'service-desc')[0]?.href.endsWith('/api/v1/openapi.json'))
    assert.equal((await get(DATA_ACT)).headers['content-location'], `${DATA_ACT}/eng`)
  })

  it('are the same for HEAD, which has no body', async () => {
    for (const [path, headers] of [
      [`${DATA_ACT}/eng`, {} as Record<string, string>],
      [`${DATA_ACT}/eng@1999-01-01`, { accept: 'application/akn+xml', 'accept-encoding': 'br' }],
    ] as [string, Record<string, string>][]) {
      const [full, head] = [await get(path, headers), await get(path, headers, 'HEAD')]
      assert.equal(head.body.length, 0)
      const { date: _, ...expected } = full.headers
      const { date: __, ...said } = head.headers
      assert.deepEqual(said, expected)
    }
  })

  it('let any site read the law, and nobody write it', async () => {
    const answer = await get(`${DATA_ACT}/eng`, { origin: 'https://example.org' })
    assert.equal(answer.headers['access-control-allow-origin'], '*')
    assert.match(answer.headers['access-control-expose-headers'] ?? '', /Memento-Datetime/)
    const preflight = await get(`${DATA_ACT}/eng`, { origin: 'https://example.org' }, 'OPTIONS')
    assert.equal(preflight.status, 204)
    assert.equal(preflight.headers['access-control-allow-methods'], 'GET, HEAD, OPTIONS')
    const page = await get('/about', { origin: 'https://example.org' }, 'OPTIONS')
    assert.equal(page.headers.allow, 'GET, HEAD, OPTIONS')
    assert.equal(page.headers['access-control-allow-origin'], undefined)
    const written = await get(`${DATA_ACT}/eng`, { accept: 'application/json' }, 'DELETE')
    assert.equal(written.status, 405)
    assert.match(written.headers.allow ?? '', /GET/)
    assert.equal(typeOf(written), 'application/problem+json')
  })
})

describe('keeping answers', () => {
  const paths = [
    '/',
    '/browse',
    `${DATA_ACT}/eng`,
    `${DATA_ACT}/eng@1999-01-01`,
    `/timemap/link${DATA_ACT}/eng`,
  ]

  it('whoever has an answer is not sent it again, in whatever coding it came', async () => {
    for (const path of paths)
      for (const coding of ['identity', 'gzip', 'br', 'zstd']) {
        const first = await get(path, { 'accept-encoding': coding })
        const etag = first.headers.etag ?? ''
        assert.match(etag, /^"[\w-]+"$/, `${path} ${coding}`)
        const again = await get(path, { 'accept-encoding': coding, 'if-none-match': `"other", ${etag}` })
        assert.equal(again.status, 304, `${path} ${coding}`)
        assert.equal(again.body.length, 0)
        assert.equal(again.headers.etag, etag)
        assert.equal(again.headers['cache-control'], first.headers['cache-control'])
        assert.equal(again.headers['content-type'], undefined)
        assert.equal((await get(path, { 'if-none-match': '"other"' })).status, 200)
      }
  })

  it('every coding has a tag of its own, and none is confirmed to whoever does not accept it', async () => {
    const tags = await Promise.all(
      ['identity', 'gzip', 'br', 'zstd'].map(
        async (coding) => (await get('/', { 'accept-encoding': coding })).headers.etag,
      ),
    )
    assert.equal(new Set(tags).size, 4)
    assert.equal((await get('/', { 'if-none-match': tags[2] ?? '', 'accept-encoding': 'gzip' })).status, 200)
  })

  it('every format, day, language of the text and of the page has a tag of its own', async () => {
    const tags = [
      await get(`${DATA_ACT}/eng`),
      await get(`${DATA_ACT}/rus`),
      await get(`${DATA_ACT}/eng`, { 'accept-language': 'ru' }),
      await get(`${DATA_ACT}/eng?ui=fr`),
      await get(`${DATA_ACT}/eng@1999-01-01`),
      await get(`${DATA_ACT}/eng`, { accept: 'application/json' }),
      await get(`${DATA_ACT}/eng`, { accept: 'application/xml' }),
      await get(`${DATA_ACT}/eng`, { accept: 'application/akn+xml' }),
    ].map(({ headers }) => headers.etag)
    assert.equal(new Set(tags).size, tags.length)
  })

  it('the day of change is the day on which the library learnt of it, and decides where no tag is sent', async () => {
    const path = `${DATA_ACT}/eng@1999-01-01`
    const { headers } = await get(path)
    assert.equal(headers['last-modified'], 'Fri, 20 Nov 2026 09:00:00 GMT')
    const since = (date: string, more = {}) => get(path, { 'if-modified-since': date, ...more })
    assert.equal((await since('Fri, 20 Nov 2026 09:00:00 GMT')).status, 304)
    assert.equal((await since('Fri, 20 Nov 2026 08:59:59 GMT')).status, 200)
    assert.equal((await since('yesterday')).status, 200)
    assert.equal((await since('Fri, 20 Nov 2026 09:00:00 GMT', { 'if-none-match': '"other"' })).status, 200)
  })

  it('a past text that another followed is kept a day; present, coming and unknown ones are asked for anew', async () => {
    const policy = async (path: string) => (await get(path)).headers['cache-control']
    assert.equal(await policy(`${DATA_ACT}/eng@1999-01-01`), 'public, max-age=86400, immutable')
    for (const path of [
      DATA_ACT,
      `${DATA_ACT}/eng`,
      `${DATA_ACT}/eng@2026-01-01`,
      `${DATA_ACT}/eng@2027-06-01`,
      `${DATA_ACT}/eng@2010-01-01`,
      `${DATA_ACT}/eng@1900-01-01`,
    ])
      assert.equal(await policy(path), 'no-cache', path)
  })

  it('what is wanted by a page kept since an earlier release is there, in its present form', async () => {
    const css = /href="(\/assets\/comity-[0-9a-f]{10}\.css)"/.exec((await get('/')).text)?.[1] ?? ''
    const sheet = await get(css)
    assert.equal(sheet.headers['cache-control'], 'public, max-age=31536000, immutable')
    assert.equal((await get('/assets/comity-0123456789.css')).headers.location, css)
    assert.equal((await get('/assets/other-0123456789.css')).status, 404)
  })
})

describe('codings', () => {
  const decoders = { gzip: zlib.gunzipSync, br: zlib.brotliDecompressSync, zstd: zlib.zstdDecompressSync }

  it('follow the wish of the client, and lose no byte', async () => {
    const plain = await get(`${DATA_ACT}/eng`)
    assert.equal(plain.headers['content-encoding'], undefined)
    for (const [coding, decode] of Object.entries(decoders)) {
      const answer = await get(`${DATA_ACT}/eng`, { 'accept-encoding': coding })
      assert.equal(answer.headers['content-encoding'], coding)
      assert.equal(answer.headers['content-length'], `${answer.body.length}`)
      assert.equal(decode(answer.body).toString(), plain.text)
    }
  })

  it('are chosen by weight; one of weight nought is never used', async () => {
    const coding = async (wanted: string, path = `${DATA_ACT}/eng`) =>
      (await get(path, { 'accept-encoding': wanted })).headers['content-encoding']
    assert.equal(await coding('gzip, deflate, br, zstd'), 'zstd')
    assert.equal(await coding('gzip;q=1, br;q=0.5, zstd;q=0.1'), 'gzip')
    assert.equal(await coding('br;q=0, *'), 'zstd')
    assert.equal(await coding('zstd;q=0, br;q=0, gzip;q=0'), undefined)
    assert.equal(await coding('identity, br;q=0.5'), undefined)
    assert.equal(await coding('br', '/health'), undefined)
  })

  it('leave fonts as they are, and make lasting files as small as they get', async () => {
    const css = /href="(\/assets\/comity-[0-9a-f]{10}\.css)"/.exec((await get('/')).text)?.[1] ?? ''
    const [small, plain] = [await get(css, { 'accept-encoding': 'br, zstd' }), await get(css)]
    assert.equal(small.headers['content-encoding'], 'br')
    assert.equal(zlib.brotliDecompressSync(small.body).toString(), plain.text)
    const font = /url\((\/assets\/fonts\/[\w.-]+)\)/.exec(plain.text)?.[1] ?? ''
    assert.equal((await get(font, { 'accept-encoding': 'br' })).headers['content-encoding'], undefined)
  })
})

describe('Memento', () => {
  const then = 'Thu, 01 Mar 2007 12:00:00 GMT'

  it('every address without a day leads to the version of the day asked for, which says since when it holds', async () => {
    for (const path of [DATA_ACT, `${DATA_ACT}/eng`, `${DATA_ACT}/eng/~art_9`]) {
      const gate = await get(path, { 'accept-datetime': then })
      assert.equal(gate.status, 302, path)
      assert.match(gate.headers.vary ?? '', /accept-datetime/i)
      assert.equal(gate.headers['memento-datetime'], undefined)
      const links = readLinks(gate.headers.link ?? '')
      assert.equal(named(links, 'original')[0]?.href, served.origin + path)
      assert.ok(named(links, 'timemap')[0])
      const memento = await get(new URL(gate.headers.location ?? '', served.origin).href)
      assert.equal(memento.status, 200)
      assert.match(
        memento.headers['memento-datetime'] ?? '',
        /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} 00:00:00 GMT$/,
      )
      assert.ok(new Date(memento.headers['memento-datetime'] ?? '') <= new Date(then))
    }
  })

  it('a version links its original, its TimeMap, the first, the last and its neighbours, each with its date', async () => {
    const { headers } = await get(`${DATA_ACT}/eng@2018-05-25`)
    assert.equal(headers['memento-datetime'], 'Fri, 25 May 2018 00:00:00 GMT')
    const links = readLinks(headers.link ?? '')
    assert.equal(named(links, 'original')[0]?.href, `${served.origin}${DATA_ACT}/eng`)
    assert.equal(named(links, 'timegate')[0]?.href, `${served.origin}${DATA_ACT}/eng`)
    for (const rel of ['first', 'last', 'prev', 'next']) {
      const [link] = named(links, rel)
      assert.ok(link, rel)
      assert.ok(link.rel.includes('memento'), rel)
      const there = await get(link.href)
      assert.equal(there.headers['memento-datetime'], link.datetime, rel)
    }
    assert.equal(named(links, 'first')[0]?.datetime, 'Tue, 01 Mar 1994 00:00:00 GMT')
  })

  it('the TimeMap lists every dated version in order, and each is what it is said to be', async () => {
    const { headers: page, text } = await get(`${DATA_ACT}/eng`)
    const [linked] = named(readLinks(page.link ?? ''), 'timemap')
    assert.match(text, /<link rel="timemap" type="application\/link-format"/)
    const map = await get(linked?.href ?? '')
    assert.equal(typeOf(map), 'application/link-format')
    const links = readLinks(map.text)
    assert.equal(named(links, 'self')[0]?.href, linked?.href)
    const mementos = named(links, 'memento')
    const days = mementos.map(({ datetime }) => new Date(datetime ?? '').getTime())
    assert.deepEqual(
      days,
      days.toSorted((a, b) => a - b),
    )
    for (const memento of mementos)
      assert.equal((await get(memento.href)).headers['memento-datetime'], memento.datetime)
    const json = JSON.parse((await get(`/timemap/json${DATA_ACT}/eng`)).text)
    assert.deepEqual(
      json.mementos.list.map(({ uri }: { uri: string }) => uri),
      mementos.map(({ href }) => href),
    )
  })

  it('a provision has a life of its own', async () => {
    const links = readLinks((await get(`/timemap/link${DATA_ACT}/eng/~art_9`)).text)
    const mementos = named(links, 'memento')
    assert.ok(mementos.length >= 2)
    for (const { href, datetime } of mementos) {
      const answer = await get(href)
      assert.equal(answer.status, 200, href)
      assert.equal(answer.headers['memento-datetime'], datetime)
    }
  })

  it('a day before all that is held leads to the first version, one in a hole to what is said of that day', async () => {
    const to = async (day: string) =>
      (await get(`${DATA_ACT}/eng`, { 'accept-datetime': day })).headers.location
    assert.equal(await to('Mon, 01 Jan 1900 00:00:00 GMT'), `${DATA_ACT}/eng@1994-03-01`)
    assert.equal(await to('Fri, 01 Jan 2010 00:00:00 GMT'), `${DATA_ACT}/eng@2010-01-01`)
    const hole = await get(`${DATA_ACT}/eng@2010-01-01`)
    assert.equal(hole.headers['memento-datetime'], undefined)
    assert.match(hole.text, /Text unknown from/)
  })

  it('what is no date is refused, and says how one is written', async () => {
    for (const typed of [
      '2018-03-01',
      'Wed, 01 Mar 2018 00:00:00 GMT',
      'Thu, 31 Feb 2018 00:00:00 GMT',
      '',
    ]) {
      const answer = await get(`${DATA_ACT}/eng`, { 'accept-datetime': typed })
      assert.equal(answer.status, 400, typed)
      assert.match(JSON.parse(answer.text).detail, /Thu, 01 Mar 2018 00:00:00 GMT/)
    }
  })

  it('an address that names its day stays where it is', async () => {
    assert.equal((await get(`${DATA_ACT}/eng@1999-01-01`, { 'accept-datetime': then })).status, 200)
  })

  it('links of headers fit in what servers and clients take', async () => {
    for (const path of [DATA_ACT, DECLARATION]) {
      const { headers } = await get(path)
      assert.ok((headers.link?.length ?? 0) < 4000, `${headers.link?.length}`)
    }
  })
})

describe('feeds', () => {
  it('are Atom 1.0: every feed and every entry has what the standard asks for, once', async () => {
    for (const path of [
      '/feeds/changes',
      '/feeds/recorded',
      '/feeds/changes/xv',
      `/feeds${DATA_ACT}/eng`,
      `/feeds${DATA_ACT}`,
    ]) {
      const answer = await get(path)
      assert.equal(answer.status, 200, path)
      assert.equal(typeOf(answer), 'application/atom+xml')
      const feed = readXml(answer.text)
      assert.equal(feed.uri, 'http://www.w3.org/2005/Atom')
      for (const name of ['id', 'title', 'updated', 'author'])
        assert.equal(children(feed, name).length, 1, `${path} ${name}`)
      const entries = children(feed, 'entry')
      assert.ok(entries.length > 0, path)
      for (const entry of entries) {
        for (const name of ['id', 'title', 'updated', 'summary'])
          assert.equal(children(entry, name).length, 1, name)
        assert.match(textOf(entry, 'updated'), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)
        assert.ok(URL.canParse(textOf(entry, 'id')))
        const [link] = children(entry, 'link').filter(({ attributes }) => attributes.rel === 'alternate')
        assert.equal((await get(link?.attributes.href ?? '')).status, 200)
      }
      assert.equal(new Set(entries.map((entry) => textOf(entry, 'id'))).size, entries.length)
      const self = children(feed, 'link').find(({ attributes }) => attributes.rel === 'self')
      assert.equal(self?.attributes.href, served.origin + path)
    }
  })

  it('of an act tells every point in time, those to come among them, and is linked from its page', async () => {
    const { text } = await get(`${DATA_ACT}/eng`)
    const href = /<link rel="alternate" type="application\/atom\+xml" href="([^"]+)"/.exec(text)?.[1] ?? ''
    assert.equal(href, `/feeds${DATA_ACT}/eng`)
    const entries = children(readXml((await get(href)).text), 'entry')
    const json = JSON.parse((await get(`/timemap/json${DATA_ACT}/eng`)).text)
    assert.deepEqual(
      entries.map((entry) => textOf(entry, 'id')),
      json.mementos.list.map(({ uri }: { uri: string }) => uri).toReversed(),
    )
  })

  it('are read to the end by following their links, and no entry comes twice', async () => {
    const seen: string[] = []
    let next: string | undefined = '/feeds/recorded'
    for (let page = 0; next && page < 20; page++) {
      const feed = readXml((await get(next)).text)
      seen.push(...children(feed, 'entry').map((entry) => textOf(entry, 'id')))
      next = children(feed, 'link').find(({ attributes }) => attributes.rel === 'next')?.attributes.href
    }
    assert.equal(new Set(seen).size, seen.length)
    assert.ok(seen.length >= 10)
  })

  it('speak the language of the reader', async () => {
    assert.match((await get('/feeds/changes', { 'accept-language': 'fr' })).text, /En vigueur à compter du/)
    assert.match((await get('/feeds/changes', { 'accept-language': 'be' })).text, /Дзейнічае з/)
  })

  it('that are none are told so', async () => {
    for (const [path, status] of [
      ['/feeds/changes/zz', 404],
      ['/feeds/akn/xv/act/none/1', 404],
      ['/feeds/changes?after=x', 400],
      ['/feeds/changes?after=2023-02-30.1', 400],
    ] as const)
      assert.equal((await get(path)).status, status, path)
  })
})

describe('what crawlers find', () => {
  it('the site map names every text once, with the day on which it was learnt and its other languages', async () => {
    const robots = await get('/robots.txt')
    assert.match(robots.text, new RegExp(`^Sitemap: ${served.origin}/sitemap.xml$`, 'm'))
    const index = readXml((await get('/sitemap.xml')).text)
    const parts = children(index, 'sitemap').map((part) => textOf(part, 'loc'))
    const urls = (await Promise.all(parts.map((part) => get(part)))).flatMap(({ text }) =>
      children(readXml(text), 'url'),
    )
    const places = urls.map((url) => textOf(url, 'loc'))
    assert.equal(new Set(places).size, places.length)
    assert.ok(places.includes(`${served.origin}${DATA_ACT}/eng`))
    const act = urls.find((url) => textOf(url, 'loc') === `${served.origin}${DATA_ACT}/eng`)
    assert.deepEqual(
      children(act as Element, 'link')
        .map(({ attributes }) => attributes.hreflang)
        .sort(),
      ['en', 'ru'],
    )
    for (const url of urls) assert.equal(textOf(url, 'lastmod').slice(0, 10), '2026-11-20')
    assert.equal((await get('/sitemaps/2.xml')).status, 404)
  })
})

interface Element {
  readonly name: string
  readonly uri: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

// Throws where the XML is not well-formed.
function readXml(xml: string): Element {
  const open: Element[] = [{ name: '', uri: '', attributes: {}, children: [], text: '' }]
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ local, uri, attributes }) => {
    const said = Object.values(attributes).map((each) => [each.local, each.value])
    const element = { name: local, uri, attributes: Object.fromEntries(said), children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    const element = open.at(-1)
    if (element) element.text += text
  })
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  return open[0]?.children[0] as Element
}

function children(element: Element, name: string): Element[] {
  return element.children.filter((child) => child.name === name)
}

function textOf(element: Element, name: string): string {
  return children(element, name)[0]?.text ?? ''
}
