import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../browser.ts'
import { type Served, serveSmallLibrary } from './every-page.ts'
import { DATA_ACT } from './invented.ts'
import { DECLARATION } from './small-library.ts'

let browser: Browser
let served: Served
let folder: string

before(async () => {
  served = await serveSmallLibrary()
  browser = await openBrowser()
  folder = await mkdtemp(path.join(os.tmpdir(), 'comity-print-'))
})
after(async () => {
  await browser?.close()
  await served?.close()
  await rm(folder, { recursive: true, force: true })
})

async function opened(address: string, width = 1440, javaScriptEnabled = false): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled })
  const page = await context.newPage()
  await page.goto(served.origin + address)
  return page
}

/** Upper edges of every row's cells that are on the screen, row by row. */
const edges = (page: Page) =>
  page
    .locator('.abreast.provision')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => Math.round(cell.getBoundingClientRect().top))),
    )

describe('two days of an act, without JavaScript', () => {
  it('are chosen among the points in time, compared, and swapped', async () => {
    const page = await opened(`${DATA_ACT}/eng?view=versions`)
    await page.getByRole('radio', { name: /Compare from: 1 March 1994/ }).check()
    await page.getByRole('radio', { name: /Compare to: 25 May 2018/ }).check()
    await page.getByRole('button', { name: 'Compare the two' }).click()
    assert.match(page.url(), /[?&]from=1994-03-01/)
    assert.match(
      await page.locator('.between-days').innerText(),
      /from 1 March 1994 to 25 May 2018[\s\S]*1 changed[\s\S]*1 removed/,
    )
    assert.equal(await page.locator('ins').filter({ hasText: 'free of charge' }).count(), 1)
    await page.getByRole('link', { name: 'Swap the days' }).click()
    assert.match(page.url(), /\?from=2018-05-25&to=1994-03-01$/)
    assert.equal(await page.locator('del').filter({ hasText: 'free of charge' }).count(), 1)
    await page.context().close()
  })

  it('are left for the change before, by typing, and for the whole text', async () => {
    const page = await opened(`${DATA_ACT}/eng?from=2024-02-29&to=2024-03-01`)
    await page.getByRole('link', { name: 'Change before' }).click()
    assert.match(page.url(), /\?from=2003-04-30&to=2003-05-01$/)
    await page.locator('input[name=to]').fill('2024-03-01')
    await page.getByRole('button', { name: 'Compare' }).click()
    await page.getByRole('link', { name: 'Whole text with changes' }).click()
    assert.match(page.url(), /from=2003-04-30&to=2024-03-01&show=whole$/)
    assert.match(await page.locator('.compared').innerText(), /This Act protects whoever is concerned/)
    await page.context().close()
  })

  it('stand beside each other in columns, the same paragraph at the same height; below each other on a phone', async () => {
    const address = `${DATA_ACT}/eng?from=2018-05-25&to=2024-03-01&columns=2`
    const wide = await opened(address)
    const boxes = await wide
      .locator('.side')
      .evaluateAll((sides) =>
        sides.map((side) =>
          [...side.children].map((cell) => cell.getBoundingClientRect().toJSON() as DOMRect),
        ),
      )
    assert.ok(boxes.length >= 2)
    for (const [left, right] of boxes) {
      assert.equal(left?.top, right?.top)
      assert.ok((left?.right ?? 0) < (right?.left ?? 0) + 20)
    }
    const narrow = await opened(address, 360)
    const [first] = await narrow
      .locator('.side')
      .evaluateAll((sides) =>
        sides.map((side) => [...side.children].map((cell) => cell.getBoundingClientRect().top)),
      )
    assert.ok((first?.[0] ?? 0) < (first?.[1] ?? 0))
    await wide.context().close()
    await narrow.context().close()
  })

  it('lead from the list of changes to each of them', async () => {
    const page = await opened(`${DATA_ACT}/eng?from=2018-05-25&to=2024-03-01`)
    await page.locator('.changes a', { hasText: 'Data about children' }).click()
    assert.match(page.url(), /#art_9a$/)
    await page.context().close()
  })
})

describe('languages side by side, without JavaScript', () => {
  it('begin each provision at one height, and keep to it when they are scrolled', async () => {
    const page = await opened(`${DECLARATION}/eng?beside=rus,jpn`)
    for (const scroll of [0, 2500]) {
      await page.mouse.wheel(0, scroll)
      await page.waitForTimeout(150)
      const rows = await edges(page)
      assert.equal(rows.length, 32)
      for (const tops of rows) assert.equal(new Set(tops).size, 1, `cells of a row begin at ${tops}`)
    }
    await page.context().close()
  })

  it('are chosen by a form', async () => {
    const page = await opened(`${DECLARATION}/eng?beside=`)
    await page.locator('select').first().selectOption('fra')
    await page.getByRole('button', { name: 'Show side by side' }).click()
    assert.match(await page.locator('#art_1').innerText(), /All human beings[\s\S]*Tous les êtres humains/)
    await page.context().close()
  })

  it('stand below each other on a phone, each under its name', async () => {
    const page = await opened(`${DECLARATION}/eng?beside=fra`, 360)
    const [tops] = await edges(page)
    assert.ok((tops?.[0] ?? 0) < (tops?.[1] ?? 0))
    assert.deepEqual(await page.locator('#art_1 .language').allInnerTexts(), ['English', 'Français'])
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0)
    await page.context().close()
  })
})

