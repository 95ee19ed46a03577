/** Searching as a reader does: by hand, by keyboard alone, without scripts; and as programs do. */
import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { locales } from '#i18n/messages.ts'
import { unescapeText } from '#kit/escape.ts'
import { openBrowser } from '../browser.ts'
import { type Answer, ask } from './asking.ts'
import { type Served, serveSmallLibrary } from './every-page.ts'
import { saidIn } from './interface-text.ts'
import { DATA_ACT, LONG_ACT } from './invented.ts'

let browser: Browser
let served: Served

before(async () => {
  served = await serveSmallLibrary()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await served?.close()
})

const get = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  ask(served.origin + encodeURI(path), headers)
const text = async (path: string) => saidIn((await get(path)).text).text.replace(/\s+/g, ' ')

/** Words that more than one act has. */
const BOTH = 'data OR сведения OR freedom'

function reading(options: Parameters<Browser['newContext']>[0] = {}) {
  let context: BrowserContext
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1200, height: 800 }, locale: 'en', ...options })
  })
  afterEach(() => context?.close())
  return async (path: string): Promise<Page> => {
    const page = await context.newPage()
    await page.goto(served.origin + path)
    return page
  }
}

describe('the page of a search', () => {
  it('shows an act once, its provisions folded in, each with since when it holds', async () => {
    const { text } = await get('/search?q=erasure&in=xv&lang=eng')
    assert.equal(
      text.match(/<h2[^>]*><a href="[^"]*">Act on the Protection of Personal Data<\/a>/g)?.length,
      1,
    )
    assert.match(text, /<mark>erasure<\/mark>/i)
    assert.match(text, /in force 1 Mar 2024 – 31 Dec 2026/)
  })

  it('leads from further provisions of an act to all of them that match', async () => {
    const { text: page } = await get('/search?q=сведения&in=xb')
    const [, href = '', n = ''] = /class="further">\s*<a href="([^"]*)">\s*and (\d+) further/.exec(page) ?? []
    assert.ok(Number(n) > 0, href)
    const { text: all } = await ask(served.origin + unescapeText(href))
    const [, found = ''] = /class="summary">\s*<b>(\d+) provisions<\/b>/.exec(all) ?? []
    assert.equal(Number(found), Number(n) + 5, 'the best, four folded in, and the further ones')
    assert.equal(all.match(/<li class="found">/g)?.length, Math.min(20, Number(found)))
  })

  it('says of a wording to come and of one that is past that they are', async () => {
    const coming = await text('/search?q="within+seven+days"&at=any&lang=eng')
    assert.match(coming, /in the law of all times/)
    assert.match(coming, /not yet in force, from 1 Jan 2027/)
    const past = await text('/search?q="free+of+charge"&at=any&lang=eng')
    assert.match(past, /no longer in force since 1 Mar 2024; in force from 25 May 2018/)
    assert.match(await text('/search?q=controller+erase&at=2027-06-01&lang=eng'), /as of 1 June 2027/)
  })

  it('narrows by what it counts, to as many acts as it says', async () => {
    const { text: page } = await get(`/search?q=${BOTH}`)
    const facets = page.slice(
      page.indexOf('<nav class="facets"'),
      page.indexOf('</nav>', page.indexOf('<nav class="facets"')),
    )
    const offers = [
      ...facets.matchAll(/<a href="(\/search[^"]*)"[^>]*>[^<]*<\/a>[\s\S]*?<span class="n">(\d+)</g),
    ]
    assert.ok(offers.length >= 4, facets)
    for (const [, href = '', n] of offers) {
      const answer = await ask(served.origin + href.replaceAll('&amp;', '&'))
      assert.match(answer.text, new RegExp(`<b>${n} acts?</b>`), href)
    }
  })

  it('says where nothing has all of the words; a feed then has nothing to tell', async () => {
    const query = '/search?q=erasure archives unfindable'
    assert.match(await text(query), /No provision has all of these words; these have some of them/)
    assert.doesNotMatch((await get(query.replace('/search?', '/search.atom?'))).text, /<entry>/)
    assert.match((await get(query.replace('/search?', '/search.csv?'))).text, /^1,\d+,true,false,/m)
  })

  it('takes away each filter, chosen or written', async () => {
    const { text } = await get('/search?q=data+lang:eng&in=xv&force=law')
    for (const href of ['/search?q=data&amp;in=xv&amp;force=law', '/search?q=data+lang%3Aeng&amp;force=law'])
      assert.ok(text.includes(`<a href="${href}" aria-label="Leave out `), href)
  })

  it('says what a score is made of, where it is asked to', async () => {
    const { text } = await get('/search?q=erasure')
    const href = /<a href="([^"]*explain=1[^"]*)"/.exec(text)?.[1] ?? ''
    assert.match((await ask(served.origin + href.replaceAll('&amp;', '&'))).text, /<table>[\s\S]*words found/)
  })

  it('says what to leave out, where nothing is found', async () => {
    const { status, text } = await get('/search?q=unfindable&in=xv&type=act')
    assert.equal(status, 200)
    assert.match(text, /Nothing found/)
    assert.match(
      text,
      /<a href="\/search\?q=unfindable&amp;at=any&amp;in=xv&amp;type=act">Search the law of all times/,
    )
    assert.match(text, /<a href="\/search\?q=unfindable&amp;type=act">Search without Jurisdiction: Valen/)
  })

  it('says which part of a query is wrong, in every language of the interface', async () => {
    const faults: [string, RegExp][] = [
      ['q="open', /"/],
      ['q=data in:', /in:|data/],
      ['q=data inn:fr', /inn:/],
      ['q=data at:2023-02-30', /2023-02-30/],
      ['q=data force:lore', /lore[\s\S]*constitution/],
      ['q=data year:soon', /soon[\s\S]*2010\.\.2015/],
      ['q=data OR', /OR/],
      ['q=-data', /./],
      ['q=da*', /da\*/],
      ['q=data&at=2023-02-30', /2023-02-30/],
      ['q=data&force=lore', /lore/],
      ['q=data&year=soon', /soon/],
      ['q=data&page=0', /0/],
    ]
    for (const [query, says] of faults) {
      const said = new Set<string>()
      for (const locale of locales) {
        const { status, text } = await get(`/search?${query}&ui=${locale}`)
        if (query === 'q=data in:' && status === 200) continue
        assert.equal(status, 400, `${query} ${locale}`)
        const problem = (
          /<p class="notice" id="problem" role="alert">([\s\S]*?)<\/p>/.exec(text)?.[1] ?? ''
        ).replaceAll('&quot;', '"')
        assert.match(problem, says, `${query} ${locale}`)
        said.add(problem)
      }
      assert.ok(said.size === locales.length || said.size === 0, `${query}: ${[...said].join(' | ')}`)
    }
  })
})

