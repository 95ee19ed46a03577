import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openBrowser } from '../browser.ts'
import { CITING_PAGES } from '../e2e/citing-acts.ts'
import { PAGES, type Served, serveSmallLibrary } from '../e2e/every-page.ts'
import { DATA_ACT } from '../e2e/invented.ts'
import { NETWORK_PAGES } from '../e2e/network-sources.ts'
import { FULL } from '../pace.ts'

const EVERY = { ...PAGES, ...CITING_PAGES, ...NETWORK_PAGES }
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

let browser: Browser
let served: Served

before(async () => {
  served = await serveSmallLibrary('citing')
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await served?.close()
})

// Pages have no frames: axe runs in the page itself, without a second page that puts the answers of frames together.
async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ runOnly: RULES, resultTypes: ['violations'] })
    .setLegacyMode()
    .analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 160)}`),
  )
}

// Not in all four: theme and width do not know of each other. A full run looks at each page both ways, else every second page is looked at
// in the one and every other in the other.
for (const [turn, [colorScheme, width]] of (
  [
    ['light', 1440],
    ['dark', 390],
  ] as const
).entries()) {
  describe(`axe, ${colorScheme}, ${width} pixels`, () => {
    let context: BrowserContext
    let page: Page
    before(async () => {
      context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } })
      page = await context.newPage()
    })
    after(() => context?.close())

    for (const [name, path] of Object.entries(EVERY).filter((_, index) => FULL || index % 2 === turn)) {
      it(`finds nothing on ${name}, whose headings skip no level`, async () => {
        await page.goto(served.origin + path)
        await assertStructure(page)
        assert.deepEqual(await violations(page), [])
      })
    }

    it('finds nothing where wordings are brought into place, a citation is copied and the help is open', async () => {
      await page.goto(`${served.origin}${DATA_ACT}/eng`)
      await page.locator('#art_9 a.history').click()
      await page.locator('#art_9 .story').waitFor()
      await page.locator('#art_9 a.cite').click()
      await page.locator('.said p').waitFor()
      // A link half under the bar that sticks to the top is too small only until the page moves on.
      await page.evaluate(() => scrollTo(0, 0))
      assert.deepEqual(await violations(page), [])
      await page.keyboard.press('?')
      assert.deepEqual(await violations(page), [])
    })

    for (const path of [`${DATA_ACT}/eng`, '/search?q=сведения&in=xb&explain=1', '/search?q=data&explain=1'])
      it(`finds nothing where everything that folds is open: ${path}`, async () => {
        await page.goto(served.origin + path)
        await page.evaluate(() => {
          for (const fold of document.querySelectorAll('details')) fold.open = true
        })
        assert.deepEqual(await violations(page), [])
      })

    it('finds nothing where acts are offered while one types, and one is chosen', async () => {
      await page.goto(`${served.origin}/search`)
      await page.getByRole('combobox').pressSequentially('protection')
      await page.getByRole('option').first().waitFor()
      assert.deepEqual(await violations(page), [])
      await page.keyboard.press('ArrowDown')
      assert.deepEqual(await violations(page), [])
    })
  })
}

// One main, one first heading, headings that skip no level, and a language.
async function assertStructure(page: Page): Promise<void> {
  const found = await page.evaluate(() => ({
    mains: document.querySelectorAll('main').length,
    titles: document.querySelectorAll('h1').length,
    language: document.documentElement.lang,
    levels: [...document.querySelectorAll('main :is(h1,h2,h3,h4,h5,h6)')].map(({ tagName }) =>
      Number(tagName[1]),
    ),
  }))
  assert.deepEqual([found.mains, found.titles, found.language], [1, 1, 'en'])
  found.levels.reduce((before, level) => {
    assert.ok(level <= before + 1, found.levels.join(' '))
    return level
  }, 0)
}
