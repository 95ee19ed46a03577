/** Citations as readers and programs see them: links of the day, what cites what, dead references, the graph. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { site } from '#web/site.tsx'
import { openBrowser } from '../browser.ts'
import { ARCHIVES_ACT, JUDGMENT, REGISTERS_ACT } from './citing-acts.ts'
import { type Served, serveSmallLibrary } from './every-page.ts'
import { DATA_ACT } from './invented.ts'
import { type SmallLibrary, smallLibrary } from './small-library.ts'

let library: SmallLibrary
let get: (address: string) => Promise<{ status: number; text: string; location: string | null }>

before(async () => {
  library = await smallLibrary('citing')
  const app = site(library.deps, (error) => console.error(error))
  get = async (address) => {
    const answer = await app.request(`http://localhost${address}`, { headers: { accept: 'text/html' } })
    return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') }
  }
})
after(() => library?.close())

/** Returns the opening tag of the link around the words. */
function linkAround(html: string, words: string): string {
  const at = html.indexOf(`>${words}</a>`)
  assert.ok(at > 0, `no link around “${words}”`)
  return html.slice(html.lastIndexOf('<a ', at), at + 1)
}

const ARTICLE_9 = 'Article 9 of the Act on the Protection of Personal Data'

describe('links in the text', () => {
  it('lead to the text as it stood on the day that is read', async () => {
    const then = await get(`${ARCHIVES_ACT}/eng@2010-06-01`)
    assert.match(linkAround(then.text, ARTICLE_9), new RegExp(`href="${DATA_ACT}/eng@2010-06-01/~art_9"`))
    const now = await get(`${ARCHIVES_ACT}/eng`)
    const link = linkAround(now.text, ARTICLE_9)
    assert.match(link, new RegExp(`class="ref" href="${DATA_ACT}/eng/~art_9"`))
    assert.match(
      link,
      /title="Article 9 Erasure&#10;Act on the Protection of Personal Data \(Valen\)&#10;as of 23 November 2026"/,
    )
  })

  it('stay on the page where the provision stands there, each end of a range by itself', async () => {
    const { text } = await get(`${ARCHIVES_ACT}/eng`)
    assert.match(linkAround(text, 'Articles 3'), /href="#art_3"/)
    assert.match(linkAround(text, '5'), /href="#art_5"/)
    const alone = await get(`${ARCHIVES_ACT}/eng/~art_2`)
    assert.match(linkAround(alone.text, 'Articles 3'), new RegExp(`href="${ARCHIVES_ACT}/eng/~art_3"`))
  })

  it('say of a provision that is gone since when, and lead to the last day on which it stood', async () => {
    const { text } = await get(`${ARCHIVES_ACT}/eng`)
    const other = linkAround(text, 'Article 10 of the Act on the Protection of Personal Data')
    assert.match(other, /class="ref gone"/)
    assert.match(other, /no longer in force since 1 May 2003/)
    const href = /href="([^"]*)"/.exec(other)?.[1] ?? ''
    assert.match(href, /@2003-04-30\/~art_10$/)
    assert.equal((await get(href)).status, 200)
    assert.match(
      linkAround(text, 'Article 4 of this Act'),
      /class="ref gone"[^>]*no longer in force since 1 January 2020/,
    )
    const then = await get(`${ARCHIVES_ACT}/eng@2019-12-31`)
    assert.match(linkAround(then.text, 'Article 4 of this Act'), /class="ref" href="#art_4"/)
  })

  it('say of an act that has ended since when', async () => {
    const { text } = await get(`${ARCHIVES_ACT}/eng`)
    const link = linkAround(text, 'Act on Registers')
    assert.match(link, new RegExp(`class="ref gone" href="${REGISTERS_ACT}/eng@1998-12-31"`))
    assert.match(link, /no longer in force since 1 January 1999/)
  })

  it('are none where the act is not held: that is said instead', async () => {
    const { text } = await get(`${ARCHIVES_ACT}/eng`)
    for (const words of ['Article 46 of Regulation (EU) 2016/679', 'the old order']) {
      const link = linkAround(text, words)
      assert.match(link, /class="ref away" role="link" aria-disabled="true" title="[^"]*not held here"/)
      assert.doesNotMatch(link, /href=/)
    }
  })

  it('take the source’s own references to the day as well', async () => {
    const { text } = await get(`${ARCHIVES_ACT}/eng@2010-06-01`)
    assert.match(linkAround(text, 'Article 8 there'), new RegExp(`href="${DATA_ACT}/eng@2010-06-01/~art_8"`))
  })

  it('print a sign and what it means where law no longer in force is cited, and only there', async () => {
    assert.match((await get(`${ARCHIVES_ACT}/eng`)).text, /<p class="keyed">† refers to law/)
    assert.doesNotMatch((await get(`${DATA_ACT}/eng`)).text, /class="keyed"/)
  })
})