describe('a search without scripts', () => {
  const open = reading({ javaScriptEnabled: false })

  it('is asked, moved to another day, narrowed, and widened again', async () => {
    const page = await open('/')
    await page.getByRole('searchbox').fill(BOTH)
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('navigation', { name: 'Narrow down' }).getByRole('link', { name: 'Valen' }).click()
    assert.equal(new URL(page.url()).searchParams.get('in'), 'xv')
    await page.locator('.asofday summary').click()
    await page.locator('.asofday input[name=at]').fill('1999-01-01')
    await page.locator('.asofday').getByRole('button', { name: 'Show' }).click()
    assert.match(await page.locator('.summary').innerText(), /as of 1 January 1999/)
    assert.equal(new URL(page.url()).searchParams.get('in'), 'xv', 'the filter went along')
    await page.getByRole('link', { name: /Leave out Jurisdiction: Valen/ }).click()
    assert.equal(new URL(page.url()).searchParams.get('in'), null)
    assert.equal(new URL(page.url()).searchParams.get('at'), '1999-01-01', 'the day went along')
    await page.getByRole('link', { name: 'all times' }).click()
    assert.match(await page.locator('.summary').innerText(), /all times/)
  })

  it('opens what is folded in', async () => {
    const page = await open('/search?q=сведения&in=xb')
    const folded = page.locator('.folded').first()
    assert.equal(await folded.locator('.best').first().isVisible(), false)
    await folded.locator('summary').click()
    assert.equal(await folded.locator('.best').first().isVisible(), true)
    await folded.locator('h3 a').first().click()
    assert.match(decodeURI(page.url()), new RegExp(`${LONG_ACT}/rus@`))
  })

  it('explains its language in a fold', async () => {
    const page = await open('/search?q=data')
    assert.equal(await page.getByText('these words one after another').isVisible(), false)
    await page.getByText('How to search').click()
    assert.equal(await page.getByText('these words one after another').isVisible(), true)
  })
})

