import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openBrowser } from '../browser.ts'
import { PAGES, type Served, STATUS, serveSmallLibrary } from './every-page.ts'
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

// Everything but text that is meant to scroll in its own box must end at the window's edge.
function tooWide(): string[] {
  const wide = [...document.querySelectorAll('body *')].filter((element) => {
    if (element.closest('.table, .ctable, .csheet, pre, svg, .outline')) return false
    const { right, left, width } = element.getBoundingClientRect()
    return width > 0 && (right > innerWidth + 1 || left < -1)
  })
  return wide
    .map((element) => `${element.tagName}.${element.className}`)
    .filter((name) => !name.startsWith('A.skip'))
}

async function watched(context: BrowserContext): Promise<{ page: Page; faults: string[] }> {
  const page = await context.newPage()
  const faults: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(served.origin)) faults.push(`asked for ${request.url()}`)
  })
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    const expected = /status of 40[04]/.test(message.text())
    if (['error', 'warning'].includes(message.type()) && !expected) faults.push(message.text())
  })
  page.on('requestfailed', (request) => faults.push(`could not load ${request.url()}`))
  return { page, faults }
}

describe('every page', () => {
  let context: BrowserContext
  before(async () => {
    context = await browser.newContext({ viewport: { width: 360, height: 900 } })
  })
  after(() => context?.close())

  for (const [name, path] of Object.entries(PAGES)) {
    it(`${name}: fits windows of 360, 768 and 1440 pixels, asks nobody else, keeps nothing`, async () => {
      const { page, faults } = await watched(context)
      const response = await page.goto(served.origin + path)
      assert.equal(response?.status(), STATUS[name] ?? 200)
      await page.evaluate(() => document.fonts.ready)
      for (const width of [360, 768, 1440]) {
        await page.setViewportSize({ width, height: 900 })
        assert.deepEqual(await page.evaluate(tooWide), [], `wider than ${width} pixels`)
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0)
      }
      assert.deepEqual(faults, [])
      assert.deepEqual(await context.cookies(), [])
      assert.equal((await page.title()).length > 0, true)
      await page.close()
    })
  }
})

describe('without JavaScript', () => {
  let context: BrowserContext
  before(async () => {
    context = await browser.newContext({ viewport: { width: 1200, height: 900 }, javaScriptEnabled: false })
  })
  after(() => context?.close())

  it('a reader searches the law of another day and reads what was found', async () => {
    const page = await context.newPage()
    await page.goto(served.origin)
    await page.getByRole('searchbox').fill('registers line year')
    await page.getByText('law as of today').click()
    await page.locator('input[name=at]').fill('1995-06-01')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('link', { name: 'Article 10 Transition', exact: true }).click()
    assert.match(page.url(), /\/eng@.*~art_10$/)
    assert.match(await page.locator('article').innerText(), /brought into line/)
  })

  it('a reader goes from a wording to the one before, to any day, and to what changed', async () => {
    const page = await context.newPage()
    await page.goto(`${served.origin}${DATA_ACT}/eng`)
    await page.getByRole('link', { name: '‹ Earlier' }).click()
    assert.equal(page.url(), `${served.origin}${DATA_ACT}/eng@2018-05-25`)
    await page.getByText('Any day', { exact: true }).click()
    await page.locator('.anyday input').fill('2003-05-01')
    await page.getByRole('button', { name: 'Show' }).click()
    assert.equal(page.url(), `${served.origin}${DATA_ACT}/eng@2003-05-01`)
    await page.getByRole('link', { name: 'What changed' }).click()
    assert.match(await page.locator('h2').first().innerText(), /from 30 April 2003 to 1 May 2003/)
    assert.equal(await page.locator('.redline.removed').count(), 1)
  })

  it('a reader opens the outline on a phone', async () => {
    const phone = await browser.newContext({
      viewport: { width: 360, height: 740 },
      javaScriptEnabled: false,
    })
    const page = await phone.newPage()
    await page.goto(`${served.origin}${DATA_ACT}/eng`)
    const link = page.locator('.outline a', { hasText: 'Erasure' })
    assert.equal(await link.isVisible(), false)
    await page.getByText('Contents', { exact: true }).click()
    await link.click()
    assert.match(page.url(), /#art_9$/)
    await phone.close()
  })

  it('a reader reads a long act from part to part', async () => {
    const page = await context.newPage()
    await page.goto(`${served.origin}${LONG_ACT}`)
    await page.locator('a[rel=next]').last().click()
    assert.match(await page.locator('.law').innerText(), /Сведения разряда 36 /)
    await page.locator('.onward a[rel=prev]').click()
    assert.match(await page.locator('.law').innerText(), /Сведения разряда 1 /)
  })

  it('a bar of the timeline leads to its wording', async () => {
    const page = await context.newPage()
    await page.goto(`${served.origin}${DATA_ACT}/eng`)
    await page.locator('svg.line a').first().click()
    assert.equal(page.url(), `${served.origin}${DATA_ACT}/eng@1994-03-01`)
  })
})

describe('with the keyboard alone', () => {
  it('the first stop skips to the content, and what has the focus is seen', async () => {
    const context = await browser.newContext({ viewport: { width: 1200, height: 900 } })
    const page = await context.newPage()
    await page.goto(`${served.origin}${DATA_ACT}/eng`)
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'skip')
    assert.ok(((await page.locator('.skip').boundingBox())?.y ?? -1) >= 0)
    for (let stop = 0; stop < 25; stop++) {
      await page.keyboard.press('Tab')
      const ring = await page.evaluate(
        () => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
      )
      assert.notEqual(
        ring,
        'none',
        await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 80) ?? ''),
      )
    }
    await context.close()
  })
})

describe('on paper', () => {
  it('the text stands alone in black on white, whatever the screen', async () => {
    const context = await browser.newContext({ colorScheme: 'dark' })
    const page = await context.newPage()
    await page.goto(`${served.origin}${DATA_ACT}/eng`)
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    for (const hidden of ['.outline', '.life', '.bar search', '.tools']) {
      assert.equal(await page.locator(hidden).first().isVisible(), false, hidden)
    }
    const colours = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.documentElement)
      return { color, backgroundColor }
    })
    assert.deepEqual(colours, { color: 'rgb(0, 0, 0)', backgroundColor: 'rgb(255, 255, 255)' })
    await context.close()
  })
})

describe('an empty library', () => {
  it('opens on a page that says how to fill it', async () => {
    const empty = await serveSmallLibrary('empty')
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
    await page.goto(empty.origin)
    assert.match(await page.locator('main').innerText(), /comity import auto/)
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0)
    await page.close()
    await empty.close()
  })
})