describe('cited by', () => {
  it('stands beside the provision: the act itself, legislation, courts and agencies apart', async () => {
    const { text } = await get(`${DATA_ACT}/eng/~art_9`)
    const note = /<section class="note citing" id="cited-by">.*?<\/section>/s.exec(text)?.[0] ?? ''
    const said = note.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    assert.match(
      said,
      /In this act 1 .*Article 8.* Legislation 1 .*Act on Archives.* Court decisions 1 .*N\. v\. Archive.*14 May 2025.* Practice and guidance of agencies 1 .*Letter on archives/,
    )
    assert.match(said, /The claim rests on Article 9 of the Act on the Protection of Personal Data ?\./)
  })

  it('is counted at the head of each provision', async () => {
    const { text } = await get(`${DATA_ACT}/eng`)
    assert.match(text, /aria-label="Article 9: cited by 4"/)
    assert.doesNotMatch(text, /aria-label="Article 1: cited by/)
  })

  it('counts what lies inside a range', async () => {
    const { text } = await get(`${ARCHIVES_ACT}/eng@2010-06-01/~art_4?view=cited-by`)
    assert.match(text, /<mark>Articles 3 to 5<\/mark>/)
  })

  it('is narrowed by group, state, kind and year, each with its count', async () => {
    const all = await get(`${DATA_ACT}/eng?view=cited-by`)
    assert.match(all.text, /3 works, \d passages/)
    const courts = await get(`${DATA_ACT}/eng?view=cited-by&group=decision`)
    assert.match(courts.text, /1 work, \d passages?/)
    assert.match(courts.text, /N\. v\. Archive of the Crown/)
    assert.match(
      (await get(`${DATA_ACT}/eng?view=cited-by&year=2024&kind=letter&in=xv`)).text,
      /1 work, 1 passage</,
    )
    assert.match((await get(`${DATA_ACT}/eng?view=cited-by&year=1700`)).text, /Nothing cites it so narrowed/)
    assert.match((await get(`${DATA_ACT}/eng?view=cited-by&page=x`)).text, /page/i)
    assert.equal((await get(`${DATA_ACT}/eng?view=cited-by&page=x`)).status, 400)
    assert.equal((await get(`${DATA_ACT}/eng?view=cited-by&page=99`)).status, 200)
    assert.equal((await get(`${DATA_ACT}/eng/~art_99?view=cited-by`)).status, 404)
  })

  it('is told to programs', async () => {
    const json = async (query: string) => JSON.parse((await get(`/api/v1/cited-by?${query}`)).text)
    const found = await json(`iri=${DATA_ACT}/eng/~art_9&group=decision`)
    assert.deepEqual(found.counts.decision, { works: 1, passages: 1 })
    const [work] = found.works
    assert.equal(work.title, 'N. v. Archive of the Crown')
    assert.deepEqual(work.quoted[0].quote, [
      { text: 'The claim rests on ', cited: false },
      { text: ARTICLE_9, cited: true },
      { text: '. It is well founded.', cited: false },
    ])
    assert.equal((await get(work.quoted[0].iri)).status, 200)
    const first = await json(`iri=${DATA_ACT}&limit=2`)
    const rest = JSON.parse((await get(new URL(first.next).pathname + new URL(first.next).search)).text)
    assert.equal(rest.next, null)
    assert.equal(new Set([...first.works, ...rest.works].map(({ iri }) => iri)).size, 3)
    assert.equal((await get(`/api/v1/cited-by?iri=${DATA_ACT}/eng/~art_99`)).status, 404)
    assert.equal((await get(`/api/v1/cited-by?iri=${DATA_ACT}&year=soon`)).status, 400)
  })
})

describe('a citation as people type it', () => {
  it('is read by the API over act and number, and said to be typed', async () => {
    const typed = encodeURIComponent('act on archives 4')
    const { citations } = JSON.parse((await get(`/api/v1/cite?text=${typed}`)).text)
    assert.deepEqual(
      citations.map(({ text, how, iri }: Record<string, string>) => [text, how, iri]),
      [['act on archives 4', 'typed', `${ARCHIVES_ACT}/eng/~art_4`]],
    )
  })
})

describe('what an act cites', () => {
  it('begins with references to law no longer in force', async () => {
    const { text } = await get(`${ARCHIVES_ACT}/eng?view=cites`)
    assert.match(text, /4 references to law no longer in force/)
    assert.ok(text.indexOf('no longer in force since 1 May 2003') < text.indexOf('Acts held here'))
    assert.match(text, /Acts not held here.*Regulation \(EU\) 2016\/679/s)
    const then = await get(`${ARCHIVES_ACT}/eng@2002-01-01?view=cites`)
    assert.doesNotMatch(then.text, /since 1 May 2003/)
  })
})

describe('the graph', () => {
  it('has each neighbour as a link in the drawing, and again in the table', async () => {
    const { text } = await get(`${DATA_ACT}/eng?view=graph`)
    const drawing = /<svg class="graph".*?<\/svg>/s.exec(text)?.[0] ?? ''
    const table = /<table class="graph-table".*?<\/table>/s.exec(text)?.[0] ?? ''
    for (const iri of [ARCHIVES_ACT, JUDGMENT]) {
      assert.ok(drawing.includes(`href="${iri}"`), iri)
      assert.ok(table.includes(`href="${iri}"`), iri)
    }
  })

  it('is the same for the same library', async () => {
    const [a, b] = [
      await get(`${ARCHIVES_ACT}/eng?view=graph&steps=2`),
      await get(`${ARCHIVES_ACT}/eng?view=graph&steps=2`),
    ]
    assert.equal(a.text, b.text)
  })

  it('is found by any name of the act', async () => {
    assert.equal((await get('/graph?iri=VALREG-1994-41')).location, `${DATA_ACT}?view=graph`)
    assert.equal((await get('/graph')).status, 400)
    assert.equal((await get('/graph?iri=nothing')).status, 404)
  })
})

describe('in a browser', () => {
  let browser: Browser
  let served: Served
  let page: Page
  before(async () => {
    served = await serveSmallLibrary('citing')
    browser = await openBrowser()
    page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1280, height: 800 } })
  })
  after(async () => {
    await browser?.close()
    await served?.close()
  })

  it('a card says where a reference leads while it has the focus, and Escape closes it', async () => {
    await page.goto(`${served.origin}${ARCHIVES_ACT}/eng`)
    await page.locator('#art_1 a.num').focus()
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press('Tab')
      if (await page.locator('#art_1 .ref:focus').count()) break
    }
    const card = page.locator('#leads')
    await card.waitFor()
    assert.match(
      await card.innerText(),
      /Article 9 Erasure\s+Act on the Protection of Personal Data \(Valen\)\s+as of/,
    )
    assert.equal(await page.locator('#art_1 .ref').getAttribute('title'), null)
    assert.match((await page.locator('#art_1 .ref').getAttribute('aria-description')) ?? '', /Article 9/)
    await page.keyboard.press('Escape')
    assert.equal(await card.isVisible(), false)
  })

  it('the marks can be switched off, and stay off on the next page', async () => {
    const line = () => page.locator('#art_1 .ref').evaluate((ref) => getComputedStyle(ref).textDecorationLine)
    await page.goto(`${served.origin}${ARCHIVES_ACT}/eng`)
    assert.equal(await line(), 'underline')
    await page.locator('.reading > summary').click()
    await page.locator('.reading input[name=refs][value=off]').check({ force: true })
    assert.equal(await line(), 'none')
    await page.reload()
    assert.equal(await line(), 'none')
  })

  it('nothing scrolls sideways at 360, 768 and 1440 pixels, and the drawing gives way to the table on a phone', async () => {
    for (const width of [360, 768, 1440]) {
      await page.setViewportSize({ width, height: 800 })
      for (const view of ['graph', 'cites', 'cited-by']) {
        await page.goto(`${served.origin}${ARCHIVES_ACT}/eng?view=${view}`)
        const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
        assert.ok((inner ?? 0) <= (outer ?? 0), `${view} at ${width}`)
      }
      await page.goto(`${served.origin}${ARCHIVES_ACT}/eng?view=graph`)
      assert.equal(await page.locator('svg.graph').isVisible(), width > 992)
      assert.equal(await page.locator('table.graph-table').first().isVisible(), true)
    }
  })

  it('every neighbour in the drawing can be reached and followed by the keyboard', async () => {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(`${served.origin}${DATA_ACT}/eng?view=graph`)
    const nodes = page.locator('svg.graph a.node')
    const count = await nodes.count()
    assert.ok(count >= 3)
    await nodes.first().focus()
    await page.keyboard.press('Tab')
    assert.equal(await nodes.nth(1).evaluate((node) => node === document.activeElement), true)
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => !url.search.includes('graph'))
  })
})