describe('a search with the keyboard alone', () => {
  const open = reading()

  it('goes into the box, from hit to hit, and into the act', async () => {
    const page = await open(`/search?q=${BOTH}`)
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest('.found')?.querySelector('h2')?.innerText)
    const titles = await page.locator('.hits > .found > h2').allInnerTexts()
    assert.ok(titles.length >= 2)
    await page.keyboard.press('j')
    assert.equal(await focused(), titles[0])
    await page.keyboard.press('j')
    assert.equal(await focused(), titles[1])
    await page.keyboard.press('k')
    assert.equal(await focused(), titles[0])
    await page.keyboard.press('/')
    await page.keyboard.type('jj')
    assert.equal(await page.getByRole('combobox').inputValue(), 'jj')
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/akn\//)
  })

  it('is offered acts while it types, and takes one by key', async () => {
    const page = await open('/')
    const box = page.getByRole('combobox')
    await box.pressSequentially('protection of')
    const option = page.getByRole('option', { name: /Act on the Protection of Personal Data/ })
    await option.waitFor()
    assert.equal(await box.getAttribute('aria-expanded'), 'true')
    await page.keyboard.press('ArrowDown')
    const chosen = await box.getAttribute('aria-activedescendant')
    assert.equal(await page.locator(`[id="${chosen}"]`).getAttribute('aria-selected'), 'true')
    await page.keyboard.press('Escape')
    assert.equal(await box.getAttribute('aria-expanded'), 'false')
    assert.equal(await box.inputValue(), 'protection of', 'what was typed stays')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.pathname.startsWith(DATA_ACT))
  })

  it('is searched as typed, where nothing offered is chosen', async () => {
    const page = await open('/')
    await page.getByRole('combobox').pressSequentially('erasure')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/search\?q=erasure/)
  })

  it('offers on a phone fit the window', async () => {
    const page = await open('/')
    await page.setViewportSize({ width: 360, height: 740 })
    await page.getByRole('combobox').pressSequentially('Закон')
    await page.getByRole('option').first().waitFor()
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0)
    const box = await page.getByRole('listbox').boundingBox()
    assert.ok(box && box.x >= 0 && box.x + box.width <= 360)
  })
})

describe('what is offered while one types', () => {
  it('is small, in the language of the page, and kept for a while', async () => {
    const answer = await get('/search/suggest?q=protection&ui=fr')
    assert.equal(answer.headers['cache-control'], 'public, max-age=300')
    assert.match(answer.headers['content-type'] ?? '', /^application\/json/)
    const { typed, suggestions } = JSON.parse(answer.text)
    assert.equal(typed, 'protection')
    assert.ok(suggestions.length > 0 && suggestions.length <= 8)
    assert.match(suggestions[0].note, /^acte · /)
    const again = await get('/search/suggest?q=protection&ui=fr', {
      'if-none-match': answer.headers.etag ?? '',
    })
    assert.equal(again.status, 304)
  })

  it('is nothing for nothing, and for what nobody types', async () => {
    for (const q of ['', '   ', 'x'.repeat(5000), '"', '***', '%00'])
      assert.ok(Array.isArray(JSON.parse((await get(`/search/suggest?q=${q}`)).text).suggestions), q)
  })
})