describe('on paper', {
  skip: spawnSync('pdftotext', ['-v']).error ? 'needs pdftotext, absent here' : false,
}, () => {
  async function printed(address: string, format: 'A4' | 'Letter' = 'A4'): Promise<string> {
    const page = await opened(address, 1440, true)
    const file = path.join(folder, 'print.pdf')
    await writeFile(file, await page.pdf({ format, preferCSSPageSize: true }))
    await page.context().close()
    return spawnSync('pdftotext', ['-raw', file, '-']).stdout.toString()
  }
  const squeezed = (text: string) => text.replace(/\s+/g, ' ')

  it('a text says what it is, as of when, from whom, where it is found and when it was printed, on every sheet', async () => {
    const text = squeezed(await printed(`${DATA_ACT}/eng@2024-03-01`))
    for (const said of [
      /What Valen, Act No\. 41 of 11 Feb 1994/,
      /Text as of 1 March 2024/,
      /Wording in force from 1 March 2024, to 31 December 2026/,
      /imported, unsigned · from invented/,
      /Address \/akn\/xv\/act\/1994-02-11\/41\/eng@2024-03-01/,
      /Fingerprint SHA-256 [0-9a-f]{64}/,
      /Printed on 23 November 2026/,
      /1 \/ \d \/akn\/xv\/act\/1994-02-11\/41\/eng@2024-03-01 · printed 23 Nov 2026/,
    ])
      assert.match(text, said)
    assert.doesNotMatch(text, /Skip to the content|Browse|Keyboard/)
  })

  it('every word of the law is there, in its order', async () => {
    const address = `${DATA_ACT}/eng@2024-03-01`
    const page = await opened(address)
    const law = await page.locator('.text .law').evaluate((element) => {
      for (const tool of element.querySelectorAll('.tools, .noteref')) tool.remove()
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      const words: string[] = []
      while (texts.nextNode()) words.push(...(texts.currentNode.nodeValue ?? '').split(/\s+/))
      return words.filter((word) => /[\p{L}\p{N}]/u.test(word))
    })
    await page.context().close()
    const text = squeezed(await printed(address, 'Letter'))
      .replaceAll('- ', '-')
      .toLowerCase()
    assert.ok(law.length > 100)
    let at = 0
    for (const word of law) {
      const found = text.indexOf(word.toLowerCase(), at)
      assert.ok(found >= 0, `“${word}” is not on paper after “${text.slice(Math.max(0, at - 40), at)}”`)
      at = found + word.length
    }
  })

  it('a redline can be told in black and white: by signs as well as by lines', async () => {
    const text = squeezed(await printed(`${DATA_ACT}/eng?from=2018-05-25&to=2024-03-01`))
    assert.match(text, /Marked: \{\+added\+\}, \[-removed-\]/)
    assert.match(
      text,
      /erase personal data \[- ?without unreasonable delay, and free of charge,-\] ?\{\+ ?within fourteen days\+\} where/,
    )
    assert.match(text, /Article 9a Data about children added/)
  })

  it('languages stand side by side on paper too', async () => {
    const lines = (await printed(`${DECLARATION}/eng?beside=fra`)).split('\n')
    assert.ok(lines.some((line) => line.includes('Article 3')))
    assert.match(
      squeezed(lines.join(' ')),
      /Everyone has the right to life[\s\S]*Tout individu a droit à la vie/,
    )
  })
})
