import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { DATA_ACT } from '../../test/e2e/invented.ts'
import { smallLibrary } from '../../test/e2e/small-library.ts'
import { visited } from './site.fixture.ts'
import { site } from './site.tsx'

const { get, opened } = visited(smallLibrary)

describe('search', () => {
  it('finds provisions as of a day and groups them by act', async () => {
    const now = await get('/search?q=erasure')
    assert.match(now.body, /Act on the Protection of Personal Data/)
    const then = await get('/search?q=registers+brought+into+line&at=1995-01-01')
    assert.match(then.body, /<mark>/)
    assert.match(then.body, /in the law as of 1 January 1995/)
    assert.match((await get('/search?q=%22brought+into+line%22')).body, /Nothing found/)
  })

  it('keeps what was chosen for the next words, and lets each of it be left out', async () => {
    const { body } = await get('/search?q=data&in=xv&lang=eng&type=act&at=2024-03-01')
    const form = body.slice(body.indexOf('<form class="ask"'), body.indexOf('</form>'))
    for (const [name, value] of [
      ['in', 'xv'],
      ['lang', 'eng'],
      ['type', 'act'],
      ['at', '2024-03-01'],
    ])
      assert.match(form, new RegExp(`<input type="hidden" name="${name}" value="${value}"/>`))
    for (const rest of [
      'q=data&amp;at=2024-03-01&amp;type=act&amp;lang=eng',
      'q=data&amp;at=2024-03-01&amp;in=xv&amp;lang=eng',
      'q=data&amp;at=2024-03-01&amp;in=xv&amp;type=act',
    ])
      assert.ok(body.includes(`<a href="/search?${rest}" aria-label="Leave out `), rest)
  })

  it('says in the form that a day is none', async () => {
    const { status, body } = await get('/search?q=data&at=2023-02-30')
    assert.equal(status, 400)
    assert.match(body, /“2023-02-30” is not a day/)
    assert.match(body, /aria-invalid="true"/)
    assert.match(body, /value="data"/)
  })

  for (const query of [
    'q=%22%22-',
    'q=***',
    'q=%00',
    `q=${'a'.repeat(5000)}`,
    'q=data&page=0',
    'q=data&page=x',
    'q=data&page=9999',
    'q=data&lang=%3C',
    'q=data&in=../..',
    'q=%27%3B+DROP+TABLE+work%3B--',
    'q=NEAR(a+b)',
    'q=%F0%9F%98%80',
  ]) {
    it(`answers ${query.slice(0, 40)} without failing`, async () => {
      const { status, body } = await get(`/search?${query}`)
      assert.ok(status === 200 || status === 400, String(status))
      assert.match(body, /name="q"/)
    })
  }
})

describe('what is not there', () => {
  for (const path of [
    '/akn',
    '/akn/',
    '/akn/zz/act/1',
    '/nothing',
    '/alias/',
    '/akn/xv/act/../../etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '/browse?in=zz',
    `${DATA_ACT}/eng/~art_99`,
  ]) {
    it(`is said with a search box: ${path}`, async () => {
      const { status, body } = await get(path)
      assert.equal(status, 404)
      assert.match(body, /name="q"|No act of this jurisdiction/)
    })
  }

  for (const path of [
    '/akn/%E0%A4%A',
    `${DATA_ACT}?part=0`,
    `${DATA_ACT}?part=-1`,
    `${DATA_ACT}/eng?from=2018-05-25&to=2024-03-01&page=0`,
  ]) {
    it(`is a bad address: ${path}`, async () => {
      assert.equal((await get(path)).status, 400)
    })
  }

  for (const path of [
    '/assets/../package.json',
    '/assets/%2e%2e/package.json',
    '/assets/fonts/../../package.json',
    '/assets/fonts/none.woff2',
  ]) {
    it(`serves no file but its own: ${path}`, async () => {
      const { status, body } = await get(path)
      assert.equal(status, 404)
      assert.doesNotMatch(body, /dependencies/)
    })
  }

  it('shows no trace of an error, and tells the operator', async () => {
    const failing = {
      ...opened().deps.library,
      worksByIds: async () => Promise.reject(new Error('secret detail')),
    }
    const told: Error[] = []
    const broken = site({ ...opened().deps, library: failing }, (error) => told.push(error))
    const response = await broken.request('/browse')
    assert.equal(response.status, 500)
    assert.doesNotMatch(await response.text(), /secret|at .*\.tsx?:/)
    assert.match(told[0]?.message ?? '', /secret detail/)
  })
})

describe('every answer', () => {
  it('allows nothing from elsewhere and nothing inline, sets no cookie', async () => {
    for (const path of ['/', '/nothing', '/about', '/search', DATA_ACT]) {
      const { headers, body } = await get(path)
      const policy = headers.get('content-security-policy') ?? ''
      assert.match(policy, /default-src 'self'/)
      assert.match(policy, /frame-ancestors 'none'/)
      assert.doesNotMatch(policy, /unsafe/)
      assert.equal(headers.get('x-content-type-options'), 'nosniff')
      assert.equal(headers.get('referrer-policy'), 'no-referrer')
      assert.equal(headers.get('set-cookie'), null)
      assert.doesNotMatch(
        body,
        / style="|<style|<script(?! (?:type="module" )?src="\/assets\/)|javascript:| on[a-z]+="/,
      )
      assert.doesNotMatch(body, /(?:src|href)="(?:https?:)?\/\//)
    }
  })

  it('is asked for anew by its tag, and comes only where it changed', async () => {
    const { headers } = await get(DATA_ACT)
    const tag = headers.get('etag')
    assert.ok(tag)
    assert.equal((await get(DATA_ACT, { 'if-none-match': tag })).status, 304)
  })

  it('keeps style sheet and fonts for ever, under names that change with them', async () => {
    const css = /href="(\/assets\/comity-[0-9a-f]+\.css)"/.exec((await get('/')).body)?.[1]
    assert.ok(css)
    const { headers, body } = await get(css)
    assert.match(headers.get('cache-control') ?? '', /immutable/)
    const font = /url\((\/assets\/fonts\/[^)]+latin-[^)]+\.woff2)\)/.exec(body)?.[1]
    assert.ok(font)
    assert.equal((await get(font)).headers.get('content-type'), 'font/woff2')
  })

  it('is read only', async () => {
    for (const method of ['POST', 'PUT', 'DELETE'])
      assert.equal((await opened().request('/', { method })).status, 405)
    assert.equal((await opened().request('/', { method: 'HEAD' })).status, 200)
  })

  it('has health and robots', async () => {
    assert.deepEqual(JSON.parse((await get('/health')).body), { status: 'ok' })
    assert.match((await get('/robots.txt')).body, /User-agent/)
  })
})

describe('an empty library', () => {
  it('says how to bring law in', async () => {
    const empty = await smallLibrary('empty')
    const response = await site(empty.deps).request('/')
    assert.match(await response.text(), /comity import auto/)
    await empty.close()
  })
})