describe('a search for programs', () => {
  const question = 'q=data&lang=eng&in=xv'

  it('is linked from the head of its page and from its end', async () => {
    const { text } = await get(`/search?${question}`)
    for (const [type, path] of [
      ['application/atom+xml', '/search.atom'],
      ['text/csv', '/search.csv'],
      ['application/json', '/search.json'],
    ] as const) {
      const href = `${path}?q=data&amp;in=xv&amp;lang=eng`
      assert.ok(text.includes(`<link rel="alternate" type="${type}" href="${href}"`), type)
      assert.ok(text.includes(`<a href="${href}">`), path)
    }
  })

  it('is a feed: an entry a wording, dated by when it was learnt of, kept by its tag', async () => {
    const answer = await get(`/search.atom?${question}`)
    assert.equal(answer.status, 200)
    assert.match(answer.headers['content-type'] ?? '', /^application\/atom\+xml/)
    assert.equal(answer.headers['access-control-allow-origin'], '*')
    const ids = [...answer.text.matchAll(/<entry>\n<id>([^<]*)<\/id>/g)].map(([, id = '']) => id)
    assert.ok(ids.length >= 2)
    assert.equal(new Set(ids).size, ids.length)
    for (const id of ids) assert.match(id, /^http.*@\d{4}-\d{2}-\d{2}/)
    assert.match(answer.text, /<updated>2026-11-20T09:00:00/)
    assert.match(answer.text, /in force 1 Mar 2024/)
    const tag = answer.headers.etag ?? ''
    assert.equal((await get(`/search.atom?${question}`, { 'if-none-match': tag })).status, 304)
  })

  it('is a table with addresses, dates, what they rest on, and how many there are', async () => {
    const answer = await get(`/search.csv?${question}`)
    assert.match(answer.headers['content-type'] ?? '', /^text\/csv; charset=utf-8; header=present/)
    assert.match(answer.headers['content-disposition'] ?? '', /filename="search\.csv"/)
    const [names = '', ...rows] = answer.text.split('\r\n')
    assert.match(names, /^place,of,of_is_exact,all_words,kind,iri,.*basis,standing,score,snippet$/)
    assert.equal(rows.pop(), '', 'the last line ends')
    assert.ok(rows.length >= 2)
    for (const [index, row] of rows.entries()) {
      assert.match(row, new RegExp(`^${index + 1},${rows.length},true,true,(?:act|provision),http`))
      assert.match(row, /,in-force,/)
    }
  })

  it('is data: the API answers the same question', async () => {
    const answer = await get(`/search.json?${question}&at=any`)
    assert.equal(answer.status, 302)
    const found = JSON.parse((await ask(served.origin + answer.headers.location)).text)
    assert.equal(found.at, null)
    assert.ok(found.hits.length > 0)
    for (const hit of found.hits) assert.deepEqual([hit.jurisdiction, hit.language], ['xv', 'eng'])
  })

  it('is told what is wrong as programs read it', async () => {
    for (const path of [
      '/search.csv?q="open',
      '/search.atom?q=',
      '/search.csv?q=data&at=soon',
      '/search/history.csv?q=',
    ]) {
      const answer = await get(path)
      assert.equal(answer.status, 400, path)
      assert.match(answer.headers['content-type'] ?? '', /^application\/problem\+json/, path)
      assert.ok(JSON.parse(answer.text).detail.length > 10)
      assert.equal(answer.headers['content-disposition'], undefined)
    }
  })
})

describe('a phrase through time', () => {
  it('is drawn, and told day by day with what changed', async () => {
    const { status, text } = await get('/search/history?q="without unreasonable delay"')
    assert.equal(status, 200)
    assert.match(text, /<svg[^>]*role="img"[^>]*aria-label="How many provisions have[^"]*from 1994 to /)
    const rows = text.matchAll(
      /<td class="day"><time datetime="([^"]*)">.*?<td class="(enters|leaves|unknown)">/gs,
    )
    assert.deepEqual(
      Array.from(rows, ([, day, kind]) => [day, kind]),
      [
        ['1994-03-01', 'enters'],
        ['2009-01-01', 'unknown'],
        ['2024-03-01', 'leaves'],
      ],
    )
    assert.match(text, /text unknown until 24 May 2018/)
    assert.equal(text.match(/the text held (?:before|after) does not have the provision/g)?.length, 1)
    assert.match(text, /Act No\. 7 of 2024, art\. 3/)
  })

  it('leads to wordings and redlines that are there', async () => {
    const { text } = await get('/search/history?q="without unreasonable delay"')
    const table = text.slice(text.indexOf('<table class="events">'), text.indexOf('</table>'))
    const links = [...table.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
    assert.ok(links.length >= 4)
    for (const href of links)
      assert.equal((await ask(served.origin + href.replace(/#.*/, ''))).status, 200, href)
  })

  it('is linked from results, and leads back', async () => {
    const page = (await get('/search?q=erasure&in=xv')).text
    assert.ok(page.includes('<a href="/search/history?q=erasure&amp;in=xv">'))
    assert.ok(
      (await get('/search/history?q=erasure&in=xv')).text.includes('<a href="/search?q=erasure&amp;in=xv">'),
    )
  })

  it('is a table for programs', async () => {
    const answer = await get('/search/history.csv?q="without unreasonable delay"')
    assert.match(
      answer.text,
      /^day,kind,until,whole,iri,work,title,num,jurisdiction,ground\r\n1994-03-01,enters,/,
    )
  })

  it('says that words never stood in the law, and what is wrong with a query', async () => {
    assert.match(await text('/search/history?q=unfindable'), /stand in no provision held here/)
    assert.equal((await get('/search/history?q="open')).status, 400)
    assert.equal((await get('/search/history')).status, 200)
  })
})

describe('results on paper', () => {
  it('have neither box nor filters, and say where each leads', async () => {
    const page = await browser.newPage()
    await page.goto(`${served.origin}/search?q=data`)
    await page.emulateMedia({ media: 'print' })
    for (const hidden of ['.asking', '.facets', '.forms'])
      assert.equal(await page.locator(hidden).first().isVisible(), false, hidden)
    assert.equal(await page.locator('.found h2').first().isVisible(), true)
    await page.close()
  })
})
